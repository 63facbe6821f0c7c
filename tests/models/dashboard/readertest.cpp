// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/reader.h"

#include "models/dashboard/overrides.h"

#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::dashboard {

namespace {

using base::ErrorCode;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

Dashboard read(std::string_view json)
{
    auto result = readDashboard(json, "board.json");
    EXPECT_TRUE(result.ok()) << (result.ok() ? std::string() : base::describe(result.error()));
    return result.ok() ? *result : Dashboard{};
}

base::Error failure(std::string_view json)
{
    auto result = readDashboard(json, "board.json");
    EXPECT_FALSE(result.ok());
    return result.ok() ? base::Error{} : result.error();
}

/// A dashboard of these panels' JSON.
Dashboard readPanels(const std::string &panels)
{
    return read(R"({"schemaVersion": 39, "panels": [)" + panels + "]}");
}

bool noted(const Dashboard &dashboard, const std::string &what, const std::string &detail)
{
    return std::any_of(dashboard.notes.begin(), dashboard.notes.end(),
        [&](const ImportNote &note) { return note.what == what && note.detail == detail; });
}

std::string repeated(const std::string &text, int times)
{
    std::string all;
    for (int i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

} // namespace

TEST(Reader, TakesTheHead)
{
    const Dashboard board = read(R"({"uid": "u", "title": "T", "description": "D", "tags": ["a", "b"],
        "schemaVersion": 39, "time": {"from": "now-3h", "to": "now-1h"}, "refresh": "15s", "timezone": "utc",
        "panels": []})");
    EXPECT_EQ(board.uid, "u");
    EXPECT_EQ(board.title, "T");
    EXPECT_EQ(board.description, "D");
    EXPECT_THAT(board.tags, ElementsAre("a", "b"));
    EXPECT_EQ(board.schemaVersion, 39);
    EXPECT_EQ(board.from, "now-3h");
    EXPECT_EQ(board.to, "now-1h");
    EXPECT_EQ(board.refresh, "15s");
    EXPECT_EQ(board.timezone, "utc");
    EXPECT_TRUE(board.notes.empty());
    EXPECT_EQ(read(R"({"panels": [], "refresh": false})").refresh, "");
}

TEST(Reader, TakesATimeSeriesWithItsQueriesFieldsAndOptions)
{
    const Dashboard board = readPanels(R"json({"id": 7, "type": "timeseries", "title": "Latency",
        "gridPos": {"x": 12, "y": 3, "w": 12, "h": 9}, "interval": "30s", "maxDataPoints": 500, "timeFrom": "1h",
        "targets": [
          {"refId": "A", "expr": "up", "legendFormat": "{{job}}", "interval": "1m", "intervalFactor": 2},
          {"expr": "down", "format": "table", "instant": true, "hide": true}],
        "fieldConfig": {"defaults": {"unit": "ms", "decimals": 1, "min": 0, "max": "10", "noValue": "none",
            "color": {"mode": "fixed", "fixedColor": "green"},
            "thresholds": {"mode": "percentage", "steps": [{"color": "green", "value": null}, {"color": "red", "value": 80}]},
            "custom": {"drawStyle": "bars", "lineInterpolation": "stepAfter", "fillOpacity": 12, "lineWidth": 2,
              "spanNulls": 60000, "stacking": {"mode": "normal", "group": "A"}, "axisPlacement": "right",
              "lineStyle": {"fill": "dash", "dash": [6, 4]}, "thresholdsStyle": {"mode": "dashed+area"},
              "hideFrom": {"legend": true, "tooltip": false, "viz": false}, "axisSoftMax": 5,
              "scaleDistribution": {"type": "log", "log": 10}, "gradientMode": "opacity", "showPoints": "never"}}},
        "options": {"legend": {"displayMode": "table", "placement": "right", "calcs": ["lastNotNull", "max"],
            "sortBy": "Max", "sortDesc": true}, "tooltip": {"mode": "multi", "sort": "desc"}}})json");
    ASSERT_EQ(board.panels.size(), 1U);
    EXPECT_TRUE(board.notes.empty()) << board.notes.front().what << " " << board.notes.front().detail;
    const Panel &panel = board.panels.front();
    EXPECT_EQ(panel.id, 7);
    EXPECT_EQ(panel.position, (GridPosition{12, 3, 12, 9}));
    EXPECT_EQ(panel.interval, "30s");
    EXPECT_EQ(panel.maxDataPoints, 500);
    EXPECT_EQ(panel.timeFrom, "1h");
    ASSERT_EQ(panel.queries.size(), 2U);
    EXPECT_EQ(panel.queries[0].legendFormat, "{{job}}");
    EXPECT_EQ(panel.queries[0].interval, "1m");
    EXPECT_EQ(panel.queries[0].intervalFactor, 2);
    EXPECT_FALSE(panel.queries[0].instant);
    EXPECT_EQ(panel.queries[1].refId, "B");
    EXPECT_EQ(panel.queries[1].format, Query::Format::Table);
    EXPECT_TRUE(panel.queries[1].instant);
    EXPECT_TRUE(panel.queries[1].hidden);
    const frame::FieldConfig &field = panel.defaults;
    EXPECT_EQ(field.unit, "ms");
    EXPECT_EQ(field.decimals, 1);
    EXPECT_EQ(field.min, 0);
    EXPECT_EQ(field.max, 10);
    EXPECT_EQ(field.noValue, "none");
    EXPECT_EQ(field.color.mode, frame::ColorConfig::Mode::Fixed);
    EXPECT_EQ(field.color.fixed, "green");
    EXPECT_EQ(field.thresholds.mode, frame::Thresholds::Mode::Percentage);
    ASSERT_EQ(field.thresholds.steps.size(), 2U);
    EXPECT_EQ(field.thresholds.steps[1].from, 80);
    const frame::SeriesStyle &style = field.style;
    EXPECT_EQ(style.draw, frame::DrawStyle::Bars);
    EXPECT_EQ(style.interpolation, frame::Interpolation::StepAfter);
    EXPECT_EQ(style.fillOpacity, 12);
    EXPECT_EQ(style.lineWidth, 2);
    EXPECT_EQ(style.spanNullsUpTo, base::Duration{60000});
    EXPECT_EQ(style.stacking, frame::Stacking::Normal);
    EXPECT_EQ(style.axis, frame::AxisPlacement::Right);
    EXPECT_THAT(style.dash, ElementsAre(6, 4));
    EXPECT_EQ(style.thresholds, frame::ThresholdStyle::DashedAndArea);
    EXPECT_TRUE(style.hideFromLegend);
    EXPECT_EQ(style.softMax, 5);
    EXPECT_EQ(style.logBase, 10);
    EXPECT_EQ(style.gradient, frame::Gradient::Opacity);
    EXPECT_EQ(style.points, frame::PointVisibility::Never);
    const auto &options = std::get<TimeSeriesOptions>(panel.options);
    EXPECT_EQ(options.legend.mode, Legend::Mode::Table);
    EXPECT_EQ(options.legend.placement, Legend::Placement::Right);
    EXPECT_THAT(options.legend.calcs, ElementsAre("lastNotNull", "max"));
    EXPECT_EQ(options.legend.sortBy, "Max");
    EXPECT_TRUE(options.legend.sortDescending);
    EXPECT_EQ(options.tooltip.mode, Tooltip::Mode::Multi);
    EXPECT_EQ(options.tooltip.sort, Tooltip::Sort::Descending);
}

