// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/profiletarget.h"

#include "tests/support/tempdir.h"
#include "tests/support/waitfor.h"

#include <QByteArray>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace zumik::session {

using base::ErrorCode;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

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
           " GlobalKnownHostsFile none\n CertificateFile ~/.ssh/%h-cert.pub\n HostKeyAlias Vps\n "
           "ConnectTimeout 3\n ServerAliveInterval 20\n");
    tests::writeFile(home.file(".ssh/vps"), "a key", true);
    const auto target = sshTargetOf(to("vps"));
    ASSERT_TRUE(target.ok()) << target.error().message;
    EXPECT_EQ(target->host, "vps.example.com");
    EXPECT_EQ(target->user, "ops");
    EXPECT_EQ(target->port, 2222);
    EXPECT_THAT(pathsOf(*target), ElementsAre(home.file(".ssh/vps")));
    EXPECT_THAT(target->certificates, ElementsAre(home.file(".ssh/vps.example.com-cert.pub")));
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

TEST_F(ProfileTarget, goesThroughTheHostsOnTheWayEachAsItsOwnConfigSays)
{
    config("Host behind\n ProxyJump root@bastion,inner:2200\n IdentityFile ~/.ssh/behind\n"
           "Host bastion\n HostName bastion.example.com\n IdentityFile ~/.ssh/bastion\n HostKeyAlias b\n"
           "Host free\n ProxyJump none\n");
    tests::writeFile(home.file(".ssh/behind"), "a key", true);
    tests::writeFile(home.file(".ssh/bastion"), "a key", true);
    settings::Ssh ssh = to("behind");
    ssh.user = QStringLiteral("ops");
    ssh.knownHosts = QStringLiteral("/keys/known");
    const auto target = sshTargetOf(ssh);
    ASSERT_TRUE(target.ok()) << target.error().message;
    ASSERT_EQ(target->hops.size(), 2U);
    EXPECT_EQ(target->hops[0].host, "bastion.example.com");
    EXPECT_EQ(target->hops[0].user, "root");
    EXPECT_EQ(target->hops[0].hostKeyAlias, "b");
    EXPECT_THAT(pathsOf(target->hops[0]), ElementsAre(home.file(".ssh/bastion")));
    EXPECT_EQ(target->hops[1].port, 2200);
    EXPECT_NE(target->hops[1].user, "ops") << "what the profile says is of its own host";
    EXPECT_THAT(target->hops[1].knownHosts, Not(testing::Contains("/keys/known")));
    EXPECT_THAT(pathsOf(*target), ElementsAre(home.file(".ssh/behind")));
    EXPECT_EQ(target->user, "ops");
    EXPECT_THAT(sshTargetOf(to("free"))->hops, testing::IsEmpty());
}

TEST_F(ProfileTarget, goesByTheCommandThatTheUsersOwnConfigNames)
{
    config("Host vps\n HostName vps.example.com\n Port 2222\n User ops\n"
           " ProxyCommand nc -X 5 %h %p # %r@%n 100%%\nHost bad\n ProxyCommand nc %d\nHost stdin\n "
           "ProxyCommand -\n");
    const auto target = sshTargetOf(to("vps"));
    ASSERT_TRUE(target.ok()) << target.error().message;
    ASSERT_TRUE(target->proxyCommand.has_value());
    EXPECT_EQ(target->proxyCommand->line, "nc -X 5 vps.example.com 2222 # ops@vps 100%");
    EXPECT_EQ(sshTargetOf(to("bad")).error().code, ErrorCode::FormatInvalid);
    EXPECT_EQ(sshTargetOf(to("stdin")).error().code, ErrorCode::FormatUnsupported);
}

TEST_F(ProfileTarget, givesACommandNoSecretOfTheEnvironment)
{
    config("ProxyCommand nc %h %p\n");
    qputenv("METRICS_TOKEN", "hush");
    qputenv("SSH_AUTH_SOCK", "/run/agent");
    const auto target = sshTargetOf(to("vps"));
    qunsetenv("METRICS_TOKEN");
    qunsetenv("SSH_AUTH_SOCK");
    ASSERT_TRUE(target.ok());
    EXPECT_THAT(target->proxyCommand->environment, Not(testing::Contains(HasSubstr("hush"))));
    EXPECT_THAT(target->proxyCommand->environment, testing::Contains("SSH_AUTH_SOCK=/run/agent"));
}

TEST_F(ProfileTarget, runsNoCommandOfANamedConfigThatOthersMayWriteTo)
{
    settings::Ssh ssh = to("vps");
    ssh.config = QString::fromStdString(home.file("named"));
    tests::writeFile(home.file("named"), "ProxyCommand nc %h %p\n", true);
    EXPECT_TRUE(sshTargetOf(ssh)->proxyCommand.has_value());
    std::filesystem::permissions(home.file("named"), std::filesystem::perms::all);
    EXPECT_EQ(sshTargetOf(ssh).error().code, ErrorCode::FileUnreadable);
    EXPECT_THAT(sshTargetOf(ssh).error().message, HasSubstr("ProxyCommand is not run"));
    tests::writeFile(home.file("named"), "User ops\n", true);
    EXPECT_TRUE(sshTargetOf(ssh).ok()) << "as ssh -F takes it";
}

