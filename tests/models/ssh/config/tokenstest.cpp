// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/config/tokens.h"

#include <gtest/gtest.h>

namespace zumik::ssh {

namespace {

const Tokens tokens{{'h', "vps"}, {'u', "ops"}};

std::optional<std::string> environment(const std::string &name)
{
    return name == "DIR" ? std::optional<std::string>("/keys/%h") : std::nullopt;
}

} // namespace

TEST(ConfigTokens, areReplacedOnce)
{
    EXPECT_EQ(expandTokens("%u@%h%%", tokens).value(), "ops@vps%");
    EXPECT_EQ(expandTokens("${DIR}/%u", tokens, environment).value(), "/keys/%h/ops");
    EXPECT_EQ(expandTokens("${DIR}", tokens).value(), "${DIR}"); // where variables aren't allowed
    EXPECT_EQ(expandTokens("$DIR", tokens, environment).value(), "$DIR");
}

TEST(ConfigTokens, areRefusedWhenNobodyKnowsThem)
{
    for (const char *text : {"%q", "%", "a%", "${NOPE}", "${", "${}"}) {
        EXPECT_FALSE(expandTokens(text, tokens, environment).ok()) << text;
    }
}

TEST(ConfigTokens, leaveTheHomesOfOthersAlone)
{
    EXPECT_EQ(expandHome("~/k", "/home/me"), "/home/me/k");
    EXPECT_EQ(expandHome("~", "/home/me"), "/home/me");
    EXPECT_EQ(expandHome("~root/k", "/home/me"), "~root/k");
    EXPECT_EQ(expandHome("a~/k", "/home/me"), "a~/k");
}

} // namespace zumik::ssh
