// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/inject.h"
#include "tests/models/promql/shape.h"

#include <gtest/gtest.h>

namespace zumik::promql {

static std::string injected(std::string_view text, std::optional<std::string_view> metric = {})
{
    const auto parsed = parse(text);
    const ExpressionPtr changed = withMatcher(**parsed, series::Matcher::equal("job", "x"), metric);
    EXPECT_EQ(toString(**parsed), printed(text)) << "the first is left as it was";
    EXPECT_EQ(printed(toString(*changed)), toString(*changed));
    return toString(*changed);
}

TEST(Inject, putsAConditionOnEverySelector)
{
    EXPECT_EQ(injected("a"), "a{job=\"x\"}");
    EXPECT_EQ(injected("{a=\"b\"}"), "{a=\"b\",job=\"x\"}");
    EXPECT_EQ(injected("sum by (i) (rate(a{b=\"c\"}[5m] offset 1h)) / max_over_time(d[1h:] @ 5) + time()"),
        "sum by (i) (rate(a{b=\"c\",job=\"x\"}[5m] offset 1h)) / max_over_time(d{job=\"x\"}[1h:] @ 5.000) + "
        "time()");
    EXPECT_EQ(injected("topk(scalar(a), -(b))"), "topk(scalar(a{job=\"x\"}), -(b{job=\"x\"}))");
}

TEST(Inject, canBeLimitedToAMetric)
{
    EXPECT_EQ(injected("a + b + {__name__=\"a\"} + {__name__=~\"a\"}", "a"),
        "a{job=\"x\"} + b + {__name__=\"a\",job=\"x\"} + {__name__=~\"a\"}");
    EXPECT_EQ(injected("a + b", "c"), "a + b");
}

TEST(Inject, writesNothingTwiceAndTakesNothingAway)
{
    EXPECT_EQ(injected("a{job=\"x\"}"), "a{job=\"x\"}");
    EXPECT_EQ(injected("a{job=\"y\"}"), "a{job=\"y\",job=\"x\"}");
    EXPECT_EQ(injected("a{job=~\"x\"}"), "a{job=~\"x\",job=\"x\"}");
}

} // namespace zumik::promql
