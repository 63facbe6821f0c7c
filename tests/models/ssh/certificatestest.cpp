// SPDX-License-Identifier: GPL-3.0-or-later
// Certificates of a real authority, security keys and agents that go, against a real sshd. No hardware here:
// a fake agent computes with a software key what a security key does (PROTOCOL.u2f), and sshd checks it.
#include "models/ssh/certificate.h"
#include "models/ssh/keyfile.h"
#include "models/ssh/privatekey.h"
#include "models/ssh/wire.h"
#include "tests/models/ssh/fakeagent.h"
#include "tests/models/ssh/sshagent.h"
#include "tests/models/ssh/watchedtunnel.h"
#include "tests/support/process.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace zumik::tests {

using base::ErrorCode;
using ssh::TunnelState;
using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;

namespace {

const std::string skType = "sk-ssh-ed25519@openssh.com";

/// A security key in software: signs hash(application) flags counter hash(message).
class SoftKey {
public:
    explicit SoftKey(const TempDir &dir)
    {
        const std::string path = dir.file("soft");
        runOrThrow({.program = "openssl", .arguments = {"genpkey", "-algorithm", "ed25519", "-out", path}});
        m_key = ssh::PrivateKey::read(readFile(path), {});
        ssh::WireReader plain(m_key->publicBlob());
        plain.string();
        ssh::putString(m_blob, skType);
        ssh::putString(m_blob, plain.string().value_or(""));
        ssh::putString(m_blob, application);
    }

    const std::string &blob() const { return m_blob; }

    std::string line() const
    {
        return skType + ' ' + QByteArray::fromStdString(m_blob).toBase64().toStdString();
    }

    std::string sign(std::string_view data) const
    {
        std::string tail(1, '\1'); // touched
        ssh::putNumber(tail, 7);
        const auto signature = m_key->sign("ssh-ed25519", hash(application) + tail + hash(data));
        std::string body;
        ssh::putString(body, skType);
        ssh::putString(body, signature.value_or(""));
        return body + tail;
    }

private:
    static constexpr const char *application = "ssh:";

    static std::string hash(std::string_view text)
    {
        return QCryptographicHash::hash(
            QByteArray(text.data(), static_cast<qsizetype>(text.size())), QCryptographicHash::Sha256)
            .toStdString();
    }

    std::optional<ssh::PrivateKey> m_key;
    std::string m_blob;
};

/// OpenSSH's own agent with some keys; a certificate beside a key comes along.
class RealAgent : public SshAgent {
public:
    explicit RealAgent(const std::vector<std::string> &keys)
    {
        for (const std::string &key : keys) {
            add(key);
        }
    }
};

class Certificates : public testing::Test {
protected:
    void SetUp() override
    {
        makeSshKey(m_dir.file("ca"), KeyType::Ed25519);
        m_sshd = std::make_unique<Sshd>(SshdOptions{.hostKeys = {KeyType::Ed25519},
            .extraLines = {"TrustedUserCAKeys " + m_dir.file("ca.pub"), "MaxAuthTries 20"}});
    }

    void certify(const std::string &key, const std::string &validity = "+1h") const
    {
        runOrThrow({.program = "ssh-keygen",
            .arguments = {"-q", "-s", m_dir.file("ca"), "-I", "test", "-n", Sshd::user(), "-V", validity,
                key + ".pub"}});
    }

    /// A key that the server knows by its certificate alone.
    std::string certified(KeyType type) const
    {
        std::string path = m_dir.file(keyName(type));
        makeSshKey(path, type);
        certify(path);
        return path;
    }

    ssh::SshTarget target(const std::string &identity, const std::string &agent = {}) const
    {
        ssh::SshTarget target = targetFor(*m_sshd);
        target.identities.clear();
        if (!identity.empty()) {
            target.identities.push_back({identity, {}});
        }
        target.useAgent = !agent.empty();
        target.agentSocket = agent;
        return target;
    }

