// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/config/configline.h"

#include "models/ssh/config/optionvalues.h"
#include "models/ssh/config/proxyjump.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::ssh {

using testing::ElementsAre;
using testing::IsEmpty;

namespace {

ConfigLine lineOf(std::string_view text)
{
    const auto line = readConfigLine(text);
    return line && *line ? **line : ConfigLine{};
}

} // namespace

TEST(ConfigLine, isAKeywordAndItsWords)
{
    EXPECT_EQ(lineOf("  HostName\tvps # here").keyword, "hostname");
    EXPECT_THAT(lineOf("Host a \"b c\" 'd e' f\\ g").words, ElementsAre("a", "b c", "d e", "f g"));
    EXPECT_THAT(lineOf("User=x").words, ElementsAre("x"));
    EXPECT_THAT(lineOf("User = x").words, ElementsAre("x"));
    EXPECT_THAT(lineOf("Host a#b # c").words, ElementsAre("a#b"));
    EXPECT_EQ(lineOf("ProxyCommand  nc \"%h\" # x \r").rest, "nc \"%h\" # x");
}

TEST(ConfigLine, isNothingWhenBlankOrAComment)
{
    for (const char *text : {"", "  \t", "# Host a", "   #", "\r"}) {
        const auto line = readConfigLine(text);
        ASSERT_TRUE(line.ok()) << text;
        EXPECT_FALSE(line->has_value()) << text;
    }
}

TEST(ConfigLine, isRefusedWithoutArgumentOrWithAnOpenQuote)
{
    for (const char *text : {"Host", "Host =", "User \"a", "User 'a", "\"User a"}) {
        EXPECT_FALSE(readConfigLine(text).ok()) << text;
    }
}

TEST(ConfigTime, isAddedUpFromItsUnits)
{
    using std::chrono::seconds;
    EXPECT_EQ(readConfigTime("90"), seconds(90));
    EXPECT_EQ(readConfigTime("1h5m30s"), seconds(3930));
    EXPECT_EQ(readConfigTime("1W"), seconds(604'800));
    for (const char *text : {"", "m", "5x", "-5", "5 m", "99999999999", "3000000000", "9999999w"}) {
        EXPECT_FALSE(readConfigTime(text).has_value()) << text;
    }
}

TEST(ProxyJumpText, isARowOfHosts)
{
    const auto jumps = readProxyJump("a,ops@b:2222,ssh://[fe80::1]:22,::1");
    ASSERT_TRUE(jumps.ok());
    ASSERT_EQ(jumps->size(), 4U);
    EXPECT_EQ((*jumps)[1].user, "ops");
    EXPECT_EQ((*jumps)[1].host, "b");
    EXPECT_EQ((*jumps)[1].port, 2222);
    EXPECT_EQ((*jumps)[2].host, "fe80::1");
    EXPECT_EQ((*jumps)[3].host, "::1");
    EXPECT_THAT(readProxyJump("NONE").value(), IsEmpty());
    for (const char *text : {"a,,b", "@a", "a:0", "a:x", "[::1", "a:70000"}) {
        EXPECT_FALSE(readProxyJump(text).ok()) << text;
    }
}

} // namespace zumik::ssh
