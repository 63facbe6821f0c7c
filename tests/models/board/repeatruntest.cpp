// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/boardrun.h"

#include "models/dashboard/reader.h"
#include "tests/support/fakesource.h"
#include "tests/support/waitfor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::board {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const std::string nodes =
    R"json({"name": "node", "type": "query", "query": "label_values(node)", "multi": true,
    "includeAll": true, "current": {"value": "$__all"}})json";

const std::string statPanel = R"({"id": 1, "type": "stat", "title": "Load of $node", "repeat": "node",
    "targets": [{"refId": "A", "expr": "load{node=~\"$node\"}"}]})";

class RepeatRunTest : public testing::Test {
protected:
    RepeatRunTest() { m_source.labels = {{"node", {"a", "b", "c"}}, {"job", {"j"}}}; }

    void open(const std::string &panels, const std::string &variables = nodes)
    {
        m_run =
            std::make_unique<BoardRun>(dashboard::readDashboard(R"({"schemaVersion": 39, "panels": [)"
                                           + panels + R"(], "templating": {"list": [)" + variables + "]}}")
                                           .value(),
                m_source, BoardOptions{std::chrono::seconds(15), {}});
    }

    /// What is sent until the run has come to rest.
    template <typename Act> std::vector<std::string> sent(Act act)
    {
        m_source.asked.clear();
        act();
        EXPECT_TRUE(tests::waitUntil([&] { return m_run->idle(); }));
        std::vector<std::string> expressions;
        for (const auto &query : m_source.asked) {
            expressions.push_back(query.expression);
        }
        return expressions;
    }

    std::vector<std::string> refresh()
    {
        return sent([this] { m_run->refresh(); });
    }

    std::vector<std::string> choose(const std::string &name, const std::vector<std::string> &values)
    {
        return sent([&] {
            EXPECT_TRUE(m_run->setVariable(name, values));
            m_run->refreshChanged();
        });
    }

    template <typename Signal> void count(Signal signal, int &times)
    {
        QObject::connect(m_run.get(), signal, m_run.get(), [&times] { ++times; });
    }

    const std::vector<dashboard::Panel> &panels() const { return m_run->dashboard().panels; }

    tests::FakeSource m_source;
    std::unique_ptr<BoardRun> m_run;
};

} // namespace

TEST_F(RepeatRunTest, AsksForEachValueOnItsOwn)
{
    open(statPanel);
    EXPECT_THAT(refresh(), ElementsAre("load{node=~\"a\"}", "load{node=~\"b\"}", "load{node=~\"c\"}"));
    ASSERT_THAT(panels(), SizeIs(3));
    EXPECT_EQ(m_run->panelTitle(panels()[1]), "Load of b");
    EXPECT_EQ(m_run->sourceOf(panels()[1].id), 1);
    for (const dashboard::Panel &panel : panels()) {
        ASSERT_TRUE(m_run->panelData(panel.id));
        EXPECT_EQ(m_run->panelData(panel.id)->state, PanelData::State::Data);
    }
}

TEST_F(RepeatRunTest, ToldOfNewPanelsTheyCanStillBeMeasuredBeforeTheyAreAskedFor)
{
    open(statPanel);
    QObject::connect(m_run.get(), &BoardRun::panelsChanged, m_run.get(), [this] {
        m_run->setPanelVisible(panels()[0].id, false);
        m_run->setPanelWidth(panels()[1].id, 100);
    });
    int changed = 0;
    count(&BoardRun::panelsChanged, changed);
    EXPECT_THAT(refresh(), ElementsAre("load{node=~\"b\"}", "load{node=~\"c\"}"));
    EXPECT_EQ(changed, 1);
    EXPECT_GT(m_source.asked[0].grid.step, m_source.asked[1].grid.step);
    refresh();
    EXPECT_EQ(changed, 1); // the same values: the same panels
}

TEST_F(RepeatRunTest, MakesThemAnewForOtherValuesAndDropsWhatTheOldOnesShowed)
{
    open(statPanel);
    refresh();
    const int b = panels()[1].id;
    const int c = panels()[2].id;
    EXPECT_THAT(choose("node", {"a", "c"}), IsEmpty()); // both are answered already
    ASSERT_THAT(panels(), SizeIs(2));
    EXPECT_EQ(panels()[1].id, c);
    EXPECT_FALSE(m_run->panelData(b));
    EXPECT_THAT(choose("node", {"c"}), ElementsAre("load{node=~\"c\"}"));
    EXPECT_EQ(panels()[0].id, 1); // the first has the panel's own id, whichever it is
}

