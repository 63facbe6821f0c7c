// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/heatcells.h"

#include "models/base/number.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

namespace zumik::plot {

using testing::Contains;
using testing::ElementsAre;

namespace {

class CountedHeatCells : public testing::Test {
protected:
    CountedHeatCells() { m_style.calculate = true; }

    HeatCells count(std::vector<double> values)
    {
        m_frame.grid = series::Grid{{0}, std::chrono::seconds(10), values.size()};
        frame::Field field;
        field.values = series::Column(std::move(values));
        m_frame.fields = {field};
        return heatCells({{&m_frame, false}}, m_style);
    }

    static double total(const HeatCells &cells)
    {
        return std::accumulate(cells.values.begin(), cells.values.end(), 0.0);
    }

    frame::Frame m_frame;
    frame::HeatStyle m_style;
};

} // namespace

TEST_F(CountedHeatCells, AreAsLargeAsAsked)
{
    m_style.columns.value = 30'000;
    m_style.rows.value = 5;
    const HeatCells made = count({1, 4.99, 5, 12, 14, 1});
    EXPECT_EQ(made.columns, 2U);
    EXPECT_EQ(made.step, std::chrono::seconds(30));
    ASSERT_EQ(made.rows.size(), 3U);
    EXPECT_EQ(made.rows[1].low, 5);
    EXPECT_EQ(made.rows[1].high, 10);
    EXPECT_THAT(made.values, ElementsAre(2, 1, 1, 0, 0, 2));
}

TEST_F(CountedHeatCells, AreRoundWhereANumberOfThemIsAskedFor)
{
    m_style.rows = {frame::BucketRule::Mode::Count, 5, {}};
    const HeatCells made = count({0, 11, 22, 33, 44});
    EXPECT_EQ(made.rows[0].high, 10); // the largest round size up to 44 / 4
    EXPECT_EQ(made.rows.size(), 5U);
    EXPECT_EQ(made.step, std::chrono::seconds(2)); // up to 40 s / 19
    EXPECT_EQ(total(made), 5);
}

TEST_F(CountedHeatCells, AreEvenPartsOfPowersOnALogarithmicAxis)
{
    m_style.rows = {frame::BucketRule::Mode::Count, 2, 10};
    const HeatCells made = count({1, 5, 50, 1000});
    ASSERT_EQ(made.rows.size(), 7U);
    EXPECT_DOUBLE_EQ(made.rows[1].low, std::sqrt(10));
    EXPECT_DOUBLE_EQ(made.rows[6].low, 1000);
    EXPECT_TRUE(made.logarithmic);
    const HeatCells some = count({0, -3, 10});
    EXPECT_EQ(total(some), 1);
    EXPECT_THAT(some.notes, Contains(HeatNote{HeatNote::Kind::NotPositive, 2}));
}

TEST_F(CountedHeatCells, LeaveOutWhatIsNoNumberOrOutsideTheAxis)
{
    m_style.axis.min = 0;
    m_style.axis.max = 40;
    m_style.rows.value = 10;
    const HeatCells made =
        count({-5, 5, base::absent(), std::nan(""), 35, 90, std::numeric_limits<double>::infinity()});
    EXPECT_EQ(total(made), 2);
    EXPECT_EQ(made.rows.front().low, 0);
    EXPECT_EQ(made.rows.back().high, 50); // the limit itself belongs to a bucket
}

TEST_F(CountedHeatCells, HoldOneValueThatNeverChanges)
{
    const HeatCells made = count({7, 7, 7});
    EXPECT_EQ(made.rows.size(), 1U);
    EXPECT_EQ(total(made), 3);
    EXPECT_LE(made.rows[0].low, 7);
    EXPECT_GT(made.rows[0].high, 7);
    EXPECT_EQ(total(count({5})), 1);
}

TEST_F(CountedHeatCells, AreMadeWiderWhereThereWouldBeTooMany)
{
    m_style.rows.value = 1e-9;
    m_style.columns.value = 1;
    const HeatCells made = count(std::vector<double>{0, 1e6, 3, 1e6});
    EXPECT_LE(made.rows.size(), mostHeatRows);
    EXPECT_LE(made.columns, mostHeatColumns);
    EXPECT_EQ(total(made), 4);
    EXPECT_THAT(made.notes, Contains(HeatNote{HeatNote::Kind::TooMany, 0}));
    EXPECT_EQ(total(count({-1e300, 1e300})), 2);
    EXPECT_EQ(total(count({1e300, 1e300})), 2);
    m_style.rows = {frame::BucketRule::Mode::Count, 1e12, 2};
    EXPECT_EQ(total(count({1e-300, 1e300})), 2);
}

TEST_F(CountedHeatCells, OfNothingAreNothing)
{
    EXPECT_TRUE(count({base::absent()}).rows.empty());
    EXPECT_TRUE(count({}).rows.empty());
}

} // namespace zumik::plot
