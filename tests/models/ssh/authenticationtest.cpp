// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/ssh/sshagent.h"
#include "tests/models/ssh/watchedtunnel.h"
#include "tests/support/process.h"
#include "tests/support/tempdir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace zumik::tests {

using base::ErrorCode;
using ssh::TunnelState;
using testing::EndsWith;
using testing::HasSubstr;

namespace {

class Authentication : public testing::Test {
protected:
    static void SetUpTestSuite() { sshd = std::make_unique<Sshd>(); }

    static void TearDownTestSuite() { sshd.reset(); }

    static ssh::SshTarget target(const std::string &identity)
    {
        ssh::SshTarget result = targetFor(*sshd);
        result.identities.clear();
        if (!identity.empty()) {
            result.identities.push_back({identity, {}});
        }
        return result;
    }

    static ssh::SshTarget agentTarget(const std::string &socket)
    {
        ssh::SshTarget result = target({});
        result.useAgent = true;
        result.agentSocket = socket;
        return result;
    }

    static std::string methodOf(ssh::SshTarget target)
    {
        WatchedTunnel way(std::move(target), {});
        return way.waitFor(TunnelState::Connected).authentication;
    }

    static base::Error errorOf(ssh::SshTarget target)
    {
        WatchedTunnel way(std::move(target), {});
        return way.failure();
    }

    static std::unique_ptr<Sshd> sshd;
    TempDir m_dir{"keys"};
};

std::unique_ptr<Sshd> Authentication::sshd;

} // namespace

TEST_F(Authentication, everyTypeOfKeyFileLetsUsIn)
{
    EXPECT_THAT(methodOf(target(sshd->identity(KeyType::Ed25519))), HasSubstr("ssh-ed25519"));
    EXPECT_THAT(methodOf(target(sshd->identity(KeyType::Ecdsa))), HasSubstr("ecdsa-sha2-nistp256"));
    EXPECT_THAT(methodOf(target(sshd->identity(KeyType::Rsa))), HasSubstr("ssh-rsa SHA256:"));
}

TEST_F(Authentication, keysInPemAndPkcs8LetUsInToo)
{
    for (const char *format : {"PEM", "PKCS8"}) {
        for (const KeyType type : {KeyType::Rsa, KeyType::Ecdsa}) {
            const std::string path = m_dir.file(std::string(format) + std::string(keyName(type)));
            std::filesystem::copy_file(sshd->identity(type), path);
            runOrThrow(
                {.program = "ssh-keygen", .arguments = {"-q", "-p", "-m", format, "-N", "", "-f", path}});
            EXPECT_THAT(methodOf(target(path)),
                HasSubstr(type == KeyType::Rsa ? "ssh-rsa SHA256:" : "ecdsa-sha2-nistp256 SHA256:"));
        }
    }
}

TEST_F(Authentication, anEncryptedKeyWantsItsPassphrase)
{
    const std::string path = m_dir.file("key");
    std::filesystem::copy_file(sshd->identity(), path);
    runOrThrow({.program = "ssh-keygen", .arguments = {"-q", "-p", "-N", "right one", "-f", path}});

    const auto none = errorOf(target(path));
    EXPECT_EQ(none.code, ErrorCode::KeyUnreadable);
    EXPECT_EQ(none.where, path);
    EXPECT_THAT(none.message, HasSubstr("needs a passphrase"));

    auto wrong = target(path);
    wrong.identities[0].passphrase = base::Secret(std::string("wrong one"));
    const auto error = errorOf(std::move(wrong));
    EXPECT_EQ(error.code, ErrorCode::KeyUnreadable);
    EXPECT_THAT(error.message, testing::AllOf(HasSubstr("passphrase"), testing::Not(HasSubstr("wrong one"))));

    auto right = target(path);
    right.identities[0].passphrase = base::Secret(std::string("right one"));
    EXPECT_THAT(methodOf(std::move(right)), HasSubstr("ssh-ed25519"));
}

TEST_F(Authentication, aKeyThatTheServerDoesNotWantIsNamed)
{
    const std::string path = m_dir.file("stranger");
    makeSshKey(path, KeyType::Ed25519);
    const auto error = errorOf(target(path));
    EXPECT_EQ(error.code, ErrorCode::SshAuthFailed);
    EXPECT_THAT(error.message, HasSubstr("ssh-ed25519 SHA256:"));
}

TEST_F(Authentication, theNextKeyIsTriedAfterARefusedOne)
{
    const std::string path = m_dir.file("stranger");
    makeSshKey(path, KeyType::Rsa);
    auto both = target(path);
    both.identities.push_back({sshd->identity(), {}});
    EXPECT_THAT(methodOf(std::move(both)), HasSubstr("ssh-ed25519"));
}

TEST_F(Authentication, aKeyFileThatOthersMayReadIsRefused)
{
    const std::string path = m_dir.file("open");
    std::filesystem::copy_file(sshd->identity(), path);
    std::filesystem::permissions(path, static_cast<std::filesystem::perms>(0644));
    const auto error = errorOf(target(path));
    EXPECT_EQ(error.code, ErrorCode::KeyUnreadable);
    EXPECT_THAT(error.message, HasSubstr("permissions"));
    EXPECT_EQ(error.where, path);
}