TEST(Reader, TakesStatGaugeBarGaugeTableAndText)
{
    const Dashboard board = readPanels(R"(
        {"type": "stat", "gridPos": {"y": 0}, "options": {"reduceOptions": {"calcs": ["mean"], "values": true, "limit": 3,
            "fields": "/x/"}, "colorMode": "background", "graphMode": "none", "textMode": "value_and_name",
            "orientation": "vertical", "text": {"valueSize": 30}}},
        {"type": "gauge", "gridPos": {"y": 10}, "options": {"showThresholdLabels": true, "showThresholdMarkers": false}},
        {"type": "bargauge", "gridPos": {"y": 20}, "options": {"displayMode": "lcd", "valueMode": "hidden", "showUnfilled": false}},
        {"type": "table", "gridPos": {"y": 30}, "options": {"showHeader": false, "sortBy": [{"displayName": "Value", "desc": true}],
            "footer": {"show": true, "reducer": ["sum"]}}},
        {"type": "text", "gridPos": {"y": 40}, "options": {"mode": "html", "content": "<b>x</b>"}},
        {"type": "text", "gridPos": {"y": 50}, "mode": "markdown", "content": "# old"})");
    ASSERT_EQ(board.panels.size(), 6U);
    const auto &stat = std::get<StatOptions>(board.panels[0].options);
    EXPECT_THAT(stat.reduce.calcs, ElementsAre("mean"));
    EXPECT_TRUE(stat.reduce.allValues);
    EXPECT_EQ(stat.reduce.limit, 3);
    EXPECT_EQ(stat.reduce.fields, "/x/");
    EXPECT_EQ(stat.color, StatOptions::ColorMode::Background);
    EXPECT_EQ(stat.graph, StatOptions::GraphMode::None);
    EXPECT_EQ(stat.text, StatOptions::TextMode::ValueAndName);
    EXPECT_EQ(stat.orientation, Orientation::Vertical);
    EXPECT_EQ(stat.valueSize, 30);
    const auto &gauge = std::get<GaugeOptions>(board.panels[1].options);
    EXPECT_TRUE(gauge.thresholdLabels);
    EXPECT_FALSE(gauge.thresholdMarkers);
    EXPECT_THAT(gauge.reduce.calcs, ElementsAre("lastNotNull"));
    const auto &bars = std::get<BarGaugeOptions>(board.panels[2].options);
    EXPECT_EQ(bars.display, BarGaugeOptions::Display::Lcd);
    EXPECT_EQ(bars.values, BarGaugeOptions::ValueMode::Hidden);
    EXPECT_FALSE(bars.showUnfilled);
    const auto &table = std::get<TableOptions>(board.panels[3].options);
    EXPECT_FALSE(table.showHeader);
    EXPECT_THAT(table.sortBy, ElementsAre(std::pair<std::string, bool>("Value", true)));
    EXPECT_THAT(table.footerCalcs, ElementsAre("sum"));
    EXPECT_EQ(std::get<TextOptions>(board.panels[4].options).mode, TextOptions::Mode::Html);
    EXPECT_EQ(std::get<TextOptions>(board.panels[5].options).content, "# old");
}

