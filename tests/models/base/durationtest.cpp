// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/duration.h"

#include <gtest/gtest.h>

namespace zumik::base {

using namespace std::chrono_literals;

TEST(Duration, readsEveryUnitOfPromql)
{
    EXPECT_EQ(*parseDuration("1h30m"), 90min);
    EXPECT_EQ(*parseDuration("250ms"), 250ms);
    EXPECT_EQ(*parseDuration("1w"), 7 * 24h);
    EXPECT_EQ(*parseDuration("1y2d3s4ms"), 367 * 24h + 3s + 4ms);
    EXPECT_EQ(*parseDuration("0"), 0ms);
}

TEST(Duration, refusesWhatPrometheusRefuses)
{
    for (const char *text :
        {"", "5", "m", "1m1h", "1m1m", "-5m", "1.5h", "5 m", "5mm", "9223372036854775807y"}) {
        const auto result = parseDuration(text);
        ASSERT_FALSE(result.ok()) << text;
        EXPECT_EQ(result.error().code, ErrorCode::InvalidArgument);
    }
}

TEST(Duration, writesTheShortestFormAndReadsItBack)
{
    EXPECT_EQ(formatDuration(90min), "1h30m");
    EXPECT_EQ(formatDuration(8 * 24h), "8d");
    EXPECT_EQ(formatDuration(14 * 24h), "2w");
    EXPECT_EQ(formatDuration(0ms), "0s");
    EXPECT_EQ(formatDuration(-15s), "-15s");
    for (const Duration value : {Duration(1ms), Duration(61s), Duration(25h), Duration(366 * 24h)}) {
        EXPECT_EQ(*parseDuration(formatDuration(value)), value);
    }
}

} // namespace zumik::base
