// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/async/reply.h"
#include "models/board/baseline.h"
#include "models/board/boardrun.h"
#include "tests/support/fakesource.h"
#include "tests/support/waitfor.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace zumik::board {

using namespace std::chrono_literals;
using State = Baseline::State;

namespace {

/// A server that began to keep samples at a time, and may fail for what lies before another.
class PastSource final : public tests::FakeSource {
public:
    base::Time oldest;
    std::optional<base::Time> failsBefore;
    std::vector<source::InstantQuery> instants;

    void range(source::RangeQuery query, base::StopToken stop, async::Receiver receiver,
        source::Answer<series::Matrix> answer) override
    {
        if (failsBefore && query.grid.end() < *failsBefore) {
            asked.push_back(query);
            const async::Reply<series::Matrix> reply(std::move(stop), std::move(receiver), std::move(answer));
            return reply.deliver(base::Error{base::ErrorCode::QueryFailed, "too much", {}});
        }
        rangeAnswer = {};
        if (query.grid.end() < oldest) {
            rangeAnswer = [](const source::RangeQuery &of) {
                series::Matrix nothing;
                nothing.grid = of.grid;
                return nothing;
            };
        }
        FakeSource::range(std::move(query), std::move(stop), std::move(receiver), std::move(answer));
    }

    void instant(source::InstantQuery query, base::StopToken stop, async::Receiver receiver,
        source::Answer<series::Instant> answer) override
    {
        if (query.priority != source::Priority::Background) {
            instants.push_back(query);
        }
        FakeSource::instant(std::move(query), std::move(stop), std::move(receiver), std::move(answer));
    }
};

dashboard::Panel panelOf(int id, dashboard::Panel::Options options, const char *expression)
{
    dashboard::Panel panel;
    panel.id = id;
    panel.options = std::move(options);
    dashboard::Query query;
    query.refId = "A";
    query.expression = expression;
    panel.queries = {query};
    return panel;
}

} // namespace

class ComparisonTest : public testing::Test {
protected:
    static dashboard::Dashboard boardOf(std::vector<dashboard::Panel> panels)
    {
        dashboard::Dashboard board;
        board.panels = std::move(panels);
        return board;
    }

    static dashboard::Dashboard oneLine(const char *expression = "a")
    {
        return boardOf({panelOf(1, dashboard::TimeSeriesOptions{}, expression)});
    }

    static void finish(BoardRun &run)
    {
        run.refresh();
        EXPECT_TRUE(tests::waitUntil([&] { return run.idle(); }));
    }

    static void compare(BoardRun &run, std::optional<base::Duration> back)
    {
        EXPECT_TRUE(run.setComparison(back));
        finish(run);
    }

    /// Of a panel, after all is in.
    static const Baseline *baselineOf(const BoardRun &run, int panel = 1)
    {
        return run.panelData(panel) ? run.panelData(panel)->baseline.get() : nullptr;
    }

    PastSource m_source;
};

TEST_F(ComparisonTest, asksTheSameStepsSoMuchElapsedTimeEarlier)
{
    BoardRun run(oneLine(), m_source, {});
    compare(run, 7 * 24h + 7s); // no multiple of a step
    ASSERT_EQ(m_source.asked.size(), 2U);
    const series::Grid now = m_source.asked[0].grid;
    const series::Grid then = m_source.asked[1].grid;
    EXPECT_EQ(now.start - then.start, 7 * 24h + 7s);
    EXPECT_EQ(then.step, now.step);
    EXPECT_EQ(then.count, now.count);
    EXPECT_EQ(m_source.asked[1].expression, m_source.asked[0].expression) << "never an offset in the text";
}

TEST_F(ComparisonTest, layWhatWasOnThePanelsOwnAxis)
{
    BoardRun run(oneLine(), m_source, {});
    compare(run, 1h);
    const Baseline *const baseline = baselineOf(run);
    ASSERT_NE(baseline, nullptr);
    EXPECT_EQ(baseline->state, State::Data);
    EXPECT_EQ(baseline->shift, 1h);
    EXPECT_EQ(baseline->range.end, run.panelData(1)->range.end - 1h);
    const frame::Frame &own = run.panelData(1)->frames[0];
    const frame::Frame &then = baseline->frames[0];
    EXPECT_EQ(then.grid, own.grid);
    // The wave's value an hour ago is what stands beside now's.
    const std::size_t hour = std::size_t(1h / own.grid->step);
    EXPECT_EQ((*then.fields[0].numbers())[hour], (*own.fields[0].numbers())[0]);
}

