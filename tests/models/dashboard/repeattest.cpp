// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/repeat.h"

#include "tests/models/dashboard/reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace zumik::dashboard {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const std::string node = R"({"name": "node", "type": "custom", "multi": true, "includeAll": true,
    "query": "a, Bee : b, c, d, e", "current": {"value": )";

/// A board of these panels whose variable `node` has these values.
Dashboard boardOf(const std::string &panels, const std::string &current)
{
    return read(R"({"schemaVersion": 39, "templating": {"list": [)" + node + current + R"(}}]}, "panels": [)"
        + panels + "]}");
}

Repeated repeated(const std::string &panels, const std::string &current, std::size_t most = mostRepeated)
{
    const Dashboard board = boardOf(panels, current);
    return repeatPanels(board.panels, repeatValues(board.panels, board.variables), most);
}

std::vector<GridPosition> places(const std::vector<Panel> &panels)
{
    std::vector<GridPosition> all;
    for (const Panel &panel : panels) {
        all.push_back(panel.position);
    }
    return all;
}

/// "node=a,zone=z" of each
std::vector<std::string> scopes(const std::vector<Panel> &panels)
{
    std::vector<std::string> all;
    for (const Panel &panel : panels) {
        std::string text;
        for (const auto &[name, option] : panel.scope) {
            text += (text.empty() ? "" : ",") + name + "=" + option.value;
        }
        all.push_back(text);
    }
    return all;
}

std::vector<int> ids(const std::vector<Panel> &panels)
{
    std::vector<int> all;
    for (const Panel &panel : panels) {
        all.push_back(panel.id);
    }
    return all;
}

std::string panel(int id, int x, int y, int width, const std::string &more = {})
{
    return R"({"id": )" + std::to_string(id) + R"(, "type": "stat", "title": "of $node", "gridPos": {"x": )"
        + std::to_string(x) + R"(, "y": )" + std::to_string(y) + R"(, "w": )" + std::to_string(width)
        + R"(, "h": 8})" + more + "}";
}

const std::string byNode = R"(, "repeat": "node")";

std::string row(int id, int y, const std::string &more = {})
{
    return R"({"id": )" + std::to_string(id)
        + R"(, "type": "row", "title": "Row $node", "gridPos": {"x": 0, "y": )" + std::to_string(y)
        + R"(, "w": 24, "h": 1})" + more + "}";
}

} // namespace

TEST(PanelRepeats, ShareTheWidthAndKeepTheHeight)
{
    const auto two = repeated(panel(7, 0, 0, 6, byNode), R"(["a", "b"])").panels;
    EXPECT_THAT(places(two), ElementsAre(GridPosition{0, 0, 12, 8}, GridPosition{12, 0, 12, 8}));
    EXPECT_THAT(scopes(two), ElementsAre("node=a", "node=b"));
    EXPECT_EQ(two[1].scope[0].second.text, "Bee");
    const auto one = repeated(panel(7, 6, 0, 6, byNode), R"(["c"])").panels;
    EXPECT_THAT(places(one), ElementsAre(GridPosition{0, 0, 24, 8}));
}

TEST(PanelRepeats, BreakTheLineAfterAsManyAsTheyMay)
{
    const auto five = repeated(panel(7, 0, 0, 6, byNode + R"(, "maxPerRow": 3)"), R"("$__all")").panels;
    EXPECT_THAT(places(five),
        ElementsAre(GridPosition{0, 0, 8, 8}, GridPosition{8, 0, 8, 8}, GridPosition{16, 0, 8, 8},
            GridPosition{0, 8, 8, 8}, GridPosition{8, 8, 8, 8}));
    const auto uneven = repeated(panel(7, 0, 0, 6, byNode + R"(, "maxPerRow": 5)"), R"("$__all")").panels;
    int right = 0;
    for (const Panel &each : uneven) {
        EXPECT_EQ(each.position.x, right);
        right += each.position.width;
    }
    EXPECT_EQ(right, 24);
}

TEST(PanelRepeats, StandBelowEachOtherWhenVertical)
{
    const auto made =
        repeated(panel(7, 6, 2, 6, byNode + R"(, "repeatDirection": "v")"), R"(["a", "b", "c"])").panels;
    EXPECT_THAT(places(made),
        ElementsAre(GridPosition{6, 2, 6, 8}, GridPosition{6, 10, 6, 8}, GridPosition{6, 18, 6, 8}));
}

