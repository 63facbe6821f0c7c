// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/selectors.h"

#include <gtest/gtest.h>

namespace zumik::promql {

static std::string found(std::string_view expression)
{
    const auto selectors = selectorsOf(expression);
    std::string out;
    for (const Selector &selector : selectors.value()) {
        out += toString(selector);
    }
    return out;
}

TEST(Selectors, areFoundAmongFunctionsKeywordsAndGroupings)
{
    EXPECT_EQ(found("sum by (job) (rate(a[5m])) / on (x) group_left (y) sum(b) without (z)"),
        R"({__name__="a"}{__name__="b"})");
    EXPECT_EQ(found("a or b and c unless d > bool 1"),
        R"({__name__="a"}{__name__="b"}{__name__="c"}{__name__="d"})");
    EXPECT_EQ(found("topk(5, a) + inf * NaN"), R"({__name__="a"})");
    EXPECT_EQ(found("vector(1) + time()"), "");
    EXPECT_EQ(found("sum BY (a) (b"), R"({__name__="b"})") << "keywords in any case";
}

TEST(Selectors, keepTheirMatchers)
{
    EXPECT_EQ(found(R"(up{job="a",x=~"b|c",} )"), R"({__name__="up",job="a",x=~"b|c"})");
    EXPECT_EQ(found(R"({__name__="up"})"), R"({__name__="up"})");
    EXPECT_EQ(found(R"({"my.metric", y!="q\"z"})"), R"({__name__="my.metric",y!="q\"z"})");
    EXPECT_EQ(selectorsOf(R"({__name__="up"})").value()[0].metric, "up");
}

TEST(Selectors, areNamedByKeywordsWhereOnlyAMetricCanStand)
{
    EXPECT_EQ(found("BY offset 5m"), R"({__name__="BY"})");
    EXPECT_EQ(found("sum + offset offset 5m or sum(sum)"),
        R"({__name__="sum"}{__name__="offset"}{__name__="sum"})");
}

TEST(Selectors, areTheSameForAnExpressionThatIsCutOff)
{
    EXPECT_EQ(found("sum(rate(a{b=\"c\""), R"({__name__="a",b="c"})");
    EXPECT_FALSE(selectorsOf("a{b=\"c").ok());
}

} // namespace zumik::promql
