// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/dashboard/reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::dashboard {

using frame::AxisPlacement;
using frame::BucketRule;
using frame::HeatColor;
using frame::HeatLayout;

namespace {

HeatmapOptions heatmap(const Dashboard &board)
{
    return std::get<HeatmapOptions>(board.panels.at(0).options);
}

HeatmapOptions readOptions(const std::string &options)
{
    return heatmap(readPanels(R"({"id": 1, "type": "heatmap", "options": )" + options + "}"));
}

} // namespace

TEST(HeatmapReader, TakesEveryOption)
{
    const Dashboard board = readPanels(R"json({"id": 1, "type": "heatmap", "options": {
        "calculate": true,
        "calculation": {"xBuckets": {"mode": "size", "value": "5m"},
            "yBuckets": {"mode": "count", "value": "12", "scale": {"type": "log", "log": 10}}},
        "color": {"mode": "opacity", "scheme": "Spectral", "fill": "red", "scale": "linear", "exponent": 0.7,
            "steps": 32, "reverse": true, "min": 1, "max": 99},
        "cellGap": 3, "cellRadius": 0, "cellValues": {"unit": "reqps", "decimals": 2},
        "filterValues": {"le": 0.5, "ge": 1000},
        "rowsFrame": {"layout": "ge", "value": "Requests"}, "showValue": "never",
        "yAxis": {"unit": "s", "decimals": 3, "min": "0", "max": 10, "reverse": true, "axisPlacement": "right",
            "axisLabel": "latency"},
        "tooltip": {"mode": "multi", "yHistogram": false}, "legend": {"show": false},
        "exemplars": {"color": "rgba(255,0,255,0.7)"}},
        "targets": [{"expr": "sum(rate(x_bucket[5m])) by (le)", "format": "heatmap"}]})json");
    EXPECT_TRUE(board.notes.empty()) << board.notes.front().detail;
    const HeatmapOptions options = heatmap(board);
    const frame::HeatStyle &style = options.style;
    EXPECT_TRUE(style.calculate);
    EXPECT_EQ(style.columns.value, 300'000);
    EXPECT_EQ(style.rows.mode, BucketRule::Mode::Count);
    EXPECT_EQ(style.rows.value, 12);
    EXPECT_EQ(style.rows.logBase, 10);
    EXPECT_EQ(style.color.mode, HeatColor::Mode::Opacity);
    EXPECT_EQ(style.color.scheme, "Spectral");
    EXPECT_EQ(style.color.fill, "red");
    EXPECT_EQ(style.color.scale, HeatColor::Scale::Linear);
    EXPECT_EQ(style.color.exponent, 0.7);
    EXPECT_EQ(style.color.steps, 32);
    EXPECT_TRUE(style.color.reverse);
    EXPECT_EQ(style.color.min, 1);
    EXPECT_EQ(style.color.max, 99);
    EXPECT_EQ(style.cellGap, 3);
    EXPECT_EQ(style.value.unit, "reqps");
    EXPECT_EQ(style.value.decimals, 2);
    EXPECT_EQ(style.hideUpTo, 0.5);
    EXPECT_EQ(style.hideFrom, 1000);
    EXPECT_EQ(style.layout, HeatLayout::LowerBound);
    EXPECT_EQ(style.valueName, "Requests");
    EXPECT_EQ(style.axis.unit, "s");
    EXPECT_EQ(style.axis.decimals, 3);
    EXPECT_EQ(style.axis.min, 0);
    EXPECT_EQ(style.axis.max, 10);
    EXPECT_TRUE(style.axis.reverse);
    EXPECT_EQ(style.axis.placement, AxisPlacement::Right);
    EXPECT_EQ(style.axis.label, "latency");
    EXPECT_EQ(options.tooltip, Tooltip::Mode::Multi);
    EXPECT_FALSE(options.legend);
    EXPECT_EQ(board.panels[0].queries.at(0).format, Query::Format::Heatmap);
}

TEST(HeatmapReader, KnowsGrafanasDefaults)
{
    const HeatmapOptions options = readOptions(R"({"calculate": false})");
    EXPECT_FALSE(options.style.calculate);
    EXPECT_EQ(options.style.color.scheme, "Oranges");
    EXPECT_EQ(options.style.color.steps, 64);
    EXPECT_EQ(options.style.color.mode, HeatColor::Mode::Scheme);
    EXPECT_EQ(options.style.hideUpTo, 1e-9);
    EXPECT_FALSE(options.style.hideFrom);
    EXPECT_EQ(options.style.cellGap, 1);
    EXPECT_EQ(options.style.layout, HeatLayout::Auto);
    EXPECT_TRUE(options.legend);
    EXPECT_EQ(options.tooltip, Tooltip::Mode::Single);
    EXPECT_FALSE(readOptions(R"({"filterValues": {}})").style.hideUpTo);
    EXPECT_EQ(readOptions(R"({"tooltip": {"show": false}})").tooltip, Tooltip::Mode::None);
}