TEST_F(ComparisonTest, mayAskAnotherSourceAtOtherTimes)
{
    BoardRun run(oneLine(), m_source, {});
    PastSource other;
    ASSERT_TRUE(run.compareWith({&other, "incident"}, -(2h + 7s))); // which is later there
    finish(run);
    ASSERT_EQ(m_source.asked.size(), 1U);
    ASSERT_EQ(other.asked.size(), 1U);
    EXPECT_EQ(run.queriesSent(), 2U);
    EXPECT_EQ(other.asked[0].grid.start - m_source.asked[0].grid.start, 2h + 7s);
    const Baseline *const baseline = baselineOf(run);
    ASSERT_NE(baseline, nullptr);
    EXPECT_EQ(baseline->of, "incident");
    EXPECT_EQ(baseline->frames[0].grid, run.panelData(1)->frames[0].grid);
    compare(run, 1h); // and the board's own past again
    EXPECT_EQ(other.asked.size(), 1U);
    EXPECT_EQ(baselineOf(run)->of, "");
    EXPECT_EQ(baselineOf(run)->shift, 1h);
}

TEST_F(ComparisonTest, doesNotKeepWhatAnotherSourceAnswered)
{
    BoardRun run(oneLine(), m_source, {});
    PastSource first;
    PastSource second;
    ASSERT_TRUE(run.compareWith({&first, "first"}, 0s));
    finish(run);
    ASSERT_TRUE(run.compareWith({&second, "second"}, 0s));
    second.holds = true;
    run.refresh();
    ASSERT_TRUE(tests::waitUntil([&] { return second.asked.size() == 1 && run.panelData(1)->now.ms != 0; }));
    EXPECT_TRUE(baselineOf(run) == nullptr || baselineOf(run)->of == "first"); // of the refresh before
    second.holds = false;
    second.release();
    ASSERT_TRUE(tests::waitUntil([&] { return run.idle(); }));
    EXPECT_EQ(baselineOf(run)->of, "second");
    EXPECT_FALSE(run.compareWith({&second, "second"}, longestShift + 1s));
    EXPECT_FALSE(run.compareWith({&second, "second"}, -longestShift - 1s));
}

TEST_F(ComparisonTest, namesTheEarlierRangeInTextsThatNameTheRange)
{
    BoardRun run(oneLine("a + ${__from} - ${__to} * $__range_s"), m_source, {});
    compare(run, 24h);
    ASSERT_EQ(m_source.asked.size(), 2U);
    const base::TimeRange range = run.panelData(1)->range;
    const auto text = [](base::TimeRange of) {
        return "a + " + std::to_string(of.start.ms) + " - " + std::to_string(of.end.ms) + " * 21600";
    };
    EXPECT_EQ(m_source.asked[0].expression, text(range));
    EXPECT_EQ(m_source.asked[1].expression, text({range.start - 24h, range.end - 24h}));
}

TEST_F(ComparisonTest, asksInstantsEarlierToo)
{
    dashboard::Dashboard board = boardOf({panelOf(1, dashboard::StatOptions{}, "a")});
    board.panels[0].queries[0].instant = true;
    BoardRun run(board, m_source, {});
    compare(run, 24h);
    ASSERT_EQ(m_source.instants.size(), 2U);
    EXPECT_EQ(m_source.instants[0].time - m_source.instants[1].time, 24h);
    ASSERT_NE(baselineOf(run), nullptr);
    EXPECT_EQ(baselineOf(run)->frames[0].grid, run.panelData(1)->frames[0].grid);
}

