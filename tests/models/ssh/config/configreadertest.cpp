// SPDX-License-Identifier: GPL-3.0-or-later
// The reader on files that are in memory.
#include "models/ssh/config/configreader.h"
#include "models/ssh/config/hostconfig.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace zumik::ssh {

using base::Error;
using base::ErrorCode;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

struct ConfigReading : testing::Test {
    base::Result<HostConfig> resolve(const std::string &host)
    {
        ConfigContext context;
        context.home = "/home/me";
        context.localUser = "me";
        context.localHost = "laptop.lan";
        context.userId = "1000";
        context.userFile = "/home/me/.ssh/config";
        context.files.read = [this](const std::string &path, bool trusted) -> base::Result<std::string> {
            (trusted ? trustedReads : otherReads).push_back(path);
            const auto found = files.find(path);
            return found == files.end() ? base::Result<std::string>(Error{ErrorCode::FileNotFound, "", path})
                                        : found->second;
        };
        context.files.matching = [this](const std::string &pattern) {
            return files.contains(pattern) ? std::vector{pattern} : std::vector<std::string>();
        };
        context.environment = [](const std::string &) {
            return std::nullopt;
        };
        context.commandTest = commandTest;
        return resolveHost({.host = host, .user = {}, .port = {}}, context);
    }

    std::string &config() { return files["/home/me/.ssh/config"]; }

    CommandTest commandTest;
    std::map<std::string, std::string> files;
    std::vector<std::string> trustedReads;
    std::vector<std::string> otherReads;
};

} // namespace

TEST_F(ConfigReading, takesTheUsualValuesWithoutAnyFile)
{
    const auto host = resolve("VPS");
    ASSERT_TRUE(host.ok());
    EXPECT_EQ(host->hostName, "vps");
    EXPECT_EQ(host->user, "me");
    EXPECT_EQ(host->port, 22);
    EXPECT_FALSE(host->namesIdentities);
    EXPECT_THAT(host->userKnownHosts, ElementsAre("/home/me/.ssh/known_hosts", "/home/me/.ssh/known_hosts2"));
}

TEST_F(ConfigReading, takesTheUsersFileBeforeTheSystems)
{
    config() = "Host vps\n User ops\n";
    files["/etc/ssh/ssh_config"] = "User other\nPort 2222\n";
    const auto host = resolve("vps");
    ASSERT_TRUE(host.ok());
    EXPECT_EQ(host->user, "ops");
    EXPECT_EQ(host->port, 2222);
    EXPECT_THAT(trustedReads, ElementsAre("/home/me/.ssh/config"));
}

TEST_F(ConfigReading, completesPathsByTokensAndHome)
{
    config() = "Host vps\n HostName vps.example.com\n User ops\n"
               " IdentityFile ~/keys/%r@%h\n IdentityFile none\n UserKnownHostsFile ~/known/%n-%L-%i %d/k\n"
               " CertificateFile ~/keys/%n-cert.pub\n";
    const auto host = resolve("vps");
    ASSERT_TRUE(host.ok());
    EXPECT_THAT(host->identityPaths, ElementsAre("/home/me/keys/ops@vps.example.com"));
    EXPECT_THAT(host->certificatePaths, ElementsAre("/home/me/keys/vps-cert.pub"));
    EXPECT_THAT(host->userKnownHosts, ElementsAre("/home/me/known/vps-laptop-1000", "/home/me/k"));
}

TEST_F(ConfigReading, includesFilesBelowTheUsersFolder)
{
    config() = "Include work\nHost other\n Include work\nHost *\n Port 1\n";
    files["/home/me/.ssh/work"] = "Host vps\n Port 2222\n";
    EXPECT_EQ(resolve("vps")->port, 2222);
    config() = "Host other\n Include work\nHost *\n Port 1\n"; // not the block of this host
    EXPECT_EQ(resolve("vps")->port, 1);
}

TEST_F(ConfigReading, endsWhereFilesIncludeThemselves)
{
    config() = "Include config\nInclude config\n";
    const auto host = resolve("vps");
    ASSERT_FALSE(host.ok());
    EXPECT_EQ(host.error().code, ErrorCode::TooLarge);
}

