// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/panelfacts.h"

#include "models/board/boardrun.h"
#include "tests/support/fakesource.h"
#include "tests/support/waitfor.h"

#include <gtest/gtest.h>

namespace zumik::board {

class PanelFactsTest : public testing::Test {
protected:
    static dashboard::Panel panelOf(int id, const char *expression)
    {
        dashboard::Panel panel;
        panel.id = id;
        panel.options = dashboard::TimeSeriesOptions{};
        dashboard::Query query;
        query.refId = "A";
        query.expression = expression;
        query.legendFormat = "{{job}}";
        panel.queries = {query};
        return panel;
    }

    void start(std::vector<dashboard::Panel> panels)
    {
        dashboard::Dashboard board;
        board.panels = std::move(panels);
        m_run = std::make_unique<BoardRun>(board, m_source, BoardOptions{std::chrono::seconds(15), {}});
        finish();
    }

    void finish()
    {
        m_run->refresh();
        ASSERT_TRUE(tests::waitUntil([&] { return m_run->idle(); }));
    }

    const QueryFact &fact(int panelId) const { return m_run->panelFacts(panelId)->queries.at(0); }

    tests::FakeSource m_source;
    std::unique_ptr<BoardRun> m_run;
};

TEST_F(PanelFactsTest, areTheQueryAsItWasSentAndWhatCameOfIt)
{
    start({panelOf(1, "rate(x[$__rate_interval])")});
    ASSERT_TRUE(m_run->panelFacts(1));
    EXPECT_EQ(m_run->panelFacts(1)->range, m_run->panelData(1)->range);
    EXPECT_EQ(fact(1).refId, "A");
    EXPECT_EQ(fact(1).expression, m_source.asked.at(0).expression);
    EXPECT_EQ(fact(1).expression.find('$'), std::string::npos) << fact(1).expression;
    EXPECT_EQ(fact(1).grid, m_source.asked.at(0).grid);
    EXPECT_EQ(fact(1).asked, m_source.present);
    EXPECT_TRUE(fact(1).whole);
    EXPECT_EQ(fact(1).seriesCount(), m_source.seriesNames.size());
    EXPECT_EQ(fact(1).error(), nullptr);
}

TEST_F(PanelFactsTest, countTheSamplesThatAreThere)
{
    m_source.rangeAnswer = [](const source::RangeQuery &query) {
        series::Matrix matrix;
        matrix.grid = query.grid;
        std::vector<double> values(query.grid.count, base::absent());
        values[0] = 1;
        values[2] = 2;
        matrix.series = {{{}, series::Column(values)}, {{}, series::Column(values)}};
        matrix.seriesDropped = 7;
        matrix.annotations = {{series::Annotation::Level::Warning, "careful"}};
        return matrix;
    };
    start({panelOf(1, "x")});
    EXPECT_EQ(fact(1).sampleCount(), 4U);
    EXPECT_EQ(fact(1).seriesDropped(), 7U);
    ASSERT_EQ(fact(1).annotations().size(), 1U);
    EXPECT_EQ(fact(1).annotations()[0].message, "careful");
}

TEST_F(PanelFactsTest, sayWhichQuerySharedTheAnswerToAnother)
{
    start({panelOf(1, "x"), panelOf(2, "x"), panelOf(3, "y")});
    EXPECT_FALSE(fact(1).joined);
    EXPECT_TRUE(fact(2).joined);
    EXPECT_FALSE(fact(3).joined);
    EXPECT_EQ(fact(1).answer, fact(2).answer) << "nothing is kept twice";
}

TEST_F(PanelFactsTest, sayWhetherWhatWasKnownMayBePartOfAnAnswer)
{
    start({panelOf(1, "x"), panelOf(2, "x[$__range]")});
    m_run->refresh(BoardRun::Freshness::MayJoin);
    ASSERT_TRUE(tests::waitUntil([&] { return m_run->idle(); }));
    EXPECT_FALSE(fact(1).whole);
    EXPECT_TRUE(fact(2).whole) << "it names the range";
}

TEST_F(PanelFactsTest, keepTheErrorOfAQueryThatFailed)
{
    m_source.failure = base::Error{base::ErrorCode::QueryInvalid, "1:3: parse error", {}};
    start({panelOf(1, "x y")});
    ASSERT_NE(fact(1).error(), nullptr);
    EXPECT_EQ(fact(1).error()->message, "1:3: parse error");
    EXPECT_EQ(fact(1).seriesCount(), 0U);
    EXPECT_TRUE(fact(1).annotations().empty());
}

TEST_F(PanelFactsTest, goWithThePanelsData)
{
    dashboard::Panel text;
    text.id = 2;
    text.options = dashboard::TextOptions{};
    start({panelOf(1, "x"), text});
    EXPECT_EQ(m_run->panelFacts(2), nullptr) << "it asks nothing";
    m_run->forget(1);
    EXPECT_EQ(m_run->panelFacts(1), nullptr);
}

} // namespace zumik::board
