// SPDX-License-Identifier: GPL-3.0-or-later
// Texts that are deep or long: none may overflow the stack or take a time that grows with its square.
#include "models/promql/inject.h"
#include "models/promql/same.h"
#include "models/promql/windows.h"
#include "tests/models/promql/shape.h"

#include <gtest/gtest.h>

namespace zumik::promql {

static std::string repeated(std::string_view text, int times)
{
    std::string all;
    for (int i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

static std::string nested(std::string_view open, int times, std::string_view close)
{
    return repeated(open, times) + "a" + repeated(close, times);
}

TEST(Nesting, mayBe2000LevelsDeep)
{
    EXPECT_EQ(placeOfError(nested("(", 1999, ")")), "accepted");
    EXPECT_EQ(placeOfError(nested("floor(", 1999, ")")), "accepted");
    EXPECT_EQ(placeOfError(nested("sum by (b) (", 1999, ")")), "accepted");
    EXPECT_EQ(placeOfError(nested("-", 1999, "")), "accepted");
    EXPECT_EQ(placeOfError(nested("a or b and c == d + e * f ^ -(", 999, ")")), "accepted");
    EXPECT_EQ(placeOfError(nested("max_over_time(", 999, "[1h:])")), "accepted");
}

TEST(Nesting, isRefusedWhereItIsDeeper)
{
    EXPECT_EQ(placeOfError(nested("(", 2000, ")")), "1:2001");
    EXPECT_EQ(placeOfError(nested("(", 10000, ")")), "1:2001");
    EXPECT_EQ(placeOfError(repeated("(", 100000)), "1:2001");
    EXPECT_EQ(placeOfError(nested("floor(", 10000, ")")), "1:12001");
    EXPECT_EQ(placeOfError(nested("-", 10000, "")), "1:2000");
    EXPECT_EQ(placeOfError("1" + repeated("^-a", 10000)), "1:24000");
    EXPECT_EQ(placeOfError(nested("topk(1, ", 10000, ")")), "1:15998");
    EXPECT_EQ(placeOfError("a" + repeated("[1h:]", 10000)), "1:1");
    EXPECT_EQ(placeOfError(nested("(", 1500, ")") + repeated("[1h:]", 600)), "1:1");
    EXPECT_EQ(placeOfError("a[" + nested("(", 10000, ")") + "]", Semantics::v3()), "1:2002");
    EXPECT_NE(shapeOf(nested("(", 2000, ")")).find("more than 2000 levels"), std::string::npos);
}

TEST(Nesting, doesNotCountChainsOfOperators)
{
    for (const std::string_view link : {" + a", " ^ a", " or a", " * a ^ a", " - -1", " == bool 1"}) {
        const std::string text = "a" + repeated(link, 10000);
        const auto parsed = parse(text);
        ASSERT_TRUE(parsed) << link;
        const std::string printed = toString(**parsed);
        EXPECT_EQ(printed, text);
        EXPECT_TRUE(isSame(**parsed, *clone(**parsed)));
        EXPECT_EQ(typeOf(**parsed), ValueType::Vector);
        EXPECT_TRUE(withMatcher(**parsed, series::Matcher::equal("b", "c")));
        EXPECT_TRUE(selectorWindows(**parsed, {}, {}, {}));
    }
    EXPECT_EQ(typeOf(**parse("1" + repeated(" + 1", 10000))), ValueType::Scalar);
    EXPECT_EQ(printed("a[1s" + repeated(" + 1s", 9999) + "]", Semantics::v3()), "a[2h46m40s]");
}

TEST(Nesting, endsAtTheFirstErrorOfAChainHoweverLong)
{
    const std::string text = "(" + repeated("-{}-1", 10000) + ")" + repeated("[1m:]", 1000);
    EXPECT_EQ(placeOfError(text), "1:3");
}

} // namespace zumik::promql