TEST_F(ProfileTarget, tellsWhatOpeningItWouldRunAndGoThrough)
{
    settings::Ssh ssh = to("vps");
    ssh.config = QString::fromStdString(home.file("named"));
    tests::writeFile(
        home.file("named"), "Host vps\n ProxyJump me@b:2200\nHost b\n ProxyCommand nc %h %p\n", true);
    settings::ProfileUses uses;
    addWay(ssh, MatchExec::Ignored, uses);
    EXPECT_THAT(uses.hops, ElementsAre(QStringLiteral("me@b:2200")));
    EXPECT_THAT(uses.commands, ElementsAre(QStringLiteral("nc b 2200")));
    settings::ProfileUses none;
    addWay(to("-bad"), MatchExec::Ignored, none);
    EXPECT_EQ(none, settings::ProfileUses{});
}

TEST_F(ProfileTarget, neverTakesUnknownKeysButWhereTheConfigSaysSo)
{
    config("Host yes\n StrictHostKeyChecking yes\nHost new\n StrictHostKeyChecking accept-new\n"
           "Host off\n StrictHostKeyChecking no\nHost plain\n HashKnownHosts no\n");
    EXPECT_EQ(sshTargetOf(to("other"))->unknownKeys, ssh::UnknownKeys::Ask);
    EXPECT_EQ(sshTargetOf(to("yes"))->unknownKeys, ssh::UnknownKeys::Refuse);
    EXPECT_EQ(sshTargetOf(to("new"))->unknownKeys, ssh::UnknownKeys::Remember);
    EXPECT_EQ(sshTargetOf(to("off"))->unknownKeys, ssh::UnknownKeys::Remember);
    EXPECT_FALSE(sshTargetOf(to("plain"))->hashKnownHosts);
    EXPECT_TRUE(sshTargetOf(to("other"))->hashKnownHosts);
}

TEST_F(ProfileTarget, waitsForASignOfLifeAsLongAsTheConfigSays)
{
    config("Host a\n ServerAliveInterval 7\n ServerAliveCountMax 2\nHost b\n ServerAliveCountMax 9\n"
           "Host c\n AddressFamily inet6\n");
    EXPECT_EQ(sshTargetOf(to("a"))->keepaliveInterval, std::chrono::seconds(7));
    EXPECT_EQ(sshTargetOf(to("a"))->keepaliveCount, 2);
    EXPECT_EQ(sshTargetOf(to("b"))->keepaliveInterval, std::chrono::seconds(5)) << "ours, as it isn't off";
    EXPECT_EQ(sshTargetOf(to("b"))->keepaliveCount, 1);
    EXPECT_EQ(sshTargetOf(to("c"))->addressFamily, ssh::AddressFamily::Inet6);
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

TEST_F(ProfileTarget, runsTheCommandsOfTheUsersOwnConfigWhenItMay)
{
    config("Match exec \"test %n = vps\"\n User ops\n");
    EXPECT_NE(hostConfigOf(to("vps"))->user, "ops");
    EXPECT_EQ(hostConfigOf(to("vps"), MatchExec::Run)->user, "ops");
    EXPECT_NE(hostConfigOf(to("other"), MatchExec::Run)->user, "ops");
    settings::Ssh named = to("vps");
    named.config = QString::fromStdString(home.file(".ssh/config"));
    const auto host = hostConfigOf(named, MatchExec::Run);
    EXPECT_NE(host->user, "ops") << "a profile that names a config runs nothing of it";
    EXPECT_EQ(host->notes.at(0).keyword, "match exec");
}

TEST_F(ProfileTarget, isFoundAside)
{
    config("Match exec \"sleep 0.2\"\n User ops\n");
    QObject here;
    std::optional<base::Result<SshWay>> found;
    findSshWay(to("vps"), MatchExec::Run, async::Receiver(&here), [&](const auto &way) { found = way; });
    EXPECT_FALSE(found);
    ASSERT_TRUE(tests::waitUntil([&] { return found.has_value(); }));
    ASSERT_TRUE(found->ok());
    EXPECT_EQ(sshTargetOf(to("vps"), **found)->user, "ops");
}

TEST_F(ProfileTarget, tellsTheCommandsThatItWouldRunAndRunsNone)
{
    const std::string proof = home.file("ran");
    config("Match originalhost vps exec \"touch " + proof + "\"\n ProxyJump inside\nMatch !exec \"touch "
        + proof + "\"\n ProxyCommand nc %h %p\n");
    settings::ProfileUses uses;
    addWay(to("vps"), MatchExec::Run, uses);
    EXPECT_EQ(
        uses.commands, QStringList({QString::fromStdString("touch " + proof), QStringLiteral("nc vps 22")}));
    ASSERT_EQ(uses.hops.size(), 1);
    EXPECT_TRUE(uses.hops[0].endsWith(QLatin1String("@inside:22")));
    EXPECT_FALSE(std::filesystem::exists(proof));
    settings::ProfileUses without;
    addWay(to("vps"), MatchExec::Ignored, without);
    EXPECT_TRUE(without.commands.isEmpty());
}

} // namespace zumik::session