    static std::string method(ssh::SshTarget target)
    {
        WatchedTunnel way(std::move(target), {});
        return way.waitFor(TunnelState::Connected).authentication;
    }

    TempDir m_dir{"certificates"};
    std::unique_ptr<Sshd> m_sshd;
};

} // namespace

TEST_F(Certificates, ofEveryKindInTheAgentLetUsIn)
{
    for (const KeyType type : allKeyTypes) {
        const RealAgent agent({certified(type)});
        EXPECT_THAT(method(target({}, agent.socket())),
            AllOf(HasSubstr("-cert-v01@openssh.com SHA256:"), EndsWith("(agent)")))
            << keyName(type);
    }
}

TEST_F(Certificates, besideAFileLetUsIn)
{
    for (const KeyType type : allKeyTypes) {
        const std::string path = certified(type);
        EXPECT_THAT(method(target(path)), AllOf(HasSubstr("-cert-v01@openssh.com"), EndsWith("(file)")))
            << keyName(type);
        if (type != KeyType::Ed25519) {
            runOrThrow(
                {.program = "ssh-keygen", .arguments = {"-q", "-p", "-m", "PEM", "-N", "", "-f", path}});
            EXPECT_THAT(method(target(path)), HasSubstr("-cert-v01@openssh.com"))
                << keyName(type) << " in PEM";
        }
    }
}

TEST_F(Certificates, namedOnTheirOwnLetUsInWithAFileAndWithTheAgent)
{
    const std::string path = m_dir.file("key");
    makeSshKey(path, KeyType::Ed25519);
    certify(path);
    const std::string elsewhere = m_dir.file("certificate");
    std::filesystem::rename(path + "-cert.pub", elsewhere);
    ssh::SshTarget byFile = target(path);
    byFile.certificates = {m_dir.file("missing"), path + ".pub", elsewhere};
    EXPECT_THAT(method(std::move(byFile)), AllOf(HasSubstr("-cert-v01@openssh.com"), EndsWith("(file)")));
    const RealAgent agent({path});
    ssh::SshTarget byAgent = target({}, agent.socket());
    byAgent.identitiesOnly = true;
    byAgent.certificates = {elsewhere};
    EXPECT_THAT(method(std::move(byAgent)), AllOf(HasSubstr("-cert-v01@openssh.com"), EndsWith("(agent)")));
    ssh::SshTarget alone = target({});
    alone.certificates = {elsewhere};
    EXPECT_EQ(WatchedTunnel(std::move(alone), {}).failure().code, ErrorCode::SshAuthFailed);
}

TEST_F(Certificates, ofAFileIsSignedForByTheAgentsPlainKey)
{
    const std::string path = m_dir.file("key");
    makeSshKey(path, KeyType::Ed25519);
    const RealAgent agent({path});
    certify(path);
    runOrThrow({.program = "ssh-keygen", .arguments = {"-q", "-p", "-N", "locked away", "-f", path}});
    EXPECT_THAT(method(target(path, agent.socket())), AllOf(HasSubstr("-cert-v01@"), EndsWith("(agent)")));
}

TEST_F(Certificates, thatHasExpiredIsRefusedAndNamed)
{
    const std::string path = m_dir.file("old");
    makeSshKey(path, KeyType::Ed25519);
    certify(path, "20200101:20200102");
    const auto error = WatchedTunnel(target(path), {}).failure();
    EXPECT_EQ(error.code, ErrorCode::SshAuthFailed);
    EXPECT_THAT(error.message, HasSubstr("ssh-ed25519-cert-v01@openssh.com SHA256:"));
}