TEST(HeatmapReader, NotesWhatItDoesNotDraw)
{
    const Dashboard board = readPanels(R"json({"id": 1, "type": "heatmap", "options": {
        "showValue": "always", "cellRadius": 4, "color": {"scheme": "Neon", "mode": "rainbow"},
        "calculation": {"xBuckets": {"value": "$__interval"}, "yBuckets": {"scale": {"type": "symlog"}}},
        "tooltip": {"yHistogram": true}, "yAxis": {"unit": "frobs"}, "surprise": 1}})json");
    for (const char *detail : {"showValue always", "cellRadius", "color scheme Neon", "color mode rainbow",
             "bucket $__interval", "bucket scale symlog", "tooltip yHistogram", "surprise"}) {
        EXPECT_TRUE(noted(board, "option", detail)) << detail;
    }
    EXPECT_TRUE(noted(board, "unit", "frobs"));
    EXPECT_EQ(heatmap(board).style.color.scheme, "Oranges");
    EXPECT_EQ(heatmap(board).style.columns.value, 0);
}

TEST(HeatmapReader, TakesHostileValuesForNone)
{
    const HeatmapOptions options = readOptions(R"json({"cellGap": -7,
        "color": {"steps": 100000, "exponent": 0, "min": "x"}, "calculation": {"xBuckets": {"value": -5},
        "yBuckets": {"value": [1]}}, "yAxis": 5, "tooltip": "yes", "filterValues": [1]})json");
    EXPECT_EQ(options.style.cellGap, 0);
    EXPECT_LE(options.style.color.steps, 128);
    EXPECT_GT(options.style.color.exponent, 0);
    EXPECT_FALSE(options.style.color.min);
    EXPECT_EQ(options.style.columns.value, 0);
    EXPECT_EQ(options.style.rows.value, 0);
    EXPECT_EQ(options.style.hideUpTo, 1e-9);
}

TEST(HeatmapReader, ReadsTheOldForm)
{
    const Dashboard board = readPanels(R"json({"id": 1, "type": "heatmap", "dataFormat": "tsbuckets",
        "cards": {"cardPadding": null, "cardRound": null}, "hideZeroBuckets": true, "highlightCards": true,
        "color": {"mode": "spectrum", "colorScheme": "interpolateYlGnBu", "colorScale": "sqrt",
            "exponent": 0.5, "cardColor": "#b4ff00", "min": 50, "max": 5},
        "legend": {"show": true}, "tooltip": {"show": false}, "reverseYBuckets": true, "yBucketBound": "upper",
        "yAxis": {"format": "s", "decimals": 1, "min": "0", "max": null, "show": false, "logBase": 1}})json");
    EXPECT_TRUE(board.notes.empty()) << board.notes.front().detail;
    const HeatmapOptions options = heatmap(board);
    EXPECT_FALSE(options.style.calculate);
    EXPECT_EQ(options.style.color.scheme, "YlGnBu");
    EXPECT_EQ(options.style.color.min, 5);
    EXPECT_EQ(options.style.color.max, 50);
    EXPECT_TRUE(options.style.color.reverse);
    EXPECT_EQ(options.style.color.steps, 128);
    EXPECT_EQ(options.style.cellGap, 2);
    EXPECT_EQ(options.style.hideUpTo, 1e-9);
    EXPECT_EQ(options.style.layout, HeatLayout::UpperBound);
    EXPECT_EQ(options.style.axis.unit, "s");
    EXPECT_EQ(options.style.axis.min, 0);
    EXPECT_TRUE(options.style.axis.reverse);
    EXPECT_EQ(options.style.axis.placement, AxisPlacement::Hidden);
    EXPECT_TRUE(options.legend);
    EXPECT_EQ(options.tooltip, Tooltip::Mode::None);
}

TEST(HeatmapReader, CountsInTheOldFormUnlessItHasBuckets)
{
    const HeatmapOptions options = heatmap(readPanels(R"json({"id": 1, "type": "heatmap",
        "dataFormat": "timeseries", "xBucketSize": "1h", "yBucketNumber": 25, "yAxis": {"format": "ms"},
        "color": {"mode": "opacity", "cardColor": "#00ff00", "colorScale": "linear"}})json"));
    EXPECT_TRUE(options.style.calculate);
    EXPECT_EQ(options.style.columns.mode, BucketRule::Mode::Size);
    EXPECT_EQ(options.style.columns.value, 3'600'000);
    EXPECT_EQ(options.style.rows.mode, BucketRule::Mode::Count);
    EXPECT_EQ(options.style.rows.value, 25);
    EXPECT_FALSE(options.style.hideUpTo);
    EXPECT_EQ(options.style.color.fill, "#00ff00");
    EXPECT_EQ(options.style.color.scale, HeatColor::Scale::Linear);
    const HeatmapOptions log = heatmap(readPanels(R"json({"id": 1, "type": "heatmap",
        "yAxis": {"logBase": 10, "splitFactor": 4}})json"));
    EXPECT_EQ(log.style.rows.logBase, 10);
    EXPECT_EQ(log.style.rows.value, 4);
}

} // namespace zumik::dashboard