TEST_F(RepeatRunTest, MarksEachWithTheAnnotationsOfThePanelItStandsFor)
{
    open(statPanel, nodes + R"json(]}, "annotations": {"list": [
            {"name": "deploys", "enable": true, "expr": "deploys", "filter": {"ids": [1]}},
            {"name": "others", "enable": true, "expr": "others", "filter": {"ids": [7]}}
        )json");
    refresh();
    ASSERT_THAT(panels(), SizeIs(3));
    for (const dashboard::Panel &panel : panels()) {
        const auto &events = m_run->panelData(panel.id)->events;
        ASSERT_TRUE(events) << panel.id;
        ASSERT_FALSE(events->events.empty()) << panel.id;
        EXPECT_EQ(events->events[0].annotation, 0U);
    }
}

TEST_F(RepeatRunTest, NeverShowsOneValuesDataUnderAnothersName)
{
    open(statPanel);
    refresh();
    m_run->setVariable("node", {"b"});
    m_source.holds = true;
    m_run->refreshChanged();
    ASSERT_TRUE(tests::waitUntil([&] { return panels().size() == 1; }));
    EXPECT_FALSE(m_run->panelData(1));
    m_source.release();
}

TEST_F(RepeatRunTest, FillsTheScopeIntoTransformationsToo)
{
    open(R"({"id": 1, "type": "stat", "repeat": "node", "targets": [{"refId": "A", "expr": "load"}],
        "transformations": [{"id": "organize", "options": {"renameByName": {"Value": "of $node"}}}]})");
    refresh();
    EXPECT_EQ(m_run->panelValues(panels()[1]).variables.at("node").values, std::vector<std::string>{"b"});
}

TEST_F(RepeatRunTest, KeepsPanelsOfCollapsedRowsUnasked)
{
    open(R"({"id": 1, "type": "row", "collapsed": true, "repeat": "node", "panels": [)" + std::string(R"(
        {"id": 2, "type": "stat", "targets": [{"refId": "A", "expr": "load{node=\"$node\"}"}]}]})"));
    EXPECT_THAT(refresh(), IsEmpty());
    ASSERT_THAT(panels(), SizeIs(3));
    m_run->setPanelVisible(panels()[2].panels[0].id, true);
    EXPECT_THAT(sent([this] { m_run->completeRefresh(); }), ElementsAre("load{node=\"c\"}"));
}

TEST_F(RepeatRunTest, SaysHowManyValuesHaveNoPanel)
{
    std::vector<std::string> many;
    for (std::size_t i = 0; i < dashboard::mostRepeated + 5; ++i) {
        many.push_back(std::to_string(i));
    }
    m_source.labels["node"] = many;
    open(statPanel);
    QObject::connect(m_run.get(), &BoardRun::panelsChanged, m_run.get(), [this] {
        for (const dashboard::Panel &panel : panels()) {
            m_run->setPanelVisible(panel.id, panel.id == 1);
        }
    });
    refresh();
    EXPECT_THAT(panels(), SizeIs(dashboard::mostRepeated));
    const auto &doubts = m_run->panelData(1)->doubts;
    ASSERT_THAT(doubts, SizeIs(1));
    EXPECT_EQ(doubts[0].kind, Doubt::Kind::RepeatsLeftOut);
    EXPECT_EQ(doubts[0].detail, "5");
    EXPECT_EQ(doubtName(doubts[0].kind), "repeats_left_out");
}

TEST_F(RepeatRunTest, AfterAVariableAsksOnlyThePanelsWhoseQueriesAreOthers)
{
    const std::string job =
        R"(,{"name": "job", "type": "custom", "query": "x,y", "current": {"value": "x"}})";
    open(R"({"id": 1, "type": "stat", "targets": [{"refId": "A", "expr": "a{job=\"$job\"}"}]},
        {"id": 2, "type": "stat", "targets": [{"refId": "A", "expr": "b"}]})",
        nodes + job);
    EXPECT_THAT(refresh(), ElementsAre("a{job=\"x\"}", "b"));
    m_source.present = m_source.present + std::chrono::seconds(60);
    int told = 0;
    count(&BoardRun::panelChanged, told);
    EXPECT_THAT(choose("job", {"y"}), ElementsAre("a{job=\"y\"}"));
    EXPECT_GE(told, 2); // the other one need not wait
    EXPECT_THAT(refresh(), ElementsAre("a{job=\"y\"}", "b")); // time has moved
}

