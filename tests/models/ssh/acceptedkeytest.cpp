// SPDX-License-Identifier: GPL-3.0-or-later
// Accepting the key of a real sshd; OpenSSH's own ssh-keygen judges what was written.
#include "models/ssh/acceptedkey.h"

#include "tests/models/ssh/watchedtunnel.h"
#include "tests/support/process.h"
#include "tests/support/tempdir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace zumik::tests {

using base::ErrorCode;
using testing::HasSubstr;
using testing::Not;

namespace {

class AcceptedKey : public testing::Test {
protected:
    static void SetUpTestSuite() { sshd = std::make_unique<Sshd>(); }

    static void TearDownTestSuite() { sshd.reset(); }

    static std::string name() { return "[127.0.0.1]:" + std::to_string(sshd->port()); }

    ssh::SshTarget target() const
    {
        ssh::SshTarget made = targetFor(*sshd);
        made.knownHosts = {file()};
        return made;
    }

    std::string file() const { return m_dir.file("ssh/known_hosts"); }

    /// The key that an unknown server shows.
    std::string shownKey() const
    {
        const WatchedTunnel way(target(), {});
        EXPECT_EQ(way.failure().code, ErrorCode::HostKeyUnknown);
        EXPECT_FALSE(way.status().hostKey.empty());
        return way.status().hostKey;
    }

    base::Status remember(const std::string &key, bool hashed = false) const
    {
        return ssh::rememberHostKey(file(), "127.0.0.1", sshd->port(), key, hashed);
    }

    bool connects(ssh::SshTarget to) const
    {
        const WatchedTunnel way(std::move(to), {});
        return way.waitFor(ssh::TunnelState::Connected).state == ssh::TunnelState::Connected;
    }

    void write(const std::string &text)
    {
        std::filesystem::create_directories(std::filesystem::path(file()).parent_path());
        writeFile(file(), text);
    }

    static inline std::unique_ptr<Sshd> sshd;
    TempDir m_dir{"accepted"};
};

} // namespace

TEST_F(AcceptedKey, isKnownFromThenOnToUsAndToOpenSsh)
{
    ASSERT_TRUE(remember(shownKey()));
    EXPECT_TRUE(connects(target()));
    const Outcome found = run({.program = "ssh-keygen", .arguments = {"-F", name(), "-f", file()}});
    EXPECT_EQ(found.status, 0) << found.output;
    EXPECT_EQ(readFile(file()), sshd->knownHostsLine(name(), KeyType::Ed25519));
    const auto permissions = std::filesystem::status(file()).permissions();
    EXPECT_EQ(permissions, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST_F(AcceptedKey, isWrittenUnderAHashThatOpenSshKnows)
{
    const std::string key = shownKey();
    ASSERT_TRUE(remember(key, true));
    EXPECT_THAT(readFile(file()), Not(HasSubstr("127.0.0.1")));
    EXPECT_TRUE(connects(target()));
    const Outcome found = run({.program = "ssh-keygen", .arguments = {"-F", name(), "-f", file()}});
    EXPECT_EQ(found.status, 0) << found.output;
    const std::string once = readFile(file());
    ASSERT_TRUE(remember(key, true));
    EXPECT_EQ(readFile(file()), once);
}

TEST_F(AcceptedKey, isTakenFromANewServerWhereTheConfigSaysSo)
{
    ssh::SshTarget to = target();
    to.unknownKeys = ssh::UnknownKeys::Remember;
    EXPECT_TRUE(connects(std::move(to)));
    EXPECT_TRUE(connects(target())) << "it was written down";
    const Sshd other;
    write(other.knownHostsLine(name(), KeyType::Ed25519));
    to = target();
    to.unknownKeys = ssh::UnknownKeys::Remember;
    const WatchedTunnel way(std::move(to), {});
    EXPECT_EQ(way.failure().code, ErrorCode::HostKeyChanged);
}

TEST_F(AcceptedKey, isNotTakenWhereItCannotBeWrittenDown)
{
    writeFile(m_dir.file("ssh"), "a file where the folder should be");
    ssh::SshTarget to = target();
    to.unknownKeys = ssh::UnknownKeys::Remember;
    const WatchedTunnel way(std::move(to), {});
    EXPECT_EQ(way.failure().code, ErrorCode::FileUnwritable);
}

TEST_F(AcceptedKey, isAppendedToWhatIsThereAndNotTwice)
{
    const std::string key = shownKey();
    write("# mine, without an end of line\nother ssh-ed25519 AAAA");
    ASSERT_TRUE(remember(key));
    const std::string once = readFile(file());
    EXPECT_EQ(once,
        "# mine, without an end of line\nother ssh-ed25519 AAAA\n"
            + sshd->knownHostsLine(name(), KeyType::Ed25519));
    ASSERT_TRUE(remember(key));
    EXPECT_EQ(readFile(file()), once);
}

TEST_F(AcceptedKey, takesNothingBackFromAHostThatIsKnownByAnother)
{
    const std::string key = shownKey();
    const Sshd other;
    const std::string changed = other.knownHostsLine(name(), KeyType::Ed25519);
    write(changed);
    EXPECT_EQ(remember(key).error().code, ErrorCode::HostKeyChanged);
    EXPECT_EQ(remember(key).error().where, file() + ":1");
    EXPECT_EQ(readFile(file()), changed);
    write("@revoked " + sshd->knownHostsLine("*", KeyType::Ed25519));
    EXPECT_EQ(remember(key).error().code, ErrorCode::HostKeyRevoked);
}

TEST_F(AcceptedKey, canHoldForOneConnectionOnly)
{
    ssh::SshTarget once = target();
    once.acceptedHostKey = shownKey();
    EXPECT_TRUE(connects(std::move(once)));
    EXPECT_FALSE(std::filesystem::exists(file()));
    EXPECT_FALSE(shownKey().empty()); // still unknown
}

TEST_F(AcceptedKey, isNoWayAroundAChangedOne)
{
    ssh::SshTarget once = target();
    once.acceptedHostKey = shownKey();
    const Sshd other;
    write(other.knownHostsLine(name(), KeyType::Ed25519));
    const WatchedTunnel way(std::move(once), {});
    EXPECT_EQ(way.failure().code, ErrorCode::HostKeyChanged);
}

TEST_F(AcceptedKey, isOnlyThatKey)
{
    ssh::SshTarget once = target();
    once.acceptedHostKey = shownKey() + "x";
    const WatchedTunnel way(std::move(once), {});
    EXPECT_EQ(way.failure().code, ErrorCode::HostKeyUnknown);
}

TEST_F(AcceptedKey, isRefusedUnderANameThatWouldBeMoreThanAName)
{
    const std::string key = shownKey();
    for (const char *host : {"", "*", "a,b", "a b", "!a", "|1|x", "@revoked", "a\nb", "#a"}) {
        EXPECT_EQ(ssh::rememberHostKey(file(), host, 22, key).error().code, ErrorCode::InvalidArgument)
            << host;
    }
    EXPECT_EQ(ssh::rememberHostKey(file(), "a", 22, "no key").error().code, ErrorCode::InvalidArgument);
    EXPECT_FALSE(std::filesystem::exists(file()));
}

TEST_F(AcceptedKey, saysWhenItCannotBeWritten)
{
    writeFile(m_dir.file("ssh"), "a file where the folder should be");
    const auto refused = remember(shownKey());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::FileUnwritable);
}

} // namespace zumik::tests
