// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/record/compare.h"

#include "models/base/number.h"

#include <gtest/gtest.h>

#include <limits>

namespace zumik::snapshot::record {

namespace {

series::Matrix matrix(std::vector<std::pair<std::string, std::vector<double>>> series)
{
    series::Matrix out;
    out.grid = {{0}, base::Duration{1000}, 3};
    for (auto &[name, values] : series) {
        out.series.push_back({series::Labels{{"__name__", name}}, series::Column(std::move(values))});
    }
    return out;
}

const double nan = std::numeric_limits<double>::quiet_NaN();
const double inf = std::numeric_limits<double>::infinity();

} // namespace

TEST(DifferenceOf, isNoneWhereAnswersAreTheSameInAnyOrder)
{
    EXPECT_FALSE(differenceOf("x", matrix({{"a", {1, nan, inf}}, {"b", {base::absent(), 0, 1e300}}}),
        matrix({{"b", {base::absent(), 0, 1e300}}, {"a", {1, nan, inf}}})));
}

TEST(DifferenceOf, overlooksTheOrderOfSums)
{
    EXPECT_FALSE(differenceOf("x", matrix({{"a", {1, 2, 3}}}), matrix({{"a", {1 + 1e-12, 2, 3}}})));
    EXPECT_TRUE(differenceOf("x", matrix({{"a", {1, 2, 3}}}), matrix({{"a", {1 + 1e-6, 2, 3}}})));
}

TEST(DifferenceOf, namesTheFirstInstantAndCountsAll)
{
    const auto found = differenceOf("x", matrix({{"a", {1, 2, 3}}}), matrix({{"a", {1, base::absent(), 4}}}));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->expression, "x");
    EXPECT_EQ(found->time.ms, 1000);
    EXPECT_EQ(found->server, "a 2");
    EXPECT_EQ(found->file, "a nothing");
    EXPECT_EQ(found->instants, 2U);
}

TEST(DifferenceOf, seesSeriesThatOneOfBothLacks)
{
    EXPECT_EQ(differenceOf("x", matrix({}), matrix({{"a", {1, 2, 3}}}))->server, "a nothing");
    EXPECT_EQ(differenceOf("x", matrix({{"a", {1, 2, 3}}}), matrix({}))->file, "a nothing");
}

} // namespace zumik::snapshot::record