TEST_F(Certificates, sayWhichKeyTheyAreFor)
{
    for (const KeyType type : allKeyTypes) {
        const std::string path = certified(type);
        const auto certificate = ssh::readPublicLine(path + "-cert.pub");
        const auto key = ssh::readPublicLine(path + ".pub");
        ASSERT_TRUE(certificate && key);
        EXPECT_EQ(ssh::certifiedKey(certificate->blob), key->blob) << keyName(type);
        EXPECT_EQ(ssh::certifiedKey(key->blob), "") << "it is none";
        EXPECT_EQ(ssh::certifiedKey(certificate->blob.substr(0, 80)), "") << "it is cut short";
    }
}

TEST_F(Certificates, aSecurityKeyOfTheAgentLetsUsIn)
{
    const SoftKey key(m_dir);
    m_sshd = std::make_unique<Sshd>(SshdOptions{.authorizedKeys = {key.line()}});
    FakeAgent agent({key.blob()}, [&](auto /*blob*/, std::string_view data) { return key.sign(data); });
    EXPECT_THAT(method(target({}, agent.socket())), AllOf(HasSubstr(skType), EndsWith("(agent)")));
    EXPECT_EQ(agent.signatures(), 1);
}

TEST_F(Certificates, aSecurityKeyWithACertificateLetsUsIn)
{
    const SoftKey key(m_dir);
    writeFile(m_dir.file("sk.pub"), key.line() + "\n");
    certify(m_dir.file("sk"));
    const auto certificate = ssh::readPublicLine(m_dir.file("sk-cert.pub"));
    ASSERT_TRUE(certificate);
    FakeAgent agent(
        {certificate->blob}, [&](auto /*blob*/, std::string_view data) { return key.sign(data); });
    EXPECT_THAT(method(target({}, agent.socket())), HasSubstr("sk-ssh-ed25519-cert-v01@openssh.com"));
}

TEST_F(Certificates, anAgentThatGoesWhileItSignsLeavesTheFile)
{
    const auto key = ssh::readPublicLine(m_sshd->identity() + ".pub");
    ASSERT_TRUE(key);
    FakeAgent agent({key->blob}, [](auto, auto) { return std::string(); });
    EXPECT_THAT(method(target(m_sshd->identity(), agent.socket())), EndsWith("(file; the agent has gone)"));
    EXPECT_EQ(agent.signatures(), 1);

    FakeAgent alone({key->blob}, [](auto, auto) { return std::string(); });
    const auto error = WatchedTunnel(target({}, alone.socket()), {}).failure();
    EXPECT_EQ(error.code, ErrorCode::AgentUnavailable);
    EXPECT_THAT(error.message, HasSubstr("gone"));
}

TEST_F(Certificates, anAgentThatSignsWithSomethingElseIsNotBelieved)
{
    const auto key = ssh::readPublicLine(m_sshd->identity() + ".pub");
    FakeAgent agent({key->blob}, [](auto, auto) {
        std::string body;
        ssh::putString(body, "ssh-dss");
        ssh::putString(body, "nonsense");
        return body;
    });
    EXPECT_EQ(WatchedTunnel(target({}, agent.socket()), {}).failure().code, ErrorCode::AgentUnavailable);
}

TEST_F(Certificates, theAgentsManyKeysStopBeforeTheServerHangsUp)
{
    std::vector<std::string> strangers;
    for (int i = 0; i < 8; ++i) {
        strangers.push_back(m_dir.file("stranger" + std::to_string(i)));
        makeSshKey(strangers.back(), KeyType::Ed25519);
    }
    const RealAgent agent(strangers);
    m_sshd = std::make_unique<Sshd>();
    const auto error = WatchedTunnel(target({}, agent.socket()), {}).failure();
    EXPECT_EQ(error.code, ErrorCode::SshAuthFailed);
    EXPECT_THAT(error.message, AllOf(HasSubstr("3 more"), HasSubstr("IdentitiesOnly")));
    EXPECT_THAT(m_sshd->log(), testing::Not(HasSubstr("Too many authentication failures")));
    // A file's key still has its turn.
    EXPECT_THAT(method(target(m_sshd->identity(), agent.socket())), EndsWith("(file)"));
}

} // namespace zumik::tests
