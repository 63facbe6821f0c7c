// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/standstill.h"

#include <gtest/gtest.h>

namespace zumik::ssh {

using namespace std::chrono_literals;

namespace {

/// Both clocks, which go on together unless the computer sleeps.
struct StandstillTest : testing::Test {
    Standstill::Clocks now{Instant(1h), 5h};
    Standstill watch;

    void pass(Standstill::Span time)
    {
        now.steady += time;
        now.boot += time;
    }

    void sleep(Standstill::Span time) { now.boot += time; }

    bool wakesAfter(Standstill::Span time, Standstill::Span limit)
    {
        watch.waiting(now, now.steady + limit);
        pass(time);
        return watch.woke(now);
    }
};

} // namespace

TEST_F(StandstillTest, aTurnInTimeIsNone)
{
    EXPECT_FALSE(wakesAfter(5s, 5s));
    EXPECT_FALSE(wakesAfter(100ms, 5s));
    EXPECT_FALSE(wakesAfter(2s, 0s)) << "a busy machine";
}

TEST_F(StandstillTest, aProcessThatWasStoppedWakesLate)
{
    EXPECT_TRUE(wakesAfter(60s, 5s));
    EXPECT_FALSE(wakesAfter(5s, 5s)) << "once";
}

TEST_F(StandstillTest, aComputerThatSleptWakesInTimeByOneClockOnly)
{
    watch.waiting(now, now.steady + 5s);
    pass(1s);
    sleep(8h);
    EXPECT_TRUE(watch.woke(now));
}

TEST_F(StandstillTest, aStopInTheMiddleOfATurnCounts)
{
    EXPECT_FALSE(wakesAfter(1s, 5s));
    pass(60s);
    EXPECT_TRUE(wakesAfter(1s, 5s));
}

TEST_F(StandstillTest, waitingForEverIsNone)
{
    watch.waiting(now, Instant::max());
    pass(10h);
    EXPECT_FALSE(watch.woke(now));
}

} // namespace zumik::ssh
