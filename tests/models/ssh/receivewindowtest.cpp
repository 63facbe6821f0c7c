// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/receivewindow.h"

#include <gtest/gtest.h>

namespace zumik::ssh {

using namespace std::chrono_literals;

namespace {

constexpr std::uint64_t mebi = 1U << 20;

/// A window over a way with that round trip, and a clock that goes only when told.
struct ReceiveWindowTest : testing::Test {
    void receive(std::uint64_t bytes, Instant::duration took)
    {
        constexpr int steps = 64;
        for (int i = 0; i < steps; ++i) {
            now += took / steps;
            window.received(bytes / steps, now, roundTrip, most);
        }
    }

    std::uint32_t grant(std::uint64_t left) const { return window.grant(static_cast<std::uint32_t>(left)); }

    std::optional<Instant::duration> roundTrip = 80ms;
    std::uint32_t most = ReceiveWindow::largest;
    ReceiveWindow window;
    Instant now{1h};
};

} // namespace

TEST_F(ReceiveWindowTest, growsToTwiceWhatARoundTripBringsUpToALimit)
{
    window.received(1, now, roundTrip, most);
    EXPECT_EQ(window.size(), 2 * mebi);
    receive(2 * mebi, 80ms); // as much as the sender may
    EXPECT_NEAR(window.size(), 4 * mebi, 100e3);
    receive(4 * mebi, 80ms);
    EXPECT_NEAR(window.size(), 8 * mebi, 200e3);
    for (int i = 0; i < 10; ++i) {
        receive(16 * mebi, 80ms);
    }
    EXPECT_EQ(window.size(), 16 * mebi);
}

TEST_F(ReceiveWindowTest, staysWhereASmallOneIsEnough)
{
    window.received(1, now, roundTrip, most);
    for (int i = 0; i < 10; ++i) {
        receive(mebi / 8 * 7, 80ms); // 11 MB/s
    }
    EXPECT_EQ(window.size(), 2 * mebi);
    roundTrip = 300us;
    for (int i = 0; i < 10; ++i) {
        receive(5'000'000, 10ms); // a loopback
    }
    EXPECT_EQ(window.size(), 2 * mebi);
}

TEST_F(ReceiveWindowTest, takesAPauseForNoBurst)
{
    window.received(1, now, roundTrip, most);
    now += 10s;
    window.received(3 * mebi, now, roundTrip, most);
    EXPECT_EQ(window.size(), 2 * mebi);
}

TEST_F(ReceiveWindowTest, staysWhereNoRoundTripIsKnown)
{
    roundTrip.reset();
    receive(100 * mebi, 1s);
    EXPECT_EQ(window.size(), 2 * mebi);
}

TEST_F(ReceiveWindowTest, grantsWhatWasUsedInPieces)
{
    EXPECT_EQ(grant(2 * mebi), 0U);
    EXPECT_EQ(grant(2 * mebi - mebi / 8), 0U);
    EXPECT_EQ(grant(2 * mebi - mebi / 8 - 1), mebi / 8 + 1);
    EXPECT_EQ(grant(mebi), mebi);
    EXPECT_EQ(grant(0), 2 * mebi);
}

} // namespace zumik::ssh
