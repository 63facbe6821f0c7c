// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/lexer.h"

#include <gtest/gtest.h>

namespace zumik::promql {

static std::string texts(std::string_view expression)
{
    const auto tokens = tokenize(expression);
    std::string out;
    for (const Token &token : tokens.value()) {
        out += std::string(out.empty() ? "" : "|") + std::string(token.text);
    }
    return out;
}

TEST(Lexer, cutsAnExpressionIntoItsTokens)
{
    EXPECT_EQ(texts("sum(rate(a_b:c{le=\"0.5\"}[5m])) by (x) >= 1e-3"),
        "sum|(|rate|(|a_b:c|{|le|=|\"0.5\"|}|[|5m|]|)|)|by|(|x|)|>=|1e-3");
    EXPECT_EQ(texts("a[1h30m:1m] offset -5m # end\n* .5 % 0x1F"), "a|[|1h30m|:|1m|]|offset|-|5m|*|.5|%|0x1F");
    EXPECT_EQ(texts(""), "");
    EXPECT_EQ(texts("# nothing"), "");
}

TEST(Lexer, keepsColonsOfRecordingRulesApartFromThoseOfSubqueries)
{
    EXPECT_EQ(texts(":job:up[5m:]"), ":job:up|[|5m|:|]");
}

TEST(Lexer, namesThePlaceOfWhatItCannotRead)
{
    EXPECT_EQ(
        tokenize("up == \"x").error().message, "line 1, column 7: the string that begins here is not closed");
    EXPECT_EQ(tokenize("a +\n  \xc3\xbc").error().message,
        "line 2, column 3: no part of PromQL begins with this character");
    EXPECT_EQ(tokenize("a").ok(), true);
}

TEST(Lexer, cutsWhatCanBeCutOfATextThatIsBeingWritten)
{
    const auto forgiving = [](std::string_view expression) {
        std::string out;
        for (const Token &token : tokenizeWhatCanBe(expression)) {
            out += std::string(out.empty() ? "" : "|") + std::string(token.text);
        }
        return out;
    };
    EXPECT_EQ(forgiving("a{b=\"c"), "a|{|b|=|\"c");
    EXPECT_EQ(forgiving("a{b=\"c\n} + d"), "a|{|b|=|\"c|}|+|d");
    EXPECT_EQ(forgiving("a $ + ! b"), "a|+|b");
    EXPECT_EQ(forgiving(""), "");
}

} // namespace zumik::promql
