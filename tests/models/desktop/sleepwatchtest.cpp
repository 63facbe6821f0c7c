// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/desktop/sleepwatch.h"

#include "tests/models/desktop/fakelogind.h"
#include "tests/models/secrets/keyring.h"
#include "tests/support/waitfor.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

namespace zumik::desktop {

namespace {

struct SleepWatchTest : testing::Test {
    tests::SessionBus bus; // a real dbus-daemon
    tests::FakeLogind logind{bus.address()};

    QString address() const { return QString::fromStdString(bus.address()); }
};

} // namespace

TEST_F(SleepWatchTest, tellsWhenTheComputerIsAwakeAgainAndNotWhenItFallsAsleep)
{
    const SleepWatch watch(address());
    const QSignalSpy resumed(&watch, &SleepWatch::resumed);
    QSignalSpy listening(&watch, &SleepWatch::listening);
    ASSERT_TRUE(tests::waitUntil([&] { return !listening.empty(); }));
    logind.prepareForSleep(true);
    logind.prepareForSleep(false);
    ASSERT_TRUE(tests::waitUntil([&] { return !resumed.empty(); }));
    logind.prepareForSleep(true);
    logind.prepareForSleep(false);
    ASSERT_TRUE(tests::waitUntil([&] { return resumed.size() >= 2; }));
    EXPECT_EQ(resumed.size(), 2);
}

TEST_F(SleepWatchTest, canGoAtAnyTime)
{
    for (int i = 0; i < 20; ++i) {
        const SleepWatch watch(address());
        if (i % 2 == 0) {
            QSignalSpy listening(&watch, &SleepWatch::listening);
            ASSERT_TRUE(tests::waitUntil([&] { return !listening.empty(); }));
            logind.prepareForSleep(false);
        }
    }
}

TEST(SleepWatchWithoutABus, neverTellsAndHarmsNobody)
{
    const SleepWatch watch(QStringLiteral("unix:path=/nowhere"));
    QSignalSpy listening(&watch, &SleepWatch::listening);
    EXPECT_FALSE(tests::waitUntil([&] { return !listening.empty(); }, 200));
}

} // namespace zumik::desktop
