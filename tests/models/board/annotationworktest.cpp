// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/annotationwork.h"

#include "models/board/boardrun.h"
#include "tests/support/fakesource.h"
#include "tests/support/waitfor.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

namespace zumik::board {

using namespace std::chrono_literals;
using testing::ElementsAre;

namespace {

const double gone = base::absent();

class AnnotationWork : public testing::Test {
protected:
    AnnotationWork()
    {
        m_annotation.name = "Deploys";
        m_annotation.expression = "changes(version[1m])";
        m_annotation.color = "purple";
        m_board.annotations = {m_annotation};
    }

    std::vector<Event> eventsOf(std::vector<double> values, series::Labels labels = {}) const
    {
        series::Matrix matrix;
        matrix.grid = {m_range.start, 1min, values.size()};
        matrix.series.push_back({std::move(labels), series::Column(std::move(values))});
        Events events;
        addEvents(m_annotation, 0, matrix, events);
        return events.events;
    }

    /// Minutes of the beginnings and ends.
    std::vector<std::pair<int, int>> minutes(const std::vector<Event> &events) const
    {
        std::vector<std::pair<int, int>> all;
        for (const Event &event : events) {
            all.emplace_back((event.from - m_range.start) / 1min, (event.until - m_range.start) / 1min);
        }
        return all;
    }

    void addWavePanel()
    {
        dashboard::Panel &panel = m_board.panels.emplace_back();
        panel.id = 1;
        panel.options.emplace<dashboard::TimeSeriesOptions>();
        dashboard::Query &query = panel.queries.emplace_back();
        query.refId = "A";
        query.expression = "wave";
    }

