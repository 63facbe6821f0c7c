// SPDX-License-Identifier: GPL-3.0-or-later
// Every kind of key in every format that ssh-keygen and openssl write, plain and encrypted, against a real
// sshd.
#include "models/ssh/keyfile.h"
#include "models/ssh/privatekey.h"
#include "tests/models/ssh/watchedtunnel.h"
#include "tests/support/process.h"
#include "tests/support/tempdir.h"

#include <QByteArray>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace zumik::tests {

using base::ErrorCode;
using ssh::TunnelState;
using testing::HasSubstr;

namespace {

struct Kind {
    const char *type;
    const char *bits;
    const char *name; ///< SSH's
};

constexpr std::array kinds{Kind{"ed25519", "256", "ssh-ed25519"}, Kind{"ecdsa", "256", "ecdsa-sha2-nistp256"},
    Kind{"ecdsa", "384", "ecdsa-sha2-nistp384"}, Kind{"ecdsa", "521", "ecdsa-sha2-nistp521"},
    Kind{"rsa", "2048", "ssh-rsa"}};

const std::string passphrase = "right & \xc3\xb6ne";

void setPermissions(const std::string &path)
{
    std::filesystem::permissions(path, static_cast<std::filesystem::perms>(0600));
}

class KeyFormats : public testing::Test {
protected:
    /// The keys, and a server that takes them all.
    static void SetUpTestSuite()
    {
        keys = std::make_unique<TempDir>("keys");
        SshdOptions options{.hostKeys = {KeyType::Ed25519}};
        for (const Kind &kind : kinds) {
            runOrThrow({.program = "ssh-keygen",
                .arguments = {
                    "-q", "-t", kind.type, "-b", kind.bits, "-N", "", "-C", "test", "-f", pathOf(kind)}});
            options.authorizedKeys.push_back(readFile(pathOf(kind) + ".pub"));
        }
        shared = std::make_unique<Sshd>(options);
    }

    static void TearDownTestSuite()
    {
        shared.reset();
        keys.reset();
    }

    static std::string pathOf(const Kind &kind) { return keys->file(std::string(kind.type) + kind.bits); }

    /// A server that takes the RSA key, and signatures of that kind alone.
    static std::unique_ptr<Sshd> serverFor(const std::string &algorithm)
    {
        SshdOptions options{
            .hostKeys = {KeyType::Ed25519}, .extraLines = {"PubkeyAcceptedAlgorithms " + algorithm}};
        options.authorizedKeys.push_back(readFile(pathOf(kinds[4]) + ".pub"));
        return std::make_unique<Sshd>(options);
    }

    /// A copy in another format, alone in a folder: no .pub beside it.
    std::string converted(
        const Kind &kind, const std::vector<std::string> &arguments, const std::string &name) const
    {
        std::string path = m_dir.file(name + "-" + kind.type + kind.bits);
        std::filesystem::copy_file(pathOf(kind), path);
        Command command{.program = "ssh-keygen", .arguments = {"-q", "-p", "-f", path}};
        command.arguments.insert(command.arguments.end(), arguments.begin(), arguments.end());
        runOrThrow(command);
        return path;
    }

    std::string method(const std::string &path, const std::string &phrase = {}) const
    {
        ssh::SshTarget target = targetFor(m_own ? *m_own : *shared);
        target.identities.clear();
        target.identities.push_back({path, base::Secret::copyOf(phrase)});
        WatchedTunnel way(std::move(target), {});
        return way.waitFor(TunnelState::Connected).authentication;
    }

    base::Error error(const std::string &path, const std::string &phrase = {}) const
    {
        ssh::SshTarget target = targetFor(m_own ? *m_own : *shared);
        target.identities.clear();
        target.identities.push_back({path, base::Secret::copyOf(phrase)});
        return WatchedTunnel(std::move(target), {}).failure();
    }

    TempDir m_dir{"formats"};
    std::unique_ptr<Sshd> m_own; ///< in place of the shared one
    static inline std::unique_ptr<TempDir> keys;
    static inline std::unique_ptr<Sshd> shared;
};

} // namespace

TEST_F(KeyFormats, opensshKeysOfEveryKindLetUsInPlainAndEncrypted)
{
    for (const Kind &kind : kinds) {
        EXPECT_THAT(method(converted(kind, {"-N", ""}, "plain")), HasSubstr(kind.name));
        const std::string path = converted(kind, {"-N", passphrase}, "locked");
        EXPECT_THAT(method(path, passphrase), HasSubstr(kind.name));
        EXPECT_TRUE(ssh::isPassphraseError(error(path, "wrong"))) << kind.name;
        EXPECT_TRUE(ssh::isPassphraseError(error(path))) << kind.name;
    }
}

TEST_F(KeyFormats, opensshKeysUnderOtherCiphersLetUsIn)
{
    for (const char *cipher : {"aes128-cbc", "aes256-cbc", "aes256-ctr", "aes128-gcm@openssh.com",
             "aes256-gcm@openssh.com", "3des-cbc"}) {
        const std::string path = converted(kinds[0], {"-N", passphrase, "-Z", cipher}, cipher);
        EXPECT_THAT(method(path, passphrase), HasSubstr("ssh-ed25519")) << cipher;
    }
}

TEST_F(KeyFormats, anOpensshKeyUnderACipherThatCantBeReadIsNamedWithIt)
{
    const std::string cipher = "chacha20-poly1305@openssh.com";
    const std::string path = converted(kinds[0], {"-N", passphrase, "-Z", cipher}, cipher);
    const auto told = error(path, passphrase);
    EXPECT_EQ(told.code, ErrorCode::KeyUnreadable);
    EXPECT_EQ(told.where, path);
    EXPECT_THAT(told.message, HasSubstr(cipher));
}

