// SPDX-License-Identifier: GPL-3.0-or-later
// The tunnel as the console uses it: QNetworkAccessManager with the gateway as its proxy. Apart from the
// other tests, since the thread sanitizer can't follow the manager's own thread.
#include "tests/models/ssh/httpservice.h"
#include "tests/models/ssh/watchedtunnel.h"
#include "tests/support/net.h"
#include "tests/support/waitfor.h"

#include <QNetworkProxy>
#include <QNetworkReply>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace zumik::tests {

using base::ErrorCode;
using ssh::TunnelState;

namespace {

/// Different for each path, and long enough for several packets.
std::string longBody(const std::string &path)
{
    std::string body;
    while (body.size() < 200'000) {
        body += path + " ";
    }
    return body;
}

class TunnelHttp : public testing::Test {
protected:
    static void SetUpTestSuite() { sshd = std::make_unique<Sshd>(); }

    static void TearDownTestSuite() { sshd.reset(); }

    static std::unique_ptr<Sshd> sshd;
};

std::unique_ptr<Sshd> TunnelHttp::sshd;

std::string echo(const std::string &path)
{
    return "you asked for " + path;
}

} // namespace

TEST_F(TunnelHttp, carriesAnHttpRequestToTheFarSide)
{
    HttpService service(echo);
    WatchedTunnel way(targetFor(*sshd), {{"127.0.0.1", service.port()}});
    const auto status = way.waitFor(TunnelState::Connected);
    EXPECT_EQ(status.cipher, "chacha20-poly1305@openssh.com");
    EXPECT_THAT(status.authentication, testing::HasSubstr("ssh-ed25519 SHA256:"));
    EXPECT_TRUE(status.legs.resolve && status.legs.connect && status.legs.handshake);
    EXPECT_TRUE(status.legs.authenticate.has_value());

    QNetworkAccessManager network;
    way.useIn(network);
    const Fetched first = get(network, service.url("/first"));
    EXPECT_EQ(first.body, "you asked for /first") << first.error;
    EXPECT_EQ(first.status, 200);
    const Fetched second = get(network, service.url("/second"));
    EXPECT_EQ(second.body, "you asked for /second");
    EXPECT_EQ(service.requests(), 2);
    EXPECT_EQ(service.connections(), 1) << "the second request reuses the channel of the first";
}

TEST_F(TunnelHttp, aWrongPasswordIsRefused)
{
    HttpService service(echo);
    WatchedTunnel way(targetFor(*sshd), {{"127.0.0.1", service.port()}});
    way.waitFor(TunnelState::Connected);
    QNetworkAccessManager network;
    const auto access = way.tunnel().access();
    network.setProxy(QNetworkProxy(QNetworkProxy::Socks5Proxy, QStringLiteral("127.0.0.1"), access.port,
        QString::fromStdString(access.user), QStringLiteral("wrong")));
    EXPECT_EQ(get(network, service.url("/")).error, QNetworkReply::ProxyAuthenticationRequiredError);
    EXPECT_EQ(service.connections(), 0);
}

TEST_F(TunnelHttp, namesAreResolvedOnTheFarSide)
{
    HttpService service(echo);
    WatchedTunnel way(
        targetFor(*sshd), {{"localhost", service.port()}, {"no-such-host.invalid", service.port()}});
    way.waitFor(TunnelState::Connected);
    QNetworkAccessManager network;
    way.useIn(network);
    EXPECT_EQ(get(network, service.url("/x", "localhost")).body, "you asked for /x");
    EXPECT_NE(get(network, service.url("/x", "no-such-host.invalid")).error, 0);
    const auto reason = way.tunnel().failures()->failureOf("no-such-host.invalid", service.port());
    ASSERT_TRUE(reason.has_value());
    EXPECT_EQ(reason->code, ErrorCode::NameNotFound) << reason->message;
    EXPECT_EQ(reason->where, "no-such-host.invalid:" + std::to_string(service.port()));
}

TEST_F(TunnelHttp, aServiceThatRefusesIsToldFromATunnelThatIsDown)
{
    const std::uint16_t nobody = freePort();
    WatchedTunnel way(targetFor(*sshd), {{"127.0.0.1", nobody}});
    way.waitFor(TunnelState::Connected);
    QNetworkAccessManager network;
    way.useIn(network);
    const std::string url = "http://127.0.0.1:" + std::to_string(nobody) + "/";
    EXPECT_EQ(get(network, url).error, QNetworkReply::ConnectionRefusedError);
    auto reason = way.tunnel().failures()->failureOf("127.0.0.1", nobody);
    ASSERT_TRUE(reason.has_value());
    EXPECT_EQ(reason->code, ErrorCode::ConnectionRefused);
    EXPECT_EQ(reason->message, "Connection refused");
    EXPECT_EQ(way.status().state, TunnelState::Connected);
}

TEST_F(TunnelHttp, portAndPasswordOutliveTheSession)
{
    HttpService service(echo);
    WatchedTunnel way(targetFor(*sshd), {{"127.0.0.1", service.port()}});
    way.waitFor(TunnelState::Connected);
    QNetworkAccessManager network;
    way.useIn(network);
    EXPECT_EQ(get(network, service.url("/before")).body, "you asked for /before");
    sshd->dropConnections();
    ASSERT_TRUE(waitUntil([&] { return way.status().sessions == 2; })) << "by itself";
    EXPECT_EQ(get(network, service.url("/after")).body, "you asked for /after");
    const std::size_t told = way.statuses().size();
    way.tunnel().reconnect();
    ASSERT_TRUE(waitUntil(
        [&] { return way.statuses().size() > told + 5 && way.status().state == TunnelState::Connected; }));
    EXPECT_EQ(get(network, service.url("/again")).body, "you asked for /again")
        << "also from a living session";
}

TEST_F(TunnelHttp, fiftyRequestsAtOnceAllGetTheirOwnAnswer)
{
    HttpService service(longBody);
    // Several names for one service: QNetworkAccessManager opens at most six connections to each.
    std::vector<ssh::Destination> names;
    for (int i = 1; i <= 10; ++i) {
        names.push_back({"127.0.0." + std::to_string(i), service.port()});
    }
    WatchedTunnel way(targetFor(*sshd), names);
    way.waitFor(TunnelState::Connected);
    QNetworkAccessManager network;
    way.useIn(network);
    std::vector<std::unique_ptr<QNetworkReply>> replies;
    for (std::size_t i = 0; i < 50; ++i) {
        const std::string url = service.url("/" + std::to_string(i), names[i % names.size()].host);
        replies.emplace_back(network.get(QNetworkRequest(QUrl(QString::fromStdString(url)))));
    }
    ASSERT_TRUE(waitUntil([&] {
        return std::all_of(
            replies.begin(), replies.end(), [](const auto &reply) { return reply->isFinished(); });
    }));
    for (std::size_t i = 0; i < replies.size(); ++i) {
        EXPECT_TRUE(replies[i]->readAll().toStdString() == longBody("/" + std::to_string(i))) << i;
    }
}

} // namespace zumik::tests
