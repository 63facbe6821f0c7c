// SPDX-License-Identifier: GPL-3.0-or-later
// A dashboard of each version that has a step of its own, as small as it can be.
#include "models/dashboard/overrides.h"
#include "tests/models/dashboard/reading.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::dashboard {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Dashboard readOf(int schema, const std::string &panels)
{
    return read(R"({"schemaVersion": )" + std::to_string(schema) + R"(, "panels": [)" + panels + "]}");
}

Panel onlyPanel(int schema, const std::string &panel)
{
    const Dashboard board = readOf(schema, panel);
    EXPECT_EQ(board.panels.size(), 1U);
    EXPECT_THAT(board.notes, IsEmpty());
    return board.panels.empty() ? Panel{} : board.panels.front();
}

Variable onlyVariable(int schema, const std::string &variable)
{
    const Dashboard board = read(R"({"schemaVersion": )" + std::to_string(schema)
        + R"(, "panels": [], "templating": {"list": [)" + variable + "]}}");
    EXPECT_EQ(board.variables.size(), 1U);
    return board.variables.empty() ? Variable{} : board.variables.front();
}

/// The configuration that a field of this name gets.
frame::FieldConfig configOf(const Panel &panel, const std::string &name)
{
    std::vector<frame::Frame> frames(1);
    frames[0].fields.push_back({name, {}, series::Column(std::vector<double>{1}), panel.defaults});
    applyOverrides(panel.overrides, frames);
    return frames[0].fields[0].config;
}

std::string property(const Panel &panel, const std::string &id)
{
    for (const Override &rule : panel.overrides) {
        for (const auto &[name, value] : rule.properties) {
            if (name == id) {
                return value;
            }
        }
    }
    return {};
}

} // namespace

TEST(Migration, From3PutsSeriesOnTheRightAxisByName)
{
    const std::string graph = R"({"type": "graph", "aliasYAxis": {"errors": 2}})";
    EXPECT_EQ(property(onlyPanel(3, graph), "custom.axisPlacement"), "\"right\"");
    EXPECT_EQ(property(onlyPanel(4, graph), "custom.axisPlacement"), "");
}

TEST(Migration, From8DropsTheLowestOfThreeLimits)
{
    const std::string stat =
        R"({"type": "singlestat", "thresholds": "0,50,80", "colors": ["green", "orange", "red"]})";
    const Panel old = onlyPanel(8, stat);
    ASSERT_EQ(old.defaults.thresholds.steps.size(), 3U);
    EXPECT_EQ(old.defaults.thresholds.steps[1].from, 50);
    EXPECT_EQ(onlyPanel(9, stat).defaults.thresholds.steps[1].from, 0);
}

TEST(Migration, From11ReadsTheFlagsOfVariables)
{
    const std::string hidden = R"({"type": "query", "name": "a", "query": "q", "hideVariable": true})";
    EXPECT_EQ(onlyVariable(11, hidden).hide, Variable::Hide::Variable);
    EXPECT_EQ(onlyVariable(12, hidden).hide, Variable::Hide::No);
    const std::string label = R"({"type": "query", "name": "a", "query": "q", "hideLabel": true})";
    EXPECT_EQ(onlyVariable(11, label).hide, Variable::Hide::Label);
}

TEST(Migration, From16MakesTheLeastWidthAMostCount)
{
    const auto count = [](int schema, int span) {
        return onlyPanel(
            schema, R"({"type": "stat", "repeat": "node", "minSpan": )" + std::to_string(span) + "}")
            .maxPerRow;
    };
    EXPECT_EQ(count(16, 6), 4);
    EXPECT_EQ(count(16, 8), 3);
    EXPECT_EQ(count(16, 5), 4); // 4.8 is no divisor
    EXPECT_EQ(count(16, 24), 1);
    EXPECT_EQ(count(15, 3), 4); // of twelve columns
    EXPECT_EQ(count(17, 24), 4); // not looked at any more
}

