// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/length.h"
#include "tests/models/promql/shape.h"

#include <gtest/gtest.h>

namespace zumik::promql {

using namespace std::chrono_literals;

static Length windowOf(std::string_view inBrackets)
{
    const auto parsed = parse("a[" + std::string(inBrackets) + "]", Semantics::v3());
    return (*parsed)->as<MatrixSelector>()->range;
}

TEST(Lengths, areEvaluatedWithTheQuerysStepAndRange)
{
    const auto value = [](std::string_view text) {
        return evaluate(windowOf(text), 30s, 6h).value();
    };
    EXPECT_EQ(value("5m"), 5min);
    EXPECT_EQ(value("step()"), 30s);
    EXPECT_EQ(value("range()"), 6h);
    EXPECT_EQ(value("max(step(), 10s) * 2 + 1"), 61s);
    EXPECT_EQ(value("min(range() - 1h, step())"), 30s);
    EXPECT_EQ(value("-step() + 1m / 4"), -15s);
    EXPECT_EQ(value("range() % 7m ^ (step() / 30)"), 3min);
    EXPECT_EQ(value("step() / 7"), 4286ms) << "rounded to milliseconds";
}

TEST(Lengths, areRefusedWhereTheyAreNone)
{
    const auto problem = [](std::string_view text) {
        const auto value = evaluate(windowOf(text), 0s, 0s);
        return value ? "none" : value.error().message;
    };
    EXPECT_EQ(problem("1m + step()"), "none");
    EXPECT_EQ(problem("1h / step()"), "the duration is out of range, expected less than 292 years");
    EXPECT_EQ(problem("step() / step()"), "the duration is no number");
    EXPECT_EQ(problem("200y + 200y + step()"), "the duration is out of range, expected less than 292 years");
}

TEST(Lengths, ofWindowsAreLongerThanZero)
{
    EXPECT_EQ(evaluateWindow(windowOf("step() + 1ms"), 0s, 0s).value(), 1ms);
    EXPECT_FALSE(evaluateWindow(windowOf("step()"), 0s, 0s));
    EXPECT_FALSE(evaluateWindow(windowOf("step() - 1m"), 30s, 0s));
    EXPECT_EQ(evaluate(windowOf("step() - 1m"), 30s, 0s).value(), -30s);
}

TEST(Lengths, dependOnTheQueryOnlyBySomeFunctions)
{
    EXPECT_TRUE(dependsOnQuery(*windowOf("1 + max(2, (step()))").expression));
    EXPECT_EQ(windowOf("1 + max(2, (3))").expression, nullptr) << "known when parsed";
}

} // namespace zumik::promql
