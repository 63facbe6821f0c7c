// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/dashboard/reading.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::dashboard {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string element(int number)
{
    const std::string id = std::to_string(number);
    return R"("p)" + id + R"(": {"kind": "Panel", "spec": {"id": )" + id + R"(, "title": "P)" + id
        + R"(", "vizConfig": {"kind": "VizConfig", "group": "stat", "spec": {}}}})";
}

Dashboard boardOf(const std::string &layout, int panels, const std::string &rest = {})
{
    std::string elements;
    for (int i = 1; i <= panels; ++i) {
        elements += (i > 1 ? "," : "") + element(i);
    }
    return read(R"({"elements": {)" + elements + R"(}, "layout": )" + layout + rest + "}");
}

std::string item(int number, const std::string &rest = {})
{
    return R"({"kind": "AutoGridLayoutItem", "spec": {"element": {"kind": "ElementReference", "name": "p)"
        + std::to_string(number) + R"("})" + rest + "}}";
}

std::string automatic(const std::string &settings, int from, int to)
{
    std::string items;
    for (int i = from; i <= to; ++i) {
        items += (i > from ? "," : "") + item(i);
    }
    return R"({"kind": "AutoGridLayout", "spec": {)" + settings + R"("items": [)" + items + "]}}";
}

std::vector<std::string> titles(const std::vector<Panel> &panels)
{
    std::vector<std::string> found;
    for (const Panel &panel : panels) {
        found.push_back(panel.title);
    }
    return found;
}

} // namespace

TEST(V2Form, TakesWhatThePanelsShareOfThePointer)
{
    const auto sharing = [](const char *word) {
        return boardOf(automatic("", 1, 1), 1, std::string(R"(, "cursorSync": ")") + word + "\"")
            .pointerSharing;
    };
    EXPECT_EQ(sharing("Off"), PointerSharing::None);
    EXPECT_EQ(sharing("Crosshair"), PointerSharing::Crosshair);
    EXPECT_EQ(sharing("Tooltip"), PointerSharing::Tooltip);
}

TEST(V2Form, LaysAutomaticGridsOutInColumns)
{
    const Dashboard board = boardOf(automatic(R"("maxColumnCount": 3, )", 1, 4), 4);
    EXPECT_EQ(board.panels.at(0).position, (GridPosition{0, 0, 8, 9}));
    EXPECT_EQ(board.panels.at(2).position, (GridPosition{16, 0, 8, 9}));
    EXPECT_EQ(board.panels.at(3).position, (GridPosition{0, 9, 8, 9}));
    EXPECT_THAT(board.notes, IsEmpty());
}

TEST(V2Form, SharesTheWidthAmongFewerPanelsThanColumns)
{
    const Dashboard board = boardOf(automatic(R"("maxColumnCount": 5, )", 1, 2), 2);
    EXPECT_EQ(board.panels.at(0).position.width, 12);
    const Dashboard five =
        boardOf(automatic(R"("maxColumnCount": 5, "columnWidthMode": "narrow", )", 1, 5), 5);
    EXPECT_EQ(five.panels.at(4).position.x + five.panels.at(4).position.width, 24);
}

TEST(V2Form, TakesTheHeightsAndWidthsOfAutomaticGrids)
{
    const auto height = [](const std::string &settings) {
        return boardOf(automatic(settings, 1, 1), 1).panels.at(0).position.height;
    };
    EXPECT_EQ(height(R"("rowHeightMode": "short", )"), 5);
    EXPECT_EQ(height(R"("rowHeightMode": "tall", )"), 14);
    EXPECT_EQ(height(R"("rowHeightMode": "custom", "rowHeight": 30, )"), 1);
    const Dashboard wide = boardOf(automatic(R"("maxColumnCount": 4, "columnWidthMode": "wide", )", 1, 4), 4);
    EXPECT_EQ(wide.panels.at(0).position.width, 12);
}

