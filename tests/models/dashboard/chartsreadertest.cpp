// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/transform/transformation.h"
#include "tests/models/dashboard/reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::dashboard {

using testing::ElementsAre;

namespace {

Panel panelOf(const std::string &json)
{
    const Dashboard board = readPanels(json);
    return board.panels.empty() ? Panel{} : board.panels.front();
}

template <typename Options> Options optionsOf(const std::string &type, const std::string &json)
{
    return std::get<Options>(
        panelOf(R"({"id": 1, "type": ")" + type + R"(", "options": )" + json + "}").options);
}

} // namespace

TEST(ChartsReader, TakesEveryOptionOfAPieChart)
{
    const Dashboard board = readPanels(R"json({"id": 1, "type": "piechart", "options": {
        "reduceOptions": {"calcs": ["mean"], "values": true, "limit": 7, "fields": "/cpu/"},
        "pieType": "donut", "sort": "asc", "displayLabels": ["name", "value", "percent"],
        "legend": {"showLegend": true, "displayMode": "table", "placement": "right",
            "values": ["value", "percent"], "calcs": []},
        "tooltip": {"mode": "multi", "sort": "desc"}}})json");
    EXPECT_TRUE(board.notes.empty()) << board.notes.front().detail;
    const auto pie = std::get<PieOptions>(board.panels[0].options);
    EXPECT_THAT(pie.reduce.calcs, ElementsAre("mean"));
    EXPECT_TRUE(pie.reduce.allValues);
    EXPECT_EQ(pie.reduce.limit, 7);
    EXPECT_EQ(pie.reduce.fields, "/cpu/");
    EXPECT_EQ(pie.shape, PieOptions::Shape::Donut);
    EXPECT_EQ(pie.sort, PieOptions::Sort::Ascending);
    EXPECT_TRUE(pie.labelName && pie.labelValue && pie.labelPercent);
    EXPECT_TRUE(pie.legendValue && pie.legendPercent);
    EXPECT_EQ(pie.legend.mode, Legend::Mode::Table);
    EXPECT_EQ(pie.legend.placement, Legend::Placement::Right);
    EXPECT_EQ(pie.tooltip.mode, Tooltip::Mode::Multi);
}

TEST(ChartsReader, APieChartWithoutOptionsIsGrafanasDefault)
{
    const auto pie = optionsOf<PieOptions>("piechart", "{}");
    EXPECT_EQ(pie.shape, PieOptions::Shape::Pie);
    EXPECT_EQ(pie.sort, PieOptions::Sort::Descending);
    EXPECT_THAT(pie.reduce.calcs, ElementsAre("lastNotNull"));
    EXPECT_FALSE(pie.labelName || pie.labelValue || pie.labelPercent || pie.legendValue || pie.legendPercent);
}

TEST(ChartsReader, NotesWhatAPieChartDoesNotKnow)
{
    const Dashboard board = readPanels(R"({"id": 1, "type": "piechart", "options": {
        "pieType": "sunburst", "displayLabels": ["emoji"], "legend": {"values": ["share"]}}})");
    EXPECT_TRUE(noted(board, "option", "pieType sunburst"));
    EXPECT_TRUE(noted(board, "option", "displayLabels emoji"));
    EXPECT_TRUE(noted(board, "option", "values share"));
}

TEST(ChartsReader, TakesTheOldPieChartPlugin)
{
    const Panel panel = panelOf(R"({"id": 1, "type": "grafana-piechart-panel", "pieType": "donut",
        "valueName": "total", "format": "bytes", "legendType": "Right side",
        "legend": {"show": true, "values": true, "percentage": true}, "aliasColors": {"a": "#ff0000"}})");
    const auto pie = std::get<PieOptions>(panel.options);
    EXPECT_EQ(pie.shape, PieOptions::Shape::Donut);
    EXPECT_THAT(pie.reduce.calcs, ElementsAre("sum"));
    EXPECT_EQ(pie.legend.mode, Legend::Mode::Table);
    EXPECT_EQ(pie.legend.placement, Legend::Placement::Right);
    EXPECT_TRUE(pie.legendValue && pie.legendPercent);
    EXPECT_EQ(panel.defaults.unit, "bytes");
    EXPECT_EQ(panel.defaults.decimals, 0);
    ASSERT_EQ(panel.overrides.size(), 1U);
    EXPECT_THAT(panel.overrides[0].names, ElementsAre("a"));
}

TEST(ChartsReader, TheOldPluginsLegendOnTheGraphIsLabels)
{
    const Dashboard board =
        readPanels(R"({"id": 1, "type": "grafana-piechart-panel", "legendType": "On graph",
        "legend": {"percentage": true}, "valueName": "odd", "combine": {"threshold": 0.1}})");
    const auto pie = std::get<PieOptions>(board.panels[0].options);
    EXPECT_EQ(pie.legend.mode, Legend::Mode::Hidden);
    EXPECT_TRUE(pie.labelName && pie.labelPercent);
    EXPECT_FALSE(pie.labelValue);
    EXPECT_TRUE(noted(board, "reducer", "odd"));
    EXPECT_TRUE(noted(board, "option", "combine"));
}

