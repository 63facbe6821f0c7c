// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/same.h"
#include "tests/models/promql/shape.h"

#include <gtest/gtest.h>

#include <limits>

namespace zumik::promql {

static void expectRoundTrip(std::string_view text, const Semantics &semantics = Semantics::v2())
{
    const auto first = parse(text, semantics);
    ASSERT_TRUE(first) << text << ": " << first.error().message;
    const std::string printed = toString(**first);
    const auto second = parse(printed, semantics);
    ASSERT_TRUE(second) << printed << ": " << second.error().message;
    EXPECT_TRUE(isSame(**first, **second)) << text << " became " << printed;
    EXPECT_TRUE(isSame(**first, *clone(**first))) << text;
}

TEST(Printer, writesOneLineWithTheSameMeaning)
{
    EXPECT_EQ(printed("sum(rate(a{b='c'}[5m]))by(x)/on(y)group_left(z)d\n>bool 1e3"),
        "sum by (x) (rate(a{b=\"c\"}[5m])) / on (y) group_left (z) d > bool 1000");
    EXPECT_EQ(printed("a offset 5m @ end()"), "a @ end() offset 5m");
    EXPECT_EQ(printed("(a[1h:5m] offset -1d)"), "(a[1h:5m] offset -1d)");
    EXPECT_EQ(printed("a + ignoring() group_right() b"), "a + ignoring () group_right () b");
    EXPECT_EQ(printed("count_values('x', -a)"), "count_values(\"x\", -a)");
    EXPECT_EQ(printed("a[90m]"), "a[1h30m]");
}

TEST(Printer, isReadBackAsTheSame)
{
    for (const std::string_view text : {"-1 ^ 2", "+-a", "--a ^ -b", "Inf ^ a", "-Inf", "NaN + -NaN", "-0",
             "1e21", "1e-7", "5e-324", "1.7976931348623157e308", "a @ start()[5m]", "a[5m] @ 1.234 offset 5m",
             "a @ -0.001", "a @ 9223372036854774000", "a @ 8888888888888.888", "a @ 1234567890123456.7",
             "a or on() b", "a and ignoring() b", "sum without () (topk(1, a))", "sum by () (a)", "{a!=\"\"}",
             "a{b=\"}\",c=`\\`}", "time() - 0x10", "label_replace(a, \"b\", '$1', `c`, \"(.*)\")", "(((a)))",
             "a[106751d23h47m16s854ms]", "min_over_time(rate(a[2s])[5m:] @ 5)[4m:3s]",
             "start{end=\"x\"} + end"}) {
        expectRoundTrip(text);
        expectRoundTrip(text, Semantics::v3());
    }
    for (const std::string_view text : {"-0s", "1h30m", "-100ms", "a[step()]", "a offset -(step() - (1h))",
             "a[max(-step(), 5m ^ 2):min(range(), 1)] offset 3", R"({"a b", "c.d"!="e"})",
             "sum by (\"a.b\") (c)"}) {
        expectRoundTrip(text, Semantics::v3());
    }
}

TEST(Printer, keepsStringsOfAnyBytes)
{
    std::string bytes;
    for (int i = 0; i < 256; ++i) {
        bytes += static_cast<char>(i);
    }
    bytes += "\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80\xef\xbf\xbd\xed\xa0\x80\xf4\x90\x80\x80\xc0\xaf";
    const Expression literal({}, StringLiteral{bytes});
    const auto parsed = parse(toString(literal));
    ASSERT_TRUE(parsed) << parsed.error().message;
    EXPECT_EQ((*parsed)->as<StringLiteral>()->value, bytes);
    EXPECT_EQ(printed("'\\n\\t\"\\x41\xc3\xa4\\u00e4\\101\\x01'"),
        "\"\\n\\t\\\"A\xc3\xa4\xc3\xa4"
        "A\\x01\"");
}

TEST(Same, tellsExpressionsApart)
{
    constexpr std::string_view different[] = {"a", "b", "a{x=\"y\"}", "a{x!=\"y\"}", "{__name__=\"a\"}",
        "a offset 5m", "a @ 5", "a @ 6", "a @ start()", "a @ end()", "a[5m]", "a[6m]", "a[5m:]", "a[5m:1m]",
        "a[5m:2m]", "a[5m:] offset 1m", "1", "2", "NaN", "0", "-0", "\"x\"", "\"y\"", "floor(a)", "ceil(a)",
        "sum(a)", "avg(a)", "sum by (x) (a)", "sum without (x) (a)", "topk(1, a)", "topk(2, a)", "a + b",
        "a - b", "b + a", "a == b", "a == bool b", "a + on(x) b", "a + ignoring(x) b",
        "a + on(x) group_left b", "a + on(x) group_left(y) b", "a + 1", "-a", "+a", "(a)",
        "label_join(a, \"b\", \"c\")", "label_join(a, \"b\", \"c\", \"d\")"};
    for (const std::string_view one : different) {
        for (const std::string_view other : different) {
            EXPECT_EQ(isSame(**parse(one), **parse(other)), one == other) << one << " and " << other;
            EXPECT_EQ(printed(one) == printed(other), one == other) << one << " and " << other;
        }
    }
}

TEST(Same, comparesLengthsThatDependOnTheQuery)
{
    const auto same = [](std::string_view a, std::string_view b) {
        return isSame(**parse(a, Semantics::v3()), **parse(b, Semantics::v3()));
    };
    EXPECT_TRUE(same("a[step() * 2]", "a[step()*2]"));
    EXPECT_FALSE(same("a[step() * 2]", "a[step() * 3]"));
    EXPECT_FALSE(same("a[step()]", "a[range()]"));
    EXPECT_FALSE(same("a offset step()", "a"));
    EXPECT_FALSE(same("60", "1m"));
}

} // namespace zumik::promql