    dashboard::Annotation m_annotation;
    dashboard::Dashboard m_board;
    base::TimeRange m_range{{1'763'604'000'000}, {1'763'607'600'000}};
};

} // namespace

TEST_F(AnnotationWork, AsksAMinuteApartUnlessTheAnnotationSaysAnother)
{
    auto queries = annotationQueries(m_board, m_range, 15s);
    ASSERT_EQ(queries.size(), 1U);
    EXPECT_EQ(queries[0].range.grid.step, 60s);
    EXPECT_EQ(queries[0].range.grid.count, 61U);
    m_board.annotations[0].step = "5m";
    EXPECT_EQ(annotationQueries(m_board, m_range, 15s)[0].range.grid.step, 5min);
    m_board.annotations[0].step = "no length";
    EXPECT_EQ(annotationQueries(m_board, m_range, 15s)[0].range.grid.step, 60s);
    m_range.start = m_range.end - 24h * 30;
    EXPECT_GT(annotationQueries(m_board, m_range, 15s)[0].range.grid.step, 10min);
}

TEST_F(AnnotationWork, FillsVariablesIn)
{
    dashboard::Variable variable;
    variable.name = "job";
    variable.current = {"api"};
    m_board.variables = {variable};
    m_board.annotations[0].expression = "up{job=\"$job\"}";
    EXPECT_EQ(annotationQueries(m_board, m_range, 15s)[0].range.expression, "up{job=\"api\"}");
}

TEST_F(AnnotationWork, AsksNothingForWhatIsOffOrEmpty)
{
    m_board.annotations[0].enabled = false;
    m_board.annotations.push_back({});
    EXPECT_TRUE(annotationQueries(m_board, m_range, 15s).empty());
}

TEST_F(AnnotationWork, MakesOneEventOfNeighborsAboveZero)
{
    EXPECT_THAT(minutes(eventsOf({1, 1, 0, 2, gone, 1, std::nan(""), -1})),
        ElementsAre(std::pair(0, 1), std::pair(3, 3), std::pair(5, 5)));
}

TEST_F(AnnotationWork, TakesValuesForTimesWhereAsked)
{
    m_annotation.valueAsTime = true;
    const auto start = static_cast<double>(m_range.start.ms);
    // The same time again, one out of the range, and what is no time.
    EXPECT_THAT(minutes(eventsOf({start + 60'000, start + 60'000, start + 60'000, 5, 1e300, std::nan("")})),
        ElementsAre(std::pair(1, 1)));
}

TEST_F(AnnotationWork, DescribesAnEventByItsLabels)
{
    m_annotation.titleFormat = "{{ version }} of {{nothing}}";
    m_annotation.textFormat = "on {{instance}}, {{open";
    m_annotation.tagKeys = "job, none,instance";
    const auto events = eventsOf({1}, {{"instance", "a:1"}, {"job", "api"}, {"version", "v7"}});
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].title, "v7 of nothing");
    EXPECT_EQ(events[0].text, "on a:1, {{open");
    EXPECT_THAT(events[0].tags, ElementsAre("api", "a:1"));
    EXPECT_EQ(events[0].color, "purple");
    m_annotation.titleFormat.clear();
    EXPECT_EQ(eventsOf({1})[0].title, "Deploys");
}

TEST_F(AnnotationWork, KeepsNoMoreThanAThousandAndCountsTheOthers)
{
    std::vector<double> restless;
    for (std::size_t i = 0; i < 22'004; ++i) {
        restless.push_back(i % 2 == 0 ? 1 : 0);
    }
    series::Matrix matrix;
    matrix.grid = {m_range.start, 1min, restless.size()};
    matrix.series.push_back({{}, series::Column(restless)});
    matrix.seriesDropped = 3;
    Events events;
    addEvents(m_annotation, 0, matrix, events);
    EXPECT_EQ(events.events.size(), 10 * mostEvents);
    const auto made = madeEvents(std::move(events));
    EXPECT_EQ(made->events.size(), mostEvents);
    EXPECT_EQ(made->dropped, 11'002U - mostEvents + 3);
    EXPECT_GT(made->events.front().from, m_range.start); // the latest stay
}

TEST_F(AnnotationWork, CutsEndlessTexts)
{
    const std::string huge(1'000'000, 'x');
    EXPECT_LE(eventText("{{a}}{{a}}{{a}}", {{"a", huge}}).size(), 4000U);
    EXPECT_LE(eventText(huge, {}).size(), 4000U);
}

TEST_F(AnnotationWork, ShowsAPanelWhatIsMeantForIt)
{
    Events all;
    all.events = {{0, m_range.start, m_range.start, "a", "", {}, ""}};
    const auto events = madeEvents(all);
    EXPECT_TRUE(eventsFor(events, m_board, 7, m_range));
    m_board.annotations[0].panelIds = {7, 8};
    EXPECT_TRUE(eventsFor(events, m_board, 7, m_range));
    EXPECT_FALSE(eventsFor(events, m_board, 9, m_range));
    m_board.annotations[0].excludePanels = true;
    EXPECT_FALSE(eventsFor(events, m_board, 7, m_range));
    EXPECT_TRUE(eventsFor(events, m_board, 9, m_range));
    EXPECT_FALSE(eventsFor(events, m_board, 9, {m_range.start + 1min, m_range.end}));
    m_board.annotations[0].enabled = false;
    EXPECT_FALSE(eventsFor(events, m_board, 9, m_range));
    EXPECT_FALSE(eventsFor(nullptr, m_board, 9, m_range));
}

TEST_F(AnnotationWork, ReachesThePanelsOfABoard)
{
    addWavePanel();
    m_board.annotations.push_back(m_annotation);
    m_board.annotations[1].expression = "broken";
    tests::FakeSource source;
    BoardRun run(m_board, source, {});
    run.refresh();
    ASSERT_TRUE(tests::waitUntil([&] { return run.idle(); }));
    ASSERT_TRUE(run.panelData(1)->events);
    const std::size_t both = run.panelData(1)->events->events.size();
    run.setAnnotationEnabled(1, false);
    run.refresh();
    ASSERT_TRUE(tests::waitUntil([&] { return run.idle(); }));
    EXPECT_EQ(run.panelData(1)->events->events.size() * 2, both);
    source.failure = base::Error{base::ErrorCode::QueryInvalid, "no", {}};
    run.refresh();
    ASSERT_TRUE(tests::waitUntil([&] { return run.idle(); }));
    EXPECT_EQ(run.events()->errors.size(), 1U);
    EXPECT_FALSE(run.panelData(1)->events);
}

TEST_F(AnnotationWork, ReachesPanelsThatWereThereBefore)
{
    addWavePanel();
    tests::FakeSource source;
    m_board.annotations[0].enabled = false;
    BoardRun run(m_board, source, {});
    run.refresh();
    ASSERT_TRUE(tests::waitUntil([&] { return run.idle(); }));
    EXPECT_FALSE(run.panelData(1)->events);
    run.setPanelVisible(1, false); // it is not asked again
    run.setAnnotationEnabled(0, true);
    run.refresh();
    ASSERT_TRUE(tests::waitUntil([&] { return run.idle(); }));
    EXPECT_TRUE(run.panelData(1)->events);
}

} // namespace zumik::board