TEST(ChartsReader, TakesEveryOptionOfABarChart)
{
    const Dashboard board = readPanels(R"json({"id": 1, "type": "barchart", "options": {
        "orientation": "horizontal", "xField": "node", "colorByField": "state", "showValue": "always",
        "stacking": "percent", "groupWidth": 0.5, "barWidth": 0.25, "xTickLabelRotation": -45,
        "xTickLabelMaxLength": 12, "xTickLabelSpacing": 0, "barRadius": 0, "fullHighlight": false,
        "legend": {"displayMode": "list", "placement": "bottom", "calcs": ["max"]},
        "tooltip": {"mode": "multi"}}})json");
    EXPECT_TRUE(board.notes.empty()) << board.notes.front().detail;
    const auto bars = std::get<BarChartOptions>(board.panels[0].options);
    EXPECT_EQ(bars.orientation, Orientation::Horizontal);
    EXPECT_EQ(bars.xField, "node");
    EXPECT_EQ(bars.colorByField, "state");
    EXPECT_EQ(bars.showValue, ShowValue::Always);
    EXPECT_EQ(bars.stacking, frame::Stacking::Percent);
    EXPECT_EQ(bars.groupWidth, 0.5);
    EXPECT_EQ(bars.barWidth, 0.25);
    EXPECT_EQ(bars.labelRotation, -45);
    EXPECT_EQ(bars.labelLength, 12);
    EXPECT_THAT(bars.legend.calcs, ElementsAre("max"));
    EXPECT_EQ(bars.tooltip.mode, Tooltip::Mode::Multi);
    EXPECT_EQ(board.panels[0].defaults.style.fillOpacity, 80);
}

TEST(ChartsReader, KeepsNumbersOfABarChartWithinTheirBounds)
{
    const auto bars = optionsOf<BarChartOptions>("barchart",
        R"({"groupWidth": 7, "barWidth": -1, "xTickLabelRotation": 1000, "xTickLabelMaxLength": -5})");
    EXPECT_LE(bars.groupWidth, 1);
    EXPECT_GE(bars.barWidth, 0);
    EXPECT_LE(bars.labelRotation, 90);
    EXPECT_GE(bars.labelLength, 0);
    const Dashboard board = readPanels(R"({"id": 1, "type": "barchart",
        "options": {"barRadius": 0.2, "text": {"valueSize": 40}, "stacking": "sideways"}})");
    EXPECT_TRUE(noted(board, "option", "barRadius"));
    EXPECT_TRUE(noted(board, "option", "text size"));
    EXPECT_TRUE(noted(board, "option", "stacking sideways"));
}

TEST(ChartsReader, TakesEveryOptionOfAHistogram)
{
    const Panel panel = panelOf(R"({"id": 1, "type": "histogram", "options": {"bucketSize": 0.5,
        "bucketOffset": 0.25, "bucketCount": 12, "combine": true, "legend": {"showLegend": false},
        "tooltip": {"mode": "none"}},
        "fieldConfig": {"defaults": {"unit": "s", "custom": {"fillOpacity": 30,
            "stacking": {"mode": "normal", "group": "A"}}}}})");
    const auto histogram = std::get<HistogramOptions>(panel.options);
    EXPECT_EQ(histogram.bucketSize, 0.5);
    EXPECT_EQ(histogram.bucketOffset, 0.25);
    EXPECT_EQ(histogram.bucketCount, 12);
    EXPECT_TRUE(histogram.combine);
    EXPECT_EQ(histogram.stacking, frame::Stacking::Normal);
    EXPECT_EQ(histogram.legend.mode, Legend::Mode::Hidden);
    EXPECT_EQ(histogram.tooltip.mode, Tooltip::Mode::None);
    EXPECT_EQ(panel.defaults.style.fillOpacity, 30);
    EXPECT_FALSE(optionsOf<HistogramOptions>("histogram", R"({"bucketSize": 0})").bucketSize);
    EXPECT_EQ(optionsOf<HistogramOptions>("histogram", R"({"bucketCount": -4})").bucketCount, 1);
}

TEST(ChartsReader, AGraphOverBucketsIsAHistogram)
{
    const Dashboard board = readPanels(R"({"id": 1, "type": "graph", "stack": true, "legend": {"show": false},
        "xaxis": {"mode": "histogram", "buckets": 9}, "yaxes": [{"format": "ms", "max": 10}, {}]})");
    EXPECT_TRUE(board.notes.empty()) << board.notes.front().detail;
    const Panel &panel = board.panels[0];
    const auto histogram = std::get<HistogramOptions>(panel.options);
    EXPECT_EQ(histogram.bucketCount, 9);
    EXPECT_EQ(histogram.stacking, frame::Stacking::Normal);
    EXPECT_EQ(histogram.legend.mode, Legend::Mode::Hidden);
    EXPECT_EQ(panel.defaults.unit, "");
    EXPECT_FALSE(panel.defaults.max);
    EXPECT_EQ(panel.defaults.style.fillOpacity, 80);
}

TEST(ChartsReader, AGraphOverSeriesIsABarForEach)
{
    const Dashboard board = readPanels(R"({"id": 1, "type": "graph",
        "xaxis": {"mode": "series", "values": ["current"]}, "yaxes": [{"format": "reqps"}, {}],
        "transformations": [{"id": "limit", "options": {"limitField": 5}}]})");
    const Panel &panel = board.panels[0];
    ASSERT_TRUE(std::holds_alternative<BarChartOptions>(panel.options));
    ASSERT_EQ(panel.transformations.size(), 2U) << "behind the panel's own";
    const auto reduce = std::get<frame::transform::Reduce>(panel.transformations[1].step);
    EXPECT_THAT(reduce.reducers, ElementsAre("current"));
    EXPECT_EQ(panel.defaults.unit, "reqps");
    EXPECT_TRUE(noted(
        readPanels(R"({"id": 1, "type": "graph", "xaxis": {"mode": "moon"}})"), "option", "x axis moon"));
}

} // namespace zumik::dashboard
