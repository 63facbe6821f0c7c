// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/replayclock.h"

#include <gtest/gtest.h>

#include <limits>

namespace zumik::replay {

using namespace std::chrono_literals;

namespace {

constexpr base::Time start{1'700'000'000'000};
const base::TimeRange recorded{start, start + 2h};

class ReplayClockTest : public testing::Test {
protected:
    ReplayClock clock{recorded};
};

} // namespace

TEST_F(ReplayClockTest, standsAtTheEndUntilSomebodyMovesIt)
{
    EXPECT_EQ(clock.now(), recorded.end);
    EXPECT_FALSE(clock.playing());
    EXPECT_FALSE(clock.advance(1s));
    EXPECT_EQ(clock.now(), recorded.end);
}

TEST_F(ReplayClockTest, playsAsFastAsItIsToldAndLosesNothingOfSmallTicks)
{
    clock.seek(start);
    clock.play();
    for (int i = 0; i < 3000; ++i) {
        clock.advance(333us);
    }
    EXPECT_EQ(clock.now(), start + 999ms);
    clock.pause();
    clock.seek(start);
    ASSERT_TRUE(clock.setSpeed(600));
    clock.play();
    EXPECT_TRUE(clock.advance(1s));
    EXPECT_EQ(clock.now(), start + 10min);
}

TEST_F(ReplayClockTest, knowsOnlyTheSpeedsOnOffer)
{
    EXPECT_FALSE(clock.setSpeed(0));
    EXPECT_FALSE(clock.setSpeed(-5));
    EXPECT_FALSE(clock.setSpeed(601));
    EXPECT_EQ(clock.speed(), 1);
    for (const int speed : ReplayClock::speeds) {
        EXPECT_TRUE(clock.setSpeed(speed));
        EXPECT_EQ(clock.speed(), speed);
    }
}

TEST_F(ReplayClockTest, stopsAtTheEndAndBeginsAgainFromThere)
{
    clock.setSpeed(600);
    clock.seek(recorded.end - 1s);
    clock.play();
    EXPECT_TRUE(clock.advance(1s));
    EXPECT_EQ(clock.now(), recorded.end);
    EXPECT_FALSE(clock.playing());
    clock.play();
    EXPECT_TRUE(clock.playing());
    EXPECT_EQ(clock.now(), start);
}

TEST_F(ReplayClockTest, staysInsideOfWhatWasRecorded)
{
    clock.seek(start - 24h);
    EXPECT_EQ(clock.now(), start);
    clock.seek(recorded.end + 1ms);
    EXPECT_EQ(clock.now(), recorded.end);
    clock.step(base::Duration(std::numeric_limits<std::int64_t>::max()));
    EXPECT_EQ(clock.now(), recorded.end);
    clock.step(base::Duration(std::numeric_limits<std::int64_t>::min()));
    EXPECT_EQ(clock.now(), start);
    clock.setSpeed(600);
    clock.play();
    clock.advance(std::chrono::nanoseconds::max());
    EXPECT_EQ(clock.now(), recorded.end);
}

TEST_F(ReplayClockTest, stepsBothWaysAndPauses)
{
    clock.seek(start + 1h);
    clock.play();
    clock.step(15s);
    EXPECT_FALSE(clock.playing());
    EXPECT_EQ(clock.now(), start + 1h + 15s);
    clock.step(-30s);
    EXPECT_EQ(clock.now(), start + 1h - 15s);
}

TEST_F(ReplayClockTest, playsALoopAgainAndAgainUntilSomebodySeeksOutOfIt)
{
    clock.setSpeed(60);
    ASSERT_TRUE(clock.setLoop(base::TimeRange{start + 10min, start + 20min}));
    EXPECT_EQ(clock.now(), start + 10min);
    clock.play();
    EXPECT_TRUE(clock.advance(13s));
    EXPECT_EQ(clock.now(), start + 13min);
    EXPECT_TRUE(clock.playing());
    clock.seek(start + 15min);
    EXPECT_TRUE(clock.loop());
    clock.seek(start + 30min);
    EXPECT_FALSE(clock.loop());
}

TEST_F(ReplayClockTest, cutsALoopToTheRecordingAndRefusesAnEmptyOne)
{
    ASSERT_TRUE(clock.setLoop(base::TimeRange{start - 1h, start + 1min}));
    EXPECT_EQ(*clock.loop(), (base::TimeRange{start, start + 1min}));
    EXPECT_FALSE(clock.setLoop(base::TimeRange{start + 2min, start + 1min}));
    EXPECT_FALSE(clock.setLoop(base::TimeRange{recorded.end + 1min, recorded.end + 2min}));
    EXPECT_EQ(*clock.loop(), (base::TimeRange{start, start + 1min}));
    EXPECT_TRUE(clock.setLoop(std::nullopt));
    EXPECT_FALSE(clock.loop());
}

TEST(ReplayClock, ofASingleSampleHasNowhereToGo)
{
    ReplayClock clock({start, start});
    clock.play();
    EXPECT_FALSE(clock.playing());
    clock.step(15s);
    EXPECT_EQ(clock.now(), start);
}

} // namespace zumik::replay
