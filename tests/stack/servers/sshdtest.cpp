// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/servers/sshd.h"

#include "tests/support/net.h"
#include "tests/support/wait.h"

#include <gtest/gtest.h>

namespace zumik::tests {

namespace {

Command ssh(const Sshd &sshd, KeyType type, const std::vector<std::string> &further)
{
    Command command{.program = "ssh",
        .arguments = {"-F", "none", "-p", std::to_string(sshd.port()), "-i", sshd.identity(type), "-o",
            "IdentitiesOnly=yes", "-o", "StrictHostKeyChecking=yes", "-o",
            "UserKnownHostsFile=" + sshd.knownHosts(), "-o", "BatchMode=yes", "-o",
            "ExitOnForwardFailure=yes", Sshd::user() + "@127.0.0.1"}};
    command.arguments.insert(command.arguments.end(), further.begin(), further.end());
    return command;
}

} // namespace

TEST(Sshd, letsEachKindOfKeyIn)
{
    const Sshd sshd;
    for (const KeyType type : allKeyTypes) {
        const Outcome outcome = run(ssh(sshd, type, {"echo", "hello"}));
        EXPECT_EQ(outcome.output, "hello\n") << keyName(type) << '\n' << sshd.log();
    }
}

TEST(Sshd, refusesAKeyThatItDoesNotKnow)
{
    const Sshd sshd;
    const Sshd other;
    Command command = ssh(sshd, KeyType::Ed25519, {"true"});
    command.arguments[5] = other.identity();
    const Outcome outcome = run(command);
    EXPECT_EQ(outcome.status, 255);
    EXPECT_NE(outcome.output.find("Permission denied"), std::string::npos) << outcome.output;
}

TEST(Sshd, forwardsUntilItsConnectionsAreDropped)
{
    const Sshd sshd;
    const std::uint16_t local = freePort();
    const std::string forward =
        "127.0.0.1:" + std::to_string(local) + ":127.0.0.1:" + std::to_string(sshd.port());
    Command command = ssh(sshd, KeyType::Ed25519, {"-N", "-L", forward});
    Process client(command);
    ASSERT_TRUE(waitForPort(local));
    EXPECT_GE(sshd.connections(), 1U);
    EXPECT_GE(sshd.dropConnections(), 1U);
    EXPECT_TRUE(client.wait(std::chrono::seconds(10)).has_value());
}

TEST(Sshd, canForbidForwarding)
{
    const Sshd sshd({.allowTcpForwarding = false});
    const Outcome outcome =
        run(ssh(sshd, KeyType::Ed25519, {"-W", "127.0.0.1:" + std::to_string(sshd.port())}));
    EXPECT_EQ(outcome.status, 255);
    EXPECT_NE(outcome.output.find("administratively prohibited"), std::string::npos) << outcome.output;
}

TEST(Sshd, takesItsCallersConfigurationFirst)
{
    const Sshd sshd({.hostKeys = {KeyType::Rsa}, .extraLines = {"AllowUsers nobody-of-that-name"}});
    EXPECT_EQ(run(ssh(sshd, KeyType::Ed25519, {"true"})).status, 255);
    EXPECT_NE(readFile(sshd.knownHosts()).find("ssh-rsa"), std::string::npos);
    EXPECT_EQ(readFile(sshd.knownHosts()).find("ed25519"), std::string::npos);
}

} // namespace zumik::tests
