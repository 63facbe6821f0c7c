// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/reader.h"

#include "tests/models/dashboard/reading.h"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::dashboard {

namespace {

using base::ErrorCode;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

std::string repeated(const std::string &text, int times)
{
    std::string all;
    for (int i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

} // namespace

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
         "transformations": [{"id": "divine"}, {"id": "merge", "disabled": true}],
         "targets": [{"refId": "A", "expr": "up"}, {"refId": "B", "datasource": {"type": "loki"}, "expr": "x"},
                     {"refId": "C", "target": "graphite.path"}]}]})");
    ASSERT_EQ(board.panels.size(), 2U);
    EXPECT_EQ(std::get<UnsupportedOptions>(board.panels[0].options).type, "flamegraph");
    const ImportNote type{"panel 1 \"F\"", "panel type", "flamegraph"};
    EXPECT_THAT(board.notes, Contains(type));
    const ImportNote variable{"variable g", "variable type", "groupby"};
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
        {"transformation", "divine"},
        {"data source", "loki"},
        {"query", "C"},
    };
    for (const Row &row : rows) {
        EXPECT_TRUE(noted(board, row.first, row.second)) << row.first << " " << row.second;
    }
    EXPECT_FALSE(noted(board, "repeat", "node"));
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

} // namespace zumik::dashboard
