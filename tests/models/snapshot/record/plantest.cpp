// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/record/plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::snapshot::record {

namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

constexpr base::TimeRange sixHours{{1'700'000'000'000}, {1'700'021'600'000}};

PlanOptions options()
{
    PlanOptions options;
    options.range = sixHours;
    return options;
}

std::vector<std::string> texts(const Plan &plan)
{
    std::vector<std::string> out;
    for (const Selection &selection : plan.selections()) {
        out.push_back(base::formatDuration(selection.before) + ' ' + selection.text());
    }
    return out;
}

dashboard::Dashboard boardOf(const std::string &expression)
{
    dashboard::Dashboard board;
    board.uid = "b";
    dashboard::Panel panel;
    panel.id = 7;
    dashboard::Query query;
    query.refId = "A";
    query.expression = expression;
    panel.queries.push_back(query);
    board.panels.push_back(panel);
    dashboard::Variable job;
    job.type = dashboard::Variable::Type::Custom;
    job.name = "job";
    job.current = {"api"};
    board.variables.push_back(job);
    return board;
}

std::vector<std::string> textsOf(const dashboard::Dashboard &board)
{
    Plan plan(options());
    plan.add(board);
    EXPECT_THAT(plan.missing(), testing::IsEmpty());
    return texts(plan);
}

} // namespace

TEST(Plan, goesAsFarBackAsWindowsOffsetsAndSubqueriesDo)
{
    Plan plan(options());
    ASSERT_TRUE(plan.add("a").ok());
    ASSERT_TRUE(plan.add("rate(b[10m])").ok());
    ASSERT_TRUE(plan.add("c offset 1h").ok());
    ASSERT_TRUE(plan.add("max_over_time(rate(d[5m])[30m:1m])").ok());
    EXPECT_THAT(texts(plan),
        ElementsAre(
            "5m {__name__=\"a\"}", "10m {__name__=\"b\"}", "1h5m {__name__=\"c\"}", "35m {__name__=\"d\"}"));
}

TEST(Plan, keepsTheWidestOfWhatIsTheSameOrHeldByAnother)
{
    Plan plan(options());
    ASSERT_TRUE(plan.add("rate(a{x=\"1\"}[1h]) + a + a{x=\"1\",y=\"2\"}").ok());
    EXPECT_THAT(texts(plan), ElementsAre("1h {__name__=\"a\"}"));
}

TEST(Plan, leavesMatchersOnVariablesOutSinceTheyCanBeChosenAnew)
{
    EXPECT_THAT(textsOf(boardOf("sum(rate(a{job=\"$job\",code=~\"5..\"}[$__rate_interval]))")),
        ElementsAre(testing::EndsWith("{code=~\"5..\",__name__=\"a\"}")));
    EXPECT_THAT(textsOf(boardOf("a{job=~\"${job:pipe}\"}")), ElementsAre("5m {__name__=\"a\"}"));
}

TEST(Plan, recordsEverythingWhereAVariableNamesTheMetric)
{
    EXPECT_THAT(
        textsOf(boardOf("{__name__=~\"$job\"}")), ElementsAre(testing::EndsWith(everything().text())));
}

TEST(Plan, takesVariablesOutsideOfTextsAsTheyAreChosen)
{
    dashboard::Dashboard board = boardOf("topk($n, a)");
    dashboard::Variable n;
    n.type = dashboard::Variable::Type::Custom;
    n.name = "n";
    board.variables.push_back(n);
    EXPECT_THAT(textsOf(board), ElementsAre("5m {__name__=\"a\"}"));
    EXPECT_THAT(textsOf(boardOf("${job}_total")), ElementsAre("5m {__name__=\"api_total\"}"));
}

TEST(Plan, knowsAPanelsOwnTimesAndTheComparison)
{
    dashboard::Dashboard board = boardOf("a");
    board.panels[0].timeShift = "1d";
    board.panels[0].timeFrom = "8h";
    PlanOptions compared = options();
    compared.compare = 168h;
    Plan plan(compared);
    plan.add(board);
    EXPECT_THAT(texts(plan), ElementsAre("8d2h5m {__name__=\"a\"}"));
}

TEST(Plan, asksForWhatVariablesAndAnnotationsAsk)
{
    dashboard::Dashboard board;
    dashboard::Variable instance;
    instance.type = dashboard::Variable::Type::Query;
    instance.name = "instance";
    instance.query = "label_values(v{job=\"$job\"}, instance)";
    board.variables.push_back(instance);
    dashboard::Annotation annotation;
    annotation.expression = "changes(n[1m]) > 0";
    board.annotations.push_back(annotation);
    EXPECT_THAT(textsOf(board), ElementsAre("5m {__name__=\"v\"}", "1m {__name__=\"n\"}"));
}

TEST(Plan, reachesAsFarAsARuleHoldsBack)
{
    source::Rule rule;
    rule.query = "rate(a[5m]) > 1";
    rule.holdFor = 10min;
    Plan plan(options());
    plan.add(std::vector<source::RuleGroup>{{"g", "f", 1min, {rule}}});
    EXPECT_THAT(texts(plan), ElementsAre("15m {__name__=\"a\"}"));
}

TEST(Plan, saysWhatItCannotRead)
{
    Plan plan(options());
    plan.add(boardOf("sum(a"));
    ASSERT_EQ(plan.missing().size(), 1U);
    EXPECT_EQ(plan.missing()[0].what, "dashboard b, panel 7 \"\" A");
}

TEST(Plan, comparesEachExpressionAsChosenOnce)
{
    dashboard::Dashboard board = boardOf("a{job=\"$job\"}");
    board.panels.push_back(board.panels[0]);
    Plan plan(options());
    plan.add(board);
    EXPECT_THAT(plan.queries(), ElementsAre("a{job=\"api\"}"));
}

TEST(SelectionOf, takesASelectorAndNothingElse)
{
    EXPECT_EQ(selectionOf("up")->text(), "{__name__=\"up\"}");
    EXPECT_EQ(selectionOf("({job=\"a\"})")->text(), "{job=\"a\"}");
    for (const char *text : {"", "up[5m]", "sum(up)", "up offset 5m", "{}", "up{", "1"}) {
        EXPECT_FALSE(selectionOf(text).ok()) << text;
    }
}

} // namespace zumik::snapshot::record
