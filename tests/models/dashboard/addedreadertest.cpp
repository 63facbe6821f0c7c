// SPDX-License-Identifier: GPL-3.0-or-later
// Annotations, links, and styles of series, cells and tables.
#include "tests/models/dashboard/reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::dashboard {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

frame::FieldConfig configOf(const std::string &defaults)
{
    const Dashboard board =
        readPanels(R"({"type": "timeseries", "fieldConfig": {"defaults": )" + defaults + "}}");
    EXPECT_THAT(board.notes, IsEmpty());
    return board.panels.at(0).defaults;
}

frame::SeriesStyle styleOf(const std::string &custom)
{
    return configOf(R"({"custom": )" + custom + "}").style;
}

} // namespace

TEST(Reader, ReadsAnnotationsThatPrometheusAnswers)
{
    const Dashboard board = read(R"json({"schemaVersion": 39, "panels": [], "annotations": {"list": [
        {"builtIn": 1, "name": "Annotations & Alerts", "datasource": "-- Grafana --", "enable": true},
        {"name": "restarts", "datasource": {"type": "prometheus", "uid": "p"}, "enable": true, "hide": true, "iconColor": "#F2495C",
         "expr": "changes(process_start_time_seconds[1m]) > 0", "step": "30s", "titleFormat": "{{job}}", "textFormat": "again",
         "tagKeys": "job,instance", "useValueForTime": true, "filter": {"exclude": true, "ids": [3, 5]}},
        {"name": "later", "enable": false, "target": {"expr": "ALERTS", "interval": "1m"}},
        {"name": "logs", "datasource": {"type": "loki"}, "enable": true, "expr": "x"},
        {"name": "off", "datasource": {"type": "loki"}, "enable": false, "expr": "x"}]}})json");
    ASSERT_EQ(board.annotations.size(), 3U);
    const Annotation &first = board.annotations[1];
    EXPECT_EQ(first.name, "restarts");
    EXPECT_EQ(first.expression, "changes(process_start_time_seconds[1m]) > 0");
    EXPECT_EQ(first.step, "30s");
    EXPECT_EQ(first.titleFormat, "{{job}}");
    EXPECT_EQ(first.textFormat, "again");
    EXPECT_EQ(first.tagKeys, "job,instance");
    EXPECT_EQ(first.color, "#F2495C");
    EXPECT_TRUE(first.enabled && first.hidden && first.valueAsTime && first.excludePanels);
    EXPECT_THAT(first.panelIds, ElementsAre(3, 5));
    EXPECT_FALSE(board.annotations[2].enabled);
    EXPECT_EQ(board.annotations[2].expression, "ALERTS");
    EXPECT_EQ(board.annotations[2].step, "1m");
    EXPECT_EQ(board.notes.size(), 1U);
    EXPECT_TRUE(noted(board, "annotations", "logs"));
}

TEST(Reader, ReadsAnnotationsThatGrafanaItselfAnswers)
{
    const Dashboard board = read(R"json({"panels": [], "annotations": {"list": [
        {"builtIn": 1, "name": "own", "datasource": "-- Grafana --", "type": "dashboard", "hide": true},
        {"name": "new", "datasource": {"type": "grafana", "uid": "-- Grafana --"},
         "target": {"type": "tags", "tags": ["a", "$b"], "matchAny": true, "limit": 50}},
        {"name": "old", "datasource": "-- Grafana --", "type": "tags", "tags": ["c"], "limit": 1e9},
        {"name": "bare", "datasource": {"uid": "-- Grafana --"}}]}})json");
    ASSERT_EQ(board.annotations.size(), 4U);
    EXPECT_EQ(board.annotations[0].grafana, (GrafanaAnnotation{false, {}, false, 100, true}));
    EXPECT_TRUE(board.annotations[0].hidden);
    EXPECT_EQ(board.annotations[1].grafana, (GrafanaAnnotation{true, {"a", "$b"}, true, 50, false}));
    EXPECT_EQ(board.annotations[2].grafana, (GrafanaAnnotation{true, {"c"}, false, 2000, false}));
    EXPECT_EQ(board.annotations[3].grafana, GrafanaAnnotation());
    EXPECT_TRUE(board.notes.empty());
}