TEST(Reader, TakesMappingsOldAndNew)
{
    const Dashboard board = readPanels(R"json({"type": "stat", "fieldConfig": {"defaults": {"mappings": [
        {"type": "value", "options": {"1": {"text": "up", "color": "green", "index": 1}, "0": {"text": "down", "index": 0}}},
        {"type": "range", "options": {"from": 5, "to": null, "result": {"text": "many"}}},
        {"type": "regex", "options": {"pattern": "a(.)", "result": {"text": "$1"}}},
        {"type": "special", "options": {"match": "null+nan", "result": {"color": "grey"}}},
        {"id": 1, "type": 1, "value": "null", "text": "N/A"},
        {"id": 2, "type": 2, "from": "1", "to": "2", "text": "few"}]}}})json");
    const auto &mappings = board.panels.at(0).defaults.mappings;
    ASSERT_EQ(mappings.size(), 7U);
    EXPECT_EQ(mappings[0].text, "down");
    EXPECT_EQ(mappings[1].color, "green");
    EXPECT_EQ(mappings[2].from, 5);
    EXPECT_FALSE(mappings[2].to.has_value());
    EXPECT_EQ(mappings[3].kind, frame::ValueMapping::Kind::Regex);
    EXPECT_EQ(mappings[4].kind, frame::ValueMapping::Kind::NullAndNaN);
    EXPECT_FALSE(mappings[4].text.has_value());
    EXPECT_EQ(mappings[5].kind, frame::ValueMapping::Kind::Null);
    EXPECT_EQ(mappings[6].to, 2);
}

TEST(Reader, UnwrapsTheApisEnvelopeAndResources)
{
    EXPECT_EQ(read(R"({"dashboard": {"title": "in", "panels": []}, "meta": {"slug": "x"}})").title, "in");
    const Dashboard resource = read(
        R"({"apiVersion": "dashboard.grafana.app/v1beta1", "kind": "Dashboard",
        "metadata": {"name": "res"}, "spec": {"title": "in", "schemaVersion": 41, "panels": []}})");
    EXPECT_EQ(resource.title, "in");
    EXPECT_EQ(resource.uid, "res");
}

TEST(Reader, KeepsThePanelsOfCollapsedRowsInThem)
{
    const Dashboard board = readPanels(R"(
        {"id": 1, "type": "row", "title": "Closed", "collapsed": true, "gridPos": {"x": 0, "y": 0, "w": 24, "h": 1},
         "panels": [{"id": 2, "type": "stat", "gridPos": {"x": 0, "y": 1, "w": 6, "h": 4}},
                    {"id": 3, "type": "stat", "gridPos": {"x": 0, "y": 5, "w": 6, "h": 4}}]},
        {"id": 4, "type": "row", "title": "Open", "gridPos": {"x": 0, "y": 1, "w": 24, "h": 1}},
        {"id": 5, "type": "stat", "gridPos": {"x": 0, "y": 2, "w": 6, "h": 4}})");
    ASSERT_EQ(board.panels.size(), 3U);
    EXPECT_TRUE(std::get<RowOptions>(board.panels[0].options).collapsed);
    ASSERT_EQ(board.panels[0].panels.size(), 2U);
    EXPECT_EQ(board.panels[0].panels[0].position.y, 0);
    EXPECT_EQ(board.panels[0].panels[1].position.y, 4);
    EXPECT_EQ(board.panels[1].title, "Open");
    EXPECT_EQ(board.panels[2].id, 5);
}

