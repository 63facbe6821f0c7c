// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/reader.h"

#include "tests/models/dashboard/reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::dashboard {

using testing::ElementsAre;

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

TEST(Reader, TakesWhatThePanelsShareOfThePointer)
{
    const auto sharing = [](const char *json) {
        return read(std::string(R"({"panels": [])") + json + "}").pointerSharing;
    };
    EXPECT_EQ(sharing(""), PointerSharing::None);
    EXPECT_EQ(sharing(R"(, "graphTooltip": 1)"), PointerSharing::Crosshair);
    EXPECT_EQ(sharing(R"(, "graphTooltip": 2)"), PointerSharing::Tooltip);
    EXPECT_EQ(sharing(R"(, "graphTooltip": 99)"), PointerSharing::Tooltip);
    EXPECT_EQ(sharing(R"(, "graphTooltip": -7)"), PointerSharing::None);
    EXPECT_EQ(sharing(R"(, "graphTooltip": {"a": []})"), PointerSharing::None);
    EXPECT_EQ(sharing(R"(, "schemaVersion": 12, "sharedCrosshair": true)"), PointerSharing::Crosshair);
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
    EXPECT_EQ(board.panels[3].position.width, 24);
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

} // namespace zumik::dashboard
