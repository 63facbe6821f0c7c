// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/series/matcher.h"
#include "models/series/labels.h"

#include <gtest/gtest.h>

namespace zumik::series {

namespace {

Matcher matcher(Matcher::Op op, const std::string &value, bool dotMatchesNewline = false)
{
    return Matcher::make(op, "l", value, dotMatchesNewline).value();
}

} // namespace

TEST(Matcher, comparesWholeValues)
{
    EXPECT_TRUE(matcher(Matcher::Op::Equal, "a").matches("a"));
    EXPECT_FALSE(matcher(Matcher::Op::Equal, "a").matches("ab"));
    EXPECT_FALSE(matcher(Matcher::Op::NotEqual, "a").matches("a"));
    EXPECT_TRUE(matcher(Matcher::Op::NotEqual, "a").matches("b"));
}

TEST(Matcher, matchesRegularExpressionsFromEndToEnd)
{
    EXPECT_TRUE(matcher(Matcher::Op::Regex, "a.*").matches("abc"));
    EXPECT_FALSE(matcher(Matcher::Op::Regex, "a.*").matches("xabc"));
    EXPECT_FALSE(matcher(Matcher::Op::Regex, "a|b").matches("ab"));
    EXPECT_TRUE(matcher(Matcher::Op::Regex, "b|a").matches("a"));
    EXPECT_TRUE(matcher(Matcher::Op::NotRegex, "a|b").matches("ab"));
    EXPECT_FALSE(matcher(Matcher::Op::NotRegex, "a|b").matches("b"));
}

TEST(Matcher, takesAnAbsentLabelAsEmpty)
{
    EXPECT_TRUE(matcher(Matcher::Op::Equal, "").matchesEmpty());
    EXPECT_TRUE(matcher(Matcher::Op::NotEqual, "a").matchesEmpty());
    EXPECT_TRUE(matcher(Matcher::Op::Regex, "a|").matchesEmpty());
    EXPECT_TRUE(matcher(Matcher::Op::Regex, ".*").matchesEmpty());
    EXPECT_FALSE(matcher(Matcher::Op::Regex, ".+").matchesEmpty());
    EXPECT_FALSE(matcher(Matcher::Op::Regex, "a|b").matchesEmpty());
}

TEST(Matcher, letsADotMatchALineFeedOnlyWhenAsked)
{
    EXPECT_FALSE(matcher(Matcher::Op::Regex, "a.b").matches("a\nb"));
    EXPECT_TRUE(matcher(Matcher::Op::Regex, "a.b", true).matches("a\nb"));
}

TEST(Matcher, knowsTheOnlyValuesOfListedWords)
{
    EXPECT_EQ(matcher(Matcher::Op::Regex, "b|a|b").onlyValues(), (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(matcher(Matcher::Op::Equal, "a.").onlyValues(), std::vector<std::string>{"a."});
    EXPECT_TRUE(matcher(Matcher::Op::Regex, "a.|b").onlyValues().empty());
    EXPECT_TRUE(matcher(Matcher::Op::NotRegex, "a|b").onlyValues().empty());
}

TEST(Matcher, takesAsAnExpressionWhatPrometheusTakes)
{
    EXPECT_TRUE(matcher(Matcher::Op::Regex, ")(").matches(""));
    EXPECT_FALSE(matcher(Matcher::Op::Regex, ")(").matches("a"));
    EXPECT_TRUE(matcher(Matcher::Op::Regex, "a$").matches("a"));
}

TEST(Matcher, refusesAnExpressionThatRe2Refuses)
{
    const auto made = Matcher::make(Matcher::Op::Regex, "l", "a(");
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, base::ErrorCode::QueryInvalid);
    EXPECT_NE(made.error().message.find("missing )"), std::string::npos) << made.error().message;
}

TEST(Matcher, ofSeveralAllMustHold)
{
    const Labels labels{{"__name__", "up"}, {"l", "a"}};
    EXPECT_TRUE(matchesAll({Matcher::equal("__name__", "up"), Matcher::equal("none", "")}, labels));
    EXPECT_FALSE(matchesAll({Matcher::equal("__name__", "up"), Matcher::equal("l", "b")}, labels));
}

} // namespace zumik::series
