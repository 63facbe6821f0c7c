// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/ssh/httpservice.h"
#include "tests/models/ssh/rawsocket.h"
#include "tests/models/ssh/watchedtunnel.h"
#include "tests/support/net.h"
#include "tests/support/waitfor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

namespace zumik::tests {

using base::ErrorCode;
using ssh::TunnelEvent;
using ssh::TunnelState;

namespace {

std::string echo(const std::string &path)
{
    return path;
}

class Gateway : public testing::Test {
protected:
    static void SetUpTestSuite() { sshd = std::make_unique<Sshd>(); }

    static void TearDownTestSuite() { sshd.reset(); }

    static bool reported(const WatchedTunnel &way, TunnelEvent::Kind kind)
    {
        return waitUntil([&] {
            return std::any_of(way.events().begin(), way.events().end(),
                [&](const TunnelEvent &event) { return event.kind == kind; });
        });
    }

    static std::unique_ptr<Sshd> sshd;
};

std::unique_ptr<Sshd> Gateway::sshd;

} // namespace

TEST_F(Gateway, aClientWithoutThePasswordGetsNotOneByte)
{
    HttpService service(echo);
    WatchedTunnel way(targetFor(*sshd), {{"127.0.0.1", service.port()}});
    way.waitFor(TunnelState::Connected);
    const auto client = RawSocket::connect(way.tunnel().access().port);
    client.send(std::string("\x05\x01\x00", 3));
    EXPECT_EQ(client.readToEnd(), "\x05\xff");
    EXPECT_TRUE(reported(way, TunnelEvent::Kind::ClientRefused));

    const auto browser = RawSocket::connect(way.tunnel().access().port);
    browser.send("GET / HTTP/1.1\r\n\r\n");
    EXPECT_EQ(browser.readToEnd(), "");
    EXPECT_EQ(service.connections(), 0);
}

TEST_F(Gateway, aWrongPasswordIsRefused)
{
    HttpService service(echo);
    const ssh::Destination destination{"127.0.0.1", service.port()};
    WatchedTunnel way(targetFor(*sshd), {destination});
    way.waitFor(TunnelState::Connected);
    const auto access = way.tunnel().access();
    const auto client = RawSocket::connect(access.port);
    client.send(socksRequest(access.user, "wrong", destination));
    EXPECT_EQ(client.read(4), "\x05\x02\x01\x01");
    EXPECT_TRUE(reported(way, TunnelEvent::Kind::ClientRefused));
    EXPECT_EQ(service.connections(), 0);
}

TEST_F(Gateway, credentialsAreLongAndNoTwoAreAlike)
{
    WatchedTunnel one(targetFor(*sshd), {});
    WatchedTunnel other(targetFor(*sshd), {});
    EXPECT_NE(one.tunnel().access().port, other.tunnel().access().port);
    EXPECT_FALSE(one.tunnel().access().password.equals(other.tunnel().access().password));
    EXPECT_GE(one.tunnel().access().password.reveal().size(), 40U);
}

TEST_F(Gateway, namesAreResolvedOnTheFarSide)
{
    HttpService service(echo);
    WatchedTunnel way(
        targetFor(*sshd), {{"localhost", service.port()}, {"no-such-host.invalid", service.port()}});
    way.waitFor(TunnelState::Connected);
    EXPECT_EQ(ask(way, {"localhost", service.port()}, "/x").body, "/x");
    EXPECT_EQ(ask(way, {"no-such-host.invalid", service.port()}).reply, 4);
    const auto reason = way.tunnel().failures()->failureOf("no-such-host.invalid", service.port());
    ASSERT_TRUE(reason.has_value());
    EXPECT_EQ(reason->code, ErrorCode::NameNotFound) << reason->message;
    EXPECT_EQ(reason->where, "no-such-host.invalid:" + std::to_string(service.port()));
}

TEST_F(Gateway, destinationsThatTheProfileDoesNotNameAreRefusedAndReported)
{
    HttpService service(echo);
    WatchedTunnel way(targetFor(*sshd), {{"127.0.0.1", 1}});
    way.waitFor(TunnelState::Connected);
    EXPECT_EQ(ask(way, {"127.0.0.1", service.port()}).reply, 2);
    EXPECT_EQ(service.connections(), 0);
    ASSERT_TRUE(reported(way, TunnelEvent::Kind::DestinationRefused));
    EXPECT_EQ(way.events().back().destination, (ssh::Destination{"127.0.0.1", service.port()}));
    const auto reason = way.tunnel().failures()->failureOf("127.0.0.1", service.port());
    ASSERT_TRUE(reason.has_value());
    EXPECT_EQ(reason->code, ErrorCode::InvalidArgument);

    way.tunnel().allow({{"127.0.0.1", service.port()}});
    EXPECT_EQ(ask(way, {"127.0.0.1", service.port()}, "/now").body, "/now");
    EXPECT_FALSE(way.tunnel().failures()->failureOf("127.0.0.1", service.port()).has_value());
}

TEST_F(Gateway, aServiceThatRefusesIsToldFromATunnelThatIsDown)
{
    const std::uint16_t nobody = freePort();
    WatchedTunnel way(targetFor(*sshd), {{"127.0.0.1", nobody}});
    way.waitFor(TunnelState::Connected);
    EXPECT_EQ(ask(way, {"127.0.0.1", nobody}).reply, 5);
    auto reason = way.tunnel().failures()->failureOf("127.0.0.1", nobody);
    ASSERT_TRUE(reason.has_value());
    EXPECT_EQ(reason->code, ErrorCode::ConnectionRefused);
    EXPECT_EQ(reason->message, "Connection refused");
    EXPECT_EQ(way.status().state, TunnelState::Connected);
    EXPECT_TRUE(reported(way, TunnelEvent::Kind::ChannelFailed));
}

TEST_F(Gateway, aServerThatForbidsForwardingIsNamedAsTheReason)
{
    const Sshd strict({.allowTcpForwarding = false});
    HttpService service(echo);
    WatchedTunnel way(targetFor(strict), {{"127.0.0.1", service.port()}});
    way.waitFor(TunnelState::Connected);
    EXPECT_EQ(ask(way, {"127.0.0.1", service.port()}).reply, 2);
    const auto reason = way.tunnel().failures()->failureOf("127.0.0.1", service.port());
    ASSERT_TRUE(reason.has_value());
    EXPECT_EQ(reason->code, ErrorCode::SshForwardRefused) << reason->message;
    EXPECT_EQ(service.connections(), 0);
}

TEST_F(Gateway, requestsWaitForAConnectionInTheMaking)
{
    HttpService service(echo);
    WatchedTunnel way(targetFor(*sshd), {{"127.0.0.1", service.port()}});
    EXPECT_EQ(way.status().state, TunnelState::Idle) << "nothing has been reported yet";
    EXPECT_EQ(ask(way, {"127.0.0.1", service.port()}, "/early").body, "/early");
}

TEST_F(Gateway, requestsFailAtOnceWithTheTunnelsOwnReason)
{
    auto wrong = targetFor(*sshd);
    wrong.knownHosts.clear();
    WatchedTunnel way(std::move(wrong), {{"prometheus", 9090}});
    EXPECT_EQ(way.failure().code, ErrorCode::HostKeyUnknown);
    EXPECT_EQ(ask(way, {"prometheus", 9090}).reply, 1);
    const auto reason = way.tunnel().failures()->failureOf("prometheus", 9090);
    ASSERT_TRUE(reason.has_value());
    EXPECT_EQ(reason->code, ErrorCode::HostKeyUnknown);
}

TEST_F(Gateway, portAndPasswordOutliveTheSession)
{
    HttpService service(echo);
    WatchedTunnel way(targetFor(*sshd), {{"127.0.0.1", service.port()}});
    way.waitFor(TunnelState::Connected);
    EXPECT_EQ(ask(way, {"127.0.0.1", service.port()}, "/before").body, "/before");
    sshd->dropConnections();
    ASSERT_TRUE(waitUntil([&] { return way.status().sessions == 2; })) << "by itself";
    EXPECT_EQ(ask(way, {"127.0.0.1", service.port()}, "/after").body, "/after");
    const std::size_t told = way.statuses().size();
    way.tunnel().reconnect();
    ASSERT_TRUE(waitUntil(
        [&] { return way.statuses().size() > told + 5 && way.status().state == TunnelState::Connected; }));
    EXPECT_EQ(ask(way, {"127.0.0.1", service.port()}, "/again").body, "/again")
        << "also from a living session";
}

TEST_F(Gateway, oneSideMayFinishWhileTheOtherStillTalks)
{
    const auto far = RawSocket::listen();
    WatchedTunnel way(targetFor(*sshd), {{"127.0.0.1", far.port()}});
    way.waitFor(TunnelState::Connected);
    std::thread service([&] {
        const auto peer = far.accept();
        const std::string question = peer.readToEnd();
        peer.send("heard " + question);
    });
    const auto client = RawSocket::throughGateway(way.tunnel().access(), {"127.0.0.1", far.port()});
    EXPECT_EQ(client.reply(), 0);
    client.send("all of this");
    client.finishWriting();
    bool cleanly = false;
    EXPECT_EQ(client.readToEnd(&cleanly), "heard all of this");
    EXPECT_TRUE(cleanly);
    service.join();
}

TEST_F(Gateway, theFarSideMayFinishFirst)
{
    const auto far = RawSocket::listen();
    WatchedTunnel way(targetFor(*sshd), {{"127.0.0.1", far.port()}});
    way.waitFor(TunnelState::Connected);
    std::string heard;
    std::thread service([&] {
        const auto peer = far.accept();
        peer.send("that is all");
        peer.finishWriting();
        heard = peer.readToEnd();
    });
    const auto client = RawSocket::throughGateway(way.tunnel().access(), {"127.0.0.1", far.port()});
    EXPECT_EQ(client.readToEnd(), "that is all");
    client.send("thank you");
    client.finishWriting();
    service.join();
    EXPECT_EQ(heard, "thank you");
}

TEST_F(Gateway, whatIsSentBeforeTheReplyIsNotLost)
{
    const auto far = RawSocket::listen();
    WatchedTunnel way(targetFor(*sshd), {{"127.0.0.1", far.port()}});
    way.waitFor(TunnelState::Connected);
    const auto access = way.tunnel().access();
    const auto client = RawSocket::connect(access.port);
    client.send(socksRequest(access.user, std::string(access.password.reveal()), {"127.0.0.1", far.port()})
        + "hasty");
    const auto peer = far.accept();
    EXPECT_EQ(peer.read(5), "hasty");
}

} // namespace zumik::tests
