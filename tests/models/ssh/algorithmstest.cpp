// SPDX-License-Identifier: GPL-3.0-or-later
// What a real sshd is asked to agree on.
#include "tests/models/ssh/watchedtunnel.h"
#include "tests/support/tempdir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::tests {

using base::ErrorCode;
using ssh::TunnelState;
using testing::HasSubstr;

namespace {

class Algorithms : public testing::Test {
protected:
    static void SetUpTestSuite() { sshd = std::make_unique<Sshd>(); }

    static void TearDownTestSuite() { sshd.reset(); }

    static ssh::TunnelStatus agreed(const ssh::AlgorithmLists &lists)
    {
        ssh::SshTarget target = targetFor(*sshd);
        target.algorithms = lists;
        const WatchedTunnel way(std::move(target), {});
        return way.waitFor(TunnelState::Connected);
    }

    static base::Error refusal(const ssh::AlgorithmLists &lists)
    {
        ssh::SshTarget target = targetFor(*sshd);
        target.algorithms = lists;
        const WatchedTunnel way(std::move(target), {});
        return way.failure();
    }

    static inline std::unique_ptr<Sshd> sshd;
};

} // namespace

TEST_F(Algorithms, areThoseThatTheConfigAsksFor)
{
    const auto status = agreed({.keyExchanges = {"sntrup761x25519-sha512,ecdh-sha2-nistp384", "c:1"},
        .hostKeys = {"rsa-sha2-256", "c:2"},
        .ciphers = {"aes256-ctr", "c:3"},
        .macs = {"umac-64@openssh.com,hmac-sha2-512", "c:4"}});
    EXPECT_EQ(status.keyExchange, "ecdh-sha2-nistp384") << "the first that there is here";
    EXPECT_EQ(status.cipher, "aes256-ctr");
    EXPECT_EQ(status.hostKeyType, "ssh-rsa");
}

TEST_F(Algorithms, areOpenSshsOwnWhenNothingIsAsked)
{
    const auto status = agreed({});
    EXPECT_EQ(status.keyExchange, "curve25519-sha256");
    EXPECT_EQ(status.cipher, "chacha20-poly1305@openssh.com");
    EXPECT_EQ(status.hostKeyType, "ssh-ed25519");
}

TEST_F(Algorithms, thatThereAreNoneOfHereAreAnErrorWithItsPlace)
{
    const auto error = refusal({.keyExchanges = {"sntrup761x25519-sha512", "/home/me/.ssh/config:7"}});
    EXPECT_EQ(error.code, ErrorCode::FormatUnsupported);
    EXPECT_THAT(error.message, HasSubstr("KexAlgorithms"));
    EXPECT_EQ(error.where, "/home/me/.ssh/config:7");
    EXPECT_EQ(refusal({.ciphers = {"", "c:1"}}).where, "c:1") << "all were taken away";
    EXPECT_THAT(refusal({.hostKeys = {"ssh-ed25519-cert-v01@openssh.com", "c:2"}}).message,
        HasSubstr("HostKeyAlgorithms"));
}

TEST_F(Algorithms, thatTheServerDoesNotHaveAreAnErrorOfTheHandshake)
{
    EXPECT_EQ(refusal({.ciphers = {"aes256-cbc", "c:1"}}).code, ErrorCode::SshProtocol);
}

TEST_F(Algorithms, ofAKnownHostKeyAreAskedForFirstWithinTheList)
{
    // known_hosts has the RSA key alone; the list prefers others.
    const Sshd several({.hostKeys = {KeyType::Ed25519, KeyType::Rsa}});
    const TempDir folder("algorithms");
    const std::string name = "[127.0.0.1]:" + std::to_string(several.port());
    writeFile(folder.file("known_hosts"), several.knownHostsLine(name, KeyType::Rsa));
    ssh::SshTarget target = targetFor(several);
    target.knownHosts = {folder.file("known_hosts")};
    target.algorithms.hostKeys = {"ssh-ed25519,rsa-sha2-512", "c:1"};
    const WatchedTunnel way(std::move(target), {});
    EXPECT_EQ(way.waitFor(TunnelState::Connected).hostKeyType, "ssh-rsa");
}

} // namespace zumik::tests