TEST(PanelRepeats, PushWhatIsBelowAndBeside)
{
    const std::string panels = panel(1, 0, 0, 12, byNode + R"(, "maxPerRow": 2)") + "," + panel(2, 12, 0, 12)
        + "," + panel(3, 0, 8, 24) + "," + row(4, 16) + "," + panel(5, 0, 17, 24);
    const auto made = repeated(panels, R"(["a", "b", "c"])").panels;
    ASSERT_THAT(made, SizeIs(7));
    std::map<int, int> tops;
    for (const Panel &each : made) {
        tops[each.id] = each.position.y;
    }
    EXPECT_EQ(tops[2], 16); // below both lines
    EXPECT_EQ(tops[3], 16); // the layout moves it below what it meets
    EXPECT_EQ(tops[4], 24);
    EXPECT_EQ(tops[5], 25);
}

TEST(PanelRepeats, KeepTheirIdsFromRunToRunAndWhateverElseIsChosen)
{
    const auto three = repeated(panel(7, 0, 0, 6, byNode), R"(["a", "b", "c"])");
    const auto again = repeated(panel(7, 0, 0, 6, byNode), R"(["a", "c"])");
    EXPECT_EQ(three.panels[0].id, 7);
    EXPECT_EQ(three.panels[2].id, again.panels[1].id);
    EXPECT_NE(three.panels[1].id, three.panels[2].id);
    EXPECT_EQ(three.sources.at(three.panels[2].id), 7);
    EXPECT_FALSE(three.sources.contains(7));
}

TEST(PanelRepeats, AvoidIdsThatThePanelsHave)
{
    const int taken = repeated(panel(7, 0, 0, 6, byNode), R"(["a", "b"])").panels[1].id;
    const auto made =
        repeated(panel(7, 0, 0, 6, byNode) + "," + panel(taken, 0, 8, 6), R"(["a", "b"])").panels;
    EXPECT_EQ(made[1].id, taken + 1);
    EXPECT_EQ(made[2].id, taken);
}

TEST(PanelRepeats, StandOnceWithoutAValueAndWithoutTheVariable)
{
    const auto empty = repeated(panel(7, 0, 0, 6, byNode), "[]").panels;
    EXPECT_THAT(scopes(empty), SizeIs(5)); // nothing saved is All, where there is All
    Variable none;
    none.name = "node";
    none.type = Variable::Type::Query;
    const Dashboard board = boardOf(panel(7, 3, 0, 6, byNode), "[]");
    const auto once = repeatPanels(board.panels, repeatValues(board.panels, {none})).panels;
    ASSERT_THAT(once, SizeIs(1));
    EXPECT_EQ(once[0].scope[0].second, (VariableOption{"None", ""}));
    const auto unknown = repeatPanels(board.panels, {}).panels;
    ASSERT_THAT(unknown, SizeIs(1));
    EXPECT_THAT(unknown[0].scope, IsEmpty());
    EXPECT_EQ(unknown[0].position, (GridPosition{3, 0, 6, 8}));
    none.type = Variable::Type::TextBox;
    EXPECT_THAT(repeatValues(board.panels, {none}), IsEmpty());
}

TEST(PanelRepeats, TakeEachValueOnceAndUnknownOnesAsTheyAre)
{
    const auto made = repeated(panel(7, 0, 0, 6, byNode), R"(["b", "b"])").panels;
    EXPECT_THAT(scopes(made), ElementsAre("node=b"));
    Dashboard board = boardOf(panel(7, 0, 0, 6, byNode), R"(["a"])");
    board.variables[0].current = {"typed"};
    const auto values = repeatValues(board.panels, board.variables);
    EXPECT_THAT(values.at("node"), ElementsAre(VariableOption{"typed", "typed"}));
}

TEST(PanelRepeats, AreBoundedAndSayWhatIsLeftOut)
{
    const std::string panels = panel(1, 0, 0, 6, byNode) + "," + panel(2, 0, 8, 6, byNode);
    const auto made = repeated(panels, R"("$__all")", 4);
    EXPECT_THAT(scopes(made.panels), ElementsAre("node=a", "node=b", "node=c", "node=d", "node=a"));
    EXPECT_THAT(made.leftOut, ElementsAre(testing::Pair(1, 1U), testing::Pair(2, 4U)));
    EXPECT_THAT(repeated(panels, R"("$__all")").leftOut, IsEmpty());
}

