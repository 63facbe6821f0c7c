// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/ssh/httpservice.h"
#include "tests/models/ssh/watchedtunnel.h"
#include "tests/support/waitfor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::tests {

using ssh::TunnelState;
using testing::HasSubstr;
using testing::StartsWith;

namespace {

std::string echo(const std::string &path)
{
    return "you asked for " + path;
}

} // namespace

TEST(Tunnel, carriesAnHttpRequestToTheFarSide)
{
    const Sshd sshd;
    HttpService service(echo);
    WatchedTunnel way(targetFor(sshd), {{"127.0.0.1", service.port()}});
    const auto status = way.waitFor(TunnelState::Connected);
    EXPECT_EQ(status.cipher, "chacha20-poly1305@openssh.com");
    EXPECT_THAT(status.authentication, HasSubstr("ssh-ed25519 SHA256:"));
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

TEST(Tunnel, tellsEveryStateOnTheWay)
{
    const Sshd sshd;
    WatchedTunnel way(targetFor(sshd), {});
    way.waitFor(TunnelState::Connected);
    way.tunnel().close();
    way.waitFor(TunnelState::Closed);
    std::vector<std::string> seen;
    for (const auto &status : way.statuses()) {
        if (seen.empty() || seen.back() != ssh::stateName(status.state)) {
            seen.emplace_back(ssh::stateName(status.state));
        }
    }
    EXPECT_THAT(seen,
        testing::ElementsAre("idle", "resolving", "connecting", "handshaking", "checking_host_key",
            "authenticating", "connected", "closed"));
}

} // namespace zumik::tests
