// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/ssh/rawsocket.h"
#include "tests/models/ssh/watchedtunnel.h"
#include "tests/support/wait.h"
#include "tests/support/waitfor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <thread>

namespace zumik::tests {

using base::ErrorCode;
using ssh::TunnelState;

namespace {

std::size_t openDescriptors()
{
    return static_cast<std::size_t>(std::distance(
        std::filesystem::directory_iterator("/proc/self/fd"), std::filesystem::directory_iterator()));
}

class Load : public testing::Test {
protected:
    static void SetUpTestSuite() { sshd = std::make_unique<Sshd>(); }

    static void TearDownTestSuite() { sshd.reset(); }

    static std::unique_ptr<Sshd> sshd;
};

std::unique_ptr<Sshd> Load::sshd;

} // namespace

TEST_F(Load, aSessionThatDiesInMidAnswerBreaksTheAnswer)
{
    const auto far = RawSocket::listen();
    WatchedTunnel way(targetFor(*sshd), {{"127.0.0.1", far.port()}});
    way.waitFor(TunnelState::Connected);
    const auto client = RawSocket::throughGateway(way.tunnel().access(), {"127.0.0.1", far.port()});
    const auto peer = far.accept();
    peer.send("the first half");
    EXPECT_EQ(client.read(14), "the first half");
    EXPECT_GE(sshd->dropConnections(), 1U);
    bool cleanly = true;
    EXPECT_EQ(client.readToEnd(&cleanly), "");
    EXPECT_FALSE(cleanly) << "an end would pass for the end of the answer";
    ASSERT_TRUE(way.waitForLoss());
    EXPECT_EQ(way.loss()->code, ErrorCode::ConnectionLost);
    const auto reason = way.tunnel().failures()->failureOf("127.0.0.1", far.port());
    ASSERT_TRUE(reason.has_value());
    EXPECT_EQ(reason->code, ErrorCode::ConnectionLost);
}

TEST_F(Load, aSilentPeerIsNoticed)
{
    Sshd frozen;
    auto target = targetFor(frozen);
    target.keepaliveInterval = std::chrono::milliseconds(300);
    WatchedTunnel way(std::move(target), {});
    way.waitFor(TunnelState::Connected);
    frozen.pause();
    EXPECT_TRUE(way.waitForLoss());
    frozen.resume();
    ASSERT_TRUE(way.loss().has_value());
    EXPECT_EQ(way.loss()->code, ErrorCode::ConnectionLost);
    EXPECT_EQ(way.loss()->message, "the server gives no sign of life");
}

TEST_F(Load, aQuietTunnelStaysUpAndKnowsItsRoundTrip)
{
    auto target = targetFor(*sshd);
    target.keepaliveInterval = std::chrono::milliseconds(50);
    WatchedTunnel way(std::move(target), {});
    const auto first = way.waitFor(TunnelState::Connected);
    // Forty keepalives later it still stands.
    EXPECT_TRUE(waitUntil([&] { return way.status().bytesIn > first.bytesIn + std::uint64_t{40} * 20; }));
    EXPECT_EQ(way.status().state, TunnelState::Connected);
    EXPECT_TRUE(way.status().roundTrip.has_value());
}

TEST_F(Load, aServerThatAsksForSignsOfLifeGetsThem)
{
    const Sshd strict({.extraLines = {"ClientAliveInterval 1", "ClientAliveCountMax 1"}});
    auto target = targetFor(strict);
    target.keepaliveInterval = std::chrono::hours(1);
    WatchedTunnel way(std::move(target), {});
    way.waitFor(TunnelState::Connected);
    const auto from = std::chrono::steady_clock::now();
    waitUntil([&] {
        return way.status().state != TunnelState::Connected
            || std::chrono::steady_clock::now() - from > std::chrono::seconds(4);
    });
    EXPECT_EQ(way.status().state, TunnelState::Connected);
}

TEST_F(Load, aDestinationThatHangsLeavesOpenChannelsAlone)
{
    const StuckPort stuck;
    const auto far = RawSocket::listen();
    auto target = targetFor(*sshd);
    target.openTimeout = std::chrono::seconds(2);
    WatchedTunnel way(std::move(target), {{"127.0.0.1", stuck.port()}, {"127.0.0.1", far.port()}});
    way.waitFor(TunnelState::Connected);
    const auto access = way.tunnel().access();
    const auto open = RawSocket::throughGateway(access, {"127.0.0.1", far.port()});
    const auto peer = far.accept();

    std::thread hanging([&] {
        const auto client = RawSocket::throughGateway(access, {"127.0.0.1", stuck.port()});
        EXPECT_EQ(client.reply(), 6);
    });
    std::thread behind([&] {
        const auto client = RawSocket::throughGateway(access, {"127.0.0.1", far.port()});
        EXPECT_EQ(client.reply(), 0) << "it comes when the hanging one was given up";
    });
    for (int i = 0; i < 100; ++i) {
        peer.send("tick");
        ASSERT_EQ(open.read(4), "tick");
        open.send("tock");
        ASSERT_EQ(peer.read(4), "tock");
    }
    hanging.join();
    behind.join();
    const auto reason = way.tunnel().failures()->failureOf("127.0.0.1", stuck.port());
    ASSERT_TRUE(reason.has_value());
    EXPECT_EQ(reason->code, ErrorCode::Timeout);

    // It is known to hang, and holds nobody up again.
    EXPECT_EQ(RawSocket::throughGateway(access, {"127.0.0.1", stuck.port()}).reply(), 6);
    open.send("still");
    EXPECT_EQ(peer.read(5), "still");
}

TEST_F(Load, twoHundredChannelsInARowLeaveNothingBehind)
{
    const auto far = RawSocket::listen();
    WatchedTunnel way(targetFor(*sshd), {{"127.0.0.1", far.port()}});
    way.waitFor(TunnelState::Connected);
    const auto access = way.tunnel().access();
    std::size_t before = 0;
    for (int i = 0; i < 200; ++i) {
        const auto client = RawSocket::throughGateway(access, {"127.0.0.1", far.port()});
        ASSERT_EQ(client.reply(), 0) << i;
        auto peer = far.accept();
        client.send("ask");
        ASSERT_EQ(peer.read(3), "ask");
        peer.send("answer");
        peer.close();
        ASSERT_EQ(client.readToEnd(), "answer");
        if (i == 10) {
            before = openDescriptors();
        }
    }
    EXPECT_TRUE(waitFor([&] { return openDescriptors() <= before; }))
        << before << " before, " << openDescriptors() << " after";
    ASSERT_TRUE(waitUntil([&] { return way.status().channels == 0; }));
}

TEST_F(Load, clientsThatVanishLeaveNothingBehind)
{
    const auto far = RawSocket::listen();
    WatchedTunnel way(targetFor(*sshd), {{"127.0.0.1", far.port()}});
    way.waitFor(TunnelState::Connected);
    const auto access = way.tunnel().access();
    const std::size_t before = openDescriptors();
    const std::string request =
        socksRequest(access.user, std::string(access.password.reveal()), {"127.0.0.1", far.port()});
    for (std::size_t i = 0; i < 100; ++i) {
        const auto client = RawSocket::connect(access.port);
        client.send(request.substr(0, i * request.size() / 99));
    }
    EXPECT_TRUE(waitFor([&] { return openDescriptors() <= before; }))
        << before << " before, " << openDescriptors() << " after";
    EXPECT_EQ(RawSocket::throughGateway(access, {"127.0.0.1", far.port()}).reply(), 0);
}

TEST_F(Load, aClientThatDoesNotReadHoldsTheServiceBackAndNobodyElse)
{
    const auto far = RawSocket::listen();
    WatchedTunnel way(targetFor(*sshd), {{"127.0.0.1", far.port()}});
    way.waitFor(TunnelState::Connected);
    const auto access = way.tunnel().access();
    const auto lazy = RawSocket::throughGateway(access, {"127.0.0.1", far.port()});
    const auto source = far.accept();
    // More than every buffer on the way together: the window's 2 MiB, sockets', ours.
    const std::string block(std::size_t{1} << 20, 'x');
    constexpr int blocks = 40;
    std::atomic<int> sent{0};
    std::thread service([&] {
        for (int i = 0; i < blocks && source.send(block); ++i) {
            ++sent;
        }
        source.finishWriting();
    });
    EXPECT_TRUE(waitFor([&] { return sent > 2; }));
    const auto other = RawSocket::throughGateway(access, {"127.0.0.1", far.port()});
    const auto peer = far.accept();
    for (int i = 0; i < 20; ++i) {
        peer.send("quick");
        ASSERT_EQ(other.read(5), "quick");
    }
    EXPECT_LT(sent, blocks) << "the service would have been let run";
    const std::string all = lazy.readToEnd();
    service.join();
    EXPECT_EQ(all.size(), block.size() * blocks);
}

TEST_F(Load, largeAnswersAndQuestionsComeThroughWhole)
{
    const auto far = RawSocket::listen();
    WatchedTunnel way(targetFor(*sshd), {{"127.0.0.1", far.port()}});
    way.waitFor(TunnelState::Connected);
    const auto client = RawSocket::throughGateway(way.tunnel().access(), {"127.0.0.1", far.port()});
    const auto peer = far.accept();
    std::string text;
    for (int i = 0; text.size() < (std::size_t{24} << 20); ++i) {
        text += std::to_string(i) + ",";
    }
    // Both directions at once, an echo.
    std::thread service([&] {
        const std::string heard = peer.read(text.size());
        EXPECT_TRUE(heard == text);
    });
    std::thread answer([&] {
        peer.send(text);
        peer.finishWriting();
    });
    std::thread question([&] { client.send(text); });
    EXPECT_TRUE(client.readToEnd() == text);
    question.join();
    service.join();
    answer.join();
}

TEST_F(Load, closingAtAnyMomentEndsTheThread)
{
    const auto far = RawSocket::listen();
    for (int i = 0; i < 20; ++i) {
        WatchedTunnel way(targetFor(*sshd), {{"127.0.0.1", far.port()}});
        const auto seen = static_cast<std::size_t>(i % 7);
        waitUntil([&] { return way.statuses().size() > seen; });
        way.closeAndForget();
    }
    EXPECT_TRUE(waitFor([&] { return sshd->connections() == 0; })) << "good-bye was said";
}

} // namespace zumik::tests