TEST_F(Authentication, whatIsNoKeyIsRefused)
{
    const std::string path = m_dir.file("text");
    for (const std::string text : {"", "hello", "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n",
             "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n"}) {
        writeFile(path, text, true);
        EXPECT_EQ(errorOf(target(path)).code, ErrorCode::KeyUnreadable) << text;
    }
    EXPECT_EQ(errorOf(target(m_dir.file("missing"))).code, ErrorCode::KeyUnreadable);
    EXPECT_EQ(errorOf(target(m_dir.path().string())).code, ErrorCode::KeyUnreadable);
    EXPECT_EQ(errorOf(target({})).code, ErrorCode::SshAuthFailed) << "nothing to offer";
}

TEST_F(Authentication, theAgentsKeysOfEveryTypeLetUsIn)
{
    for (const KeyType type : allKeyTypes) {
        SshAgent agent;
        agent.add(sshd->identity(type));
        EXPECT_THAT(methodOf(agentTarget(agent.socket())), EndsWith("(agent)")) << keyName(type);
    }
}

TEST_F(Authentication, theAgentSignsForAnEncryptedFile)
{
    SshAgent agent;
    agent.add(sshd->identity());
    const std::string path = m_dir.file("key");
    std::filesystem::copy_file(sshd->identity(), path);
    runOrThrow({.program = "ssh-keygen", .arguments = {"-q", "-p", "-N", "right one", "-f", path}});
    auto both = agentTarget(agent.socket());
    both.identities.push_back({path, {}});
    EXPECT_THAT(methodOf(std::move(both)), EndsWith("(agent)"));
}

TEST_F(Authentication, aNamedKeyIsTheFirstOfManyInTheAgent)
{
    // sshd gives up after six; ours is the eighth.
    SshAgent agent;
    for (int i = 0; i < 7; ++i) {
        const std::string path = m_dir.file("other" + std::to_string(i));
        makeSshKey(path, KeyType::Ed25519);
        agent.add(path);
    }
    agent.add(sshd->identity());
    const auto error = errorOf(agentTarget(agent.socket()));
    EXPECT_EQ(error.code, ErrorCode::SshAuthFailed);
    auto named = agentTarget(agent.socket());
    named.identities.push_back({sshd->identity(), {}});
    EXPECT_THAT(methodOf(std::move(named)), EndsWith("(agent)"));
}

TEST_F(Authentication, onlyNamedKeysOfTheAgentAreOfferedWhereThatIsAsked)
{
    SshAgent agent;
    agent.add(sshd->identity());
    const std::string path = m_dir.file("other");
    makeSshKey(path, KeyType::Ed25519);
    auto other = agentTarget(agent.socket());
    other.identitiesOnly = true;
    other.identities.push_back({path, {}});
    EXPECT_EQ(errorOf(std::move(other)).code, ErrorCode::SshAuthFailed);

    auto named = agentTarget(agent.socket());
    named.identitiesOnly = true;
    named.identities.push_back({sshd->identity(), {}});
    EXPECT_THAT(methodOf(std::move(named)), EndsWith("(agent)"));
}

TEST_F(Authentication, withoutAnAgentThereIsItsError)
{
    const auto missing = errorOf(agentTarget(m_dir.file("nowhere")));
    EXPECT_EQ(missing.code, ErrorCode::AgentUnavailable);
    EXPECT_EQ(missing.where, m_dir.file("nowhere"));

    auto file = agentTarget(m_dir.file("nowhere"));
    file.identities.push_back({sshd->identity(), {}});
    EXPECT_THAT(methodOf(std::move(file)), EndsWith("(file)")) << "a key file needs no agent";
}

TEST_F(Authentication, aLockedAgentOffersNothing)
{
    SshAgent agent;
    agent.add(sshd->identity());
    agent.lock();
    EXPECT_EQ(errorOf(agentTarget(agent.socket())).code, ErrorCode::SshAuthFailed);
}

TEST_F(Authentication, anAgentThatHangsKeepsNobodyWaiting)
{
    SshAgent agent;
    agent.add(sshd->identity());
    agent.process().signal(SIGSTOP);
    auto slow = agentTarget(agent.socket());
    slow.authenticationTimeout = std::chrono::seconds(1);
    const auto error = errorOf(std::move(slow));
    agent.process().signal(SIGCONT);
    EXPECT_EQ(error.code, ErrorCode::Timeout);
}

TEST_F(Authentication, aServerWithoutPublicKeysSaysWhatItTakes)
{
    const Sshd passwords({.extraLines = {"PubkeyAuthentication no", "PasswordAuthentication yes"}});
    const auto error = errorOf(targetFor(passwords));
    EXPECT_EQ(error.code, ErrorCode::SshAuthFailed);
    EXPECT_THAT(error.message, HasSubstr("password"));
}

TEST_F(Authentication, namesThatAShellWouldReadAreRefused)
{
    QObject context;
    for (const std::string name :
        {"", "-oProxyCommand=x", "a;b", "$(touch x)", "a`b`", "a b", "a\nb", "a|b"}) {
        auto wrongHost = target(sshd->identity());
        wrongHost.host = name;
        const auto host = ssh::Tunnel::open(std::move(wrongHost), {}, async::Receiver(&context), {});
        EXPECT_FALSE(host.ok()) << name;
        auto wrongUser = target(sshd->identity());
        wrongUser.user = name == "$(touch x)" ? "`touch x`" : name;
        const auto user = ssh::Tunnel::open(std::move(wrongUser), {}, async::Receiver(&context), {});
        EXPECT_FALSE(user.ok()) << name;
    }
}

} // namespace zumik::tests
