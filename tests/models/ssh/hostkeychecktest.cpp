// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/ssh/watchedtunnel.h"
#include "tests/support/process.h"
#include "tests/support/tempdir.h"
#include "tests/support/waitfor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::tests {

using base::ErrorCode;
using testing::HasSubstr;
using testing::MatchesRegex;

namespace {

/// One sshd for all cases, and a known_hosts file for each.
class HostKeyCheck : public testing::Test {
protected:
    static void SetUpTestSuite() { sshd = std::make_unique<Sshd>(); }

    static void TearDownTestSuite() { sshd.reset(); }

    std::string file() const { return m_dir.file("known_hosts"); }

    static std::string name() { return "[127.0.0.1]:" + std::to_string(sshd->port()); }

    ssh::SshTarget target(const std::string &knownHosts)
    {
        writeFile(file(), knownHosts);
        ssh::SshTarget result = targetFor(*sshd);
        result.knownHosts = {file()};
        return result;
    }

    base::Error errorWith(const std::string &knownHosts)
    {
        WatchedTunnel way(target(knownHosts), {});
        return way.failure();
    }

    ssh::TunnelStatus connectWith(const std::string &knownHosts)
    {
        WatchedTunnel way(target(knownHosts), {});
        return way.waitFor(ssh::TunnelState::Connected);
    }

    static std::unique_ptr<Sshd> sshd;
    TempDir m_dir{"hostkeys"};
};

std::unique_ptr<Sshd> HostKeyCheck::sshd;

} // namespace

TEST_F(HostKeyCheck, anUnknownHostIsRefusedWithItsFingerprint)
{
    const auto error = errorWith("");
    EXPECT_EQ(error.code, ErrorCode::HostKeyUnknown);
    EXPECT_THAT(error.message, MatchesRegex("ssh-ed25519 SHA256:[A-Za-z0-9+/]+"));
    EXPECT_EQ(error.where, "127.0.0.1:" + std::to_string(sshd->port()));
}

TEST_F(HostKeyCheck, aChangedKeyNamesFileAndLine)
{
    const Sshd other;
    const auto error = errorWith("# before\n" + other.knownHostsLine(name(), KeyType::Ed25519));
    EXPECT_EQ(error.code, ErrorCode::HostKeyChanged);
    EXPECT_EQ(error.where, file() + ":2");
    EXPECT_THAT(error.message, HasSubstr("SHA256:"));
}

TEST_F(HostKeyCheck, aRevokedKeyIsRefusedThoughItIsKnown)
{
    const auto error = errorWith(sshd->knownHostsLine(name(), KeyType::Ed25519) + "@revoked "
        + sshd->knownHostsLine("*", KeyType::Ed25519));
    EXPECT_EQ(error.code, ErrorCode::HostKeyRevoked);
    EXPECT_EQ(error.where, file() + ":2");
}

TEST_F(HostKeyCheck, anAuthorityOnlyIsAnErrorOfItsOwn)
{
    const auto error = errorWith("@cert-authority " + sshd->knownHostsLine(name(), KeyType::Ed25519));
    EXPECT_EQ(error.code, ErrorCode::FormatUnsupported);
    EXPECT_THAT(error.message, HasSubstr("@cert-authority"));
    EXPECT_EQ(error.where, file() + ":1");
}

TEST_F(HostKeyCheck, hashedNamesAreKnown)
{
    writeFile(file(), sshd->knownHostsLine(name(), KeyType::Ed25519));
    runOrThrow({.program = "ssh-keygen", .arguments = {"-H", "-f", file()}});
    const std::string hashed = readFile(file());
    ASSERT_THAT(hashed, testing::StartsWith("|1|"));
    EXPECT_EQ(connectWith(hashed).hostKeyType, "ssh-ed25519");
}

TEST_F(HostKeyCheck, anAliasIsLookedForInsteadOfHostAndPort)
{
    auto aliased = target(sshd->knownHostsLine("vps", KeyType::Rsa));
    aliased.hostKeyAlias = "vps";
    WatchedTunnel way(std::move(aliased), {});
    EXPECT_EQ(way.waitFor(ssh::TunnelState::Connected).hostKeyType, "ssh-rsa");

    auto other = target(sshd->knownHostsLine(name(), KeyType::Rsa));
    other.hostKeyAlias = "vps";
    WatchedTunnel stranger(std::move(other), {});
    EXPECT_EQ(stranger.failure().code, ErrorCode::HostKeyUnknown);
}

TEST_F(HostKeyCheck, theKnownTypeIsAskedForSoThatTheServerNeverLooksChanged)
{
    EXPECT_EQ(connectWith(sshd->knownHostsLine(name(), KeyType::Rsa)).hostKeyType, "ssh-rsa");
    EXPECT_EQ(connectWith(sshd->knownHostsLine(name(), KeyType::Ecdsa)).hostKeyType, "ecdsa-sha2-nistp256");
    EXPECT_EQ(
        connectWith(sshd->knownHostsLine("127.0.0.*", KeyType::Ecdsa)).hostKeyType, "ecdsa-sha2-nistp256");
}

TEST_F(HostKeyCheck, noSecretIsOfferedToAStranger)
{
    const Sshd stranger;
    auto wary = targetFor(stranger);
    wary.knownHosts = {file()};
    WatchedTunnel way(std::move(wary), {});
    EXPECT_EQ(way.failure().code, ErrorCode::HostKeyUnknown);
    EXPECT_TRUE(waitUntil([&] { return stranger.log().find("[preauth]") != std::string::npos; }));
    EXPECT_THAT(stranger.log(), testing::Not(HasSubstr("publickey")));
    EXPECT_THAT(stranger.log(), testing::Not(HasSubstr("user ")));
}

} // namespace zumik::tests