TEST(Reader, LaysOutRowsWithSpans)
{
    const Dashboard board = read(
        R"({"schemaVersion": 14, "rows": [
        {"title": "First", "showTitle": true, "height": "250px", "panels": [
            {"id": 1, "type": "graph", "span": 8}, {"id": 2, "type": "singlestat", "span": 4},
            {"id": 3, "type": "text", "span": 12, "height": 100}]},
        {"title": "Second", "collapse": true, "panels": [{"id": 4, "type": "graph", "span": 6}]}]})");
    ASSERT_EQ(board.panels.size(), 5U);
    EXPECT_EQ(board.panels[0].type, "row");
    EXPECT_EQ(board.panels[1].position, (GridPosition{0, 1, 16, 7}));
    EXPECT_EQ(board.panels[2].position, (GridPosition{16, 1, 8, 7}));
    EXPECT_EQ(board.panels[3].position, (GridPosition{0, 8, 24, 3}));
    EXPECT_EQ(board.panels[4].title, "Second");
    EXPECT_EQ(board.panels[4].position.y, 11);
    ASSERT_EQ(board.panels[4].panels.size(), 1U);
    EXPECT_EQ(board.panels[4].panels[0].position, (GridPosition{0, 0, 12, 7}));
}

TEST(Reader, ReadsAGraphAsATimeSeries)
{
    const Dashboard board = readPanels(
        R"json({"id": 1, "type": "graph", "fill": 3, "linewidth": 2, "steppedLine": true,
        "nullPointMode": "connected", "stack": true, "percentage": true, "decimals": 2,
        "legend": {"show": true, "alignAsTable": true, "rightSide": true, "values": true, "avg": true, "current": true,
            "max": false, "sort": "current", "sortDesc": true},
        "tooltip": {"shared": true, "sort": 2},
        "yaxes": [{"format": "bytes", "min": "0", "max": null, "logBase": 10, "label": "size"}, {"format": "percent", "max": 100}],
        "thresholds": [{"op": "gt", "value": 80, "colorMode": "critical", "line": true, "fill": false}],
        "aliasColors": {"a": "#ff0000"},
        "seriesOverrides": [{"alias": "/out/", "yaxis": 2, "transform": "negative-Y", "fill": 0, "weird": 1}],
        "targets": [{"expr": "up", "refId": "A"}]})json");
    const Panel &panel = board.panels.at(0);
    const auto &options = std::get<TimeSeriesOptions>(panel.options);
    EXPECT_EQ(options.legend.mode, Legend::Mode::Table);
    EXPECT_EQ(options.legend.placement, Legend::Placement::Right);
    EXPECT_THAT(options.legend.calcs,
        ElementsAre("mean",
            "lastNotNul"
            "l"));
    EXPECT_EQ(options.legend.sortBy, "Last *");
    EXPECT_EQ(options.tooltip.sort, Tooltip::Sort::Descending);
    EXPECT_EQ(panel.defaults.unit, "bytes");
    EXPECT_EQ(panel.defaults.min, 0);
    EXPECT_FALSE(panel.defaults.max.has_value());
    EXPECT_EQ(panel.defaults.decimals, 2);
    const frame::SeriesStyle &style = panel.defaults.style;
    EXPECT_EQ(style.fillOpacity, 30);
    EXPECT_EQ(style.lineWidth, 2);
    EXPECT_EQ(style.interpolation, frame::Interpolation::StepAfter);
    EXPECT_TRUE(style.spanNulls);
    EXPECT_EQ(style.stacking, frame::Stacking::Percent);
    EXPECT_EQ(style.logBase, 10);
    EXPECT_EQ(style.thresholds, frame::ThresholdStyle::Line);
    ASSERT_EQ(panel.defaults.thresholds.steps.size(), 2U);
    EXPECT_EQ(panel.defaults.thresholds.steps[1].color, "red");
    EXPECT_TRUE(noted(board, "series override", "weird"));

    std::vector<frame::Frame> frames(1);
    for (const char *name : {"a", "outgoing"}) {
        frames[0].fields.push_back({name, {}, series::Column(std::vector<double>{1}), panel.defaults});
    }
    applyOverrides(panel.overrides, frames);
    EXPECT_EQ(frames[0].fields[0].config.color.fixed, "#ff0000");
    EXPECT_EQ(frames[0].fields[0].config.unit, "bytes");
    EXPECT_EQ(frames[0].fields[1].config.unit, "percent");
    EXPECT_EQ(frames[0].fields[1].config.style.axis, frame::AxisPlacement::Right);
    EXPECT_TRUE(frames[0].fields[1].config.style.negativeY);
    EXPECT_EQ(frames[0].fields[1].config.style.fillOpacity, 0);
    EXPECT_EQ(frames[0].fields[1].config.max, 100);
}