TEST_F(ComparisonTest, sendsTwiceTheQueriesAtMostAndNoneForPanelsThatCannotShowIt)
{
    const dashboard::Dashboard board = boardOf(
        {panelOf(1, dashboard::TimeSeriesOptions{}, "a"), panelOf(2, dashboard::TimeSeriesOptions{}, "a"),
            panelOf(3, dashboard::StatOptions{}, "b"), panelOf(4, dashboard::GaugeOptions{}, "c"),
            panelOf(5, dashboard::BarGaugeOptions{}, "d"), panelOf(6, dashboard::TableOptions{}, "e"),
            panelOf(7, dashboard::HeatmapOptions{}, "f"), panelOf(8, dashboard::PieOptions{}, "g")});
    BoardRun run(board, m_source, {});
    finish(run);
    const std::size_t alone = run.queriesSent();
    EXPECT_EQ(alone, 7U);
    compare(run, 24h);
    EXPECT_LE(run.queriesSent(), 2 * alone);
    EXPECT_EQ(run.queriesSent(), alone + 4);
    for (const int id : {6, 7, 8}) {
        EXPECT_EQ(baselineOf(run, id), nullptr) << id;
    }
    compare(run, {});
    EXPECT_EQ(run.queriesSent(), alone);
    EXPECT_EQ(baselineOf(run), nullptr);
}

