// SPDX-License-Identifier: GPL-3.0-or-later
// Long stalls of the way, by the keepalive that a profile has when nothing else is said.
#include "tests/models/ssh/httpservice.h"
#include "tests/models/ssh/watchedtunnel.h"
#include "tests/support/waitfor.h"

#include <gtest/gtest.h>

#include <chrono>

namespace zumik::tests {

using ssh::TunnelState;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

TEST(Stall, aDeadPeerIsNoticedWithinTenSeconds)
{
    const Sshd sshd;
    const WatchedTunnel way(targetFor(sshd), {});
    way.waitFor(TunnelState::Connected);
    const auto begin = Clock::now();
    sshd.pause();
    ASSERT_TRUE(way.waitForLoss());
    const auto took = Clock::now() - begin;
    sshd.resume();
    EXPECT_GT(took, 5s);
    EXPECT_LT(took, 11s) << "ten, and what a busy machine takes";
    EXPECT_TRUE(way.waitForSession(2));
}

TEST(Stall, halfAMinuteIsSurvivedAndWhatIsAskedThenIsAnswered)
{
    HttpService service([](const std::string &path) { return path; });
    const Sshd sshd;
    WatchedTunnel way(targetFor(sshd), {{"127.0.0.1", service.port()}});
    way.waitFor(TunnelState::Connected);
    sshd.pause();
    EXPECT_FALSE(waitUntil([&] { return way.status().sessions > 1; }, 30'000));
    sshd.resume();
    EXPECT_EQ(ask(way, {"127.0.0.1", service.port()}, "/after").body, "/after");
    EXPECT_TRUE(way.waitForSession(2));
}

} // namespace zumik::tests