TEST(Reader, ReadsASingleStatAsAStatOrGauge)
{
    const Dashboard board = readPanels(R"(
        {"id": 1, "type": "singlestat", "gridPos": {"y": 0}, "format": "percent", "valueName": "current", "decimals": 1,
         "colorBackground": true, "thresholds": "50, 80", "colors": ["green", "orange", "red"], "nullText": "n/a",
         "sparkline": {"show": true}, "valueMaps": [{"op": "=", "text": "N/A", "value": "null"}], "prefix": "~"},
        {"id": 2, "type": "singlestat", "gridPos": {"y": 9}, "valueName": "avg", "mappingType": 2,
         "rangeMaps": [{"from": "1", "to": "2", "text": "low"}],
         "gauge": {"show": true, "minValue": 0, "maxValue": 90}})");
    const Panel &stat = board.panels.at(0);
    EXPECT_EQ(std::get<StatOptions>(stat.options).color, StatOptions::ColorMode::Background);
    EXPECT_EQ(std::get<StatOptions>(stat.options).graph, StatOptions::GraphMode::Area);
    EXPECT_THAT(std::get<StatOptions>(stat.options).reduce.calcs,
        ElementsAre("lastNotNul"
                    "l"));
    ASSERT_EQ(stat.defaults.thresholds.steps.size(), 3U);
    EXPECT_EQ(stat.defaults.thresholds.steps[2].from, 80);
    EXPECT_EQ(stat.defaults.thresholds.steps[2].color, "red");
    EXPECT_EQ(stat.defaults.noValue, "n/a");
    EXPECT_EQ(stat.defaults.mappings.at(0).kind, frame::ValueMapping::Kind::Null);
    EXPECT_TRUE(noted(board, "option", "prefix ~"));
    const Panel &gauge = board.panels.at(1);
    EXPECT_THAT(std::get<GaugeOptions>(gauge.options).reduce.calcs, ElementsAre("mean"));
    EXPECT_EQ(gauge.defaults.max, 90);
    EXPECT_EQ(gauge.defaults.mappings.at(0).to, 2);
}

TEST(Reader, ReadsTheFirstGauges)
{
    const Dashboard board = readPanels(R"(
        {"type": "gauge", "gridPos": {"y": 0}, "options": {"minValue": "5", "maxValue": 50,
         "thresholds": [{"index": 0, "value": null, "color": "green"}, {"index": 1, "value": 20, "color": "red"}],
         "valueOptions": {"stat": "avg", "unit": "ms", "decimals": 2}}},
        {"type": "gauge", "gridPos": {"y": 9}, "options": {"fieldOptions": {"calcs": ["max"],
         "defaults": {"unit": "s", "max": 7}}}})");
    EXPECT_EQ(board.panels.at(0).defaults.min, 5);
    EXPECT_EQ(board.panels.at(0).defaults.unit, "ms");
    EXPECT_EQ(board.panels.at(0).defaults.thresholds.steps.size(), 2U);
    EXPECT_THAT(std::get<GaugeOptions>(board.panels[0].options).reduce.calcs, ElementsAre("avg"));
    EXPECT_THAT(std::get<GaugeOptions>(board.panels.at(1).options).reduce.calcs, ElementsAre("max"));
    EXPECT_EQ(board.panels[1].defaults.max, 7);
}

