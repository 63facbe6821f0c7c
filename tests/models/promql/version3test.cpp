// SPDX-License-Identifier: GPL-3.0-or-later
// What Prometheus 3 has and 2 has not.
#include "tests/models/promql/shape.h"

#include <gtest/gtest.h>

namespace zumik::promql {

using namespace std::chrono_literals;

struct Reading {
    std::string_view text;
    std::string_view printed;
};

static void expectReadings(const std::vector<Reading> &rows)
{
    for (const Reading &row : rows) {
        EXPECT_EQ(printed(row.text, Semantics::v3()), row.printed) << row.text;
        EXPECT_NE(placeOfError(row.text), "accepted") << row.text;
    }
}

static void expectRefused(const std::vector<Reading> &rows)
{
    for (const Reading &row : rows) {
        EXPECT_EQ(placeOfError(row.text, Semantics::v3()), row.printed) << row.text;
    }
}

TEST(Version3, takesNumbersForDurations)
{
    expectReadings({
        {"a[300]", "a[5m]"},
        {"a[0.5]", "a[500ms]"},
        {"a[0.0015]", "a[1ms]"},
        {"a[1h:30]", "a[1h:30s]"},
        {"a offset 60", "a offset 1m"},
        {"a offset -60", "a offset -1m"},
        {"a offset +1m", "a offset 1m"},
        {"a offset 0s", "a"},
    });
    expectRefused(
        {{"a[0]", "1:3"}, {"a[0.0001]", "1:3"}, {"a[-5]", "1:3"}, {"a[1e300]", "1:3"}, {"a[1h1d]", "1:3"}});
}

TEST(Version3, takesDurationsForNumbers)
{
    expectReadings({
        {"1h30m", "1h30m"},
        {"-1h + 5m * 2", "-1h + 5m * 2"},
        {"0s", "0s"},
        {"-0s", "-0s"},
        {"a @ 1h", "a @ 3600.000"},
        {"floor(a) > 100ms", "floor(a) > 100ms"},
    });
    const auto parsed = parse("100ms", Semantics::v3());
    EXPECT_EQ((*parsed)->as<NumberLiteral>()->value, 0.1);
    EXPECT_TRUE((*parsed)->as<NumberLiteral>()->isDuration);
}

TEST(Version3, takesUnderscoresBetweenDigits)
{
    expectReadings({
        {"1_000", "1000"},
        {"1_0.2_5e1_0", "102500000000"},
        {"0x_1F", "31"},
        {"a[1_000]", "a[16m40s]"},
    });
    expectRefused({{"1__0", "1:1"}, {"1_", "1:1"}, {"1_.5", "1:1"}, {"1._5", "1:1"}, {"1e_5", "1:1"},
        {"1.5.5", "1:1"}, {"1e5e5", "1:1"}, {"0x1.5", "1:1"}});
}

TEST(Version3, computesDurations)
{
    expectReadings({
        {"a[5m * 2]", "a[10m]"},
        {"a[1h - 5m + 1]", "a[55m1s]"},
        {"a[2 ^ 3 ^ 2s]", "a[8m32s]"},
        {"a[-2 ^ 2 + 10]", "a[6s]"},
        {"a[7m % 4m / 3]", "a[1m]"},
        {"a[((5m) + 2) * 3]", "a[15m6s]"},
        {"a[max(1m, 90) : min(30, 1m)]", "a[1m30s:30s]"},
        {"a offset (1h - 2h)", "a offset -1h"},
        {"a offset -(1h - 2h)", "a offset 1h"},
        {"a offset -min(1h, 2h)", "a offset -1h"},
    });
    expectRefused({
        {"a[5m - 5m]", "1:3"},
        {"a[1h + 5m / 0]", "1:11"},
        {"a[1h % (0)]", "1:6"},
        {"a[min(5m)]", "1:9"},
        {"a[avg(1m, 2m)]", "1:3"},
        {"a[rate]", "1:3"},
        {"a[1m == 2m]", "1:6"},
        {"a[step]", "1:7"},
        {"a[(5m]", "1:6"},
    });
}

TEST(Version3, endsAnOffsetWithItsLiteral)
{
    expectReadings({
        {"a offset 5 + 5", "a offset 5s + 5"},
        {"a offset -2 ^ 2", "a offset -2s ^ 2"},
        {"a offset (5m) * 2", "a offset 5m * 2"},
        {"a offset step() * 2", "a offset (step()) * 2"},
    });
}

TEST(Version3, keepsDurationsThatDependOnTheQuery)
{
    expectReadings({
        {"a[STEP()]", "a[step()]"},
        {"a[(step() + 1m) * 2]", "a[(step() + 1m) * 2]"},
        {"a[max(step(), 5m) : range() / 10]", "a[max(step(), 5m):range() / 10]"},
        {"a offset -step()", "a offset (-step())"},
        {"a[(step())]", "a[step()]"},
        {"a[5m] offset (1h - range())", "a[5m] offset (1h - range())"},
    });
    const auto parsed = parse("a[step()]", Semantics::v3());
    const Length &range = (*parsed)->as<MatrixSelector>()->range;
    EXPECT_EQ(range.value, 0s);
    EXPECT_NE(range.expression, nullptr);
    expectRefused({{"a offset step() offset 5m", "1:1"}, {"a offset step() [5m]", "1:17"}});
}

TEST(Version3, takesNamesInQuotes)
{
    expectReadings({
        {R"({"a.b"})", R"({__name__="a.b"})"},
        {R"({"a.b", "c d"=~"e", f="g"})", R"({__name__="a.b","c d"=~"e",f="g"})"},
        {R"(a{"b"="c"})", R"(a{b="c"})"},
        {R"(sum by ("a.b", c) (d))", R"(sum by ("a.b", c) (d))"},
        {R"(a * on ("x y") group_left ("z.") b)", R"(a * on ("x y") group_left ("z.") b)"},
    });
    expectRefused({{R"(a{"b"})", "1:1"}, {R"(sum by ("") (a))", "1:9"}, {R"({"a\xff"})", "1:2"},
        {R"({"a" "b"})", "1:6"}, {R"({"a"=})", "1:6"}});
}

TEST(Version3, hasMoreFunctionsAndAggregations)
{
    expectReadings({
        {"limitk(3, a)", "limitk(3, a)"},
        {"limit_ratio by (x) (0.5, a)", "limit_ratio by (x) (0.5, a)"},
        {"sort_by_label(a, \"x\", \"y\")", "sort_by_label(a, \"x\", \"y\")"},
        {"sort_by_label_desc(a)", "sort_by_label_desc(a)"},
        {"mad_over_time(a[5m])", "mad_over_time(a[5m])"},
        {"double_exponential_smoothing(a[5m], 0.5, 0.5)", "double_exponential_smoothing(a[5m], 0.5, 0.5)"},
        {"ts_of_max_over_time(a[5m])", "ts_of_max_over_time(a[5m])"},
        {"first_over_time(a[5m])", "first_over_time(a[5m])"},
        {"histogram_avg(a)", "histogram_avg(a)"},
    });
    expectRefused({{"holt_winters(a[5m], 0.5, 0.5)", "1:1"}, {"limitk(\"a\", a)", "1:8"}});
}

TEST(Version3, takesNoLetterForTheColon)
{
    expectRefused({{"a[1h x]", "1:6"}, {"a[1h::]", "1:6"}});
    EXPECT_EQ(printed("a[1h:]", Semantics::v3()), "a[1h:]");
}

TEST(Version3, letsADotMatchALineFeed)
{
    const auto matches = [](const Semantics &semantics) {
        const auto parsed = parse("a{b=~\"c.d\"}", semantics);
        return (*parsed)->as<VectorSelector>()->matchers[0].matches("c\nd");
    };
    EXPECT_FALSE(matches(Semantics::v2()));
    EXPECT_TRUE(matches(Semantics::v3()));
}

} // namespace zumik::promql
