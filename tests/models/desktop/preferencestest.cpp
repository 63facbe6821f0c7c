// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/desktop/preferences.h"

#include "models/desktop/sessionbus.h"
#include "tests/models/desktop/fakeportal.h"
#include "tests/models/secrets/keyring.h"
#include "tests/support/waitfor.h"

#include <QDBusMessage>

#include <gtest/gtest.h>

#include <csignal>

namespace zumik::desktop {

namespace {

const QString scheme = QStringLiteral("color-scheme");
const QString contrast = QStringLiteral("contrast");

struct PreferencesTest : testing::Test {
    PreferencesTest() { qputenv("DBUS_SESSION_BUS_ADDRESS", bus.address().c_str()); }

    ~PreferencesTest() override { qunsetenv("DBUS_SESSION_BUS_ADDRESS"); }

    tests::SessionBus bus;
};

/// The words of the trouble; empty: connected.
std::string troubleOf()
{
    std::optional<std::string> said;
    SessionBus bus(
        [&said](const std::optional<QDBusError> &trouble) {
            said = trouble ? trouble->message().toStdString() : std::string();
        },
        nullptr);
    tests::waitUntil([&] { return said.has_value(); });
    return said.value_or("nothing was said");
}

} // namespace

TEST_F(PreferencesTest, areWhatThePortalSays)
{
    tests::FakePortal portal(bus.address());
    portal.set(scheme, 1U);
    PreferencesWatch watch;
    EXPECT_EQ(watch.preferences(), Preferences());
    EXPECT_TRUE(tests::waitUntil([&] { return watch.preferences() != Preferences(); }));
    EXPECT_EQ(watch.preferences(), (Preferences{Preferences::Scheme::Dark, false}));
}

TEST_F(PreferencesTest, areToldOnceWhenTheyChange)
{
    tests::FakePortal portal(bus.address());
    portal.set(scheme, 1U);
    PreferencesWatch watch;
    int changes = 0;
    QObject::connect(&watch, &PreferencesWatch::changed, &watch, [&] { ++changes; });
    ASSERT_TRUE(tests::waitUntil([&] { return changes == 1; }));
    watch.look();
    ASSERT_TRUE(tests::waitUntil([&] { return portal.asked() == 2; }));
    portal.set(scheme, 2U);
    portal.set(contrast, 1U);
    ASSERT_TRUE(tests::waitUntil([&] {
        watch.look();
        return changes == 2;
    }));
    EXPECT_EQ(watch.preferences(), (Preferences{Preferences::Scheme::Light, true}));
}

TEST_F(PreferencesTest, areNoneWhenTheirValuesAreUnheardOf)
{
    tests::FakePortal portal(bus.address());
    portal.set(scheme, 7U);
    portal.set(contrast, QStringLiteral("very"));
    PreferencesWatch watch;
    tests::waitUntil([&] { return portal.asked() == 1; });
    watch.look();
    // Asked again only once it has the first answer.
    ASSERT_TRUE(tests::waitUntil([&] {
        watch.look();
        return portal.asked() >= 2;
    }));
    EXPECT_EQ(watch.preferences(), Preferences());
}

TEST_F(PreferencesTest, areNoneWithoutAPortalUntilThereIsOne)
{
    PreferencesWatch watch;
    ASSERT_EQ(troubleOf(), ""); // by now the first question has an answer, or soon
    EXPECT_EQ(watch.preferences(), Preferences());
    tests::FakePortal portal(bus.address());
    portal.set(scheme, 1U);
    EXPECT_TRUE(tests::waitUntil([&] {
        watch.look();
        return watch.preferences().scheme == Preferences::Scheme::Dark;
    }));
}

TEST_F(PreferencesTest, dontWaitForABusThatHangs)
{
    bus.daemon().signal(SIGSTOP);
    {
        PreferencesWatch watch;
        watch.look();
        EXPECT_EQ(watch.preferences(), Preferences());
    }
    bus.daemon().signal(SIGCONT);
}

TEST(SessionBusTest, startsNoneWhereThereIsNone)
{
    qunsetenv("XDG_RUNTIME_DIR");
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    EXPECT_EQ(troubleOf(), "there is no D-Bus session");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "autolaunch:");
    EXPECT_EQ(troubleOf(), "there is no D-Bus session");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all");
    EXPECT_NE(troubleOf(), "");
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
}

} // namespace zumik::desktop
