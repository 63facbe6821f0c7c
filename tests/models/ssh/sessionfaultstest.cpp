// SPDX-License-Identifier: GPL-3.0-or-later
// What a network can do to an established session.
#include "tests/models/ssh/faultyway.h"
#include "tests/models/ssh/rawsocket.h"
#include "tests/support/wait.h"
#include "tests/support/waitfor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace zumik::tests {

using base::ErrorCode;
using ssh::TunnelState;
using testing::AnyOf;
using testing::HasSubstr;
using Way = FaultProxy::Way;
using std::chrono::milliseconds;

namespace {

constexpr const char *changed = "a packet was changed on the way: it fails the cipher's check";

/// How much has passed, once nothing more comes of what was before: a channel's end, for one.
std::uint64_t quietOffset(const FaultProxy &proxy, Way way)
{
    std::uint64_t passed = proxy.passed(way);
    while (waitFor([&] { return proxy.passed(way) != passed; }, milliseconds(100))) {
        passed = proxy.passed(way);
    }
    return passed;
}

class SessionFaults : public testing::Test {
protected:
    static void SetUpTestSuite() { faulty = std::make_unique<FaultyWay>(); }

    static void TearDownTestSuite() { faulty.reset(); }

    void TearDown() override { faulty->proxy().heal(); }

