// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/pie.h"

#include "models/base/number.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

namespace zumik::plot {

using testing::ElementsAre;

namespace {

std::vector<PieItem> items(const std::vector<double> &values)
{
    std::vector<PieItem> result;
    for (const double value : values) {
        result.push_back({value, true});
    }
    return result;
}

std::vector<std::size_t> order(const Pie &pie)
{
    std::vector<std::size_t> result;
    for (const PieSlice &slice : pie.slices) {
        result.push_back(slice.item);
    }
    return result;
}

} // namespace

TEST(Pie, SharesTheCircleByValue)
{
    const Pie pie = pieOf(items({30, 10}), PieOrder::None);
    ASSERT_EQ(pie.slices.size(), 2U);
    EXPECT_EQ(pie.total, 40);
    EXPECT_EQ(pie.slices[0].share, 0.75);
    EXPECT_EQ(pie.slices[0].sweep, 0.75);
    EXPECT_EQ(pie.slices[1].start, 0.75);
    EXPECT_EQ(pie.slices[1].sweep, 0.25);
}

TEST(Pie, SortsAsAskedAndKeepsEqualOnesInTheirOrder)
{
    const auto values = items({2, 5, 2, 9});
    EXPECT_THAT(order(pieOf(values, PieOrder::None)), ElementsAre(0, 1, 2, 3));
    EXPECT_THAT(order(pieOf(values, PieOrder::Descending)), ElementsAre(3, 1, 0, 2));
    EXPECT_THAT(order(pieOf(values, PieOrder::Ascending)), ElementsAre(0, 2, 1, 3));
}

TEST(Pie, LeavesOutWhatIsNoNumberOrHidden)
{
    auto values = items({1, base::absent(), std::numeric_limits<double>::infinity(), 3, 4});
    values[4].visible = false;
    const Pie pie = pieOf(values, PieOrder::None);
    EXPECT_THAT(order(pie), ElementsAre(0, 3));
    EXPECT_EQ(pie.total, 4);
}

TEST(Pie, GivesNoAngleToWhatIsNotAboveZeroAndStillCountsIt)
{
    const Pie pie = pieOf(items({10, -5, 0}), PieOrder::None);
    EXPECT_EQ(pie.total, 5);
    EXPECT_EQ(pie.negative, 1U);
    EXPECT_EQ(pie.slices[0].sweep, 1);
    EXPECT_EQ(pie.slices[0].share, 2) << "as Grafana counts: 10 of 5";
    EXPECT_EQ(pie.slices[1].sweep, 0);
    EXPECT_EQ(pie.slices[1].share, -1);
    EXPECT_EQ(pie.slices[2].sweep, 0);
}

TEST(Pie, OfNothingButZerosHasNoAngles)
{
    const Pie pie = pieOf(items({0, 0}), PieOrder::Descending);
    ASSERT_EQ(pie.slices.size(), 2U);
    EXPECT_EQ(pie.slices[0].share, 0);
    EXPECT_EQ(pie.slices[0].sweep, 0);
    EXPECT_EQ(sliceAt(pie, 0.5), 2U);
}

TEST(Pie, OfHugeValuesHasFiniteAngles)
{
    const Pie pie = pieOf(items({1e308, 1.5e308, 1.2e308, 1}), PieOrder::None);
    EXPECT_NEAR(pie.slices[0].sweep + pie.slices[1].sweep + pie.slices[2].sweep, 1, 1e-9);
    EXPECT_NEAR(pie.slices[0].share, 1 / 3.7, 1e-9);
    const Pie merged = pieOf(items({1e308, 1.5e308, 1.2e308}), PieOrder::None, 1);
    ASSERT_EQ(merged.slices.size(), 1U);
    EXPECT_EQ(merged.slices[0].sweep, 1);
}

TEST(Pie, MakesOneSliceOfTheSmallestBeyondItsLimit)
{
    const Pie pie = pieOf(items({1, 50, 2, 40, 3}), PieOrder::None, 3);
    EXPECT_THAT(order(pie), ElementsAre(1, 3, PieSlice::rest));
    EXPECT_EQ(pie.merged, 3U);
    EXPECT_EQ(pie.slices[2].value, 6);
    EXPECT_EQ(pie.total, 96);
}

TEST(Pie, FindsTheSliceAtAPlaceOfTheCircle)
{
    const Pie pie = pieOf(items({1, 0, 3}), PieOrder::None);
    EXPECT_EQ(sliceAt(pie, 0), 0U);
    EXPECT_EQ(sliceAt(pie, 0.2), 0U);
    EXPECT_EQ(sliceAt(pie, 0.25), 2U);
    EXPECT_EQ(sliceAt(pie, 0.99), 2U);
}

} // namespace zumik::plot