TEST(RowRepeats, BringTheirPanelsAlong)
{
    const std::string panels = row(1, 0, byNode) + "," + panel(2, 0, 1, 12) + "," + panel(3, 12, 1, 12) + ","
        + row(4, 9) + "," + panel(5, 0, 10, 24);
    const auto made = repeated(panels, R"(["a", "b"])");
    EXPECT_THAT(
        scopes(made.panels), ElementsAre("node=a", "node=a", "node=a", "node=b", "node=b", "node=b", "", ""));
    EXPECT_THAT(places(made.panels),
        ElementsAre(GridPosition{0, 0, 24, 1}, GridPosition{0, 1, 12, 8}, GridPosition{12, 1, 12, 8},
            GridPosition{0, 9, 24, 1}, GridPosition{0, 10, 12, 8}, GridPosition{12, 10, 12, 8},
            GridPosition{0, 18, 24, 1}, GridPosition{0, 19, 24, 8}));
    const std::vector<int> all = ids(made.panels);
    EXPECT_EQ(std::set<int>(all.begin(), all.end()).size(), all.size());
    EXPECT_EQ(made.sources.at(all[3]), 1);
    EXPECT_EQ(made.sources.at(all[4]), 2);
}

TEST(RowRepeats, OfCollapsedRowsKeepThePanelsInside)
{
    const std::string inside = R"(, "collapsed": true, "panels": [)" + panel(2, 0, 1, 24) + "]";
    const std::string panels = row(1, 0, byNode + inside) + "," + panel(3, 0, 1, 24);
    const auto made = repeated(panels, R"(["a", "b"])").panels;
    ASSERT_THAT(made, SizeIs(3));
    EXPECT_THAT(scopes(made), ElementsAre("node=a", "node=b", ""));
    EXPECT_THAT(scopes(made[0].panels), ElementsAre("node=a"));
    EXPECT_THAT(scopes(made[1].panels), ElementsAre("node=b"));
    EXPECT_NE(made[0].panels[0].id, made[1].panels[0].id);
    EXPECT_EQ(made[1].position.y, 1);
    EXPECT_EQ(made[2].position.y, 2);
}

TEST(RowRepeats, RepeatPanelsWithinEachOfThem)
{
    const std::string other = R"({"name": "zone", "type": "custom", "multi": true, "query": "x,y",
        "current": {"value": ["x", "y"]}},)";
    const Dashboard board = read(R"({"schemaVersion": 39, "templating": {"list": [)" + other + node
        + R"(["a", "b"]}}]}, "panels": [)" + row(1, 0, byNode) + ","
        + panel(2, 0, 1, 12, R"(, "repeat": "zone")") + "," + panel(3, 0, 9, 6, byNode) + "]}");
    const auto made = repeatPanels(board.panels, repeatValues(board.panels, board.variables));
    EXPECT_THAT(scopes(made.panels),
        ElementsAre("node=a", "node=a,zone=x", "node=a,zone=y", "node=a", // the row has settled node
            "node=b", "node=b,zone=x", "node=b,zone=y", "node=b"));
    EXPECT_EQ(made.panels[3].position.width, 6);
    EXPECT_EQ(made.sources.at(made.panels[6].id), 2);
}

TEST(RowRepeats, AreBoundedWithTheirPanels)
{
    const std::string panels = row(1, 0, byNode) + "," + panel(2, 0, 1, 12) + "," + panel(3, 12, 1, 12);
    const auto made = repeated(panels, R"("$__all")", 7);
    EXPECT_THAT(made.panels, SizeIs(6));
    EXPECT_THAT(made.leftOut, ElementsAre(testing::Pair(2, 3U)));
}

TEST(Repeats, NeverPushBeyondWhatAPositionCanHold)
{
    std::string panels;
    for (int i = 1; i < 100; ++i) {
        panels += (panels.empty() ? "" : ",") + row(10 * i, i, byNode) + R"(,{"id": )"
            + std::to_string(10 * i + 1)
            + R"(, "type": "stat", "gridPos": {"x": 0, "y": 1000000, "w": 24, "h": 1000}})";
    }
    for (const Panel &each : repeated(panels, R"("$__all")").panels) {
        EXPECT_GE(each.position.y, 0);
    }
}

} // namespace zumik::dashboard
