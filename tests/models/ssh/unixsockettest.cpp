// SPDX-License-Identifier: GPL-3.0-or-later
// Services behind unix sockets: the server's through a real sshd, this machine's without.
#include "tests/models/ssh/httpservice.h"
#include "tests/models/ssh/rawsocket.h"
#include "tests/models/ssh/unixservice.h"
#include "tests/models/ssh/watchedtunnel.h"
#include "tests/support/tempdir.h"
#include "tests/support/waitfor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <thread>

namespace zumik::tests {

using base::ErrorCode;
using ssh::Destination;
using ssh::TunnelEvent;
using ssh::TunnelState;
using ssh::Via;

namespace {

class UnixSocketTest : public testing::Test {
protected:
    static void SetUpTestSuite() { sshd = std::make_unique<Sshd>(); }

    static void TearDownTestSuite() { sshd.reset(); }

    Destination far(const std::string &name = "service") const
    {
        return {"service", 80, {Via::Kind::FarSocket, m_folder.file(name)}};
    }

    Destination local(const std::string &name = "service") const
    {
        return {"service", 80, {Via::Kind::LocalSocket, m_folder.file(name)}};
    }

    static ErrorCode codeOf(const WatchedTunnel &way, const Destination &to)
    {
        const auto reason = way.tunnel().failures()->failureOf(to.host, to.port, to.via);
        return reason ? reason->code : ErrorCode::Internal;
    }

    static std::unique_ptr<Sshd> sshd;
    TempDir m_folder{"sockets"};
};

std::unique_ptr<Sshd> UnixSocketTest::sshd;

} // namespace

TEST_F(UnixSocketTest, ofTheServerIsReachedThroughSsh)
{
    const UnixService service(m_folder.file("service"));
    WatchedTunnel way(targetFor(*sshd), {far()});
    way.waitFor(TunnelState::Connected);
    EXPECT_EQ(ask(way, far(), "/x").body, "/x");
    EXPECT_EQ(service.requests(), 1);
}

TEST_F(UnixSocketTest, thatIsNotThereOrNotAllowedIsToldFromTheNetwork)
{
    const UnixService service(m_folder.file("service"));
    WatchedTunnel way(targetFor(*sshd), {far("other")});
    way.waitFor(TunnelState::Connected);
    EXPECT_EQ(ask(way, far("other")).reply, 2);
    EXPECT_EQ(codeOf(way, far("other")), ErrorCode::SshSocketRefused);

    const Sshd strict({.extraLines = {"AllowStreamLocalForwarding no"}});
    WatchedTunnel refused(targetFor(strict), {far()});
    refused.waitFor(TunnelState::Connected);
    EXPECT_EQ(ask(refused, far()).reply, 2);
    EXPECT_EQ(codeOf(refused, far()), ErrorCode::SshSocketRefused);
    EXPECT_EQ(refused.status().state, TunnelState::Connected);
    EXPECT_EQ(service.requests(), 0);
}

TEST_F(UnixSocketTest, ofThisMachineIsReachedWithoutSsh)
{
    const UnixService service(m_folder.file("service"));
    WatchedTunnel way({}, {local(), local("other")});
    way.waitFor(TunnelState::Connected);
    EXPECT_EQ(ask(way, local(), "/x").body, "/x");
    EXPECT_EQ(ask(way, local("other")).reply, 1);
    EXPECT_EQ(codeOf(way, local("other")), ErrorCode::FileNotFound);
    way.tunnel().reconnect();
    EXPECT_EQ(ask(way, local(), "/again").body, "/again");
}

TEST_F(UnixSocketTest, ofThisMachineWorksOnWhenTheSessionIsGone)
{
    const UnixService service(m_folder.file("service"));
    const auto target = targetFor(*sshd);
    WatchedTunnel way(targetFor(*sshd), {local(), {"127.0.0.1", target.port}});
    way.waitFor(TunnelState::Connected);
    const auto client = RawSocket::throughGateway(way.tunnel().access(), local());
    EXPECT_GE(sshd->dropConnections(), 1U);
    ASSERT_TRUE(way.waitForLoss());
    std::atomic<bool> read{false};
    std::string answer;
    std::thread reader([&] { // the service answers on this thread's event loop
        client.send("GET /still HTTP/1.1\r\n\r\n");
        answer = client.readToEnd();
        read = true;
    });
    waitUntil([&] { return read.load(); });
    reader.join();
    EXPECT_THAT(answer, testing::EndsWith("/still"));
    EXPECT_EQ(ask(way, local(), "/new").body, "/new");
}

TEST_F(UnixSocketTest, aTransferOfManyMegabytesPassesWholeAndHeldBack)
{
    const std::string body(std::size_t{20} << 20U, 'x');
    const RawSocket nobody;
    HttpService unused([](const auto &path) { return path; });
    const UnixService service(m_folder.file("service"));
    WatchedTunnel way({}, {local()});
    way.waitFor(TunnelState::Connected);
    const auto client = RawSocket::throughGateway(way.tunnel().access(), local());
    std::thread sender([&] {
        client.send("GET /" + body + " HTTP/1.1\r\n\r\n");
        client.finishWriting();
    });
    std::string answer;
    std::atomic<bool> read{false};
    std::thread reader([&] {
        sender.join();
        answer = client.readToEnd();
        read = true;
    });
    waitUntil([&] { return read.load(); });
    reader.join();
    EXPECT_EQ(service.requests(), 1);
    EXPECT_GT(answer.size(), body.size());
}

TEST_F(UnixSocketTest, whatTheProfileDoesNotNameIsRefusedAndReported)
{
    const UnixService service(m_folder.file("service"));
    WatchedTunnel way({}, {local("other")});
    way.waitFor(TunnelState::Connected);
    EXPECT_EQ(ask(way, local()).reply, 2) << "a tag that nothing has";
    EXPECT_EQ(ask(way, {"service", 80}).reply, 2) << "the network";
    EXPECT_EQ(ask(way, {"elsewhere", 80, local("other").via}).reply, 2)
        << "another host behind the same socket";
    EXPECT_EQ(service.requests(), 0);
    ASSERT_TRUE(waitUntil([&] { return way.events().size() == 3; }));
    EXPECT_TRUE(std::all_of(way.events().begin(), way.events().end(),
        [](const TunnelEvent &event) { return event.kind == TunnelEvent::Kind::DestinationRefused; }));
}

} // namespace zumik::tests
