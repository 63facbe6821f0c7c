// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::app {

namespace {

base::Result<CommandLine> line(const char *text)
{
    return parseCommandLine(QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts));
}

template <typename Action> Action parsed(const char *text)
{
    const auto read = line(text);
    EXPECT_TRUE(read) << text << ": " << (read ? "" : read.error().message);
    return std::get<Action>(std::get<ProfileCommand>(read->command).action);
}

std::string problem(const char *text)
{
    const auto read = line(text);
    EXPECT_FALSE(read) << text;
    return read ? std::string() : read.error().message;
}

} // namespace

TEST(ProfileCommand, listsShowsAndRemoves)
{
    EXPECT_TRUE(parsed<ProfileListCommand>("profile list --json").json);
    EXPECT_EQ(parsed<ProfileShowCommand>("profile show prod --json").name, QStringLiteral("prod"));
    EXPECT_EQ(parsed<ProfileRemoveCommand>("profile remove prod").name, QStringLiteral("prod"));
    EXPECT_EQ(line("profile list --log-json x.log")->logJson, QStringLiteral("x.log"));
}

TEST(ProfileCommand, resolvesAHostByItsConfig)
{
    const auto resolve = parsed<ProfileResolveCommand>("profile resolve ops@vps --config a/config");
    EXPECT_EQ(resolve.host, QStringLiteral("ops@vps"));
    EXPECT_EQ(resolve.config, QStringLiteral("a/config"));
    EXPECT_NE(problem("profile resolve"), "");
}

TEST(ProfileCommand, addsFromAFileOrFromParts)
{
    EXPECT_EQ(parsed<ProfileAddCommand>("profile add prod --file a.json").file, QStringLiteral("a.json"));
    const auto parts = parsed<ProfileAddCommand>("profile add prod --ssh ops@vps:22 --prometheus "
                                                 "http://localhost:9090 --target a=http://b?c=d --replace");
    EXPECT_EQ(parts.ssh, QStringLiteral("ops@vps:22"));
    EXPECT_TRUE(parts.replace);
    ASSERT_EQ(parts.targets.size(), 1U);
    EXPECT_EQ(parts.targets[0].second, QStringLiteral("http://b?c=d"));
}

TEST(ProfileCommand, setsASecret)
{
    const auto set = parsed<ProfileSecretCommand>("profile secret set prod grafana --user admin");
    EXPECT_EQ(set.name, QStringLiteral("prod"));
    EXPECT_EQ(set.place, QStringLiteral("grafana"));
    EXPECT_EQ(set.user, QStringLiteral("admin"));
}

TEST(ProfileCommand, saysWhatIsMissingOrTooMuch)
{
    EXPECT_THAT(problem("profile"), testing::HasSubstr("list, show, add"));
    EXPECT_THAT(problem("profile rename a b"), testing::HasSubstr("list, show, add"));
    EXPECT_THAT(problem("profile show"), testing::HasSubstr("name is missing"));
    EXPECT_THAT(problem("profile show a b"), testing::HasSubstr("Unexpected argument: b"));
    EXPECT_THAT(problem("profile add prod"), testing::HasSubstr("--file"));
    EXPECT_THAT(problem("profile add prod --file a --prometheus http://b"), testing::HasSubstr("not both"));
    EXPECT_THAT(problem("profile add prod --target http://b"), testing::HasSubstr("NAME=URL"));
    EXPECT_THAT(problem("profile secret prod"), testing::HasSubstr("secret set NAME KIND"));
    EXPECT_THAT(problem("profile secret set prod"), testing::HasSubstr("KIND"));
}

} // namespace zumik::app
