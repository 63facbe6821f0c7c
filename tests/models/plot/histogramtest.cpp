// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/histogram.h"

#include "models/base/number.h"
#include "tests/models/plot/fields.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <numeric>

namespace zumik::plot {

using testing::ElementsAre;

namespace {

frame::transform::Histogram sized(double size, double offset = 0)
{
    frame::transform::Histogram rule;
    rule.bucketSize = size;
    rule.bucketOffset = offset;
    return rule;
}

std::vector<double> countsOf(const Buckets &buckets, std::size_t series = 0)
{
    return barsOf(buckets).at(series).values;
}

} // namespace

TEST(Buckets, CountEachSeriesAndShowEmptyBucketsToo)
{
    const Buckets made =
        bucketsOf({table({numbers("a", {1, 2, 31, base::absent()}), numbers("b", {12})})}, sized(10));
    EXPECT_EQ(made.trouble, Buckets::Trouble::None);
    EXPECT_THAT(made.lower, ElementsAre(0, 10, 20, 30));
    EXPECT_THAT(made.upper, ElementsAre(10, 20, 30, 40));
    EXPECT_THAT(countsOf(made), ElementsAre(2, 0, 0, 1));
    EXPECT_THAT(countsOf(made, 1), ElementsAre(0, 1, 0, 0));
    EXPECT_EQ(made.counts[1].name, "b");
    EXPECT_EQ(made.joined, 1);
}

TEST(Buckets, CountSeriesTogetherAndFromAnOffset)
{
    auto rule = sized(10, 5);
    rule.combine = true;
    frame::Field first = numbers("a", {1, 16});
    first.config.style.fillOpacity = 80;
    const Buckets made = bucketsOf({table({first, numbers("b", {2})})}, rule);
    EXPECT_EQ(made.counts[0].config.style.fillOpacity, 80) << "drawn as the first field is";
    EXPECT_THAT(made.lower, ElementsAre(-5, 5, 15));
    EXPECT_THAT(countsOf(made), ElementsAre(2, 0, 1));
    EXPECT_EQ(made.counts.size(), 1U);
}

TEST(Buckets, CountTimeSeriesWithoutTheirTimes)
{
    const series::Grid grid{base::Time{0}, base::Duration{10}, 3};
    const Buckets made = bucketsOf({{"A", grid, {numbers("v", {1, 1, 2})}}}, sized(1));
    EXPECT_THAT(made.lower, ElementsAre(1, 2));
    EXPECT_THAT(countsOf(made), ElementsAre(2, 1));
    EXPECT_EQ(made.counts[0].name, "v");
}

TEST(Buckets, ShowBoundsInTheUnitOfTheValuesAndCountsWithout)
{
    frame::Field field = numbers("v", {0.1, 0.15, 0.3});
    field.config.unit = "s";
    field.config.max = 1;
    const Buckets made = bucketsOf({table({numbers("w", {0.1}), field})}, sized(0.05));
    EXPECT_EQ(made.bound.unit, "s");
    EXPECT_FALSE(made.bound.decimals) << "50 ms, not 50.00 ms";
    field.config.unit.clear();
    EXPECT_EQ(bucketsOf({table({field})}, sized(0.05)).bound.decimals, 2) << "as many as the width has";
    EXPECT_EQ(made.counts[1].config.unit, "");
    EXPECT_FALSE(made.counts[1].config.max);
    EXPECT_FALSE(bucketsOf({table({field})}, sized(1)).bound.decimals);
}

TEST(Buckets, ThatCameWithTheAnswerAreTakenAsTheyAre)
{
    frame::Field lower = numbers("xMin", {10, 0, 20});
    lower.config.unit = "ms";
    const Buckets made = bucketsOf(
        {table({lower, numbers("xMax", {20, 10, 40}), numbers("count", {5, base::absent(), 2})})}, sized(1));
    EXPECT_TRUE(made.given);
    EXPECT_THAT(made.lower, ElementsAre(0, 10, 20));
    EXPECT_THAT(made.upper, ElementsAre(10, 20, 40));
    EXPECT_THAT(countsOf(made), ElementsAre(0, 5, 2));
    EXPECT_EQ(made.bound.unit, "ms");
}

TEST(Buckets, OfAHeatmapQueryAreMadeSingleAndAddedUpOverTime)
{
    const series::Grid grid{base::Time{0}, base::Duration{10}, 2};
    std::vector<frame::Frame> frames{{"A", grid, {}}};
    const auto add = [&](const char *bound, std::vector<double> values) {
        frames[0].fields.push_back(numbers(bound, std::move(values)));
        frames[0].fields.back().labels = {{"le", bound}};
    };
    add("+Inf", {10, 20});
    add("0.1", {1, 2});
    add("0.5", {6, base::absent()});
    const Buckets made = bucketsOf(std::vector<HeatSource>{{frames.data(), true}});
    EXPECT_EQ(made.trouble, Buckets::Trouble::None);
    EXPECT_THAT(made.lower, ElementsAre(0, 0.1, 0.5));
    EXPECT_THAT(made.upper, ElementsAre(0.1, 0.5, std::numeric_limits<double>::infinity()));
    EXPECT_THAT(countsOf(made), ElementsAre(3, 5, 22)) << "an absent bucket counts as high as the one below";
    EXPECT_EQ(bucketsOf(std::vector<HeatSource>{}).trouble, Buckets::Trouble::NoNumbers);
}

TEST(Buckets, WithOneBoundAreAsWideAsTheirDistance)
{
    const Buckets lower = bucketsOf({table({numbers("xMin", {0, 5}), numbers("n", {1, 2})})}, {});
    EXPECT_THAT(lower.upper, ElementsAre(5, 10));
    const Buckets upper = bucketsOf({table({numbers("BucketMax", {5, 10}), numbers("n", {1, 2})})}, {});
    EXPECT_THAT(upper.lower, ElementsAre(0, 5));
}

TEST(Buckets, TooManyToDrawAreJoinedAndNothingIsLost)
{
    const Buckets made = bucketsOf({table({numbers("v", {0, 1, 1e6})})}, sized(1), 100);
    EXPECT_LE(made.lower.size(), 100U);
    EXPECT_GT(made.joined, 1);
    const std::vector<double> counts = countsOf(made);
    EXPECT_EQ(std::accumulate(counts.begin(), counts.end(), 0.0), 3);
    EXPECT_EQ(counts.front(), 2);
    EXPECT_EQ(counts.back(), 1);
    const Buckets uneven = bucketsOf(
        {table({numbers("xMin", {0, 1, 3}), numbers("xMax", {1, 3, 9}), numbers("n", {1, 2, 4})})}, {}, 2);
    EXPECT_THAT(uneven.upper, ElementsAre(3, 9));
    EXPECT_THAT(countsOf(uneven), ElementsAre(3, 4));
}

TEST(Buckets, OfHostileValuesAreRefusedOrFinite)
{
    for (const double size : {1e-300, 1e300, 0.0}) {
        const Buckets made = bucketsOf({table({numbers("v", {-1e308, 0, 1e308})})}, sized(size));
        EXPECT_LE(made.lower.size(), mostBuckets);
    }
    EXPECT_EQ(bucketsOf({table({texts("t", {"a"})})}, {}).trouble, Buckets::Trouble::NoNumbers);
    EXPECT_EQ(bucketsOf({}, {}).trouble, Buckets::Trouble::NoNumbers);
    EXPECT_TRUE(bucketsOf({table({numbers("v", {base::absent()})})}, {}).lower.empty());
}

TEST(Buckets, MoreValuesThanAreCountedAreRefused)
{
    frame::Frame wide = table({});
    wide.fields.resize(200, numbers("v", std::vector<double>(3000, 1)));
    EXPECT_EQ(bucketsOf({wide}, {}).trouble, Buckets::Trouble::TooLarge);
}

} // namespace zumik::plot
