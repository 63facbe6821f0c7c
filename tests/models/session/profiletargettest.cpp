// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/profiletarget.h"

#include "tests/support/tempdir.h"

#include <QByteArray>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace zumik::session {

using base::ErrorCode;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;

namespace {

/// With a home of its own.
struct ProfileTarget : testing::Test {
    ProfileTarget()
    {
        std::filesystem::create_directory(home.file(".ssh"));
        qputenv("HOME", home.path().c_str());
    }

    ~ProfileTarget() override { qputenv("HOME", before); }

    void config(const std::string &text) const { tests::writeFile(home.file(".ssh/config"), text, true); }

    static settings::Ssh to(const char *host)
    {
        settings::Ssh ssh;
        ssh.host = QString::fromLatin1(host);
        return ssh;
    }

    static std::vector<std::string> pathsOf(const ssh::SshTarget &target)
    {
        std::vector<std::string> paths;
        for (const ssh::Identity &identity : target.identities) {
            paths.push_back(identity.path);
        }
        return paths;
    }

    QByteArray before = qgetenv("HOME");
    tests::TempDir home{"home"};
};

} // namespace

TEST_F(ProfileTarget, isWhatTheSshConfigSaysOfAnAlias)
{
    config("Host vps\n HostName vps.example.com\n User ops\n Port 2222\n IdentityFile ~/.ssh/vps\n"
           " IdentityFile ~/.ssh/missing\n IdentitiesOnly yes\n UserKnownHostsFile ~/.ssh/known-%n\n"
           " GlobalKnownHostsFile none\n HostKeyAlias Vps\n ConnectTimeout 3\n ServerAliveInterval 20\n");
    tests::writeFile(home.file(".ssh/vps"), "a key", true);
    const auto target = sshTargetOf(to("vps"));
    ASSERT_TRUE(target.ok()) << target.error().message;
    EXPECT_EQ(target->host, "vps.example.com");
    EXPECT_EQ(target->user, "ops");
    EXPECT_EQ(target->port, 2222);
    EXPECT_THAT(pathsOf(*target), ElementsAre(home.file(".ssh/vps")));
    EXPECT_TRUE(target->identitiesOnly);
    EXPECT_THAT(target->knownHosts, ElementsAre(home.file(".ssh/known-vps")));
    EXPECT_EQ(target->hostKeyAlias, "vps");
    EXPECT_EQ(target->connectTimeout, std::chrono::seconds(3));
    EXPECT_EQ(target->keepaliveInterval, std::chrono::seconds(20));
}

TEST_F(ProfileTarget, takesWhatTheProfileSaysFirst)
{
    config("User ops\nPort 2222\nIdentityFile ~/.ssh/vps\nUserKnownHostsFile ~/.ssh/other\n");
    settings::Ssh ssh = to("vps");
    ssh.user = QStringLiteral("me");
    ssh.port = 22;
    ssh.identity = QStringLiteral("/keys/mine");
    ssh.knownHosts = QStringLiteral("/keys/known");
    const auto target = sshTargetOf(ssh);
    ASSERT_TRUE(target.ok());
    EXPECT_EQ(target->user, "me");
    EXPECT_EQ(target->port, 22);
    EXPECT_THAT(pathsOf(*target), ElementsAre("/keys/mine"));
    EXPECT_THAT(target->knownHosts, ElementsAre("/keys/known"));
}

TEST_F(ProfileTarget, readsOnlyTheConfigThatTheProfileNames)
{
    config("User ops\n");
    settings::Ssh ssh = to("vps");
    ssh.config = QString::fromStdString(home.file("another"));
    EXPECT_EQ(sshTargetOf(ssh).error().code, ErrorCode::FileNotFound);
    tests::writeFile(home.file("another"), "Port 4\n", true);
    ASSERT_TRUE(sshTargetOf(ssh).ok());
    EXPECT_EQ(sshTargetOf(ssh)->port, 4);
    EXPECT_NE(sshTargetOf(ssh)->user, "ops");
}

TEST_F(ProfileTarget, neverPassesByTheHostsOnTheWay)
{
    config("Host behind\n ProxyJump bastion\nHost piped\n ProxyCommand nc %h %p\n"
           "Host free\n ProxyJump none\n");
    EXPECT_EQ(sshTargetOf(to("behind")).error().code, ErrorCode::FormatUnsupported);
    EXPECT_THAT(sshTargetOf(to("behind")).error().message, HasSubstr("(ProxyJump bastion)"));
    EXPECT_THAT(sshTargetOf(to("piped")).error().message, HasSubstr("(ProxyCommand nc %h %p)"));
    EXPECT_TRUE(sshTargetOf(to("free")).ok());
}

TEST_F(ProfileTarget, asksTheAgentThatTheConfigNames)
{
    config("Host none\n IdentityAgent none\nHost path\n IdentityAgent ~/agent\n"
           "Host variable\n IdentityAgent $ZUMIK_TEST_AGENT\nHost usual\n IdentityAgent SSH_AUTH_SOCK\n");
    qputenv("ZUMIK_TEST_AGENT", "/run/agent");
    EXPECT_FALSE(sshTargetOf(to("none"))->useAgent);
    EXPECT_EQ(sshTargetOf(to("path"))->agentSocket, home.file("agent"));
    EXPECT_EQ(sshTargetOf(to("variable"))->agentSocket, "/run/agent");
    EXPECT_EQ(sshTargetOf(to("usual"))->agentSocket, "");
    EXPECT_TRUE(sshTargetOf(to("other"))->useAgent);
}

TEST_F(ProfileTarget, refusesAConfigThatOthersMayWriteTo)
{
    config("User ops\n");
    std::filesystem::permissions(home.file(".ssh/config"), std::filesystem::perms::all);
    const auto target = sshTargetOf(to("vps"));
    ASSERT_FALSE(target.ok());
    EXPECT_EQ(target.error().code, ErrorCode::FileUnreadable);
    EXPECT_THAT(target.error().where, EndsWith(".ssh/config"));
}

TEST_F(ProfileTarget, refusesNamesThatAShellWouldRead)
{
    for (const char *name : {"-oProxyCommand=x", "a b", "$(touch x)", "a;b", "`a`", "a|b", ""}) {
        EXPECT_EQ(sshTargetOf(to(name)).error().code, ErrorCode::InvalidArgument) << name;
    }
    config("Host vps\n HostName \"-oProxyCommand=x\"\n");
    EXPECT_EQ(sshTargetOf(to("vps")).error().code, ErrorCode::InvalidArgument);
}

} // namespace zumik::session
