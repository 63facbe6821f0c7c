// SPDX-License-Identifier: GPL-3.0-or-later
// What Prometheus 2.42 refuses, and the place that it names.
#include "tests/models/promql/shape.h"

#include <gtest/gtest.h>

namespace zumik::promql {

struct Refusal {
    std::string_view text;
    std::string_view place;
};

static void expectPlaces(const std::vector<Refusal> &rows)
{
    for (const Refusal &row : rows) {
        EXPECT_EQ(placeOfError(row.text), row.place) << row.text;
    }
}

TEST(Refused, isAnEmptyText)
{
    expectPlaces({
        {"", "1:1"},
        {" \n ", "1:1"},
        {"\n# only a comment", "1:1"},
    });
}

TEST(Refused, isWhatBeginsNoPart)
{
    expectPlaces({
        {"up ; down", "1:4"},
        {"up + $x", "1:6"},
        {"up\n  & down", "2:3"},
        {"up = 1", "1:4"},
        {"up =~ 1", "1:4"},
        {"!up", "1:1"},
        {"up ! 1", "1:4"},
        {"up . 1", "1:4"},
        {"\xc3\xa4 + 1", "1:1"},
    });
}

TEST(Refused, isAnUnbalancedBracket)
{
    expectPlaces({
        {"(up", "1:4"},
        {"((up)", "1:6"},
        {"up)", "1:4"},
        {"rate(up[5m)", "1:11"},
        {"up]", "1:3"},
        {"up[5m", "1:6"},
        {"up[[5m]]", "1:4"},
        {"up[5m]]", "1:7"},
        {"up{", "1:4"},
        {"up{{", "1:4"},
        {"up}", "1:3"},
        {"up{job=\"a\"", "1:11"},
        {"()", "1:2"},
    });
}

TEST(Refused, isANumberWithoutValue)
{
    expectPlaces({
        {"1 + 0x", "1:5"},
        {"1e", "1:1"},
        {"2e+", "1:1"},
        {"1 + 1e309", "1:5"},
        {"0xfffffffffffffffff", "1:1"},
        {"0x1.8", "1:1"},
        {"1x", "1:1"},
        {"1_000", "1:1"},
        {"0b11", "1:1"},
        {"3 4", "1:3"},
        {"1.2.3", "1:4"},
        {"5m", "1:1"},
    });
}

TEST(Refused, isADurationOutOfOrder)
{
    expectPlaces({
        {"up[1m1h]", "1:4"},
        {"up[1m1m]", "1:4"},
        {"up[ 90]", "1:5"},
        {"up[m]", "1:4"},
        {"up[1.5h]", "1:4"},
        {"up[0s]", "1:4"},
        {"up[1h0]", "1:4"},
        {"up[300y]", "1:4"},
        {"up[106751d23h47m16s855ms]", "1:4"},
        {"up[1h:0s]", "1:7"},
        {"up[1h:1m1h]", "1:7"},
        {"up offset 0m", "1:11"},
        {"up offset 1h1d", "1:11"},
        {"up[#\n5m]", "1:4"},
    });
}

TEST(Refused, isAStringThatGoDoesNotKnow)
{
    expectPlaces({
        {"up{a=\"b", "1:6"},
        {"up{a='b\n'}", "1:6"},
        {"`raw", "1:1"},
        {R"("\q")", "1:1"},
        {R"("\'")", "1:1"},
        {R"('\"')", "1:1"},
        {R"("\x4")", "1:1"},
        {R"("\u12")", "1:1"},
        {R"("\400")", "1:1"},
        {R"("\ud800")", "1:1"},
        {R"("\U00110000")", "1:1"},
        {"\"\\", "1:1"},
        {"1 + \"\xff\"", "1:5"},
        {"`\xc3`", "1:1"},
        {"\"\xef\xbf\xbd\"", "1:1"},
    });
}

TEST(Refused, isASelectorWithBrokenBraces)
{
    expectPlaces({
        {"up{1=\"a\"}", "1:4"},
        {"up{job}", "1:7"},
        {"up{job \"a\"}", "1:8"},
        {"up{job=}", "1:8"},
        {"up{job=a}", "1:8"},
        {"up{job==\"a\"}", "1:8"},
        {"up{job>\"a\"}", "1:7"},
        {"up{job!\"a\"}", "1:7"},
        {"up{\"job\"=\"a\"}", "1:4"},
        {"up{job=\"a\" x=\"b\"}", "1:12"},
        {"up{,}", "1:4"},
        {"up{job=\"a\",,}", "1:12"},
        {"up{a:b=\"c\"}", "1:5"},
        {"up{job=\"a\"}{x=\"b\"}", "1:12"},
        {"up{a=\"b\", job=~\"(\"}", "1:11"},
        {"up{job=~\"(\"} $", "1:4"},
    });
}

TEST(Refused, isASelectorOfEverything)
{
    expectPlaces({
        {"{}", "1:1"},
        {"1 + {job=\"\"}", "1:5"},
        {"{job=~\".*\", x!=\"y\"}", "1:1"},
        {"sum({job!~\".+\"})", "1:5"},
        {"up{__name__=\"down\"}", "1:1"},
        {"up{__name__!=\"down\"}", "1:1"},
        {"1 * up{a=\"b\",__name__=~\"down\"}", "1:5"},
    });
}

TEST(Refused, isAWindowInTheWrongPlace)
{
    expectPlaces({
        {"(a + b)[5m]", "1:8"},
        {"rate(up[5m])[5m]", "1:13"},
        {"5[5m]", "1:2"},
        {"up offset 1m [5m]", "1:14"},
        {"up @ 1 [5m]", "1:8"},
        {"up[5m][5m]", "1:7"},
        {"up[5m][1h:]", "1:1"},
        {"1[1h:]", "1:1"},
        {"2 + \"a\"[1h:]", "1:5"},
        {"up[1h:1m 1s]", "1:10"},
        {"up[1h:,]", "1:7"},
        {"up[1h::]", "1:7"},
    });
}

TEST(Refused, isAShiftInTheWrongPlace)
{
    expectPlaces({
        {"1 offset 5m", "1:1"},
        {"2 * (up) offset 5m", "1:5"},
        {"rate(up[5m]) offset 5m", "1:1"},
        {"up offset 5m offset 5m", "1:1"},
        {"up[5m] offset 5m offset 5m", "1:1"},
        {"up offset", "1:10"},
        {"up offset + 5m", "1:11"},
        {"up offset - - 5m", "1:13"},
        {"up offset 300", "1:11"},
        {"1 + (up) @ 5", "1:5"},
        {"-1 @ 5", "1:2"},
        {"up @ 1 @ 2", "1:1"},
        {"up @ start() @ 2", "1:1"},
        {"up @ 2 @ end()", "1:1"},
        {"up @", "1:5"},
        {"up @ start", "1:11"},
        {"up @ start(1)", "1:12"},
        {"up @ -start()", "1:7"},
        {"up @ ++1", "1:7"},
        {"up @ 5m", "1:6"},
        {"1 + up @ Inf", "1:5"},
        {"up @ NaN", "1:1"},
        {"up @ 9223372036854775808", "1:1"},
        {"up @ -9223372036854775808", "1:1"},
    });
}

TEST(Refused, isABrokenCall)
{
    expectPlaces({
        {"1 + nosuch(up)", "1:5"},
        {"Rate(up[5m])", "1:1"},
        {"a:b(up)", "1:4"},
        {"start()", "1:6"},
        {"bool(up)", "1:1"},
        {"floor(up,)", "1:9"},
        {"floor(up, *)", "1:9"},
        {"floor(,)", "1:7"},
        {"floor(up up)", "1:10"},
        {"1 + floor()", "1:5"},
        {"floor(up, {})", "1:1"},
        {"hour(up, up)", "1:1"},
        {"label_join(up, \"a\")", "1:1"},
        {"label_join(up, \"a\", 1)", "1:21"},
        {"label_join(up, \"a\", \"b\", \"c\", \"d\", 1)", "1:36"},
        {"rate(up)", "1:6"},
        {"rate(up[5m], {})", "1:1"},
        {"clamp(up, 1, \"a\")", "1:14"},
        {"round(up, down)", "1:11"},
        {"vector(up)", "1:8"},
        {"mad_over_time(up[5m])", "1:1"},
    });
}

TEST(Refused, isABrokenAggregation)
{
    expectPlaces({
        {"1 + sum()", "1:5"},
        {"sum() by (a)", "1:1"},
        {"sum() $", "1:7"},
        {"sum() x", "1:1"},
        {"sum(a, b)", "1:1"},
        {"topk(up)", "1:1"},
        {"topk({}, 1)", "1:10"},
        {"topk(up, up)", "1:6"},
        {"topk(\"a\", up)", "1:6"},
        {"count_values(1, up)", "1:14"},
        {"quantile(0.5, up[5m])", "1:15"},
        {"sum(1)", "1:5"},
        {"sum by up", "1:8"},
        {"sum by (a)", "1:11"},
        {"sum by (a) up", "1:12"},
        {"sum by (a b) (up)", "1:11"},
        {"sum by (,) (up)", "1:9"},
        {"sum by (a,,) (up)", "1:11"},
        {"sum by (1) (up)", "1:9"},
        {"sum by (inf) (up)", "1:9"},
        {"sum by (a:b) (up)", "1:9"},
        {"sum by (without) (up)", "1:9"},
        {"sum by (\"a\") (up)", "1:9"},
        {"sum by (a) (up) by (a)", "1:17"},
        {"sum sum", "1:5"},
        {"limitk(1, up)", "1:1"},
    });
}

TEST(Refused, isABrokenOperator)
{
    expectPlaces({
        {"1 +", "1:4"},
        {"* 1", "1:1"},
        {"a b", "1:3"},
        {"a == == b", "1:6"},
        {"a + on b", "1:8"},
        {"a + on(x) ignoring(y) b", "1:11"},
        {"a + group_left b", "1:5"},
        {"a + on(x) group_left(y", "1:23"},
        {"atan2", "1:1"},
        {"on", "1:1"},
        {"a bool b", "1:3"},
        {"-", "1:2"},
        {"--+<", "1:4"},
    });
}

TEST(Refused, isAnOperatorBetweenWrongTypes)
{
    expectPlaces({
        {"a +  bool b", "1:3"},
        {"a # why\n + bool b", "1:3"},
        {"1  == 2", "1:4"},
        {"(1) < 2", "1:5"},
        {"2 * 1 and 2", "1:1"},
        {"5 + (a or 2)", "1:6"},
        {"a + on(x) 2", "1:1"},
        {"3 * (2 + ignoring(x) a)", "1:6"},
        {"a or on(x) 2", "1:1"},
        {"a and on(x) group_left b", "1:1"},
        {"a * on(x, y) group_left(z, y) b", "1:3"},
        {"a + b[5m]", "1:5"},
        {"a[5m] + b", "1:1"},
        {"a + \"b\"", "1:5"},
        {"\"a\" + \"b\"", "1:1"},
        {"1 + -\"a\"", "1:5"},
        {"a + {} + b[5m]", "1:5"},
        {"a[5m] + {}", "1:9"},
    });
}

TEST(Refused, isSaidInWordsThatNameWhatWasFoundAndWhatWasExpected)
{
    EXPECT_EQ(shapeOf("up 3"), "line 1, column 4: the number 3 was found, expected an operator or the end");
    EXPECT_EQ(shapeOf("rate(up)"),
        "line 1, column 6: a value of the type instant vector was found, expected an argument of \"rate\" of "
        "the "
        "type range vector");
    EXPECT_EQ(
        shapeOf("sum by (a b) (c)"), "line 1, column 11: the name \"b\" was found, expected \",\" or \")\"");
    EXPECT_EQ(shapeOf("\xc3\xa4"), "line 1, column 1: no part of PromQL begins with this character");
    EXPECT_EQ(shapeOf("\"\xc3\xa4\" $"), "line 1, column 5: no part of PromQL begins with this character")
        << "columns count characters";
    EXPECT_EQ(shapeOf("1 + " + std::string(100, 'x') + "()"),
        "line 1, column 5: the function \"" + std::string(100, 'x') + "\" is not known");
}

} // namespace zumik::promql
