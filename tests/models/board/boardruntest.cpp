// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/boardrun.h"

#include "tests/support/fakesource.h"
#include "tests/support/waitfor.h"

#include <QSemaphore>
#include <QThreadPool>

#include <gtest/gtest.h>

namespace zumik::board {

class BoardRunTest : public testing::Test {
protected:
    static dashboard::Dashboard boardOf(const std::vector<const char *> &expressions)
    {
        dashboard::Dashboard board;
        for (const char *expression : expressions) {
            dashboard::Panel panel;
            panel.id = int(board.panels.size()) + 1;
            panel.options = dashboard::TimeSeriesOptions{};
            dashboard::Query query;
            query.refId = "A";
            query.expression = expression;
            panel.queries = {query};
            board.panels.push_back(panel);
        }
        return board;
    }

    static void finish(BoardRun &run)
    {
        run.refresh();
        EXPECT_TRUE(tests::waitUntil([&] { return run.idle(); }));
    }

    tests::FakeSource m_source;
};

TEST_F(BoardRunTest, asksIdenticalQueriesOnce)
{
    BoardRun run(boardOf({"a", "a", "b"}), m_source, {});
    finish(run);
    EXPECT_EQ(m_source.asked.size(), 2U);
    EXPECT_EQ(run.queriesSent(), 2U);
    for (const int id : {1, 2, 3}) {
        ASSERT_TRUE(run.panelData(id));
        EXPECT_EQ(run.panelData(id)->state, PanelData::State::Data);
    }
}

TEST_F(BoardRunTest, handsOnThatAnAnswerIsPartialWithAndWithoutSeries)
{
    const series::Annotation partial{series::Annotation::Level::Partial, "a store is away"};
    m_source.rangeAnswer = [&](const source::RangeQuery &query) {
        series::Matrix matrix;
        matrix.grid = query.grid;
        matrix.annotations = {partial};
        if (query.expression == "a") {
            matrix.series.push_back({{}, series::Column(std::vector<double>(query.grid.count, 1))});
        }
        return matrix;
    };
    BoardRun run(boardOf({"a", "b"}), m_source, {});
    finish(run);
    EXPECT_EQ(run.panelData(1)->state, PanelData::State::Data);
    EXPECT_EQ(run.panelData(2)->state, PanelData::State::Empty);
    for (const int id : {1, 2}) {
        EXPECT_EQ(run.panelData(id)->annotations, series::Annotations{partial}) << id;
    }
}

TEST_F(BoardRunTest, triesPatternsOnAnotherThread)
{
    dashboard::Dashboard board = boardOf({"a"});
    dashboard::Override rule;
    rule.matcher = dashboard::Override::Matcher::Regex;
    rule.names = {"/.*/"};
    rule.properties = {{"unit", "\"ms\""}};
    board.panels[0].overrides = {rule};
    QSemaphore end;
    QThreadPool *const pool = QThreadPool::globalInstance();
    for (int i = 0; i < pool->maxThreadCount(); ++i) {
        pool->start([&] { end.acquire(); });
    }
    BoardRun run(board, m_source, {});
    run.refresh();
    EXPECT_FALSE(tests::waitUntil([&] { return run.idle(); }, 200)) << "no thread is free for it";
    run.refresh(); // drops the first
    end.release(pool->maxThreadCount());
    ASSERT_TRUE(tests::waitUntil([&] { return run.idle(); }));
    EXPECT_EQ(run.panelData(1)->frames[0].fields[0].config.unit, "ms");
}

TEST_F(BoardRunTest, saysWhereThereIsNothingToAsk)
{
    dashboard::Dashboard board = boardOf({"a", "b"});
    board.panels[0].queries.clear();
    board.panels[1].queries[0].hidden = true;
    BoardRun run(board, m_source, {});
    finish(run);
    EXPECT_TRUE(m_source.asked.empty());
    for (const int id : {1, 2}) {
        EXPECT_EQ(run.panelData(id)->state, PanelData::State::Empty);
        EXPECT_EQ(run.panelData(id)->reason, EmptyReason::NothingAsked);
        EXPECT_EQ(reasonName(run.panelData(id)->reason), "unsupported");
        EXPECT_EQ(run.panelData(id)->reasonDetail, id == 1 ? "" : "hidden");
    }
}

TEST_F(BoardRunTest, asksNothingForPanelsThatDoNotShow)
{
    BoardRun run(boardOf({"a", "b"}), m_source, {});
    run.setPanelVisible(2, false);
    finish(run);
    EXPECT_EQ(m_source.asked.size(), 1U);
    EXPECT_FALSE(run.panelData(2));
}

TEST_F(BoardRunTest, asksOnlyForWhatCameIntoViewWhenARefreshIsCompleted)
{
    BoardRun run(boardOf({"a", "b", "c"}), m_source, {});
    run.setPanelVisible(2, false);
    run.setPanelVisible(3, false);
    finish(run);
    const series::Grid grid = m_source.asked[0].grid;
    m_source.present = m_source.present + std::chrono::seconds(40);
    run.setPanelVisible(2, true);
    EXPECT_FALSE(run.wasAsked(2));
    run.completeRefresh();
    EXPECT_TRUE(run.wasAsked(2));
    ASSERT_TRUE(tests::waitUntil([&] { return run.idle(); }));
    ASSERT_EQ(m_source.asked.size(), 2U);
    EXPECT_EQ(m_source.asked[1].expression, "b");
    EXPECT_EQ(m_source.asked[1].grid, grid); // the panels of a board show one range
    EXPECT_TRUE(run.panelData(2));
    EXPECT_FALSE(run.panelData(3));
}

TEST_F(BoardRunTest, forgetsAPanelAndAsksForItAgainWhenTheRefreshIsCompleted)
{
    BoardRun run(boardOf({"a", "b"}), m_source, {});
    finish(run);
    run.forget(2);
    EXPECT_FALSE(run.panelData(2));
    EXPECT_FALSE(run.wasAsked(2));
    run.completeRefresh();
    ASSERT_TRUE(tests::waitUntil([&] { return run.idle(); }));
    ASSERT_EQ(m_source.asked.size(), 3U);
    EXPECT_EQ(m_source.asked[2].expression, "b");
    EXPECT_TRUE(run.panelData(2));
}

TEST_F(BoardRunTest, forgetsAPanelBetweenItsDataAndWhatIsDoubtfulOfIt)
{
    BoardRun run(boardOf({"a"}), m_source, {});
    QObject::connect(&run, &BoardRun::panelChanged, &run, [&](int id) { run.forget(id); });
    finish(run);
    EXPECT_FALSE(run.panelData(1));
}

TEST_F(BoardRunTest, hasATwinWithTheSameChoicesThatHasAskedForNothing)
{
    dashboard::Dashboard board = boardOf({"a{x=\"$x\"}"});
    dashboard::Variable variable;
    variable.type = dashboard::Variable::Type::Query;
    variable.name = "x";
    variable.query = "label_values(x)";
    variable.multi = true;
    board.variables = {variable};
    board.panels[0].repeat = "x";
    m_source.labels["x"] = {"one", "two", "three"};
    BoardRun run(board, m_source, {});
    run.setVariable("x", {"two", "three"});
    ASSERT_TRUE(run.setTime({"now-1h", "now"}));
    finish(run);
    const std::size_t asked = m_source.asked.size();
    const auto twin = run.twin();
    EXPECT_EQ(m_source.asked.size(), asked);
    EXPECT_EQ(twin->time(), run.time());
    finish(*twin);
    ASSERT_EQ(twin->dashboard().panels.size(), 2U);
    EXPECT_EQ(twin->dashboard().panels[1].id, run.dashboard().panels[1].id);
    EXPECT_EQ(m_source.asked.back().expression, "a{x=\"three\"}");
    EXPECT_EQ(twin->sourceOf(twin->dashboard().panels[1].id), 1);
}

TEST_F(BoardRunTest, completesARefreshThatStillRunsWithoutCuttingItShort)
{
    BoardRun run(boardOf({"a", "b"}), m_source, {});
    run.setPanelVisible(2, false);
    finish(run);
    m_source.holds = true;
    run.refresh();
    ASSERT_TRUE(tests::waitUntil([&] { return m_source.asked.size() == 2; }));
    run.setPanelVisible(2, true);
    run.completeRefresh();
    ASSERT_EQ(m_source.asked.size(), 3U);
    EXPECT_FALSE(run.idle());
    const std::size_t before = m_source.givenUp(); // of the first refresh, which is over
    m_source.release();
    ASSERT_TRUE(tests::waitUntil([&] { return run.idle(); }));
    EXPECT_EQ(m_source.givenUp(), before);
    EXPECT_TRUE(run.panelData(1) && run.panelData(2));
    EXPECT_EQ(run.queriesSent(), 2U);
}

TEST_F(BoardRunTest, asksNoPanelBeforeItsRefreshHasComeToThePanels)
{
    BoardRun run(boardOf({"a", "b"}), m_source, {});
    m_source.holds = true; // the server's targets, which come first
    run.refresh();
    run.completeRefresh();
    EXPECT_TRUE(m_source.asked.empty());
    m_source.release();
    ASSERT_TRUE(tests::waitUntil([&] { return run.idle(); }));
    EXPECT_EQ(m_source.asked.size(), 2U);
}

TEST_F(BoardRunTest, letsTheSourceKeepWhatItKnowsOnlyWhenToldAndNeverForTheRangeItself)
{
    BoardRun run(boardOf({"a", "b / $__range_s", "c + ${__from}"}), m_source, {});
    finish(run);
    for (const auto &query : m_source.asked) {
        EXPECT_TRUE(query.whole) << query.expression;
    }
    m_source.asked.clear();
    run.refresh(BoardRun::Freshness::MayJoin);
    ASSERT_TRUE(tests::waitUntil([&] { return run.idle(); }));
    ASSERT_EQ(m_source.asked.size(), 3U);
    EXPECT_FALSE(m_source.asked[0].whole);
    EXPECT_TRUE(m_source.asked[1].whole);
    EXPECT_TRUE(m_source.asked[2].whole);
}

TEST_F(BoardRunTest, dropsTheAnswersOfAnOlderRefresh)
{
    BoardRun run(boardOf({"a"}), m_source, {base::Duration(15'000), {}});
    m_source.holds = true;
    ASSERT_TRUE(run.setTime({"now-6h", "now"}).ok());
    run.refresh();
    ASSERT_TRUE(tests::waitUntil([&] { return m_source.asked.size() == 1; }));
    ASSERT_TRUE(run.setTime({"now-1h", "now"}).ok());
    int changes = 0;
    QObject::connect(&run, &BoardRun::panelChanged, &run, [&] { ++changes; });
    run.refresh();
    ASSERT_TRUE(tests::waitUntil([&] { return m_source.asked.size() == 2; }));
    m_source.holds = false;
    m_source.release();
    ASSERT_TRUE(tests::waitUntil([&] { return run.idle(); }));
    EXPECT_EQ(changes, 1);
    EXPECT_EQ(run.panelData(1)->range.length(), std::chrono::hours(1));
}

TEST_F(BoardRunTest, refusesATimeThatIsNone)
{
    BoardRun run(boardOf({}), m_source, {});
    EXPECT_EQ(run.setTime({"yesterday", "now"}).error().code, base::ErrorCode::InvalidArgument);
    EXPECT_EQ(run.setTime({"now", "now-1h"}).error().code, base::ErrorCode::InvalidArgument);
    EXPECT_EQ(run.time(), (BoardTime{"now-6h", "now"}));
}

TEST_F(BoardRunTest, keepsTheChoiceOfAVariableWhoseQueryFails)
{
    dashboard::Dashboard board = boardOf({"a{cluster=\"$cluster\"}"});
    dashboard::Variable cluster;
    cluster.type = dashboard::Variable::Type::Query;
    cluster.name = "cluster";
    cluster.query = "label_values(a, cluster)";
    cluster.refresh = dashboard::Variable::Refresh::OnTimeRange;
    board.variables = {cluster};
    m_source.labels["cluster"] = {"byc_1", "byc_2"};
    BoardRun run(board, m_source, {});
    finish(run);
    ASSERT_TRUE(run.setVariable("cluster", {"byc_2"}));
    finish(run);
    EXPECT_EQ(m_source.asked.back().expression, "a{cluster=\"byc_2\"}");
    m_source.failure = base::Error{base::ErrorCode::ConnectionRefused, {}, {}};
    m_source.present = m_source.present + std::chrono::seconds(15);
    finish(run);
    EXPECT_EQ(run.variable("cluster")->chosen, std::vector<std::string>{"byc_2"});
    EXPECT_TRUE(run.variable("cluster")->error);
    EXPECT_EQ(run.panelData(1)->state, PanelData::State::Error);
    EXPECT_FALSE(run.setVariable("nobody", {"x"}));
}

TEST_F(BoardRunTest, canGoInMidRefresh)
{
    m_source.holds = true;
    auto run = std::make_unique<BoardRun>(boardOf({"a"}), m_source, BoardOptions{base::Duration(15'000), {}});
    run->refresh();
    ASSERT_TRUE(tests::waitUntil([&] { return !m_source.asked.empty(); }));
    run.reset();
    m_source.release();
    tests::waitUntil([] { return false; }, 20);
}

TEST_F(BoardRunTest, previewsInFewStepsAtInstantsThatTheWholeHasToo)
{
    BoardRun run(boardOf({"rate(a[$__rate_interval])", "b"}), m_source, {});
    finish(run);
    const source::RangeQuery whole = m_source.asked[0];
    ASSERT_GT(whole.grid.count, BoardRun::previewSteps);
    m_source.asked.clear();
    run.refresh(BoardRun::Freshness::Preview);
    EXPECT_TRUE(run.previews());
    ASSERT_TRUE(tests::waitUntil([&] { return run.idle(); }));
    EXPECT_FALSE(run.previews());
    ASSERT_EQ(m_source.asked.size(), 2U);
    const source::RangeQuery &coarse = m_source.asked[0];
    EXPECT_EQ(coarse.expression, whole.expression);
    EXPECT_LE(coarse.grid.count, BoardRun::previewSteps);
    EXPECT_GT(coarse.grid.count, BoardRun::previewSteps / 2);
    EXPECT_EQ(coarse.grid.step.count() % whole.grid.step.count(), 0);
    EXPECT_EQ((coarse.grid.start - whole.grid.start).count() % whole.grid.step.count(), 0);
    EXPECT_EQ(run.panelData(1)->range,
        (base::TimeRange{m_source.present - std::chrono::hours(6), m_source.present}));
    m_source.asked.clear();
    finish(run);
    EXPECT_EQ(m_source.asked[0].grid.count, whole.grid.count);
}

TEST_F(BoardRunTest, previewsOnceVariablesAreKnownAskForNothingButPanels)
{
    dashboard::Dashboard board = boardOf({"a"});
    dashboard::Variable variable;
    variable.name = "job";
    variable.type = dashboard::Variable::Type::Query;
    variable.query = "label_values(up, job)";
    variable.refresh = dashboard::Variable::Refresh::OnTimeRange;
    board.variables = {variable};
    m_source.labels["job"] = {"x"};
    BoardRun run(board, m_source, {});
    ASSERT_TRUE(run.setComparison(std::chrono::hours(1)));
    run.refresh(BoardRun::Freshness::Preview);
    ASSERT_TRUE(tests::waitUntil([&] { return run.idle(); }));
    EXPECT_EQ(m_source.valuesAsked.size(), 1U); // they were not known yet
    m_source.asked.clear();
    run.refresh(BoardRun::Freshness::Preview);
    ASSERT_TRUE(tests::waitUntil([&] { return run.idle(); }));
    EXPECT_EQ(m_source.valuesAsked.size(), 1U);
    ASSERT_EQ(m_source.asked.size(), 1U); // nothing to compare with
    EXPECT_EQ(m_source.asked[0].behind.count(), 0);
    finish(run);
    EXPECT_EQ(m_source.asked.size(), 3U); // the panel and what it is compared with
}

TEST_F(BoardRunTest, aPreviewTakesThePlaceOfWhatIsOnItsWay)
{
    BoardRun run(boardOf({"a"}), m_source, {base::Duration(15'000), {}});
    m_source.holds = true;
    run.refresh();
    ASSERT_TRUE(tests::waitUntil([&] { return m_source.asked.size() == 1; }));
    EXPECT_FALSE(run.previews());
    run.refresh(BoardRun::Freshness::Preview);
    EXPECT_TRUE(run.previews());
    ASSERT_TRUE(tests::waitUntil([&] { return m_source.asked.size() == 2; }));
    m_source.holds = false;
    m_source.release();
    ASSERT_TRUE(tests::waitUntil([&] { return run.idle(); }));
    EXPECT_EQ(run.panelData(1)->step, m_source.asked[1].grid.step);
}

} // namespace zumik::board
