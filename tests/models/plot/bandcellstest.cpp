// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/bandcells.h"

#include "tests/models/plot/plainbands.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace zumik::plot {

using Mode = frame::ColorConfig::Mode;
using testing::ElementsAre;

namespace {

/// A row's states as "text from-until", in minutes.
std::vector<std::string> states(const BandCells &cells, std::size_t row, const BandWords &words)
{
    std::vector<std::string> result;
    const BandTrack &track = cells.trackOf(row);
    for (std::size_t cell = 0; cell < track.spans.size();) {
        const auto [first, end] = cells.stateAround(row, cell);
        if (end > first) {
            const auto minute = [](base::Time time) {
                return time.ms > 1'000'000'000'000 ? "..." : std::to_string(time.ms / 60'000);
            };
            result.push_back(cells.textAt(row, first, words) + " " + minute(track.spans[first].start) + "-"
                + minute(track.spans[end - 1].end));
        }
        cell = std::max(end, cell + 1);
    }
    return result;
}

class BandCellsOf : public testing::Test {
protected:
    std::vector<std::string> timeline(frame::Field field, bool merge = true)
    {
        m_frame = onGrid({std::move(field)});
        return read({false, merge});
    }

    std::vector<std::string> read(const BandStyle &style, std::size_t row = 0)
    {
        m_cells = bandCells({&m_frame}, style, m_words);
        return row < m_cells.rows.size() ? states(m_cells, row, m_words) : std::vector<std::string>{};
    }

    std::vector<std::string> legend() const
    {
        std::vector<std::string> result;
        for (const BandLegendItem &item : m_cells.legend) {
            result.push_back(item.text);
        }
        return result;
    }

    std::string colorAt(std::size_t row, std::size_t cell) const
    {
        return m_cells.palette.colors()[m_cells.markAt(row, cell) - 1U].value.name;
    }

    frame::Frame m_frame;
    BandCells m_cells;
    PlainBands m_words;
};

const double absent = base::absent();

} // namespace

TEST_F(BandCellsOf, EqualNeighborsAreOneState)
{
    EXPECT_THAT(timeline(upDown("a", {1, 1, 0, 0, 1})), ElementsAre("Up 0-2", "Down 2-4", "Up 4-5"));
}

TEST_F(BandCellsOf, NeighborsStayApartWhenTheDashboardWantsThat)
{
    EXPECT_THAT(timeline(upDown("a", {1, 1, 0}), false), ElementsAre("Up 0-1", "Up 1-2", "Down 2-3"));
}

TEST_F(BandCellsOf, ValuesMappedToTheSameTextAreOneState)
{
    EXPECT_THAT(timeline(upDown("a", {3, 4, 4})), ElementsAre("Odd 0-3"));
}

TEST_F(BandCellsOf, MissingSamplesAreNoState)
{
    EXPECT_THAT(timeline(upDown("a", {1, absent, 1})), ElementsAre("Up 0-1", "Up 2-3"));
    EXPECT_THAT(timeline(upDown("a", {1, std::nan(""), 1})), ElementsAre("Up 0-1", "Up 2-3"));
}

TEST_F(BandCellsOf, MissingSamplesThatAreMappedAreAState)
{
    frame::Field field = upDown("a", {1, absent, 1});
    frame::ValueMapping gone;
    gone.kind = frame::ValueMapping::Kind::Null;
    gone.text = "Gone";
    gone.color = "red";
    field.config.mappings.push_back(gone);
    EXPECT_THAT(timeline(field), ElementsAre("Up 0-1", "Gone 1-2", "Up 2-3"));
}

TEST_F(BandCellsOf, SpannedGapsContinueTheStateBefore)
{
    frame::Field field = upDown("a", {1, absent, absent, 1, absent, 0, absent});
    field.config.style.spanNulls = true;
    EXPECT_THAT(timeline(field), ElementsAre("Up 0-5", "Down 5-6"));
}

TEST_F(BandCellsOf, GapsAreSpannedUpToALength)
{
    frame::Field field = upDown("a", {1, absent, 1, absent, absent, 1});
    field.config.style.spanNullsUpTo = std::chrono::minutes(2);
    EXPECT_THAT(timeline(field), ElementsAre("Up 0-3", "Up 5-6"));
}

TEST_F(BandCellsOf, ThresholdsMergeTheirSteps)
{
    EXPECT_THAT(timeline(numbers("a", {1, 9, 10, 15, 99}, Mode::Thresholds)),
        ElementsAre("< 10 0-2", "10+ 2-4", "20+ 4-5"));
    EXPECT_THAT(legend(), ElementsAre("< 10", "10+", "20+"));
    EXPECT_EQ(colorAt(0, 0), "green");
    EXPECT_EQ(colorAt(0, 4), "red");
}

TEST_F(BandCellsOf, ThresholdsLeaveMappedTextsAlone)
{
    frame::Field field = numbers("a", {1, 15, 15}, Mode::Thresholds);
    field.config.mappings = {mapped("1", "One", "")};
    EXPECT_THAT(timeline(field), ElementsAre("One 0-1", "10+ 1-3"));
    EXPECT_EQ(colorAt(0, 0), "green");
}

TEST_F(BandCellsOf, RampsReachFromTheLeastToTheMostOfAllRows)
{
    m_frame = onGrid({numbers("a", {0, 50}, Mode::Continuous), numbers("b", {100, 50}, Mode::Continuous)});
    read({true});
    ASSERT_TRUE(m_cells.ramp);
    EXPECT_EQ(m_cells.ramp->range, (frame::ValueRange{0, 100}));
    const auto position = [&](std::size_t row, std::size_t cell) {
        return m_cells.palette.colors()[m_cells.markAt(row, cell) - 1U].value.position;
    };
    EXPECT_EQ(position(0, 0), 0);
    EXPECT_EQ(position(1, 0), 1);
    EXPECT_NEAR(position(0, 1), 0.5, 0.003);
    EXPECT_EQ(m_cells.markAt(0, 1), m_cells.markAt(1, 1));
}

TEST_F(BandCellsOf, RampsEndWhereTheFieldSays)
{
    frame::Field field =
        numbers("a", {-5, 5, 500, std::numeric_limits<double>::infinity()}, Mode::Continuous);
    field.config.min = 0;
    field.config.max = 10;
    for (const bool history : {true, false}) {
        m_frame = onGrid({field});
        read({history});
        const auto position = [&](std::size_t cell) {
            return m_cells.palette.colors()[m_cells.markAt(0, cell) - 1U].value.position;
        };
        EXPECT_EQ(position(0), 0);
        EXPECT_NEAR(position(1), 0.5, 0.003);
        EXPECT_EQ(position(2), 1);
        EXPECT_EQ(position(3), 1);
    }
}

TEST_F(BandCellsOf, ValuesThatAreAllTheSameAreTheRampsHighEnd)
{
    m_frame = onGrid({numbers("a", {7, 7}, Mode::Continuous)});
    read({true});
    EXPECT_EQ(m_cells.palette.colors()[m_cells.markAt(0, 0) - 1U].value.position, 1);
}

TEST_F(BandCellsOf, RampsWhoseEndsAreTurnedRoundAreAllHigh)
{
    for (const bool history : {true, false}) {
        frame::Field field = numbers("a", {1, 5}, Mode::Continuous);
        field.config.min = 10;
        field.config.max = 0;
        m_frame = onGrid({field});
        read({history});
        EXPECT_EQ(m_cells.palette.colors()[m_cells.markAt(0, 0) - 1U].value.position, 1);
    }
}

TEST_F(BandCellsOf, RampsOfRangesThatNoNumberCanMeasureStayOnTheirPalette)
{
    const double tiny = std::numeric_limits<double>::denorm_min();
    const double huge = std::numeric_limits<double>::max();
    const double infinite = std::numeric_limits<double>::infinity();
    for (const bool history : {true, false}) {
        for (const auto &values : {std::vector{0.0, tiny}, std::vector{-huge, huge, infinite, -infinite}}) {
            m_frame = onGrid({numbers("a", values, Mode::Continuous)});
            read({history});
            for (const BandMark mark : m_cells.marks) {
                EXPECT_GE(mark, 1);
                EXPECT_LE(mark, m_cells.palette.colors().size());
            }
        }
    }
}

TEST_F(BandCellsOf, HistoriesHaveTheirSampleInTheMiddle)
{
    m_frame = onGrid({upDown("a", {1, 1})});
    read({true});
    EXPECT_EQ(m_cells.trackOf(0).spans[1], (base::TimeRange{{30'000}, {90'000}}));
    EXPECT_EQ(m_cells.stateAround(0, 0), (std::pair<std::size_t, std::size_t>{0, 1})) << "never merged";
}

TEST_F(BandCellsOf, TablesAreReadInTheOrderOfTheirTimes)
{
    m_frame.fields = {times({10, -1, 0, 5}), texts("a", {"late", "lost", "early", "early"})};
    EXPECT_THAT(read({}), ElementsAre("early 0-10", "late 10-..."));
}

TEST_F(BandCellsOf, TablesEndStatesWithTheirSecondTime)
{
    m_frame.fields = {times({0, 10}), times({4, 12}), texts("a", {"on", "on"})};
    EXPECT_THAT(read({}), ElementsAre("on 0-12")) << "merged";
    EXPECT_THAT(read({false, false}), ElementsAre("on 0-4", "on 10-12"));
}

TEST_F(BandCellsOf, TablesWithoutTimeAreTold)
{
    m_frame.fields = {texts("a", {"on"})};
    EXPECT_TRUE(read({}).empty());
    EXPECT_TRUE(m_cells.timeless);
}

TEST_F(BandCellsOf, TextsHaveAColorEach)
{
    m_frame.fields = {times({0, 1, 2}), texts("a", {"x", "y", "x"})};
    read({});
    EXPECT_NE(m_cells.markAt(0, 0), m_cells.markAt(0, 1));
    EXPECT_EQ(m_cells.markAt(0, 0), m_cells.markAt(0, 2));
    EXPECT_THAT(legend(), ElementsAre("x", "y"));
}

TEST_F(BandCellsOf, EmptyTextsAreNoState)
{
    m_frame.fields = {times({0, 1, 2}), texts("a", {"x", "", "x"})};
    EXPECT_THAT(read({}), ElementsAre("x 0-1", "x 2-..."));
}

TEST_F(BandCellsOf, HiddenFieldsHaveNoRow)
{
    m_frame = onGrid({upDown("a", {1}), upDown("b", {0})});
    m_frame.fields[0].config.style.hideFromPlot = true;
    read({});
    ASSERT_EQ(m_cells.rows.size(), 1U);
    EXPECT_EQ(m_cells.rows[0].field->name, "b");
}

TEST_F(BandCellsOf, StatesOutsideTheLegendAreNotTold)
{
    frame::Field hidden = upDown("a", {0});
    hidden.config.style.hideFromLegend = true;
    m_frame = onGrid({upDown("b", {1}), hidden});
    read({});
    EXPECT_THAT(legend(), ElementsAre("Up"));
}

TEST_F(BandCellsOf, WorseColorsHaveHigherMarks)
{
    timeline(upDown("a", {0, 1, 3}));
    EXPECT_GT(m_cells.markAt(0, 0), m_cells.markAt(0, 2));
    EXPECT_GT(m_cells.markAt(0, 2), m_cells.markAt(0, 1));
}

TEST_F(BandCellsOf, MappingsAreAskedOnceAValue)
{
    timeline(upDown("a", std::vector<double>(5000, 1)));
    EXPECT_LE(m_words.asked, 3U);
}

TEST_F(BandCellsOf, NoMoreRowsThanAScreenCanShow)
{
    std::vector<frame::Field> fields(mostBandRows + 5, numbers("a", {1}, Mode::Continuous));
    m_frame = onGrid(std::move(fields));
    read({true});
    EXPECT_EQ(m_cells.rows.size(), mostBandRows);
    EXPECT_EQ(m_cells.leftOut, 5U);
}

TEST_F(BandCellsOf, ColumnsThatEndTooEarlyAndTimesBeyondAnyCalendarAreLeftOut)
{
    m_frame.fields = {times({0, 1}), texts("a", {"x"}), texts("b", {"x", "y"})};
    std::get<frame::Field::Times>(m_frame.fields[0].values)[0] = {std::numeric_limits<std::int64_t>::max()};
    EXPECT_THAT(read({}), ElementsAre("y 1-..."));
    EXPECT_EQ(m_cells.rows.size(), 1U);
}

namespace {

/// "2-5", in minutes.
std::vector<std::string> minutes(const std::vector<base::TimeRange> &times)
{
    std::vector<std::string> result;
    for (const base::TimeRange &one : times) {
        result.push_back(std::to_string(one.start.ms / 60'000) + "-" + std::to_string(one.end.ms / 60'000));
    }
    return result;
}

} // namespace

TEST_F(BandCellsOf, GapsAreTimesOfTwoSamplesAndMoreWithoutState)
{
    m_frame = onGrid({upDown("a", {1, absent, absent, absent, 1, absent, 0}),
        upDown("b", {1, absent, absent, 0, 1, 1, 1})});
    m_cells = bandCells({&m_frame}, {}, m_words);
    EXPECT_THAT(minutes(m_cells.gaps), ElementsAre("1-3")) << "of both";
    EXPECT_THAT(minutes(m_cells.gapsOf(0)), ElementsAre("1-4"));
    EXPECT_THAT(minutes(m_cells.gapsOf(1)), ElementsAre("1-3"));
}

TEST_F(BandCellsOf, SpannedAndMappedTimesAreNoGaps)
{
    frame::Field spanned = upDown("a", {1, absent, absent, absent, 1});
    spanned.config.style.spanNulls = true;
    timeline(spanned);
    EXPECT_TRUE(m_cells.gaps.empty() && m_cells.gapsOf(0).empty());
}

TEST_F(BandCellsOf, StatesThatAreRareByNatureLeaveNoGaps)
{
    std::vector<double> rare;
    for (int i = 0; i < 10; ++i) {
        rare.insert(rare.end(), {1, absent, absent, absent});
    }
    timeline(upDown("a", rare));
    EXPECT_TRUE(m_cells.gaps.empty() && m_cells.gapsOf(0).empty());
}

TEST_F(BandCellsOf, APageHasItsRowsAndTheRangeOfAll)
{
    m_frame = onGrid({upDown("a", {1}), upDown("b", {0}), upDown("c", {9})});
    for (frame::Field &field : m_frame.fields) {
        field.config.mappings.clear();
    }
    BandStyle style;
    style.rowsOfPage = 2;
    m_cells = bandCells({&m_frame}, style, m_words);
    EXPECT_EQ(m_cells.rows.size(), 2U);
    EXPECT_EQ(m_cells.allRows, 3U);
    EXPECT_EQ(m_cells.rows[0].range.max, 9);
    style.skip = 2;
    m_cells = bandCells({&m_frame}, style, m_words);
    ASSERT_EQ(m_cells.rows.size(), 1U);
    EXPECT_EQ(m_cells.rows[0].field->name, "c");
    EXPECT_EQ(m_cells.rows[0].range.min, 0);
    EXPECT_EQ(m_cells.leftOut, 0U);
}

} // namespace zumik::plot