TEST(Reader, ListsWhatItDoesNotKnowAndKeepsTheRest)
{
    const Dashboard board = read(
        R"({"schemaVersion": 39, "annotations": {"list": [{"builtIn": 1, "name": "own"},
          {"name": "deploys", "enable": true}]},
        "templating": {"list": [{"name": "f", "type": "adhoc"}, {"name": "g", "type": "groupby"}]},
        "panels": [
        {"id": 1, "type": "flamegraph", "title": "F", "gridPos": {"y": 0}},
        {"id": 2, "type": "timeseries", "gridPos": {"y": 9}, "repeat": "node",
         "fieldConfig": {"defaults": {"unit": "frobs", "shiny": 1, "color": {"mode": "rainbow"},
            "custom": {"drawStyle": "swirl", "newThing": 3}},
           "overrides": [{"matcher": {"id": "byValue"}, "properties": [{"id": "custom.glow", "value": 1}]}]},
         "options": {"legend": {"calcs": ["bestGuess", "max"]}},
         "transformations": [{"id": "organize"}, {"id": "merge", "disabled": true}],
         "targets": [{"refId": "A", "expr": "up"}, {"refId": "B", "datasource": {"type": "loki"}, "expr": "x"},
                     {"refId": "C", "target": "graphite.path"}]}]})");
    ASSERT_EQ(board.panels.size(), 2U);
    EXPECT_EQ(std::get<UnsupportedOptions>(board.panels[0].options).type, "flamegraph");
    const ImportNote type{"panel 1 \"F\"", "panel type", "flamegraph"};
    EXPECT_THAT(board.notes, Contains(type));
    const ImportNote variable{"variable f", "variable type", "adhoc"};
    EXPECT_THAT(board.notes, Contains(variable));
    using Row = std::pair<std::string, std::string>;
    const std::vector<Row> rows{
        {"variable type", "groupby"},
        {"annotations", "deploys"},
        {"unit", "frobs"},
        {"field option", "shiny"},
        {"field option", "color rainbow"},
        {"field option", "custom.drawStyle"},
        {"field option", "custom.newThing"},
        {"override matcher", "byValue"},
        {"override property", "custom.glow"},
        {"reducer", "bestGuess"},
        {"transformation", "organize"},
        {"repeat", "node"},
        {"data source", "loki"},
        {"query", "C"},
    };
    for (const Row &row : rows) {
        EXPECT_TRUE(noted(board, row.first, row.second)) << row.first << " " << row.second;
    }
    EXPECT_FALSE(noted(board, "transformation", "merge"));
    EXPECT_FALSE(noted(board, "annotations", "own"));
    EXPECT_EQ(board.panels[1].queries.size(), 1U);
    EXPECT_THAT(std::get<TimeSeriesOptions>(board.panels[1].options).legend.calcs, ElementsAre("max"));
}

TEST(Reader, RenumbersDuplicateIdsAndPushesOverlapsDown)
{
    const Dashboard board = readPanels(R"(
        {"id": 3, "type": "stat", "title": "a", "gridPos": {"x": 0, "y": 0, "w": 12, "h": 8}},
        {"id": 3, "type": "stat", "title": "b", "gridPos": {"x": 6, "y": 4, "w": 12, "h": 8}},
        {"type": "stat", "title": "c", "gridPos": {"x": 18, "y": 0, "w": 6, "h": 8}})");
    ASSERT_EQ(board.panels.size(), 3U);
    EXPECT_EQ(board.panels[0].id, 3);
    EXPECT_EQ(board.panels[1].title, "c");
    EXPECT_EQ(board.panels[2].title, "b");
    EXPECT_EQ(board.panels[2].position.y, 8);
    EXPECT_NE(board.panels[1].id, board.panels[2].id);
    EXPECT_NE(board.panels[2].id, 3);
}

TEST(Reader, BringsHostileNumbersIntoBounds)
{
    const Dashboard board = readPanels(
        R"({"id": 1e300, "type": "timeseries", "maxDataPoints": -5,
        "gridPos": {"x": -7, "y": 1e99, "w": 1e9, "h": -3}, "fieldConfig": {"defaults": {"decimals": 1e12,
        "custom": {"lineWidth": 1e9, "fillOpacity": -1}}}, "targets": [{"expr": "up", "intervalFactor": 1e50}]})");
    const Panel &panel = board.panels.at(0);
    EXPECT_EQ(panel.position, (GridPosition{0, 1000000, 24, 1}));
    EXPECT_EQ(panel.defaults.decimals, 20);
    EXPECT_EQ(panel.defaults.style.lineWidth, 50);
    EXPECT_EQ(panel.queries.at(0).intervalFactor, 100);
    EXPECT_EQ(panel.maxDataPoints, 1);
}

TEST(Reader, SurvivesEveryKindInEveryPlace)
{
    for (const char *odd : {"null", "true", "5", "\"x\"", "[]", "{}", "[[[]]]", "[null]", "[5]"}) {
        const std::string value(odd);
        std::string json =
            R"({"schemaVersion": VALUE, "title": VALUE, "templating": {"list": [VALUE, {"name": "n",
            "type": "query", "query": VALUE, "options": VALUE, "current": VALUE}]}, "annotations": VALUE, "time": VALUE,
            "panels": [VALUE, {"type": "timeseries", "gridPos": VALUE, "targets": VALUE, "options": VALUE, "fieldConfig": VALUE},
            {"type": "graph", "yaxes": VALUE, "legend": VALUE, "seriesOverrides": VALUE, "thresholds": VALUE},
            {"type": "row", "panels": VALUE}, {"type": "stat", "fieldConfig": {"defaults": VALUE, "overrides": [VALUE]}}]})";
        for (std::size_t at = json.find("VALU"
                                        "E");
             at != std::string::npos; at = json.find("VALUE")) {
            json.replace(at, 5, value);
        }
        EXPECT_GE(read(json).panels.size(), 4U) << odd;
    }
}