TEST(V2Form, KeepsTheContentOfCollapsedRowsInThem)
{
    const Dashboard board = boardOf(R"({"kind": "RowsLayout", "spec": {"rows": [
        {"kind": "RowsLayoutRow", "spec": {"title": "Closed", "collapse": true, "layout": )"
            + automatic("", 1, 2) + R"(}},
        {"kind": "RowsLayoutRow", "spec": {"title": "Open", "repeat": {"mode": "variable", "value": "node"}, "layout": )"
            + automatic("", 3, 3) + "}}]}}",
        3);
    EXPECT_THAT(titles(board.panels), ElementsAre("Closed", "Open", "P3"));
    EXPECT_TRUE(std::get<RowOptions>(board.panels[0].options).collapsed);
    EXPECT_THAT(titles(board.panels[0].panels), ElementsAre("P1", "P2"));
    EXPECT_EQ(board.panels[1].position.y, 1);
    EXPECT_EQ(board.panels[1].repeat, "node");
}

TEST(V2Form, CollapsesTheRowsOfACollapsedTabAndTellsOfTabs)
{
    const Dashboard board = boardOf(R"({"kind": "TabsLayout", "spec": {"tabs": [
        {"kind": "TabsLayoutTab", "spec": {"title": "T", "collapse": true, "layout": {"kind": "RowsLayout", "spec": {"rows": [
            {"kind": "RowsLayoutRow", "spec": {"title": "R", "layout": )"
            + automatic("", 1, 1) + "}}]}}}}]}}",
        1);
    EXPECT_THAT(titles(board.panels), ElementsAre("T", "R"));
    EXPECT_THAT(titles(board.panels[1].panels), ElementsAre("P1"));
    EXPECT_TRUE(noted(board, "layout", "TabsLayout"));
}

TEST(V2Form, RepeatsPanels)
{
    const Dashboard board =
        boardOf(R"({"kind": "GridLayout", "spec": {"items": [{"kind": "GridLayoutItem", "spec": {
        "x": 0, "y": 0, "width": 8, "height": 6, "element": {"name": "p1"},
        "repeat": {"mode": "variable", "value": "job", "direction": "v", "maxPerRow": 2}}}]}})",
            1);
    EXPECT_EQ(board.panels.at(0).repeat, "job");
    EXPECT_EQ(board.panels.at(0).repeatDirection, RepeatDirection::Vertical);
    EXPECT_EQ(board.panels.at(0).maxPerRow, 2);
}

TEST(V2Form, PlacesRowsAmongThePanelsOfAGridAsItsFirstVersionDid)
{
    const Dashboard board = boardOf(R"({"kind": "GridLayout", "spec": {"items": [
        {"kind": "GridLayoutRow", "spec": {"title": "Old", "collapsed": true, "elements": [
            {"kind": "GridLayoutItem", "spec": {"x": 0, "y": 0, "width": 6, "height": 4, "element": {"name": "p1"}}}]}}]}})",
        1);
    EXPECT_THAT(titles(board.panels), ElementsAre("Old"));
    EXPECT_THAT(titles(board.panels[0].panels), ElementsAre("P1"));
}

TEST(V2Form, TellsOfConditionsOfUnknownElementsAndOfThoseTwiceThere)
{
    const Dashboard board = boardOf(R"({"kind": "AutoGridLayout", "spec": {"items": [)"
            + item(1,
                R"(, "conditionalRendering": {"kind": "ConditionalRenderingGroup", "spec": {"items": [{}]}})")
            + "," + item(1) + "," + item(7) + "]}}",
        1);
    EXPECT_EQ(board.panels.size(), 1U);
    EXPECT_TRUE(noted(board, "conditional rendering", "p1"));
    EXPECT_TRUE(noted(board, "element", "p1"));
    EXPECT_TRUE(noted(board, "element", "p7"));
}

