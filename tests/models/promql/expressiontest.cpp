// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/expression.h"
#include "tests/models/promql/shape.h"

#include <gtest/gtest.h>

namespace zumik::promql {

TEST(Expressions, knowTheirType)
{
    const auto type = [](std::string_view text) {
        return std::string(typeName(typeOf(**parse(text))));
    };
    EXPECT_EQ(type("1 + 2 * -(3)"), "scalar");
    EXPECT_EQ(type("time() < bool 3"), "scalar");
    EXPECT_EQ(type("1 + a"), "instant vector");
    EXPECT_EQ(type("-(a)"), "instant vector");
    EXPECT_EQ(type("a or b"), "instant vector");
    EXPECT_EQ(type("sum(a)"), "instant vector");
    EXPECT_EQ(type("rate(a[5m])"), "instant vector");
    EXPECT_EQ(type("a[5m]"), "range vector");
    EXPECT_EQ(type("(a[5m:])"), "range vector");
    EXPECT_EQ(type("(\"a\")"), "string");
}

TEST(Expressions, nameTheirOperators)
{
    EXPECT_EQ(symbol(BinaryOp::Power), "^");
    EXPECT_EQ(symbol(BinaryOp::NotEqual), "!=");
    EXPECT_EQ(symbol(BinaryOp::Unless), "unless");
    EXPECT_EQ(name(AggregateOp::CountValues), "count_values");
    EXPECT_EQ(name(AggregateOp::LimitRatio), "limit_ratio");
    EXPECT_TRUE(isComparison(BinaryOp::Equal) && isComparison(BinaryOp::GreaterOrEqual));
    EXPECT_FALSE(isComparison(BinaryOp::Atan2) || isComparison(BinaryOp::And));
    EXPECT_TRUE(isSetOperator(BinaryOp::And) && isSetOperator(BinaryOp::Unless));
    EXPECT_FALSE(isSetOperator(BinaryOp::GreaterOrEqual));
    EXPECT_TRUE(hasParameter(AggregateOp::TopK) && hasParameter(AggregateOp::LimitRatio));
    EXPECT_FALSE(hasParameter(AggregateOp::Stdvar));
}

static std::string partsText(std::string_view text)
{
    const auto parsed = parse(text);
    std::string all;
    for (const Expression *part : partsOf(**parsed)) {
        all += toString(*part) + "; ";
    }
    return all;
}

TEST(Expressions, giveTheirPartsInTheOrderOfTheText)
{
    EXPECT_EQ(partsText("topk(3, a)"), "3; a; ");
    EXPECT_EQ(partsText("sum(a)"), "a; ");
    EXPECT_EQ(partsText("a + b"), "a; b; ");
    EXPECT_EQ(partsText("round(a, 5)"), "a; 5; ");
    EXPECT_EQ(partsText("a[5m]"), "a; ");
    EXPECT_EQ(partsText("a[5m:]"), "a; ");
    EXPECT_EQ(partsText("-a"), "a; ");
    EXPECT_EQ(partsText("a"), "");
    EXPECT_EQ(toString(unwrapped(**parse("((a + b))"))), "a + b");
}

TEST(Expressions, areClonedWithTheirPlaces)
{
    const auto parsed = parse("sum by (x) (rate(a[5m:1m] @ 5))");
    const ExpressionPtr copy = clone(**parsed);
    EXPECT_EQ(toString(*copy), toString(**parsed));
    EXPECT_EQ(copy->span, (*parsed)->span);
    EXPECT_NE(copy->as<Aggregate>()->inner, (*parsed)->as<Aggregate>()->inner);
}

} // namespace zumik::promql
