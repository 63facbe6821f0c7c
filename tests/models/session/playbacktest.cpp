// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/playback.h"

#include "tests/support/waitfor.h"

#include <gtest/gtest.h>

namespace zumik::session {

using namespace std::chrono_literals;

namespace {

constexpr base::Time start{1'700'000'000'000};

class PlaybackTest : public testing::Test {
protected:
    PlaybackTest()
    {
        QObject::connect(&playback, &Playback::moved, &playback, [this] { ++moves; });
        QObject::connect(&playback, &Playback::changed, &playback, [this] { ++changes; });
    }

    replay::ReplayClock clock{{start, start + 2h}};
    Playback playback{clock};
    int moves = 0;
    int changes = 0;
};

} // namespace

TEST_F(PlaybackTest, movesTheClockByItselfUntilItIsPaused)
{
    playback.seek(start);
    playback.setSpeed(60);
    playback.play();
    EXPECT_TRUE(tests::waitUntil([this] { return clock.now() > start + 5s; }));
    playback.pause();
    const base::Time there = clock.now();
    moves = 0;
    playback.advance(1s);
    EXPECT_EQ(clock.now(), there);
    EXPECT_EQ(moves, 0);
}

TEST_F(PlaybackTest, saysWhatHasBecomeOfEachWish)
{
    playback.seek(start + 1h);
    EXPECT_EQ(moves, 1);
    EXPECT_EQ(changes, 0);
    playback.seek(start + 1h);
    EXPECT_EQ(moves, 1);
    playback.toggle();
    EXPECT_EQ(changes, 1);
    playback.step(15s);
    EXPECT_EQ(changes, 2); // it paused
    EXPECT_EQ(moves, 2);
    EXPECT_FALSE(playback.setSpeed(7));
    EXPECT_EQ(changes, 2);
    EXPECT_TRUE(playback.setLoop(base::TimeRange{start, start + 1min}));
    EXPECT_EQ(changes, 3);
    EXPECT_EQ(moves, 3); // into it
}

TEST_F(PlaybackTest, saysThatItHasStoppedAtTheEnd)
{
    playback.setSpeed(600);
    playback.seek(start + 2h - 1s);
    playback.play();
    changes = 0;
    playback.advance(100ms);
    EXPECT_EQ(clock.now(), start + 2h);
    EXPECT_EQ(changes, 1);
    EXPECT_FALSE(clock.playing());
}

TEST_F(PlaybackTest, doesNotLeapOverWhatNobodyCouldSee)
{
    playback.seek(start);
    playback.setSpeed(10);
    playback.play();
    playback.advance(1h); // a computer that slept
    EXPECT_EQ(clock.now(), start + 2500ms);
}

} // namespace zumik::session
