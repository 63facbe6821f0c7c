// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/heatcells.h"

#include "models/base/number.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace zumik::plot {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
const double gone = base::absent();

class HeatCellsOfBuckets : public testing::Test {
protected:
    void add(const std::string &le, std::vector<double> values)
    {
        frame::Field field;
        field.name = le.empty() ? "no bound" : le;
        field.labels = le.empty() ? series::Labels{{"job", "x"}} : series::Labels{{"le", le}};
        field.values = series::Column(std::move(values));
        m_frame.fields.push_back(std::move(field));
    }

    void addNamed(const std::string &name, std::vector<double> values)
    {
        add({}, std::move(values));
        m_frame.fields.back().name = name;
    }

    HeatCells cells(bool heatmapFormat = false)
    {
        const std::size_t count = m_frame.fields.empty() ? 0 : m_frame.fields.front().numbers()->size();
        m_frame.grid = series::Grid{{60'000}, std::chrono::minutes(1), count};
        return heatCells({{&m_frame, heatmapFormat}}, m_style);
    }

    static std::vector<double> row(const HeatCells &cells, std::size_t index)
    {
        const auto first = cells.values.begin() + static_cast<std::ptrdiff_t>(index * cells.columns);
        return {first, first + static_cast<std::ptrdiff_t>(cells.columns)};
    }

    frame::Frame m_frame;
    frame::HeatStyle m_style;
};

} // namespace

TEST_F(HeatCellsOfBuckets, AreSortedByNumberAndEachIsLessTheOneBelow)
{
    add("+Inf", {9, 20});
    add("10", {7, 15});
    add("2", {4, 5});
    const HeatCells made = cells();
    ASSERT_EQ(made.rows.size(), 3U);
    EXPECT_EQ(made.rows[0].high, 2);
    EXPECT_EQ(made.rows[1].low, 2);
    EXPECT_EQ(made.rows[1].high, 10);
    EXPECT_EQ(made.rows[2].high, infinity);
    EXPECT_THAT(row(made, 0), ElementsAre(4, 5));
    EXPECT_THAT(row(made, 1), ElementsAre(3, 10));
    EXPECT_THAT(row(made, 2), ElementsAre(2, 5));
    EXPECT_THAT(made.notes, IsEmpty());
    EXPECT_EQ(made.layout, frame::HeatLayout::UpperBound);
}

TEST_F(HeatCellsOfBuckets, StandForTheStepThatEndsAtTheirTime)
{
    add("+Inf", {1, 2, 3});
    const HeatCells made = cells();
    EXPECT_EQ(made.start.ms, 0);
    EXPECT_EQ(made.timesOf(2).start.ms, 120'000);
    EXPECT_EQ(made.timesOf(2).end.ms, 180'000);
}

TEST_F(HeatCellsOfBuckets, BeginAtZeroUnlessBoundsAreNegative)
{
    add("0.5", {1});
    add("+Inf", {1});
    EXPECT_EQ(cells().rows[0].low, 0);
    m_frame.fields.clear();
    add("-1", {1});
    add("+Inf", {1});
    EXPECT_EQ(cells().rows[0].low, -infinity);
}

TEST_F(HeatCellsOfBuckets, TellWhatIsMissingOrDoubled)
{
    add("1", {3});
    add("1.0", {2});
    add("5", {10});
    add("", {99});
    const HeatCells made = cells();
    ASSERT_EQ(made.rows.size(), 2U);
    EXPECT_THAT(row(made, 0), ElementsAre(5));
    EXPECT_THAT(row(made, 1), ElementsAre(5));
    EXPECT_THAT(made.notes,
        ElementsAre(HeatNote{HeatNote::Kind::NoBound, 1}, HeatNote{HeatNote::Kind::SameBound, 1},
            HeatNote{HeatNote::Kind::NoInfinity, 1}));
}

TEST_F(HeatCellsOfBuckets, TakeAnAbsentBucketForAsHighAsTheOneBelow)
{
    add("1", {3, 3, std::nan("")});
    add("2", {gone, 5, 4});
    add("+Inf", {8, 2, infinity});
    const HeatCells made = cells();
    EXPECT_TRUE(std::isnan(made.at(0, 1)));
    EXPECT_EQ(made.at(0, 2), 5);
    EXPECT_EQ(made.at(1, 2), 0); // it sinks
    EXPECT_TRUE(std::isnan(made.at(2, 0)));
    EXPECT_EQ(made.at(2, 1), 4);
    EXPECT_TRUE(std::isnan(made.at(2, 2)));
    EXPECT_THAT(made.notes, ElementsAre(HeatNote{HeatNote::Kind::Sinking, 1}));
}

TEST_F(HeatCellsOfBuckets, AreNotDoubtedForALittleLessThanBelow)
{
    add("1", {100});
    add("2", {91});
    add("+Inf", {120});
    const HeatCells made = cells();
    EXPECT_EQ(made.at(0, 1), 0);
    EXPECT_EQ(made.at(0, 2), 20);
    EXPECT_TRUE(made.notes.empty());
}

TEST_F(HeatCellsOfBuckets, LeaveNoNoiseOfSubtracting)
{
    add("1", {0.1 + 0.2});
    add("+Inf", {0.3});
    const HeatCells made = cells();
    EXPECT_EQ(made.at(0, 1), 0);
    EXPECT_THAT(made.notes, IsEmpty());
}

TEST_F(HeatCellsOfBuckets, AreCumulativeByFormatWhereOnlyNamesAreNumbers)
{
    addNamed("10", {7});
    addNamed("2", {4});
    EXPECT_EQ(cells(true).at(0, 1), 3);
    const HeatCells plain = cells(false);
    EXPECT_EQ(plain.at(0, 1), 7);
    EXPECT_EQ(plain.rows[0].high, 2);
    EXPECT_EQ(plain.layout, frame::HeatLayout::Middle);
}

TEST_F(HeatCellsOfBuckets, KeepNamedRowsAsTheyCome)
{
    addNamed("gpu-7", {7, 1});
    addNamed("gpu-1", {gone, -2});
    const HeatCells made = cells();
    ASSERT_EQ(made.rows.size(), 2U);
    EXPECT_EQ(made.rows[0].name, "gpu-7");
    EXPECT_TRUE(std::isnan(made.rows[0].high));
    EXPECT_THAT(row(made, 0), ElementsAre(7, 1));
    EXPECT_TRUE(std::isnan(made.at(0, 1)));
    EXPECT_EQ(made.at(1, 1), -2);
}

TEST_F(HeatCellsOfBuckets, TakeNumericNamesForTheBoundThatIsAskedFor)
{
    addNamed("10", {7});
    addNamed("2", {4});
    m_style.layout = frame::HeatLayout::LowerBound;
    EXPECT_EQ(cells().rows[0].low, 2);
    EXPECT_EQ(cells().rows[0].high, 10);
    m_style.layout = frame::HeatLayout::UpperBound;
    EXPECT_EQ(cells().rows[1].low, 2);
    EXPECT_EQ(cells().rows[1].high, 10);
}

TEST_F(HeatCellsOfBuckets, JoinFramesOfOtherGridsByTime)
{
    add("1", {1, 2, 3, 4});
    cells();
    frame::Frame other;
    frame::Field field;
    field.labels = {{"le", "+Inf"}};
    field.values = series::Column({10, 20});
    other.fields.push_back(field);
    other.grid = series::Grid{{90'000}, std::chrono::minutes(2), 2};
    const HeatCells made = heatCells({{&m_frame, true}, {&other, true}}, m_style);
    EXPECT_TRUE(std::isnan(made.at(0, 1)));
    EXPECT_EQ(made.at(1, 1), 8);
    EXPECT_TRUE(std::isnan(made.at(2, 1)));
    EXPECT_EQ(made.at(3, 1), 16);
}

TEST_F(HeatCellsOfBuckets, AreFewEnoughToDrawWhateverComes)
{
    for (std::size_t i = 0; i < mostHeatRows + 7; ++i) {
        addNamed("row " + std::to_string(i), {1});
    }
    const HeatCells made = cells();
    EXPECT_EQ(made.rows.size(), mostHeatRows);
    EXPECT_THAT(made.notes, Contains(HeatNote{HeatNote::Kind::TooMany, 7}));
    m_frame.fields.clear();
    add("+Inf", std::vector<double>(mostHeatColumns + 3, 1));
    m_frame.fields[0].values = series::Column(std::vector<double>(mostHeatColumns + 3, 1));
    const HeatCells wide = cells();
    EXPECT_EQ(wide.columns, mostHeatColumns);
    EXPECT_EQ(wide.at(mostHeatColumns - 1, 0), 1);
    EXPECT_EQ(wide.start.ms, 180'000); // the youngest are kept
}

TEST_F(HeatCellsOfBuckets, OfNothingAreNothing)
{
    EXPECT_EQ(heatCells({}, m_style).columns, 0U);
    EXPECT_EQ(cells().columns, 0U);
    add("not a number", {1});
    const HeatCells made = cells();
    EXPECT_TRUE(made.rows.empty());
    EXPECT_THAT(made.notes, Contains(HeatNote{HeatNote::Kind::NoBound, 1}));
}

} // namespace zumik::plot