TEST(V2Form, ReadsVariablesOfEveryKind)
{
    const Dashboard board = boardOf(automatic("", 1, 1), 1, R"json(, "variables": [
        {"kind": "QueryVariable", "spec": {"name": "q", "refresh": "never", "query": {"kind": "DataQuery", "group": "prometheus",
            "spec": {"__legacyStringValue": "label_values(job)"}}}},
        {"kind": "TextVariable", "spec": {"name": "t", "query": "free"}},
        {"kind": "ConstantVariable", "spec": {"name": "k", "query": "v"}},
        {"kind": "DatasourceVariable", "spec": {"name": "d", "pluginId": "prometheus"}},
        {"kind": "IntervalVariable", "spec": {"name": "i", "query": "1m,5m"}},
        {"kind": "SwitchVariable", "spec": {"name": "s", "current": "no", "enabledValue": "a,b", "disabledValue": "no"}},
        {"kind": "AdhocVariable", "spec": {"name": "a", "filters": [{"key": "job", "operator": "=", "value": "x"}]}},
        {"kind": "GroupByVariable", "spec": {"name": "g"}}])json");
    ASSERT_EQ(board.variables.size(), 8U);
    EXPECT_EQ(board.variables[0].query, "label_values(job)");
    EXPECT_EQ(board.variables[0].refresh, Variable::Refresh::Never);
    EXPECT_EQ(board.variables[1].type, Variable::Type::TextBox);
    EXPECT_EQ(board.variables[2].type, Variable::Type::Constant);
    EXPECT_EQ(board.variables[3].type, Variable::Type::DataSource);
    EXPECT_EQ(board.variables[3].query, "prometheus");
    EXPECT_EQ(board.variables[4].options.size(), 2U);
    EXPECT_THAT(
        board.variables[5].options, ElementsAre(VariableOption{"a,b", "a,b"}, VariableOption{"no", "no"}));
    EXPECT_THAT(board.variables[5].current, ElementsAre("no"));
    EXPECT_EQ(board.variables[6].filters.size(), 1U);
    EXPECT_TRUE(noted(board, "variable type", "groupby"));
}

TEST(V2Form, ReadsAnnotationsLinksAndWhatPanelsCarry)
{
    const Dashboard board =
        read(R"({"elements": {"p": {"kind": "Panel", "spec": {"id": 1, "title": "P", "transparent": true,
            "description": "D", "links": [{"title": "L", "url": "https://a"}], "vizConfig": {"kind": "stat", "spec": {}}}},
            "l": {"kind": "LibraryPanel", "spec": {"id": 2, "title": "Lib", "libraryPanel": {"name": "N", "uid": "u"}}}},
        "layout": {"kind": "AutoGridLayout", "spec": {"items": [
            {"spec": {"element": {"name": "p"}}}, {"spec": {"element": {"name": "l"}}}]}},
        "links": [{"type": "dashboards", "title": "All", "tags": ["t"]}],
        "annotations": [{"kind": "AnnotationQuery", "spec": {"builtIn": true, "name": "own", "enable": true}},
            {"kind": "AnnotationQuery", "spec": {"name": "deploys", "enable": true, "iconColor": "red",
             "query": {"kind": "DataQuery", "group": "prometheus", "spec": {"expr": "changes(x[5m]) > 0"}},
             "legacyOptions": {"titleFormat": "{{job}}"}}},
            {"kind": "AnnotationQuery", "spec": {"name": "logs", "enable": true,
             "query": {"kind": "DataQuery", "group": "loki", "spec": {"expr": "x"}}}}]})");
    EXPECT_TRUE(board.panels.at(0).transparent);
    EXPECT_EQ(board.panels.at(0).description, "D");
    EXPECT_EQ(board.panels.at(0).links.at(0).url, "https://a");
    EXPECT_EQ(board.panels.at(1).libraryUid, "u");
    EXPECT_TRUE(noted(board, "library panel", "N"));
    EXPECT_EQ(board.links.at(0).kind, Link::Kind::Dashboards);
    ASSERT_EQ(board.annotations.size(), 2U);
    EXPECT_TRUE(board.annotations[0].grafana && board.annotations[0].grafana->builtIn);
    EXPECT_EQ(board.annotations[1].expression, "changes(x[5m]) > 0");
    EXPECT_EQ(board.annotations[1].titleFormat, "{{job}}");
    EXPECT_TRUE(noted(board, "annotations", "logs"));
    EXPECT_FALSE(noted(board, "annotations", "own"));
}

TEST(V2Form, EndsWhereLayoutsAreTooDeep)
{
    std::string layout = automatic("", 1, 1);
    for (int i = 0; i < 300; ++i) {
        layout =
            R"({"kind": "RowsLayout", "spec": {"rows": [{"kind": "RowsLayoutRow", "spec": {"title": "r", "layout": )"
            + layout + "}}]}}";
        if (i == 100) {
            break;
        }
    }
    const Dashboard board = boardOf(layout, 1);
    EXPECT_LT(board.panels.size(), 10U);
    EXPECT_TRUE(noted(board, "layout", "too deep"));
}

} // namespace zumik::dashboard
