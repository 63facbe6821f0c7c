// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/dashboard/reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace zumik::dashboard {

namespace {

const std::string model = R"({"id": 99, "type": "stat", "title": "From the library", "repeat": "node",
    "gridPos": {"x": 1, "y": 1, "w": 1, "h": 1}, "targets": [{"refId": "A", "expr": "up"}]})";

Dashboard boardOf(const std::string &elements, const std::string &panels)
{
    return read(R"({"schemaVersion": 39, "__elements": )" + elements + R"(, "panels": [)" + panels + "]}");
}

const std::string named = R"({"id": 4, "gridPos": {"x": 12, "y": 0, "w": 12, "h": 8},
    "libraryPanel": {"uid": "lib", "name": "Shared"}})";

void expectFilled(const Panel &panel)
{
    EXPECT_EQ(panel.id, 4);
    EXPECT_EQ(panel.type, "stat");
    EXPECT_EQ(panel.title, "From the library");
    EXPECT_EQ(panel.repeat, "node");
    EXPECT_EQ(panel.libraryUid, "lib");
    EXPECT_EQ(panel.position.width, 12);
    ASSERT_EQ(panel.queries.size(), 1U);
    EXPECT_EQ(panel.queries[0].expression, "up");
}

} // namespace

TEST(LibraryPanels, AreFilledFromTheFilesElements)
{
    const std::string element = R"({"uid": "lib", "name": "Shared", "kind": 1, "model": )" + model + "}";
    expectFilled(boardOf(R"({"lib": )" + element + "}", named).panels[0]);
    expectFilled(boardOf("[" + element + "]", named).panels[0]);
}

TEST(LibraryPanels, AreFilledInsideRowsToo)
{
    const Dashboard board = boardOf(R"({"lib": {"model": )" + model + "}}",
        R"({"id": 1, "type": "row", "collapsed": true, "panels": [)" + named + "]}");
    expectFilled(board.panels[0].panels.at(0));
    EXPECT_TRUE(board.notes.empty());
}

TEST(LibraryPanels, MayCarryTheirModelThemselves)
{
    const std::string inlined = R"({"id": 4, "gridPos": {"x": 12, "y": 0, "w": 12, "h": 8},
        "libraryPanel": {"uid": "lib", "name": "Shared", "model": )"
        + model + "}}";
    expectFilled(boardOf("{}", inlined).panels[0]);
}

TEST(LibraryPanels, ThatTheFileDoesNotHoldSayWhichTheyAre)
{
    const Dashboard board = boardOf(R"({"other": {"model": {"type": "stat"}}})", named);
    EXPECT_EQ(std::get<UnsupportedOptions>(board.panels[0].options).type, "Shared");
    EXPECT_EQ(board.panels[0].libraryUid, "lib");
    EXPECT_TRUE(noted(board, "library panel", "Shared"));
}

TEST(LibraryPanels, OfAnyOtherShapeAreNoPanels)
{
    for (const char *elements : {"[]", "3", "null", R"([{"uid": "lib"}])", R"({"lib": {"model": 3}})"}) {
        const Dashboard board =
            boardOf(elements, named + R"(, 5, {"libraryPanel": 7, "id": 8, "type": "text"})");
        const auto library = std::find_if(board.panels.begin(), board.panels.end(),
            [](const Panel &panel) { return panel.libraryUid == "lib"; });
        ASSERT_NE(library, board.panels.end()) << elements;
        EXPECT_EQ(std::get<UnsupportedOptions>(library->options).type, "Shared") << elements;
    }
}

} // namespace zumik::dashboard