TEST(Reader, SaysWhereJsonBreaks)
{
    const base::Error error = failure("{\n  "
                                      "\"title\": "
                                      "\"ä\", "
                                      "oops\n}");
    EXPECT_EQ(error.code, ErrorCode::JsonInvalid);
    EXPECT_EQ(error.where, "board.json:2");
    EXPECT_THAT(error.message,
        HasSubstr("line 2, "
                  "column 1"));
    EXPECT_EQ(failure("{\"panels"
                      "\": [")
                  .code,
        ErrorCode::JsonInvalid);
    EXPECT_EQ(failure("<html>").code, ErrorCode::JsonInvalid);
    EXPECT_EQ(failure(std::string_view("\0"
                                       "\xff"
                                       "\xfe",
                          3))
                  .code,
        ErrorCode::JsonInvalid);
}

TEST(Reader, RefusesWhatIsNoDashboard)
{
    for (const char *other : {"", " \n", "[]", "{}", R"({"apiVersion": 1, "datasources": []})",
             R"({"name": "p", "type": "prometheus", "url": "http://x", "access": "proxy"})",
             R"({"groups": []})", R"({"status": "success", "data": {}})", R"({"a": 1})"}) {
        EXPECT_EQ(failure(other).code, ErrorCode::FormatInvalid) << other;
    }
    EXPECT_EQ(failure(R"({"datasources": []})").message,
        "a Grafana data "
        "source");
}

TEST(Reader, HasLimits)
{
    EXPECT_EQ(failure(repeated("[", 5000)).code, ErrorCode::TooLarge);
    EXPECT_EQ(readDashboard(R"({"panels": []})", "b", {5, 10}).error().code, ErrorCode::TooLarge);
    const std::string many =
        R"({"panels": [)" + repeated(R"({"type": "stat"},)", 11) + R"({"type": "stat"}]})";
    EXPECT_EQ(readDashboard(many, "b", {1 << 20, 11}).error().code, ErrorCode::TooLarge);
    EXPECT_TRUE(readDashboard(many, "b", {1 << 20, 12}).ok());
}

TEST(Reader, ReadsTenThousandPanels)
{
    const std::string panel =
        R"({"id": 1, "type": "timeseries", "gridPos": {"x": 3, "y": 0, "w": 9, "h": 5},
        "fieldConfig": {"defaults": {"unit": "weird"}}, "targets": [{"expr": "up"}]})";
    const Dashboard board = readPanels(repeated(panel + ",", 9999) + panel);
    ASSERT_EQ(board.panels.size(), 10000U);
    EXPECT_EQ(board.panels.back().position.y, 9999 * 5);
    std::set<int> ids;
    for (const Panel &one : board.panels) {
        ids.insert(one.id);
    }
    EXPECT_EQ(ids.size(), 10000U);
}

