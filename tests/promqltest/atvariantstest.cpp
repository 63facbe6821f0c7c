// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/atvariants.h"

#include <gmock/gmock.h>

namespace zumik::promqltest {

namespace {

/// The expression with its selectors fixed at 100 s; empty where it has no variants.
std::string fixed(const std::string &expression)
{
    const auto queries = atVariants(expression, {100'000}, promql::Semantics::v2());
    return queries.empty() ? "" : queries.front().expression;
}

std::vector<std::int64_t> timesAt(std::int64_t ms)
{
    std::vector<std::int64_t> times;
    for (const InstantQuery &query : atVariants("m", {ms}, promql::Semantics::v2())) {
        times.push_back(query.at.ms);
    }
    return times;
}

} // namespace

TEST(AtVariants, SelectorsAreFixedAndThoseThatAreStayAsTheyAre)
{
    EXPECT_EQ(fixed("m"), "m @ 100.000");
    EXPECT_EQ(fixed("m @ 5"), "m @ 5.000");
    EXPECT_EQ(fixed("m @ start()"), "m @ 100.000");
    EXPECT_EQ(fixed("rate(m[5m] offset 1m)"), "rate(m[5m] @ 100.000 offset 1m)");
    EXPECT_EQ(fixed("a + sum(b)"), "a @ 100.000 + sum(b @ 100.000)");
    EXPECT_EQ(fixed("topk(scalar(k), -(m))"), "topk(scalar(k @ 100.000), -(m @ 100.000))");
}

TEST(AtVariants, ASubqueryIsFixedAndNotWhatIsInside)
{
    EXPECT_EQ(fixed("sum_over_time(m[10m:1m])"), "sum_over_time(m[10m:1m] @ 100.000)");
    EXPECT_EQ(fixed("sum_over_time(timestamp(m)[10m:1m])"), "sum_over_time(timestamp(m)[10m:1m] @ 100.000)");
}

TEST(AtVariants, WhatDependsOnTheTimeOfTheQuestionHasNone)
{
    EXPECT_EQ(fixed("time()"), "");
    EXPECT_EQ(fixed("m + timestamp(m)"), "");
    EXPECT_EQ(fixed("predict_linear(m[5m], 60)"), "");
    EXPECT_EQ(fixed("not a ( query"), "");
}

TEST(AtVariants, TheOtherTimesAreFarAndNearOnBothSides)
{
    EXPECT_EQ(timesAt(100'000), (std::vector<std::int64_t>{-1'000'000, 0, 20'000, 100'000, 1'000'000}));
    EXPECT_EQ(timesAt(0), (std::vector<std::int64_t>{-1000, 0, 1000}));
}

} // namespace zumik::promqltest
