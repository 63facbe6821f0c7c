// SPDX-License-Identifier: GPL-3.0-or-later
// What Prometheus 2.42 accepts, and how it is built.
#include "tests/models/promql/shape.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace zumik::promql {

using namespace std::chrono_literals;

struct Shape {
    std::string_view text;
    std::string_view shape;
};

static void expectShapes(const std::vector<Shape> &rows)
{
    for (const Shape &row : rows) {
        EXPECT_EQ(shapeOf(row.text), row.shape) << row.text;
    }
}

static double numberOf(std::string_view text)
{
    const auto parsed = parse(text);
    return parsed ? (*parsed)->as<NumberLiteral>()->value : -12345;
}

TEST(Accepted, operatorsBindByPrecedence)
{
    expectShapes({
        {"a or b and c", "(a or (b and c))"},
        {"a and b unless c", "((a and b) unless c)"},
        {"a unless b == c", "(a unless (b == c))"},
        {"a == b + c", "(a == (b + c))"},
        {"a + b * c", "(a + (b * c))"},
        {"a * b ^ c", "(a * (b ^ c))"},
        {"a atan2 b * c", "((a atan2 b) * c)"},
        {"a - b - c", "((a - b) - c)"},
        {"a / b % c", "((a / b) % c)"},
        {"a < b >= c", "((a < b) >= c)"},
        {"a ^ b ^ c", "(a ^ (b ^ c))"},
        {"a * b + c == d and e or f", "(((((a * b) + c) == d) and e) or f)"},
        {"(a + b) * c", "([(a + b)] * c)"},
    });
}

TEST(Accepted, signsBindAsMultiplicationDoes)
{
    expectShapes({
        {"-a ^ b", "(-(a ^ b))"},
        {"-a * b", "((-a) * b)"},
        {"-a + b", "((-a) + b)"},
        {"a ^ -b", "(a ^ (-b))"},
        {"a ^ -b ^ c", "(a ^ (-(b ^ c)))"},
        {"a ^ -b * c", "((a ^ (-b)) * c)"},
        {"a - -b", "(a - (-b))"},
        {"+-a", "(+(-a))"},
        {"-a offset 5m", "(-a offset 5m)"},
        {"-sum(a) by (b)", "(-sum by (b) (a))"},
    });
}

TEST(Accepted, signsOfNumbersBecomePartOfThem)
{
    expectShapes({
        {"-1", "-1"},
        {"--1", "1"},
        {"+1 - -2", "(1 - -2)"},
        {"-1 ^ 2", "(-(1 ^ 2))"},
        {"-1 * 2", "(-1 * 2)"},
        {"2 ^ -1", "(2 ^ -1)"},
        {"-(1)", "(-[1])"},
        {"-0", "-0"},
        {"-Inf", "-Inf"},
    });
}

TEST(Accepted, numbersHaveTheValueThatGoGivesThem)
{
    EXPECT_EQ(numberOf("0755"), 493);
    EXPECT_EQ(numberOf("-0755"), -493);
    EXPECT_EQ(numberOf("089"), 89) << "no octal number";
    EXPECT_EQ(numberOf("07.5"), 7.5);
    EXPECT_EQ(numberOf("0x1F"), 31);
    EXPECT_EQ(numberOf("0XfE"), 254);
    EXPECT_EQ(numberOf("0"), 0);
    EXPECT_EQ(numberOf("00"), 0);
    EXPECT_EQ(numberOf(".5"), 0.5);
    EXPECT_EQ(numberOf("5."), 5);
    EXPECT_EQ(numberOf("5.E2"), 500);
    EXPECT_EQ(numberOf("1e-400"), 0);
    EXPECT_EQ(numberOf("9223372036854775808"), 9223372036854775808.0);
    EXPECT_EQ(numberOf("9007199254740993"), 9007199254740992.0);
    EXPECT_EQ(numberOf("iNf"), std::numeric_limits<double>::infinity());
    EXPECT_TRUE(std::isnan(numberOf("NAN")));
    EXPECT_TRUE(std::signbit(numberOf("-0")));
}

TEST(Accepted, keywordsAreKnownInAnyCase)
{
    expectShapes({
        {"a AND b Or c", "((a and b) or c)"},
        {"SUM BY (x) (a)", "sum by (x) (a)"},
        {"a == BOOL b", "(a == b)"},
        {"a OFFSET 5m", "a offset 5m"},
        {"a @ START()", "a @ start()"},
        {"a ATAN2 b", "(a atan2 b)"},
    });
}

TEST(Accepted, keywordsCanNameMetrics)
{
    for (const std::string_view name : {"and", "or", "unless", "by", "without", "offset", "start", "end",
             "sum", "count_values", "topk", "group", "step", "range", "limitk"}) {
        const auto parsed = parse(name);
        ASSERT_TRUE(parsed) << name;
        EXPECT_EQ((*parsed)->as<VectorSelector>()->name, name);
    }
    expectShapes({
        {"sum + sum(sum)", "(sum + sum(sum))"},
        {"and and and", "(and and and)"},
        {"offset offset 5m", "offset offset 5m"},
        {"sum{a=\"b\"}", "sum{a=\"b\"}"},
        {"SUM", "SUM"},
        {":a:b", ":a:b"},
    });
}