TEST(Migration, From17TakesTheOptionsOfTheFirstGauge)
{
    const Panel panel = onlyPanel(17,
        R"({"type": "gauge", "options-gauge": {"maxValue": 50, "minValue": 0,
            "valueOptions": {"stat": "max", "unit": "s", "decimals": 1}}})");
    EXPECT_EQ(panel.defaults.unit, "s");
    EXPECT_EQ(panel.defaults.max, 50);
    EXPECT_THAT(std::get<GaugeOptions>(panel.options).reduce.calcs, ElementsAre("max"));
}

TEST(Migration, From18WritesWhatPanelLinksCarryIntoTheirAddress)
{
    const std::string links = R"({"type": "stat", "links": [
        {"dashboard": "My Dashboard!", "title": "There", "keepTime": true, "includeVars": true, "params": "a=b"},
        {"dashUri": "db/x"}, {"url": "https://example.com", "keepTime": true}, {}]})";
    const Panel panel = onlyPanel(18, links);
    ASSERT_EQ(panel.links.size(), 4U);
    EXPECT_EQ(panel.links[0].title, "There");
    EXPECT_EQ(panel.links[0].url, "dashboard/db/my-dashboard?$__url_time_range&$__all_variables&a=b");
    EXPECT_EQ(panel.links[1].url, "dashboard/db/x");
    EXPECT_EQ(panel.links[2].url, "https://example.com?$__url_time_range");
    EXPECT_EQ(panel.links[3].url, "/");
    EXPECT_EQ(onlyPanel(19, links).links.size(), 1U);
}

TEST(Migration, From20RenewsTheVariablesOfDataLinks)
{
    const std::string graph = R"({"type": "graph", "options": {"dataLinks": [
        {"url": "a?s=$__series_name&t=__value_time&f=$__field_name&l=${__series.labels.job}"}]}})";
    const Panel panel = onlyPanel(19, graph);
    ASSERT_EQ(panel.defaults.links.size(), 1U);
    EXPECT_EQ(panel.defaults.links[0].url,
        "a?s=${__series.name}&t=__value.time&f=${__field.name}&l=${__field.labels.job}");
    const Panel stat = onlyPanel(
        19, R"({"type": "stat", "options": {"fieldOptions": {"defaults": {"title": "$__series_name"}}}})");
    EXPECT_EQ(stat.defaults.displayName, "${__series.name}");
    EXPECT_EQ(onlyPanel(21, graph).defaults.links.at(0).url.substr(0, 18), "a?s=$__series_name");
}

TEST(Migration, From23MakesFieldOptionsOfTableStyles)
{
    const std::string table = R"json({"type": "table", "transform": "timeseries_aggregations",
        "columns": [{"text": "Avg", "value": "avg"}, {"text": "Current", "value": "current"}],
        "styles": [
        {"pattern": "/.*/", "unit": "short", "decimals": 2, "align": "auto", "type": "number"},
        {"pattern": "Time", "type": "date", "alias": "When", "dateFormat": "YYYY-MM-DD"},
        {"pattern": "instance", "type": "hidden"},
        {"pattern": "/Value #[AB]/", "unit": "percent", "colorMode": "row", "align": "right",
         "thresholds": ["50", "80"], "colors": ["green", "orange", "red"],
         "link": true, "linkUrl": "https://example.com/$__cell", "linkTooltip": "Open", "linkTargetBlank": true}]})json";
    const Panel panel = onlyPanel(23, table);
    EXPECT_EQ(panel.type, "table");
    EXPECT_EQ(configOf(panel, "other").unit, "short");
    EXPECT_EQ(configOf(panel, "other").decimals, 2);
    EXPECT_EQ(configOf(panel, "Time").unit, "time: YYYY-MM-DD");
    EXPECT_EQ(configOf(panel, "Time").displayName, "When");
    EXPECT_TRUE(configOf(panel, "instance").cell.hidden);
    const frame::FieldConfig value = configOf(panel, "Value #A");
    EXPECT_EQ(value.unit, "percent");
    EXPECT_EQ(value.cell.align, frame::CellStyle::Align::Right);
    EXPECT_EQ(value.cell.display, "color-background");
    EXPECT_TRUE(value.cell.applyToRow);
    ASSERT_EQ(value.thresholds.steps.size(), 3U);
    EXPECT_EQ(value.thresholds.steps[0].color, "green");
    EXPECT_EQ(value.thresholds.steps[2].from, 80);
    EXPECT_EQ(value.thresholds.steps[2].color, "red");
    ASSERT_EQ(value.links.size(), 1U);
    EXPECT_EQ(value.links[0].title, "Open");
    EXPECT_TRUE(value.links[0].newTab);
    EXPECT_EQ(configOf(panel, "Value #C").unit, "short");
    ASSERT_EQ(panel.transformations.size(), 1U);
    EXPECT_TRUE(std::holds_alternative<frame::transform::Reduce>(panel.transformations[0].step));
}