TEST_F(ComparisonTest, comesBehindWhatIsNowAndNeverDelaysIt)
{
    BoardRun run(boardOf({panelOf(1, dashboard::TimeSeriesOptions{}, "a"),
                     panelOf(2, dashboard::TimeSeriesOptions{}, "b")}),
        m_source, {base::Duration(15'000), {}});
    ASSERT_TRUE(run.setComparison(24h));
    int over = 0;
    std::vector<bool> compared;
    QObject::connect(&run, &BoardRun::finished, &run, [&] { ++over; });
    QObject::connect(&run, &BoardRun::panelChanged, &run, [&](int id) {
        if (id == 1) {
            compared.push_back(run.panelData(1)->baseline != nullptr);
        }
    });
    finish(run);
    ASSERT_EQ(m_source.asked.size(), 4U);
    EXPECT_EQ(m_source.asked[1].expression, "b");
    EXPECT_EQ(m_source.asked[1].priority, source::Priority::Visible);
    for (const std::size_t later : {2U, 3U}) {
        EXPECT_EQ(m_source.asked[later].priority, source::Priority::OffScreen);
    }
    EXPECT_EQ(over, 1);
    EXPECT_EQ(compared, (std::vector<bool>{false, true})) << "its own at once, then what was";
}

TEST_F(ComparisonTest, saysWhereThereIsNoBaseline)
{
    m_source.oldest = m_source.present - 48h;
    BoardRun run(oneLine(), m_source, {});
    compare(run, 72h);
    ASSERT_NE(baselineOf(run), nullptr);
    EXPECT_EQ(baselineOf(run)->state, State::NoBaseline);
    EXPECT_TRUE(baselineOf(run)->frames.empty());
    EXPECT_EQ(run.panelData(1)->state, PanelData::State::Data);
    compare(run, 24h);
    EXPECT_EQ(baselineOf(run)->state, State::Data);
}

TEST_F(ComparisonTest, anErrorOfTheBaselineHidesNothing)
{
    m_source.failsBefore = m_source.present - 1h;
    BoardRun run(oneLine(), m_source, {});
    compare(run, 24h);
    ASSERT_NE(baselineOf(run), nullptr);
    EXPECT_EQ(baselineOf(run)->state, State::Error);
    EXPECT_EQ(baselineOf(run)->error->message, "too much");
    EXPECT_EQ(run.panelData(1)->state, PanelData::State::Data);
    EXPECT_FALSE(run.panelData(1)->error);
}

TEST_F(ComparisonTest, keepsWhatWasWhileTimeGoesOnAndNotForOtherQuestions)
{
    dashboard::Dashboard board = oneLine("a{x=\"$x\"}");
    dashboard::Variable variable;
    variable.type = dashboard::Variable::Type::Custom;
    variable.name = "x";
    variable.query = "one,two";
    variable.current = {"one"};
    board.variables = {variable};
    BoardRun run(board, m_source, {base::Duration(15'000), {}});
    compare(run, 24h);
    std::vector<const Baseline *> seen;
    QObject::connect(&run, &BoardRun::panelChanged, &run, [&] { seen.push_back(baselineOf(run)); });
    const Baseline *const first = baselineOf(run);
    const auto kept = run.panelData(1);
    finish(run);
    ASSERT_EQ(seen.size(), 2U);
    EXPECT_EQ(seen[0], first) << "until the newer is in";
    EXPECT_NE(seen[1], first);
    seen.clear();
    run.setVariable("x", {"two"});
    finish(run);
    ASSERT_EQ(seen.size(), 2U);
    EXPECT_EQ(seen[0], nullptr);
    EXPECT_NE(seen[1], nullptr);
    seen.clear();
    compare(run, 1h);
    ASSERT_EQ(seen.size(), 2U);
    EXPECT_EQ(seen[0], nullptr);
    EXPECT_EQ(seen[1]->shift, 1h);
}

TEST_F(ComparisonTest, asksNothingAgainThatIsAnswered)
{
    BoardRun run(oneLine(), m_source, {});
    compare(run, 24h);
    const std::size_t asked = m_source.asked.size();
    run.refreshChanged();
    ASSERT_TRUE(tests::waitUntil([&] { return run.idle(); }));
    EXPECT_EQ(m_source.asked.size(), asked);
    EXPECT_NE(baselineOf(run), nullptr);
}

TEST_F(ComparisonTest, goesWithItsRefresh)
{
    m_source.holds = true;
    BoardRun run(oneLine(), m_source, {base::Duration(15'000), {}});
    ASSERT_TRUE(run.setComparison(24h));
    run.refresh();
    ASSERT_TRUE(tests::waitUntil([&] { return m_source.asked.size() == 2; }));
    run.stop();
    EXPECT_EQ(m_source.givenUp(), 2U);
    m_source.release();
    tests::waitUntil([] { return false; }, 20);
    EXPECT_FALSE(run.panelData(1));
    EXPECT_TRUE(run.idle());
}

TEST_F(ComparisonTest, goesWithAPanelThatIsForgotten)
{
    BoardRun run(oneLine(), m_source, {});
    QObject::connect(&run, &BoardRun::panelChanged, &run, [&](int id) { run.forget(id); });
    compare(run, 24h);
    EXPECT_FALSE(run.panelData(1));
    QObject::disconnect(&run, &BoardRun::panelChanged, nullptr, nullptr);
    run.completeRefresh();
    ASSERT_TRUE(tests::waitUntil([&] { return run.idle(); }));
    EXPECT_NE(baselineOf(run), nullptr) << "and comes with it again";
}

TEST_F(ComparisonTest, refusesWhatLiesNotBefore)
{
    BoardRun run(oneLine(), m_source, {});
    for (const base::Duration wrong : {base::Duration(0), base::Duration(-1), longestShift + 1ms}) {
        EXPECT_EQ(run.setComparison(wrong).error().code, base::ErrorCode::InvalidArgument) << wrong.count();
    }
    EXPECT_FALSE(run.comparison());
    EXPECT_TRUE(run.setComparison(longestShift));
    EXPECT_EQ(run.twin()->comparison(), longestShift);
}

TEST(Shift, IsADurationAsAPersonWritesIt)
{
    EXPECT_EQ(*parseShift("2w12h"), 14 * 24h + 12h);
    EXPECT_EQ(*parseShift(" 2w 12h "), 14 * 24h + 12h);
    for (const char *wrong : {"", "0", "0s", "-1h", "week", "1h1w", "11y", "99999999999y"}) {
        EXPECT_EQ(parseShift(wrong).error().code, base::ErrorCode::InvalidArgument) << wrong;
    }
}

TEST(MovingForward, LeavesTimesThatAreNotThere)
{
    frame::Frame frame;
    frame.fields.push_back({"Time", {}, frame::Field::Times{{1000}, frame::noTime}, {}});
    std::vector<frame::Frame> frames{frame};
    moveForward(frames, 1s);
    EXPECT_EQ(std::get<frame::Field::Times>(frames[0].fields[0].values),
        (frame::Field::Times{{2000}, frame::noTime}));
}

} // namespace zumik::board