TEST_F(RepeatRunTest, APanelOutOfSightIsOutdatedByAVariableUntilItIsAsked)
{
    const std::string job = R"({"name": "job", "type": "custom", "query": "x,y", "current": {"value": "x"}})";
    open(R"({"id": 1, "type": "stat", "targets": [{"refId": "A", "expr": "a{job=\"$job\"}"}]})", job);
    refresh();
    m_run->setPanelVisible(1, false);
    EXPECT_THAT(choose("job", {"y"}), IsEmpty());
    EXPECT_TRUE(m_run->isOutdated(1));
    m_run->setPanelVisible(1, true);
    EXPECT_THAT(sent([this] { m_run->completeRefresh(); }), ElementsAre("a{job=\"y\"}"));
    EXPECT_FALSE(m_run->isOutdated(1));
}

TEST_F(RepeatRunTest, ATimersRefreshAsksNoVariableThatDoesNotNeedIt)
{
    open(statPanel);
    refresh();
    EXPECT_THAT(m_source.valuesAsked, SizeIs(1));
    m_source.present = m_source.present + std::chrono::seconds(15);
    sent([this] { m_run->refresh(BoardRun::Freshness::MayJoin); });
    EXPECT_THAT(m_source.valuesAsked, SizeIs(1));
}

TEST_F(RepeatRunTest, PutsAdHocFiltersIntoEveryQueryOfAPanelButNotOfAVariable)
{
    open(statPanel, nodes + R"(,{"name": "Filters", "type": "adhoc", "filters":
        [{"key": "job", "operator": "=", "value": "j"}]})");
    EXPECT_THAT(refresh(),
        ElementsAre(
            "load{node=~\"a\",job=\"j\"}", "load{node=~\"b\",job=\"j\"}", "load{node=~\"c\",job=\"j\"}"));
    EXPECT_THAT(m_source.valuesAsked[0].matchers, IsEmpty());
    int changed = 0;
    count(&BoardRun::variablesChanged, changed);
    EXPECT_FALSE(m_run->setFilters("node", {}));
    EXPECT_TRUE(m_run->setFilters("Filters", {{"job", "!=", "k"}}));
    EXPECT_EQ(changed, 1);
    EXPECT_THAT(m_run->variable("Filters")->filters, SizeIs(1));
    EXPECT_THAT(sent([this] { m_run->refreshChanged(); }),
        ElementsAre(
            "load{node=~\"a\",job!=\"k\"}", "load{node=~\"b\",job!=\"k\"}", "load{node=~\"c\",job!=\"k\"}"));
}

TEST_F(RepeatRunTest, NeverSendsAQueryWithoutTheFilterThatCanNotBePutIntoIt)
{
    open(
        R"({"id": 1, "type": "stat", "targets": [{"refId": "A", "expr": "no ( PromQL"}, {"refId": "B", "expr": "up"}]})",
        R"({"name": "Filters", "type": "adhoc", "filters": [{"key": "job", "operator": "=", "value": "j"}]})");
    EXPECT_THAT(refresh(), ElementsAre("up{job=\"j\"}"));
    ASSERT_TRUE(m_run->panelData(1)->error);
    EXPECT_EQ(m_run->panelData(1)->error->code, base::ErrorCode::QueryInvalid);
    EXPECT_EQ(m_run->panelData(1)->state, PanelData::State::Data);
}

TEST_F(RepeatRunTest, LooksUpLabelsWhereTheOtherFiltersHold)
{
    open(statPanel);
    refresh();
    QObject context;
    std::vector<std::string> names;
    m_run->labelNames(
        {{"job", "=", "j"}}, {}, async::Receiver(&context), [&](auto found) { names = *found; });
    std::vector<std::string> values;
    m_run->labelValues("job", {}, {}, async::Receiver(&context), [&](auto found) { values = *found; });
    bool refused = false;
    m_run->labelNames({{"job", "=~", "("}}, {}, async::Receiver(&context),
        [&](const auto &found) { refused = !found.ok(); });
    ASSERT_TRUE(tests::waitUntil([&] { return !names.empty() && !values.empty() && refused; }));
    EXPECT_THAT(m_source.namesAsked.back().matchers, ElementsAre("{job=\"j\"}"));
    EXPECT_THAT(m_source.valuesAsked.back().matchers, IsEmpty());
}

TEST_F(RepeatRunTest, ALibraryPanelThatTheFileDoesNotHoldSaysSo)
{
    open(R"({"id": 1, "libraryPanel": {"uid": "u", "name": "Shared"}})");
    EXPECT_THAT(refresh(), IsEmpty());
    ASSERT_TRUE(m_run->panelData(1));
    EXPECT_EQ(m_run->panelData(1)->reason, EmptyReason::LibraryMissing);
    EXPECT_EQ(m_run->panelData(1)->reasonDetail, "Shared");
}

} // namespace zumik::board