TEST(Migration, MigratesTheOldTableOfAnySchemaAndTodaysNotAtAll)
{
    const std::string styles = R"("styles": [{"pattern": "a", "unit": "s"}]})";
    EXPECT_EQ(configOf(onlyPanel(39, R"({"type": "table-old", )" + styles), "a").unit, "s");
    EXPECT_EQ(configOf(onlyPanel(39, R"({"type": "table", )" + styles), "a").unit, "");
}

TEST(Migration, From9DropsTheLowestLimitOfTables)
{
    const std::string table = R"({"type": "table", "styles": [{"pattern": "a", "colorMode": "cell",
        "thresholds": [0, 50, 80], "colors": ["green", "orange", "red"]}]})";
    EXPECT_EQ(configOf(onlyPanel(9, table), "a").thresholds.steps.size(), 3U);
    EXPECT_EQ(configOf(onlyPanel(10, table), "a").thresholds.steps.size(), 4U);
}

TEST(Migration, From25TakesTheSecondTextPanelForTheText)
{
    const Panel panel = onlyPanel(25, R"({"type": "text2", "options": {"content": "words"}})");
    EXPECT_EQ(std::get<TextOptions>(panel.options).content, "words");
}

TEST(Migration, From26LeavesOutWhatRepeatsLeftBehind)
{
    const std::string panels = R"({"id": 1, "type": "stat"}, {"id": 2, "type": "stat", "repeatPanelId": 1},
        {"id": 3, "type": "row", "repeatByRow": true},
        {"id": 4, "type": "row", "collapsed": true, "panels": [{"id": 5, "type": "stat", "repeatPanelId": 1}]})";
    EXPECT_EQ(readOf(26, panels).panels.size(), 2U);
    EXPECT_TRUE(readOf(26, panels).panels.back().panels.empty());
    EXPECT_EQ(readOf(27, panels).panels.size(), 4U);
}

TEST(Migration, From26MakesAShownConstantATextThatCanBeTyped)
{
    const std::string shown = R"({"type": "constant", "name": "k", "query": "v", "hide": 0})";
    EXPECT_EQ(onlyVariable(26, shown).type, Variable::Type::TextBox);
    EXPECT_THAT(onlyVariable(26, shown).current, ElementsAre("v"));
    EXPECT_EQ(onlyVariable(27, shown).type, Variable::Type::Constant);
    EXPECT_EQ(onlyVariable(26, R"({"type": "constant", "name": "k", "query": "v", "hide": 2})").type,
        Variable::Type::Constant);
}

TEST(Migration, From27ShowsTheWordsAroundASingleStat)
{
    const auto stat = [](const std::string &rest) {
        return onlyPanel(27, R"({"type": "singlestat", "valueName": "current", )" + rest + "}");
    };
    EXPECT_EQ(stat(R"("format": "none", "postfix": " req")").defaults.unit, "suffix: req");
    EXPECT_EQ(stat(R"("format": "none", "prefix": "v")").defaults.unit, "prefix:v");
    const Panel both = stat(R"("format": "bytes", "prefix": "used", "postfix": "of disk")");
    EXPECT_EQ(both.defaults.unit, "bytes");
    EXPECT_EQ(both.defaults.displayName, "used \u2026 of disk");
    EXPECT_EQ(std::get<StatOptions>(both.options).text, StatOptions::TextMode::ValueAndName);
    EXPECT_EQ(stat(R"("format": "none", "prefix": "$node")").defaults.displayName, "$node");
}