TEST(Reader, ReadsWhatColorsRunOver)
{
    const frame::FieldConfig config =
        configOf(R"({"fieldMinMax": true, "color": {"mode": "continuous-GrYlRd", "seriesBy": "max"}})");
    EXPECT_TRUE(config.ownRange);
    EXPECT_EQ(config.color.seriesBy, "max");
    const frame::FieldConfig plain = configOf(R"({"color": {"mode": "thresholds", "seriesBy": "last"}})");
    EXPECT_FALSE(plain.ownRange);
    EXPECT_EQ(plain.color.seriesBy, "lastNotNull");
}

TEST(Reader, ReadsTheLinksOfBoardsPanelsAndFields)
{
    const Dashboard board = read(R"({"schemaVersion": 39, "links": [
        {"type": "link", "title": "Docs", "url": "https://example.com", "tooltip": "Read", "keepTime": true, "includeVars": true},
        {"type": "dashboards", "title": "Others", "tags": ["a", "b"]}, {"type": "dashboards"}, {"type": "link"}],
        "panels": [{"type": "stat", "links": [{"title": "Up", "url": "/d/x"}], "fieldConfig": {
            "defaults": {"links": [{"title": "T", "url": "u", "targetBlank": true}, {"title": "nowhere"}], "description": "said"},
            "overrides": [{"matcher": {"id": "byName", "options": "a"},
                "properties": [{"id": "links", "value": [{"url": "v"}]}]}]}}]})");
    ASSERT_EQ(board.links.size(), 2U);
    EXPECT_EQ(board.links[0].url, "https://example.com");
    EXPECT_EQ(board.links[0].tooltip, "Read");
    EXPECT_TRUE(board.links[0].keepTime && board.links[0].includeVariables);
    EXPECT_THAT(board.links[1].tags, ElementsAre("a", "b"));
    const Panel &panel = board.panels.at(0);
    EXPECT_EQ(panel.links.at(0).title, "Up");
    ASSERT_EQ(panel.defaults.links.size(), 1U);
    EXPECT_TRUE(panel.defaults.links[0].newTab);
    EXPECT_EQ(panel.defaults.description, "said");
    EXPECT_EQ(panel.overrides.at(0).properties.at(0).first, "links");
    EXPECT_THAT(board.notes, IsEmpty());
}

TEST(Reader, TakesNoMoreLinksAndAnnotationsThanItCanShow)
{
    std::string links;
    std::string annotations;
    for (int i = 0; i < 500; ++i) {
        links += (i > 0 ? "," : "") + std::string(R"({"url": "u"})");
        annotations += (i > 0 ? "," : "") + std::string(R"({"expr": "up"})");
    }
    const Dashboard board = read(
        R"({"panels": [], "links": [)" + links + R"(], "annotations": {"list": [)" + annotations + "]}}");
    EXPECT_EQ(board.links.size(), 100U);
    EXPECT_EQ(board.annotations.size(), 100U);
}

TEST(Reader, ReadsTheStylesOfAxesAndBars)
{
    const frame::SeriesStyle style = styleOf(R"({"axisCenteredZero": true, "axisGridShow": false,
        "axisColorMode": "series", "barAlignment": -1, "barWidthFactor": 0.9, "barMaxWidth": 40,
        "scaleDistribution": {"type": "symlog", "log": 10, "linearThreshold": 5}})");
    EXPECT_TRUE(style.centeredZero && style.axisColored);
    EXPECT_EQ(style.gridLines, false);
    EXPECT_EQ(style.barAlignment, -1);
    EXPECT_EQ(style.barWidth, 0.9);
    EXPECT_EQ(style.barMaxWidth, 40);
    EXPECT_EQ(style.logBase, 10);
    EXPECT_EQ(style.linearThreshold, 5);
    EXPECT_FALSE(styleOf(R"({"scaleDistribution": {"type": "log", "log": 2}})").linearThreshold);
}

