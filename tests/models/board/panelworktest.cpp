// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/panelwork.h"

#include <gtest/gtest.h>

#include <cmath>

namespace zumik::board {

using namespace std::chrono_literals;
using State = PanelData::State;

class PanelWorkTest : public testing::Test {
protected:
    PanelWorkTest()
    {
        m_panel.options = dashboard::TimeSeriesOptions{};
        m_panel.queries = {query("A", "rate(x[$__rate_interval])")};
    }

    static dashboard::Query query(const char *refId, const char *expression)
    {
        dashboard::Query query;
        query.refId = refId;
        query.expression = expression;
        return query;
    }

    PanelPlan plan() { return planPanel(m_panel, {m_variables, "board", m_range, 600, m_intervals, {}}); }

    PanelData built(std::vector<double> values)
    {
        const PanelPlan planned = plan();
        series::Matrix matrix;
        matrix.grid = planned.queries[0].grid;
        values.resize(matrix.grid.count, base::absent());
        matrix.series.push_back({series::Labels({{"a", "b"}}), series::Column(values)});
        return buildPanelData(m_panel, planned, {answer(std::move(matrix))});
    }

    static QueryPool::RangeAnswer answer(base::Result<series::Matrix> result)
    {
        return std::make_shared<const base::Result<series::Matrix>>(std::move(result));
    }

    dashboard::Panel m_panel;
    std::vector<dashboard::Variable> m_variables;
    ScrapeIntervals m_intervals;
    base::TimeRange m_range{{1'763'600'007'000}, {1'763'603'607'000}}; // an hour, off the step
};

TEST_F(PanelWorkTest, alignsTheGridAndFillsInTheIntervals)
{
    const PanelPlan planned = plan();
    ASSERT_EQ(planned.queries.size(), 1U);
    EXPECT_EQ(planned.queries[0].grid.step, 15s) << "an hour over 600 px, but no finer than the scraping";
    EXPECT_EQ(planned.queries[0].grid.start.ms % 15'000, 0);
    EXPECT_EQ(planned.queries[0].expression, "rate(x[1m])");
    EXPECT_EQ(planned.range, m_range) << "the time axis is what was asked for";
}

TEST_F(PanelWorkTest, takesThePanelsOwnRange)
{
    m_panel.timeFrom = "10m";
    m_panel.timeShift = "1h";
    const base::TimeRange own = plan().range;
    EXPECT_EQ(own.end, m_range.end - 1h);
    EXPECT_EQ(own.length(), 10min);
}

TEST_F(PanelWorkTest, leavesHiddenAndEmptyQueriesOut)
{
    m_panel.queries = {query("A", ""), query("B", "x"), query("C", "y")};
    m_panel.queries[1].hidden = true;
    ASSERT_EQ(plan().queries.size(), 1U);
    EXPECT_EQ(plan().queries[0].expression, "y");
}

TEST_F(PanelWorkTest, tellsZeroNoTrafficAndNothingApart)
{
    EXPECT_EQ(built({0, 0}).state, State::Data);
    const PanelData noTraffic = built({std::nan(""), std::nan("")});
    EXPECT_EQ(noTraffic.state, State::Empty);
    EXPECT_EQ(noTraffic.reason, EmptyReason::NoTraffic);
    EXPECT_EQ(built({}).state, State::Empty);
    EXPECT_EQ(built({}).reason, EmptyReason::None);
}

TEST_F(PanelWorkTest, knowsItsYoungestSample)
{
    const PanelData data = built({1, 2, 3});
    EXPECT_EQ(data.lastSample, plan().queries[0].grid.at(2));
}

TEST_F(PanelWorkTest, keepsDataBesideTheErrorOfAnotherQuery)
{
    m_panel.queries = {query("A", "x"), query("B", "sum(")};
    const PanelPlan planned = plan();
    series::Matrix good;
    good.grid = planned.queries[0].grid;
    good.series.push_back({series::Labels(), series::Column(std::vector<double>(good.grid.count, 1.0))});
    const base::Error bad{base::ErrorCode::QueryInvalid, "1:5: parse error", {}};
    const PanelData both = buildPanelData(m_panel, planned, {answer(good), answer(bad)});
    EXPECT_EQ(both.state, State::Data);
    EXPECT_EQ(both.error, bad);
    const PanelData none = buildPanelData(m_panel, planned, {answer(bad), answer(bad)});
    EXPECT_EQ(none.state, State::Error);
    EXPECT_EQ(none.reason, EmptyReason::BadQuery);
}

} // namespace zumik::board