TEST(Reader, ReadsTheV2Form)
{
    const Dashboard board = read(
        R"json({"apiVersion": "dashboard.grafana.app/v2beta1", "kind": "Dashboard",
      "metadata": {"name": "v2"}, "spec": {"title": "Two", "tags": ["t"],
      "timeSettings": {"from": "now-2h", "to": "now", "autoRefresh": "30s", "timezone": "utc"},
      "variables": [{"kind": "QueryVariable", "spec": {"name": "job", "hide": "hideLabel", "sort": "alphabeticalDesc", "multi": true,
         "query": {"kind": "DataQuery", "group": "prometheus", "spec": {"query": "label_values(job)"}}}},
         {"kind": "CustomVariable", "spec": {"name": "c", "query": "a,b"}}],
      "elements": {"panel-1": {"kind": "Panel", "spec": {"id": 1, "title": "P", "data": {"kind": "QueryGroup", "spec": {
          "queries": [{"kind": "PanelQuery", "spec": {"refId": "A", "hidden": false,
             "query": {"kind": "DataQuery", "group": "prometheus", "spec": {"expr": "up", "legendFormat": "x"}}}}],
          "queryOptions": {"maxDataPoints": 100, "interval": "1m"}, "transformations": []}},
          "vizConfig": {"kind": "VizConfig", "group": "timeseries", "spec": {"options": {"legend": {"displayMode": "table"}},
             "fieldConfig": {"defaults": {"unit": "s"}}}}}},
        "panel-2": {"kind": "Panel", "spec": {"id": 2, "title": "Q", "vizConfig": {"kind": "stat", "spec": {}}}}},
      "layout": {"kind": "RowsLayout", "spec": {"rows": [
         {"kind": "RowsLayoutRow", "spec": {"title": "R1", "layout": {"kind": "GridLayout", "spec": {"items": [
            {"kind": "GridLayoutItem", "spec": {"x": 6, "y": 0, "width": 12, "height": 5,
              "element": {"kind": "ElementReference", "name": "panel-1"}}}]}}}},
         {"kind": "RowsLayoutRow", "spec": {"title": "R2", "layout": {"kind": "AutoGridLayout", "spec": {"maxColumnCount": 2,
            "items": [{"kind": "AutoGridLayoutItem", "spec": {"element": {"name": "panel-2"}}}]}}}}]}}}})json");
    EXPECT_EQ(board.uid, "v2");
    EXPECT_EQ(board.title, "Two");
    EXPECT_EQ(board.from, "now-2h");
    EXPECT_EQ(board.refresh, "30s");
    ASSERT_EQ(board.panels.size(), 4U);
    EXPECT_EQ(board.panels[0].title, "R1");
    EXPECT_EQ(board.panels[1].position, (GridPosition{6, 1, 12, 5}));
    EXPECT_EQ(board.panels[1].queries.at(0).expression, "up");
    EXPECT_EQ(board.panels[1].interval, "1m");
    EXPECT_EQ(board.panels[1].defaults.unit, "s");
    EXPECT_EQ(board.panels[3].type, "stat");
    EXPECT_EQ(board.panels[3].position.width, 12);
    ASSERT_EQ(board.variables.size(), 2U);
    EXPECT_EQ(board.variables[0].query,
        "label_values("
        "job)");
    EXPECT_EQ(board.variables[0].hide, Variable::Hide::Label);
    EXPECT_EQ(board.variables[0].sort, Variable::Sort::AlphabeticalDescending);
    EXPECT_EQ(board.variables[1].options.size(), 2U);
    EXPECT_TRUE(board.notes.empty());
}

TEST(Reader, ReadsVariables)
{
    const Dashboard board = read(
        R"json({"panels": [], "templating": {"list": [
        {"name": "cluster", "type": "query", "label": "Cluster", "query": {"query": "label_values(up, cluster)", "refId": "x"},
         "regex": "/a(.*)/", "sort": 3, "multi": true, "includeAll": true, "allValue": ".*", "hide": 2,
         "current": {"text": ["All"], "value": ["$__all"]},
         "options": [{"text": "All", "value": "$__all"}, {"text": "one", "value": "1"}]},
        {"name": "old", "type": "query", "query": "", "definition": "label_values(job)", "current": {}},
        {"name": "size", "type": "custom", "query": "small : 1, big : 2", "current": {"text": "big", "value": "2"}},
        {"name": "gone", "type": "custom", "query": "a,b", "current": {"value": "c"}},
        {"name": "step", "type": "interval", "query": "1m,5m", "auto": true, "auto_count": 50, "auto_min": "20s",
         "current": {"value": "$__auto_interval_step"}},
        {"name": "k", "type": "constant", "query": "v"}, {"name": "t", "type": "textbox", "query": "free"},
        {"name": "ds", "type": "datasource", "query": "prometheus"},
        {"name": "k", "type": "constant", "query": "twice"}]}})json");
    ASSERT_EQ(board.variables.size(), 8U);
    const Variable &cluster = board.variables[0];
    EXPECT_EQ(cluster.query,
        "label_values(up, "
        "cluster)");
    EXPECT_EQ(cluster.sort, Variable::Sort::NumericalAscending);
    EXPECT_EQ(cluster.hide, Variable::Hide::Variable);
    EXPECT_TRUE(cluster.multi && cluster.includeAll);
    EXPECT_EQ(cluster.allValue, ".*");
    EXPECT_THAT(cluster.current, ElementsAre("$__all"));
    EXPECT_THAT(cluster.options, ElementsAre(VariableOption{"one", "1"}));
    EXPECT_EQ(board.variables[1].query,
        "label_values("
        "job)");
    EXPECT_THAT(board.variables[2].current, ElementsAre("2"));
    EXPECT_THAT(board.variables[3].current, ElementsAre("a"));
    EXPECT_THAT(board.variables[4].current, ElementsAre(autoValueMark));
    EXPECT_EQ(board.variables[4].options.size(), 3U);
    EXPECT_EQ(board.variables[4].autoCount, 50);
    EXPECT_THAT(board.variables[5].current, ElementsAre("v"));
    EXPECT_THAT(board.variables[6].current, ElementsAre("free"));
    EXPECT_EQ(board.variables[7].type, Variable::Type::DataSource);
    EXPECT_TRUE(noted(board, "variable", "k"));
}

} // namespace
  // zumik::dashboard