TEST(Reader, ReadsGapsFillsAndDots)
{
    const frame::SeriesStyle style =
        styleOf(R"({"insertNulls": 60000, "fillBelowTo": "low", "lineStyle": {"fill": "dot"}})");
    EXPECT_EQ(style.gapAfter, base::Duration{60000});
    EXPECT_EQ(style.fillBelowTo, "low");
    EXPECT_TRUE(style.dotted);
    EXPECT_THAT(style.dash, ElementsAre(0, 10));
    EXPECT_FALSE(styleOf(R"({"insertNulls": false})").gapAfter);
    EXPECT_FALSE(styleOf(R"({"lineStyle": {"fill": "dash", "dash": [1, 2]}})").dotted);
}

TEST(Reader, ReadsTheStylesOfCells)
{
    const frame::CellStyle cell = configOf(R"({"custom": {"filterable": true, "inspect": true, "minWidth": 80,
        "cellOptions": {"type": "gauge", "mode": "lcd", "valueDisplayMode": "text", "applyToRow": true, "wrapText": true}}})")
                                      .cell;
    EXPECT_EQ(cell.display, "gauge");
    EXPECT_EQ(cell.mode, "lcd");
    EXPECT_EQ(cell.valueMode, "text");
    EXPECT_TRUE(cell.applyToRow && cell.wrap && cell.filterable && cell.inspect);
    EXPECT_EQ(cell.minWidth, 80);
}

TEST(Reader, ReadsHowASeriesInACellIsDrawn)
{
    const frame::FieldConfig config = configOf(R"({"custom": {"cellOptions": {"type": "sparkline",
        "hideValue": true, "lineWidth": 3, "fillOpacity": 40, "gradientMode": "opacity", "drawStyle": "bars",
        "barAlignment": 1, "lineColor": "red", "axisLabel": "no axis"}}})");
    EXPECT_EQ(config.cell.display, "sparkline");
    EXPECT_EQ(config.cell.valueMode, "hidden");
    EXPECT_EQ(config.style.lineWidth, 3);
    EXPECT_EQ(config.style.fillOpacity, 40);
    EXPECT_EQ(config.style.gradient, frame::Gradient::Opacity);
    EXPECT_EQ(config.style.draw, frame::DrawStyle::Bars);
    EXPECT_EQ(config.style.barAlignment, 1);
    EXPECT_TRUE(config.style.axisLabel.empty());
}

TEST(Reader, GivesSeriesInCellsGrafanasLookWhereNothingIsSaid)
{
    const frame::FieldConfig config = configOf(
        R"({"custom": {"cellOptions": {"type": "sparkline", "fillOpacity": "much", "drawStyle": 7}}})");
    EXPECT_EQ(config.cell.valueMode, "");
    EXPECT_EQ(config.style.interpolation, frame::Interpolation::Smooth);
    EXPECT_EQ(config.style.gradient, frame::Gradient::Hue);
    EXPECT_EQ(config.style.points, frame::PointVisibility::Never);
    EXPECT_EQ(config.style.draw, frame::DrawStyle::Line);
}

TEST(Reader, ReadsFootersPagesAndHeightsOfTables)
{
    const Dashboard board =
        readPanels(R"({"type": "table", "options": {"cellHeight": "lg", "footer": {"show": true,
        "reducer": ["sum"], "fields": ["a", "b"], "countRows": true, "enablePagination": true}}})");
    const auto &table = std::get<TableOptions>(board.panels.at(0).options);
    EXPECT_THAT(table.footerFields, ElementsAre("a", "b"));
    EXPECT_TRUE(table.footerCountsRows && table.paginated);
    EXPECT_EQ(table.rowScale, 1.7);
    const Dashboard plain = readPanels(
        R"({"type": "table", "options": {"footer": {"show": false, "fields": "", "enablePagination": false}}})");
    EXPECT_THAT(std::get<TableOptions>(plain.panels.at(0).options).footerFields, IsEmpty());
    EXPECT_FALSE(std::get<TableOptions>(plain.panels.at(0).options).paginated);
}

TEST(Reader, ReadsPanelsThatLetThePageShowThrough)
{
    EXPECT_TRUE(readPanels(R"({"type": "stat", "transparent": true})").panels.at(0).transparent);
    EXPECT_FALSE(readPanels(R"({"type": "stat"})").panels.at(0).transparent);
}

} // namespace zumik::dashboard