    static ssh::SshTarget impatient()
    {
        auto target = faulty->target();
        target.keepaliveInterval = milliseconds(1'000);
        return target;
    }

    static base::Error lossOf(const WatchedTunnel &way)
    {
        EXPECT_TRUE(way.waitForLoss());
        return way.loss().value_or(base::Error{});
    }

    static std::unique_ptr<FaultyWay> faulty;
};

std::unique_ptr<FaultyWay> SessionFaults::faulty;

} // namespace

TEST_F(SessionFaults, aPacketWithABadMacEndsTheSessionWithThatReason)
{
    for (const char *cipher : {"chacha20-poly1305@openssh.com", "aes128-gcm@openssh.com", "aes128-ctr"}) {
        SCOPED_TRACE(cipher);
        FaultyWay only({.extraLines = {std::string("Ciphers ") + cipher}});
        const WatchedTunnel way(only.target(), only.destinations());
        ASSERT_EQ(way.waitFor(TunnelState::Connected).cipher, cipher);
        ASSERT_EQ(ask(way, only.destination(), "/before").body, "/before");
        // Beyond the length at a packet's front; what comes next is a channel's confirmation.
        only.proxy().set(Way::ToClient, {.corruptAt = quietOffset(only.proxy(), Way::ToClient) + 20});
        EXPECT_EQ(ask(way, only.destination()).body, "");
        const auto error = lossOf(way);
        EXPECT_EQ(error.code, ErrorCode::ConnectionLost);
        EXPECT_THAT(error.message, AnyOf(changed, HasSubstr("changed on the way"), HasSubstr("MAC")));
        EXPECT_EQ(error.where, "127.0.0.1:" + std::to_string(only.proxy().port()));
        const auto reason =
            way.tunnel().failures()->failureOf(only.destination().host, only.destination().port);
        ASSERT_TRUE(reason.has_value());
        EXPECT_EQ(reason->code, ErrorCode::ConnectionLost);
        expectWorksAgain(only, way);
    }
}

TEST_F(SessionFaults, aWrongByteAnywhereInAnAnswerNeverReachesItsClient)
{
    const auto far = RawSocket::listen();
    const WatchedTunnel way(impatient(), {{"127.0.0.1", far.port()}});
    for (unsigned i = 0; i < 40; i += 3) { // the packet's length, its body, its tag
        faulty->proxy().heal();
        const auto failed = tryAgain(way);
        ASSERT_FALSE(failed.has_value()) << base::describe(*failed);
        const auto client = RawSocket::throughGateway(way.tunnel().access(), {"127.0.0.1", far.port()});
        const auto peer = far.accept();
        peer.send("good");
        ASSERT_EQ(client.read(4), "good");
        SCOPED_TRACE("byte " + std::to_string(i));
        faulty->proxy().set(Way::ToClient, {.corruptAt = quietOffset(faulty->proxy(), Way::ToClient) + i});
        peer.send("evil");
        bool cleanly = true;
        // Whole where the byte was one of a sign of life that came in between.
        EXPECT_THAT(client.readToEnd(&cleanly), AnyOf("", "evil"));
        EXPECT_FALSE(cleanly);
        const auto error = lossOf(way);
        EXPECT_EQ(error.code, ErrorCode::ConnectionLost);
        EXPECT_THAT(error.message,
            AnyOf(changed, HasSubstr("changed on the way"),
                "the server gives no sign of life")); // a length that grew: it waits for the rest
    }
}

TEST_F(SessionFaults, aWrongByteInAQuestionEndsTheSessionInTheServersWords)
{
    const WatchedTunnel way(impatient(), faulty->destinations());
    way.waitFor(TunnelState::Connected);
    ASSERT_EQ(ask(way, faulty->destination(), "/before").body, "/before");
    faulty->proxy().set(Way::ToServer, {.corruptAt = quietOffset(faulty->proxy(), Way::ToServer) + 20});
    EXPECT_EQ(ask(way, faulty->destination()).body, "");
    const auto error = lossOf(way);
    EXPECT_EQ(error.code, ErrorCode::ConnectionLost);
    EXPECT_FALSE(error.message.empty());
    expectWorksAgain(*faulty, way);
}

TEST_F(SessionFaults, aStallEndsTheSessionOnlyAfterTwoSilentIntervals)
{
    const WatchedTunnel way(impatient(), faulty->destinations());
    way.waitFor(TunnelState::Connected);
    const auto begin = std::chrono::steady_clock::now();
    faulty->proxy().stall();
    EXPECT_EQ(lossOf(way).message, "the server gives no sign of life");
    EXPECT_GE(std::chrono::steady_clock::now() - begin, milliseconds(1'500));
    expectWorksAgain(*faulty, way);
}

TEST_F(SessionFaults, aStallThatEndsInTimeLosesNothing)
{
    const auto far = RawSocket::listen();
    const WatchedTunnel way(faulty->target(), {{"127.0.0.1", far.port()}});
    way.waitFor(TunnelState::Connected);
    const auto client = RawSocket::throughGateway(way.tunnel().access(), {"127.0.0.1", far.port()});
    const auto peer = far.accept();
    const std::string text(std::size_t{1} << 20, 'x'); // less than a window: nothing comes back to grant more
    std::thread service([&] {
        peer.send(text);
        peer.finishWriting();
    });
    std::atomic<bool> over{false};
    std::thread network([&] {
        while (!over) {
            const auto target = faulty->proxy().passed(Way::ToClient) + text.size() / 16;
            faulty->proxy().set(Way::ToClient, {.stallAt = target});
            faulty->proxy().set(Way::ToServer, {.stallAt = 0});
            waitFor([&] { return over || faulty->proxy().passed(Way::ToClient) >= target; });
            faulty->proxy().heal();
        }
    });
    bool cleanly = false;
    EXPECT_TRUE(client.read(text.size()) == text);
    over = true;
    network.join();
    EXPECT_EQ(client.readToEnd(&cleanly), "");
    EXPECT_TRUE(cleanly);
    service.join();
    EXPECT_EQ(way.status().state, TunnelState::Connected);
}

/// Over a slow way the windows grow meanwhile, and a grant may have to wait for the new keys.
TEST_F(SessionFaults, keysThatAreExchangedInMidAnswerCostNoByte)
{
    FaultyWay rekeying({.hostKeys = {KeyType::Ed25519}, .extraLines = {"RekeyLimit 1M"}});
    const auto far = RawSocket::listen();
    const WatchedTunnel way(rekeying.target(), {{"127.0.0.1", far.port()}});
    way.waitFor(TunnelState::Connected);
    rekeying.proxy().setBoth({.delay = milliseconds(10)});
    std::string text(std::size_t{12} << 20, '\0');
    for (std::size_t i = 0; i < text.size(); ++i) {
        text[i] = static_cast<char>((i * 2'654'435'761U) >> 13U);
    }
    std::vector<std::thread> threads;
    threads.reserve(6);
    std::vector<RawSocket> clients;
    std::vector<RawSocket> peers;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(RawSocket::throughGateway(way.tunnel().access(), {"127.0.0.1", far.port()}));
        peers.push_back(far.accept());
    }
    for (const RawSocket &peer : peers) {
        threads.emplace_back([&] {
            peer.send(text);
            peer.finishWriting();
        });
    }
    std::atomic<int> whole{0};
    for (const RawSocket &client : clients) {
        threads.emplace_back([&] { whole += client.readToEnd() == text ? 1 : 0; });
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
    EXPECT_EQ(whole, 3);
    EXPECT_EQ(way.status().sessions, 1);
}

TEST_F(SessionFaults, aCutInMidAnswerBreaksTheAnswerAndTheTunnelWorksAgain)
{
    const auto far = RawSocket::listen();
    const WatchedTunnel way(
        faulty->target(), {{"127.0.0.1", far.port()}, {"127.0.0.1", faulty->destination().port}});
    way.waitFor(TunnelState::Connected);
    const auto client = RawSocket::throughGateway(way.tunnel().access(), {"127.0.0.1", far.port()});
    const auto peer = far.accept();
    faulty->proxy().set(Way::ToClient, {.cutAt = faulty->proxy().passed(Way::ToClient) + 1'000'000});
    std::thread service([&] { peer.send(std::string(std::size_t{4} << 20, 'x')); });
    bool cleanly = true;
    EXPECT_LT(client.readToEnd(&cleanly).size(), 1'000'000U);
    EXPECT_FALSE(cleanly);
    service.join();
    EXPECT_EQ(lossOf(way).message, "Connection reset by peer");
    expectWorksAgain(*faulty, way);
}

TEST_F(SessionFaults, aServerThatEndsEverySessionAtOnceIsToldToWhoeverOpenedTheTunnel)
{
    const WatchedTunnel way(faulty->target(), faulty->destinations());
    way.waitFor(TunnelState::Connected);
    ASSERT_TRUE(waitUntil([&] { return way.status().roundTrip.has_value(); }));
    // Within what answers the first probe: a session is there, and goes.
    faulty->proxy().set(Way::ToClient, {.cutAt = faulty->proxy().passed(Way::ToClient) - 1});
    way.tunnel().reconnect();
    ASSERT_TRUE(waitUntil([&] { return way.status().state == TunnelState::Failed; }));
    EXPECT_EQ(way.status().sessions, 5) << "the first, and four that died young";
    EXPECT_EQ(way.status().error->code, ErrorCode::ConnectionLost);
    EXPECT_THAT(way.status().error->message, HasSubstr("ends every session at once: "));
    EXPECT_GT(ask(way, faulty->destination()).reply, 0);
    expectWorksAgain(*faulty, way);
}

} // namespace zumik::tests
