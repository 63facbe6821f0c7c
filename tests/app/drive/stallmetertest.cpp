// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drive/stallmeter.h"
#include "tests/support/waitfor.h"

#include <QTimer>

#include <gtest/gtest.h>

#include <thread>

namespace zumik::app::drive {

namespace {

using namespace std::chrono_literals;
using tests::waitUntil;

/// Works, in processor time.
void work(std::chrono::nanoseconds length)
{
    const auto end = threadCpuTime() + length;
    while (threadCpuTime() < end) { }
}

/// In a turn of the event loop.
void inATurn(const std::function<void()> &what)
{
    bool done = false;
    QTimer::singleShot(0, [&] {
        what();
        done = true;
    });
    ASSERT_TRUE(waitUntil([&] { return done; }));
}

TEST(StallMeter, aLongTurnIsAStall)
{
    StallMeter meter;
    inATurn([] { work(5ms); });
    EXPECT_EQ(meter.take().over50ms, 0);
    inATurn([] { work(80ms); });
    const auto stalls = meter.take();
    EXPECT_EQ(stalls.over50ms, 1);
    EXPECT_GE(stalls.maxMs, 80);
}

TEST(StallMeter, asksAnewEachTime)
{
    StallMeter meter;
    inATurn([] { work(60ms); });
    meter.take();
    EXPECT_EQ(meter.take().over50ms, 0);
    EXPECT_LT(meter.take().maxMs, 50);
}

TEST(StallMeter, sleepingIsNoWork)
{
    StallMeter meter;
    inATurn([] { std::this_thread::sleep_for(80ms); });
    EXPECT_EQ(meter.take().over50ms, 0);
}

TEST(StallMeter, whatTheDriverDoesItselfDoesNotCount)
{
    StallMeter meter;
    inATurn([&] {
        const StallMeter::Pause own(meter);
        work(80ms);
    });
    EXPECT_EQ(meter.take().over50ms, 0);
}

} // namespace

} // namespace zumik::app::drive