TEST_F(ConfigReading, runsNothing)
{
    config() = "Match host vps exec \"touch /tmp/x\"\n User exec\nMatch exec true host other\n User b\n";
    const auto host = resolve("vps");
    ASSERT_TRUE(host.ok());
    EXPECT_EQ(host->user, "me");
    ASSERT_EQ(host->notes.size(), 2U);
    EXPECT_EQ(host->notes[0].keyword, "match exec");
    EXPECT_EQ(host->notes[0].where, "/home/me/.ssh/config:1");
}

TEST_F(ConfigReading, runsACommandWhereItMayAndAllBeforeItHolds)
{
    std::vector<std::string> ran;
    commandTest = [&](const std::string &line) {
        ran.push_back(line);
        return base::Result(line.substr(0, 3) == "yes");
    };
    config() = "Match host other exec never\n User a\n"
               "Match exec \"no %n\"\n User b\n"
               "Host vps\n HostName vps.example.com\n HostKeyAlias known\n Port 2222\n"
               "Match !exec no exec \"yes %h %k %n %p %r %u %L %i %d %%\"\n User c\n"
               "Match exec \"yes %r\"\n ConnectTimeout 7\n";
    const auto host = resolve("vps");
    ASSERT_TRUE(host.ok());
    EXPECT_EQ(host->user, "c");
    EXPECT_EQ(host->connectTimeout, std::chrono::seconds(7));
    EXPECT_THAT(host->notes, testing::IsEmpty());
    EXPECT_THAT(ran,
        ElementsAre(
            "no vps", "no", "yes vps.example.com known vps 2222 me me laptop 1000 /home/me %", "yes c"));
}

TEST_F(ConfigReading, runsNothingOfAFileThatIsIncludedForOthers)
{
    bool ran = false;
    commandTest = [&](const std::string &) {
        return base::Result(ran = true);
    };
    config() = "Host other\n Include work\n";
    files["/home/me/.ssh/work"] = "Match exec true\n User b\n";
    EXPECT_EQ(resolve("vps")->user, "me");
    EXPECT_FALSE(ran);
}

TEST_F(ConfigReading, aCommandThatCantBeRunOrIsWrittenWrongEndsTheReading)
{
    commandTest = [](const std::string &) {
        return base::Result<bool>(base::Error{ErrorCode::Timeout, "took too long", {}});
    };
    config() = "Port 1\nMatch exec slow\n";
    auto host = resolve("vps");
    ASSERT_FALSE(host.ok());
    EXPECT_EQ(host.error().code, ErrorCode::Timeout);
    EXPECT_EQ(host.error().message, "match exec: took too long");
    EXPECT_EQ(host.error().where, "/home/me/.ssh/config:2");
    config() = "Match exec \"x %z\"\n";
    host = resolve("vps");
    ASSERT_FALSE(host.ok());
    EXPECT_EQ(host.error().code, ErrorCode::FormatInvalid);
}

TEST_F(ConfigReading, listsWhatItDoesNotFollow)
{
    config() = "Host vps\n Compression yes\n ForwardAgent yes\nHost other\n BindAddress 1.2.3.4\n"
               "Match final\n LogLevel DEBUG\n";
    const auto host = resolve("vps");
    ASSERT_TRUE(host.ok());
    std::vector<std::string> keywords;
    for (const ConfigNote &note : host->notes) {
        keywords.push_back(note.keyword + " " + note.where);
    }
    EXPECT_THAT(keywords,
        ElementsAre("compression /home/me/.ssh/config:2", "forwardagent /home/me/.ssh/config:3",
            "loglevel /home/me/.ssh/config:7"));
}

TEST_F(ConfigReading, saysWhereAFileIsWrong)
{
    config() = "Host vps\n Include work\n";
    files["/home/me/.ssh/work"] = "\nPrt 22\n";
    const auto host = resolve("vps");
    ASSERT_FALSE(host.ok());
    EXPECT_EQ(host.error().code, ErrorCode::FormatInvalid);
    EXPECT_EQ(host.error().where, "/home/me/.ssh/work:2");
    EXPECT_THAT(host.error().message, HasSubstr("prt"));
}

} // namespace zumik::ssh
