// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/config/hostway.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::ssh {

using base::Error;
using base::ErrorCode;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

base::Result<std::vector<HostConfig>> wayTo(const std::string &host, const std::string &config)
{
    ConfigContext context;
    context.home = "/home/me";
    context.localUser = "me";
    context.userFile = "/home/me/.ssh/config";
    context.files.read = [=](const std::string &path, bool) -> base::Result<std::string> {
        return path == context.userFile ? base::Result<std::string>(config)
                                        : Error{ErrorCode::FileNotFound, "", path};
    };
    context.files.matching = [](const std::string &) {
        return std::vector<std::string>();
    };
    context.environment = [](const std::string &) {
        return std::nullopt;
    };
    return resolveWay({.host = host, .user = {}, .port = {}}, context);
}

/// "user@host:port" of each.
std::vector<std::string> placesOf(const base::Result<std::vector<HostConfig>> &way)
{
    std::vector<std::string> places;
    for (std::size_t i = 0; way && i < way->size(); ++i) {
        const HostConfig &each = (*way)[i];
        places.push_back(each.user + "@" + each.hostName + ":" + std::to_string(each.port));
    }
    return places;
}

} // namespace

TEST(HostWay, isTheHostAloneWithoutAJump)
{
    EXPECT_THAT(placesOf(wayTo("vps", "")), ElementsAre("me@vps:22"));
    EXPECT_THAT(placesOf(wayTo("vps", "ProxyJump none\nHost vps\n ProxyJump a\n")), ElementsAre("me@vps:22"));
}

TEST(HostWay, looksEachHostUpAgain)
{
    const auto way = wayTo("vps",
        "Host vps\n HostName 10.0.0.9\n User ops\n ProxyJump b1,root@b2:2222\n IdentityFile /vps\n"
        "Host b1\n HostName bastion.example.com\n Port 2200\n IdentityFile /b1\n UserKnownHostsFile /k1\n"
        "Host b2\n User nobody\n Port 1\n HostKeyAlias inner\n");
    EXPECT_THAT(placesOf(way), ElementsAre("me@bastion.example.com:2200", "root@b2:2222", "ops@10.0.0.9:22"));
    EXPECT_THAT((*way)[0].identityPaths, ElementsAre("/b1"));
    EXPECT_THAT((*way)[0].userKnownHosts, ElementsAre("/k1"));
    EXPECT_EQ((*way)[1].hostKeyAlias, "inner");
    EXPECT_THAT((*way)[2].identityPaths, ElementsAre("/vps"));
}

TEST(HostWay, reachesTheFirstHostAsItsOwnConfigSays)
{
    const std::string config = "Host vps\n ProxyJump b1,b2\nHost b1\n ProxyJump b0\n"
                               "Host b2\n ProxyJump elsewhere\nHost b0\n ProxyCommand nc %h %p\n";
    const auto way = wayTo("vps", config);
    EXPECT_THAT(placesOf(way), ElementsAre("me@b0:22", "me@b1:22", "me@b2:22", "me@vps:22"));
    EXPECT_EQ(way->front().proxyCommand, "nc %h %p");
    EXPECT_EQ(wayTo("vps", "Host vps\n ProxyJump a,b\nHost b\n ProxyCommand x\n")->at(1).proxyCommand, "");
}

TEST(HostWay, endsWhereItWouldGoInACircle)
{
    for (const char *config : {"ProxyJump bastion\n", "Host vps\n ProxyJump a\nHost a\n ProxyJump vps\n",
             "Host vps\n ProxyJump x,y\nHost x\n ProxyJump a\nHost a\n ProxyJump x\n"}) {
        const auto way = wayTo("vps", config);
        ASSERT_FALSE(way.ok()) << config;
        EXPECT_EQ(way.error().code, ErrorCode::FormatInvalid);
        EXPECT_THAT(way.error().message, HasSubstr("circle: vps -> "));
    }
    EXPECT_THAT(placesOf(wayTo("vps", "Host vps\n ProxyJump a,b,a\n")),
        ElementsAre("me@a:22", "me@b:22", "me@a:22", "me@vps:22"));
}

TEST(HostWay, hasABound)
{
    std::string config;
    for (int i = 0; i < 20; ++i) {
        config += "Host h" + std::to_string(i) + "\n ProxyJump h" + std::to_string(i + 1) + "\n";
    }
    EXPECT_EQ(wayTo("h0", config).error().code, ErrorCode::TooLarge);
    EXPECT_EQ(wayTo("h5", config)->size(), 16U);
}

TEST(HostWay, tellsAboutAConfigThatIsWrongForAHostOnTheWay)
{
    EXPECT_EQ(wayTo("vps", "Host vps\n ProxyJump a\nHost a\n HostName %q\n").error().code,
        ErrorCode::FormatInvalid);
}

} // namespace zumik::ssh
