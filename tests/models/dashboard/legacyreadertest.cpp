// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/reader.h"

#include "models/dashboard/overrides.h"
#include "tests/models/dashboard/reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::dashboard {

using testing::ElementsAre;

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
         "sparkline": {"show": true}, "valueMaps": [{"op": "=", "text": "N/A", "value": "null"}], "prefix": "about"},
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
    EXPECT_EQ(stat.defaults.displayName, "about");
    EXPECT_EQ(std::get<StatOptions>(stat.options).text, StatOptions::TextMode::ValueAndName);
    EXPECT_TRUE(board.notes.empty());
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

} // namespace zumik::dashboard