TEST_F(KeyFormats, pemAndPkcs8OfEveryKindLetUsInPlainAndEncrypted)
{
    for (const Kind &kind : kinds) {
        for (const std::string format : {"PEM", "PKCS8"}) {
            if (kind.type == std::string("ed25519")) {
                continue; // ssh-keygen writes it in its own format only; openssl below
            }
            EXPECT_THAT(method(converted(kind, {"-m", format, "-N", ""}, format)), HasSubstr(kind.name))
                << format;
            const std::string path = converted(kind, {"-m", format, "-N", passphrase}, format + "-locked");
            EXPECT_THAT(method(path, passphrase), HasSubstr(kind.name)) << format;
            EXPECT_TRUE(ssh::isPassphraseError(error(path, "wrong"))) << format << kind.name;
            EXPECT_TRUE(ssh::isPassphraseError(error(path))) << format << kind.name;
        }
    }
}

TEST_F(KeyFormats, anEd25519KeyOfOpensslLetsUsIn)
{
    const std::string path = m_dir.file("openssl");
    runOrThrow({.program = "openssl", .arguments = {"genpkey", "-algorithm", "ed25519", "-out", path}});
    setPermissions(path);
    const std::string locked = m_dir.file("openssl-locked");
    runOrThrow({.program = "openssl",
        .arguments = {
            "pkcs8", "-topk8", "-in", path, "-out", locked, "-passout", "pass:" + passphrase, "-scrypt"}});
    setPermissions(locked);
    // ssh-keygen can't read this format: what authorized_keys needs is the blob that we make of it.
    const auto key = ssh::PrivateKey::read(readFile(path), {});
    ASSERT_TRUE(key);
    SshdOptions options{.hostKeys = {KeyType::Ed25519}};
    options.authorizedKeys.push_back(
        "ssh-ed25519 " + QByteArray::fromStdString(key->publicBlob()).toBase64().toStdString());
    m_own = std::make_unique<Sshd>(options);
    EXPECT_THAT(method(path), HasSubstr("ssh-ed25519"));
    EXPECT_THAT(method(locked, passphrase), HasSubstr("ssh-ed25519"));
}

TEST_F(KeyFormats, aServerThatTakesRsaWithSha512IsGivenThat)
{
    const Kind &rsa = kinds[4];
    m_own = serverFor("rsa-sha2-512");
    EXPECT_THAT(method(pathOf(rsa)), HasSubstr("ssh-rsa"));
    EXPECT_THAT(method(converted(rsa, {"-m", "PEM", "-N", ""}, "sha512")), HasSubstr("ssh-rsa"));
}

/// sshd announces both kinds whatever it takes, so that one that takes SHA-256 alone is never given it, by
/// OpenSSH's client neither. What we would give is checked by OpenSSL.
TEST_F(KeyFormats, rsaSignaturesOfBothKindsAreRight)
{
    const std::string path = converted(kinds[4], {"-m", "PEM", "-N", ""}, "signing");
    const auto key = ssh::PrivateKey::read(readFile(path), {});
    ASSERT_TRUE(key);
    const std::string data = m_dir.file("data");
    const std::string signature = m_dir.file("signature");
    const std::string publicKey = m_dir.file("public");
    writeFile(data, "to be signed");
    runOrThrow({.program = "openssl", .arguments = {"rsa", "-in", path, "-pubout", "-out", publicKey}});
    for (const auto &[algorithm, digest] :
        {std::pair("rsa-sha2-256", "-sha256"), std::pair("rsa-sha2-512", "-sha512")}) {
        writeFile(signature, key->sign(algorithm, "to be signed").value_or(""));
        const Outcome verified = run({.program = "openssl",
            .arguments = {"dgst", digest, "-verify", publicKey, "-signature", signature, data}});
        EXPECT_EQ(verified.status, 0) << algorithm << verified.output;
    }
    EXPECT_FALSE(key->sign("ssh-rsa", "to be signed")) << "SHA-1";
}

TEST_F(KeyFormats, sha1SignaturesAreNotGiven)
{
    m_own = serverFor("ssh-rsa");
    EXPECT_EQ(error(pathOf(kinds[4])).code, ErrorCode::SshAuthFailed);
}

TEST_F(KeyFormats, aFormatThatIsNotTakenIsNamed)
{
    const std::string path = m_dir.file("stranger");
    const std::vector<std::pair<std::string, std::string>> strangers{
        {"PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n", "PuTTY"},
        {"---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n", "SSH.COM"},
        {"-----BEGIN DSA PRIVATE KEY-----\nAAAA\n-----END DSA PRIVATE KEY-----\n", "DSA"},
        {readFile(pathOf(kinds[0]) + ".pub"), "a public key"},
        {"-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n", "format"},
        {"-----BEGIN PRIVATE KEY-----\nAAAA\n", "format"},
    };
    for (const auto &[text, words] : strangers) {
        writeFile(path, text, true);
        const auto told = error(path);
        EXPECT_EQ(told.code, ErrorCode::KeyUnreadable) << text;
        EXPECT_EQ(told.where, path);
        EXPECT_THAT(told.message, HasSubstr(words)) << text;
    }
}

TEST_F(KeyFormats, aLockedKeyThatTheServerDoesNotWantAsksForNoPassphrase)
{
    const std::string path = m_dir.file("unwanted");
    makeSshKey(path, KeyType::Ed25519, passphrase);
    const auto told = error(path);
    EXPECT_EQ(told.code, ErrorCode::SshAuthFailed);
    EXPECT_THAT(told.message, HasSubstr("refused ssh-ed25519 SHA256:"));
}

} // namespace zumik::tests