TEST(Accepted, keywordsCanNameLabels)
{
    expectShapes({
        {"sum by (and, by, sum, bool, on, ignoring, group_left, offset, start, atan2) (a)",
            "sum by (and, by, sum, bool, on, ignoring, group_left, offset, start, atan2) (a)"},
        {"a{by=\"b\", inf=\"c\", without=\"d\", bool=\"e\"}",
            "a{by=\"b\",inf=\"c\",without=\"d\",bool=\"e\"}"},
    });
}

TEST(Accepted, commasMayEndListsOfLabels)
{
    expectShapes({
        {"a{b=\"c\",}", "a{b=\"c\"}"},
        {"a{}", "a"},
        {"sum by (a,) (b)", "sum by (a) (b)"},
        {"sum(b) without (a,)", "sum without (a) (b)"},
        {"sum by () (b)", "sum(b)"},
        {"sum without () (b)", "sum without () (b)"},
    });
}

TEST(Accepted, spacesAndCommentsPartTheText)
{
    expectShapes({
        {"a# one\n+ # two\n\tb # three", "(a + b)"}, {"a # one\r+ b", "(a + b)"},
        {"a{ # in braces\n b = \"c\" }", "a{b=\"c\"}"}, {"rate ( a [ 5m ] )", "rate(a[5m])"},
        {"a[1h : 5m]", "a[1h:5m]"}, {"a[1h x]", "a[1h:]"}, // as Prometheus 2 takes it
    });
}

TEST(Accepted, matchersKeepTheirOrderAndTheNameComesLast)
{
    const auto parsed = parse("a{b=\"c\",d!=\"e\",f=~\"g\",h!~\"i\"}");
    const auto &selector = *(*parsed)->as<VectorSelector>();
    std::string all;
    for (const series::Matcher &each : selector.matchers) {
        all += each.toString() + " ";
    }
    EXPECT_EQ(all, "b=\"c\" d!=\"e\" f=~\"g\" h!~\"i\" __name__=\"a\" ");
    EXPECT_EQ(selector.name, "a");
    EXPECT_EQ((*parse("{__name__=\"a\"}"))->as<VectorSelector>()->name, "");
}

TEST(Accepted, windowsAndShiftsAreReadAsLengths)
{
    const auto parsed = parse("max_over_time(rate(a[1h30m] offset -5m)[2d:30s] @ -1.5 offset 1w)");
    const auto &subquery = *(*parsed)->as<Call>()->arguments[0]->as<Subquery>();
    EXPECT_EQ(subquery.range.value, 48h);
    EXPECT_EQ(subquery.step->value, 30s);
    EXPECT_EQ(subquery.shift.offset.value, 168h);
    EXPECT_EQ(subquery.shift.at, TimeShift::At::Time);
    EXPECT_EQ(subquery.shift.time, base::Time{-1500});
    const auto &matrix = *subquery.inner->as<Call>()->arguments[0]->as<MatrixSelector>();
    EXPECT_EQ(matrix.range.value, 90min);
    EXPECT_EQ(matrix.selector->as<VectorSelector>()->shift.offset.value, -5min);
    EXPECT_FALSE((*parse("a[1h:]"))->as<Subquery>()->step);
}

TEST(Accepted, timesAreRoundedToMilliseconds)
{
    const auto time = [](std::string_view text) {
        return (*parse(text))->as<VectorSelector>()->shift.time.ms;
    };
    EXPECT_EQ(time("a @ 3.3333"), 3333);
    EXPECT_EQ(time("a @ 3.3335"), 3334);
    EXPECT_EQ(time("a @ - .3"), -300);
    EXPECT_EQ(time("a @ +0xA"), 10000);
    EXPECT_EQ(time("a @ 9223372036854774000"), std::numeric_limits<std::int64_t>::max());
}

TEST(Accepted, matchingIsKnownForTwoVectorsOnly)
{
    const auto matching = [](std::string_view text) {
        return (*parse(text))->as<Binary>()->matching;
    };
    EXPECT_FALSE(matching("a + 1"));
    EXPECT_FALSE(matching("1 + on() a"));
    EXPECT_EQ(matching("a + b")->cardinality, Matching::Cardinality::OneToOne);
    EXPECT_EQ(matching("a or b")->cardinality, Matching::Cardinality::ManyToMany);
    const auto grouped = *matching("a * on(x) group_left(y, z) b");
    EXPECT_EQ(grouped.cardinality, Matching::Cardinality::ManyToOne);
    EXPECT_TRUE(grouped.on);
    EXPECT_EQ(grouped.labels, std::vector<std::string>{"x"});
    EXPECT_EQ(grouped.include, (std::vector<std::string>{"y", "z"}));
    EXPECT_EQ(matching("a * ignoring(x) group_right b")->cardinality, Matching::Cardinality::OneToMany);
    EXPECT_TRUE((*parse("1 < bool 2"))->as<Binary>()->returnBool);
}

TEST(Accepted, spansLieOverTheirText)
{
    const auto parsed = parse("  sum(rate(a{b=\"c\"}[5m] offset 1m)) by (x) ==  bool -(d)  ");
    const auto &binary = *(*parsed)->as<Binary>();
    EXPECT_EQ((*parsed)->span, (Span{2, 56}));
    EXPECT_EQ(binary.left->span, (Span{2, 42}));
    EXPECT_EQ(binary.opSpan, (Span{43, 51}));
    EXPECT_EQ(binary.right->span, (Span{52, 56}));
}

} // namespace zumik::promql
