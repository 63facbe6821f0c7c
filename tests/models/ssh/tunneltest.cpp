// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/ssh/watchedtunnel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::tests {

using ssh::TunnelState;

TEST(Tunnel, tellsEveryStateOnTheWay)
{
    const Sshd sshd;
    WatchedTunnel way(targetFor(sshd), {});
    const auto status = way.waitFor(TunnelState::Connected);
    EXPECT_EQ(status.cipher, "chacha20-poly1305@openssh.com");
    EXPECT_THAT(status.authentication, testing::HasSubstr("ssh-ed25519 SHA256:"));
    EXPECT_TRUE(status.legs.resolve && status.legs.connect && status.legs.handshake);
    EXPECT_TRUE(status.legs.authenticate.has_value());
    way.tunnel().close();
    way.waitFor(TunnelState::Closed);
    std::vector<std::string> seen;
    for (const auto &told : way.statuses()) {
        if (seen.empty() || seen.back() != ssh::stateName(told.state)) {
            seen.emplace_back(ssh::stateName(told.state));
        }
    }
    EXPECT_THAT(seen,
        testing::ElementsAre("idle", "resolving", "connecting", "handshaking", "checking_host_key",
            "authenticating", "connected", "closed"));
}

} // namespace zumik::tests
