// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/panelsource.h"

#include "models/dashboard/document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::dashboard {

namespace {

using testing::HasSubstr;

std::string panel(const char *board, int id, std::string_view title)
{
    const auto document = DashboardDocument::parse(board, "board.json");
    EXPECT_TRUE(document.ok());
    return panelJson(*document, id, title).toStdString();
}

} // namespace

TEST(PanelSource, isThePanelAsTheFileHasItWhateverIsKnownOfIt)
{
    const char *const board = R"({"panels": [{"id": 1, "title": "a", "unheardOf": [1, {"x": null}]},
        {"id": 2, "title": "b"}]})";
    EXPECT_THAT(panel(board, 1, "a"), HasSubstr("\"unheardOf\": ["));
    EXPECT_THAT(panel(board, 2, "b"), HasSubstr("\"title\": \"b\""));
    EXPECT_EQ(panel(board, 3, "c"), "");
}

TEST(PanelSource, isFoundInRowsToo)
{
    EXPECT_THAT(
        panel(R"({"panels": [{"id": 1, "type": "row", "panels": [{"id": 7, "title": "in"}]}]})", 7, "in"),
        HasSubstr("\"in\""));
    EXPECT_THAT(panel(R"({"rows": [{"title": "r", "panels": [{"id": 7, "title": "old"}]}]})", 7, "old"),
        HasSubstr("\"old\""));
}

TEST(PanelSource, ofSeveralOfOneIdIsTheOneOfTheTitle)
{
    const char *const board = R"({"panels": [{"id": 1, "title": "a"}, {"id": 1, "title": "b"}]})";
    EXPECT_THAT(panel(board, 1, "b"), HasSubstr("\"b\""));
    EXPECT_THAT(panel(board, 9, "b"), HasSubstr("\"b\"")) << "the reader has numbered it anew";
    EXPECT_THAT(panel(board, 1, "changed"), HasSubstr("\"a\""));
}

TEST(PanelSource, isTheElementOfAV2Dashboard)
{
    const char *const board = R"({"apiVersion": "dashboard.grafana.app/v2beta1", "kind": "Dashboard",
        "metadata": {"name": "x"}, "spec": {"title": "x", "layout": {"kind": "GridLayout", "spec": {"items": []}},
        "elements": {"panel-4": {"kind": "Panel", "spec": {"id": 4, "title": "four"}}}}})";
    EXPECT_THAT(panel(board, 4, "four"), HasSubstr("\"kind\": \"Panel\""));
}

TEST(PanelSource, survivesWhatIsNoPanel)
{
    EXPECT_EQ(
        panel(R"({"panels": [1, null, "x", [], {"panels": 3}], "rows": 5, "elements": []})", 0, ""), "");
}

} // namespace zumik::dashboard
