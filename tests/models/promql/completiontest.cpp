// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/completion.h"

#include <gtest/gtest.h>

namespace zumik::promql {

static const char *nameOf(Wanted wanted)
{
    constexpr const char *names[] = {
        "metric", "function", "aggregation", "label", "value", "sign", "duration", "operator", "keyword"};
    return names[static_cast<std::size_t>(wanted)];
}

/// The cursor is where "|" is.
static Completion at(std::string text, const Semantics &semantics = Semantics::v2())
{
    const std::size_t cursor = text.find('|');
    text.erase(cursor, 1);
    return completionAt(text, cursor, semantics);
}

static std::string wanted(const std::string &text, const Semantics &semantics = Semantics::v2())
{
    std::string all;
    for (const Wanted each : at(text, semantics).wanted) {
        all += (all.empty() ? "" : " ") + std::string(nameOf(each));
    }
    return all;
}

static std::string keywords(const std::string &text)
{
    std::string all;
    for (const std::string_view each : at(text).keywords) {
        all += (all.empty() ? "" : " ") + std::string(each);
    }
    return all;
}

static std::string joined(const std::vector<std::string> &all)
{
    std::string text;
    for (const std::string &each : all) {
        text += (text.empty() ? "" : " ") + each;
    }
    return text;
}

TEST(Completion, offersMetricsAndFunctionsWhereAnOperandStands)
{
    for (const char *text : {"|", "ht|", "sum(|", "sum(ra|", "rate(ht|tp[5m])", "a + (|", "-|", "topk(3, |",
             "2 * -|", "sum by (x) (|", "a + on(x) group_left(y) |"}) {
        EXPECT_EQ(wanted(text), "metric function aggregation") << text;
    }
}

TEST(Completion, offersHowToMatchBehindAnOperator)
{
    EXPECT_EQ(wanted("a + |"), "metric function aggregation keyword");
    EXPECT_EQ(keywords("a + |"), "on ignoring");
    EXPECT_EQ(keywords("a and o|"), "on ignoring");
    EXPECT_EQ(keywords("a >= |"), "bool on ignoring");
    EXPECT_EQ(keywords("a == bool |"), "on ignoring");
    EXPECT_EQ(keywords("a + on(x) |"), "group_left group_right");
    EXPECT_EQ(keywords("a + -|"), "");
}

TEST(Completion, offersOperatorsBehindAnOperand)
{
    for (const char *text : {"a |", "a{b=\"c\"} |", "a[5m] |", "1 |", "sum(a) |", "(a) |", "rate(a[5m]) u|",
             "sum(a) by (x) |", "a offset 5m |", "a @ 5 o|", "Inf |"}) {
        EXPECT_EQ(wanted(text), "operator keyword") << text;
    }
    EXPECT_EQ(keywords("a |"), "offset and or unless atan2");
    EXPECT_EQ(keywords("sum(a) |"), "by without and or unless atan2");
    EXPECT_EQ(keywords("rate(a[5m]) |"), "and or unless atan2");
    EXPECT_EQ(keywords("sum |"), "by without");
}

TEST(Completion, offersDurationsInBracketsAndBehindOffset)
{
    for (const char *text : {"rate(a[|", "rate(a[5|", "rate(a[5m:|", "rate(a[5m:1|])", "a offset |",
             "a offset 5|", "a OFFSET -|", "a offset -1|"}) {
        EXPECT_EQ(wanted(text), "duration") << text;
    }
    EXPECT_EQ(wanted("a[5m |"), "");
    EXPECT_EQ(wanted("a[|", Semantics::v3()), "duration keyword");
    EXPECT_EQ(wanted("a[5m * |", Semantics::v3()), "duration keyword");
    EXPECT_EQ(wanted("a offset |", Semantics::v3()), "duration keyword");
    EXPECT_EQ(keywords("a @ |"), "start() end()");
}

TEST(Completion, offersTheLabelsOfASelector)
{
    for (const char *text : {"up{|", "up{jo|", "up{|}", "up{job=\"a\",|", "up{job=\"a\", in|s=\"b\"}"}) {
        EXPECT_EQ(wanted(text), "label") << text;
        EXPECT_EQ(joined(at(text).metrics), "up") << text;
    }
    EXPECT_EQ(joined(at("sum(Up{|").metrics), "Up");
    EXPECT_EQ(joined(at("{__name__=\"up\", |").metrics), "up");
    EXPECT_EQ(joined(at("{|").metrics), "");
    EXPECT_EQ(wanted("up{job |"), "sign");
    EXPECT_EQ(wanted("up{job=\"a\" |"), "");
    EXPECT_EQ(wanted("up{\"jo|"), "");
    EXPECT_EQ(wanted("{\"jo|", Semantics::v3()), "label metric");
    EXPECT_EQ(joined(at("{\"a.b\", |", Semantics::v3()).metrics), "a.b");
}

TEST(Completion, offersTheValuesOfALabel)
{
    for (const char *text :
        {"up{job=|", "up{job=\"|", "up{job=\"pro|", "up{job=~\"a|\"}", "up{x=\"y\", job!=\"|\"}"}) {
        EXPECT_EQ(wanted(text), "value") << text;
        EXPECT_EQ(at(text).label, "job") << text;
        EXPECT_EQ(joined(at(text).metrics), "up") << text;
    }
    const Completion completion = at("up{x=\"y\",z!~\"\\\"\", job=\"a|");
    EXPECT_EQ(completion.matchers, (std::vector<LabelMatcher>{{"x", "=", "y"}, {"z", "!~", "\""}}));
    EXPECT_TRUE(completion.quoted);
    EXPECT_FALSE(at("up{job=|").quoted);
    EXPECT_EQ(wanted("up{job=a|"), "");
}

TEST(Completion, offersTheLabelsOfWhatIsGrouped)
{
    EXPECT_EQ(joined(at("sum by (|) (rate(a[5m]) + b) + c").metrics), "a b");
    EXPECT_EQ(joined(at("d + sum by (x, y|) (a").metrics), "a");
    EXPECT_EQ(joined(at("c + sum(rate(a[5m])) without (|").metrics), "a");
    EXPECT_EQ(joined(at("a * on(|) b").metrics), "a b");
    EXPECT_EQ(joined(at("a * on(x) group_left(|) b").metrics), "a b");
    EXPECT_EQ(joined(at("sum by (|").metrics), "");
    EXPECT_EQ(wanted("sum by (x|"), "label");
    EXPECT_EQ(wanted("sum by (x |"), "");
}

TEST(Completion, offersNothingWhereNothingHelps)
{
    for (const char *text : {"# co|mment", "a # |", "\"a|", "label_replace(a, \"b|", "12|", "a @ 5|",
             "sum by |", "sum by (x) |", "a + on |", "a @ -|"}) {
        EXPECT_EQ(wanted(text), "") << text;
    }
    EXPECT_NE(wanted("a # comment\n + |"), "") << "the comment ends with its line";
    EXPECT_NE(wanted("a{b=\"#\"} + |"), "") << "no comment";
}

static std::string replaced(const std::string &marked)
{
    std::string text = marked;
    text.erase(text.find('|'), 1);
    const Completion completion = at(marked);
    return text.substr(completion.replaced.start, completion.replaced.end - completion.replaced.start) + "/"
        + completion.typed;
}

TEST(Completion, saysWhatIsReplaced)
{
    EXPECT_EQ(replaced("sum(ra|te(a[5m]))"), "rate/ra");
    EXPECT_EQ(replaced("sum(rate|(a[5m]))"), "rate/rate");
    EXPECT_EQ(replaced("sum(|rate(a[5m]))"), "/");
    EXPECT_EQ(replaced("job:a|:b{}"), "job:a:b/job:a");
    EXPECT_EQ(replaced("up{jo|b=\"a\"}"), "job/jo");
    EXPECT_EQ(replaced("up{job=\"a b|c\"}"), "a bc/a b");
    EXPECT_EQ(replaced("up{job=\"a|, x=\"y\"}"), "a/a");
    EXPECT_EQ(replaced("up{job=\"|\"}"), "/");
    EXPECT_EQ(replaced("up{job=|}"), "/");
    EXPECT_EQ(replaced("a[5|m]"), "5m/5");
    EXPECT_EQ(replaced("|"), "/");
    EXPECT_EQ(replaced("a + |"), "/");
    EXPECT_EQ(completionAt("ab", 99).typed, "ab") << "a cursor behind the end is at it";
}

} // namespace zumik::promql