TEST(Migration, From28AsksQueriesOnLoad)
{
    const std::string never = R"({"type": "query", "name": "a", "query": "q", "refresh": 0})";
    EXPECT_EQ(onlyVariable(28, never).refresh, Variable::Refresh::OnLoad);
    EXPECT_EQ(onlyVariable(29, never).refresh, Variable::Refresh::Never);
}

TEST(Migration, From29FindsTheTooltipByItsNewName)
{
    const std::string panel = R"({"type": "timeseries", "options": {"tooltipOptions": {"mode": "multi"}}})";
    EXPECT_EQ(std::get<TimeSeriesOptions>(onlyPanel(29, panel).options).tooltip.mode, Tooltip::Mode::Multi);
}

TEST(Migration, From37ReadsTheOldNamesOfCells)
{
    const auto cell = [](const std::string &name) {
        return onlyPanel(37,
            R"({"type": "table", "fieldConfig": {"defaults": {"custom": {"displayMode": ")" + name
                + R"("}}}})")
            .defaults.cell;
    };
    EXPECT_EQ(cell("lcd-gauge").display, "gauge");
    EXPECT_EQ(cell("lcd-gauge").mode, "lcd");
    EXPECT_EQ(cell("gradient-gauge").mode, "gradient");
    EXPECT_EQ(cell("color-background").mode, "gradient");
    EXPECT_EQ(cell("color-background-solid").display, "color-background");
    EXPECT_EQ(cell("color-background-solid").mode, "basic");
    EXPECT_EQ(cell("color-text").display, "color-text");
}

TEST(Migration, From38ReadsTheReducersOfTrendsByQuery)
{
    const Panel panel = onlyPanel(38,
        R"({"type": "table", "transformations": [{"id": "timeSeriesTable", "options": {"refIdToStat": {"A": "max"}}}]})");
    const auto &step = std::get<frame::transform::TimeSeriesTable>(panel.transformations.at(0).step);
    EXPECT_EQ(step.reducers.at("A"), "max");
}

TEST(Migration, From39HasNoRefreshThatIsNoText)
{
    EXPECT_EQ(read(R"({"schemaVersion": 39, "panels": [], "refresh": true})").refresh, "");
}

TEST(Migration, From41HidesFromTheTooltipWhatIsNotDrawn)
{
    const std::string panel = R"({"type": "timeseries", "fieldConfig": {"overrides": [
        {"matcher": {"id": "byName", "options": "a"},
         "properties": [{"id": "custom.hideFrom", "value": {"viz": true}}]}]}})";
    EXPECT_TRUE(configOf(onlyPanel(41, panel), "a").style.hideFromTooltip);
    EXPECT_FALSE(configOf(onlyPanel(42, panel), "a").style.hideFromTooltip);
}

TEST(Migration, From42MakesFormattedTimesAConversion)
{
    const Panel panel = onlyPanel(42,
        R"({"type": "table", "transformations": [{"id": "formatTime", "options": {"timeField": "t", "outputFormat": "YYYY"}}]})");
    const auto &step = std::get<frame::transform::ConvertFieldType>(panel.transformations.at(0).step);
    ASSERT_EQ(step.conversions.size(), 1U);
}

TEST(Migration, ReachesPanelsInRowsOldAndNew)
{
    const Dashboard board =
        read(R"({"schemaVersion": 14, "rows": [{"panels": [{"type": "text2", "content": "a"}]}]})");
    EXPECT_EQ(board.panels.at(0).type, "text");
    const Dashboard nested =
        readOf(25, R"({"type": "row", "collapsed": true, "panels": [{"type": "text2", "content": "a"}]})");
    EXPECT_EQ(nested.panels.at(0).panels.at(0).type, "text");
}

} // namespace zumik::dashboard
