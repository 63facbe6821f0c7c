// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dashboard/gridlayout.h"

#include <gtest/gtest.h>

#include <random>

namespace zumik::widgets::dashboard {

namespace {

using zumik::dashboard::Dashboard;
using zumik::dashboard::GridPosition;
using zumik::dashboard::Panel;
using zumik::dashboard::RowOptions;

Panel panel(int id, GridPosition at)
{
    Panel made;
    made.id = id;
    made.position = at;
    return made;
}

Panel row(int id, int y, bool collapsed = false, std::vector<Panel> inside = {})
{
    Panel made = panel(id, {0, y, 24, 1});
    made.options = RowOptions{collapsed};
    made.panels = std::move(inside);
    return made;
}

Dashboard board(std::vector<Panel> panels)
{
    Dashboard made;
    made.panels = std::move(panels);
    return made;
}

std::vector<int> ids(const GridPlan &plan)
{
    std::vector<int> out;
    for (const PlacedPanel &placed : plan.panels) {
        out.push_back(placed.panel->id);
    }
    return out;
}

QRect boxOf(const GridPlan &plan, int id)
{
    for (const PlacedPanel &placed : plan.panels) {
        if (placed.panel->id == id) {
            return placed.box;
        }
    }
    return {};
}

TEST(GridLayout, fillsExactlyTheGivenWidthWhateverItIs)
{
    const Dashboard three = board({panel(1, {0, 0, 8, 5}), panel(2, {8, 0, 8, 5}), panel(3, {16, 0, 8, 5})});
    for (int width = 200; width < 2600; width += 37) {
        const GridPlan plan = planGrid(three, {}, width);
        EXPECT_EQ(boxOf(plan, 1).left(), 0);
        EXPECT_EQ(boxOf(plan, 3).right(), width - 1);
        EXPECT_EQ(boxOf(plan, 2).left() - boxOf(plan, 1).right() - 1, 8);
        EXPECT_EQ(boxOf(plan, 3).left() - boxOf(plan, 2).right() - 1, 8);
    }
}

TEST(GridLayout, heightsAreGrafanasThirtyAndEight)
{
    const Dashboard one = board({panel(1, {0, 0, 24, 8})});
    const GridPlan plan = planGrid(one, {}, 1000);
    EXPECT_EQ(boxOf(plan, 1).height(), 8 * 30 + 7 * 8);
    EXPECT_EQ(plan.height, 8 * 30 + 7 * 8);
    EXPECT_EQ(gridRows(one, {}), 8);
}

TEST(GridLayout, overlappingPanelsArePushedDown)
{
    const Dashboard two = board({panel(1, {0, 0, 12, 4}), panel(2, {6, 2, 12, 4})});
    const GridPlan plan = planGrid(two, {}, 1000);
    EXPECT_FALSE(boxOf(plan, 1).intersects(boxOf(plan, 2)));
    EXPECT_EQ(boxOf(plan, 2).top(), 4 * 38);
}

TEST(GridLayout, holesCloseUpwards)
{
    const Dashboard gap = board({panel(1, {0, 0, 24, 2}), panel(2, {0, 50, 24, 2})});
    EXPECT_EQ(boxOf(planGrid(gap, {}, 1000), 2).top(), 2 * 38);
}

TEST(GridLayout, aCollapsedRowHidesItsPanelsAndTheRestMovesUp)
{
    const Dashboard rows = board({row(10, 0), panel(1, {0, 1, 24, 6}), row(20, 7), panel(2, {0, 8, 24, 6})});
    EXPECT_EQ(ids(planGrid(rows, {}, 1000)), (std::vector{10, 1, 20, 2}));
    const GridPlan folded = planGrid(rows, {10}, 1000);
    EXPECT_EQ(ids(folded), (std::vector{10, 20, 2}));
    EXPECT_EQ(boxOf(folded, 20).top(), 38);
}

TEST(GridLayout, aRowSavedAsCollapsedOpensWithThePanelsItKeeps)
{
    const Dashboard rows = board(
        {row(10, 0, true, {panel(1, {12, 1, 12, 4}), panel(2, {0, 1, 12, 4})}), panel(3, {0, 1, 24, 3})});
    EXPECT_EQ(collapsedRows(rows), std::set<int>{10});
    EXPECT_EQ(ids(planGrid(rows, {10}, 1000)), (std::vector{10, 3}));
    const GridPlan open = planGrid(rows, {}, 1000);
    EXPECT_EQ(ids(open), (std::vector{10, 2, 1, 3}));
    EXPECT_EQ(boxOf(open, 1).top(), 38);
    EXPECT_EQ(boxOf(open, 3).top(), 5 * 38);
}

TEST(GridLayout, positionsOutsideTheGridAreBroughtInside)
{
    const Dashboard wild =
        board({panel(1, {-5, -9, 99, 0}), panel(2, {40, 3, 12, 1'000'000}), panel(3, {23, 1, -4, 2})});
    const GridPlan plan = planGrid(wild, {}, 1000);
    for (const PlacedPanel &placed : plan.panels) {
        EXPECT_TRUE(QRect(0, 0, 1000, plan.height).contains(placed.box)) << placed.panel->id;
        EXPECT_LE(placed.box.height(), 200 * 38);
    }
}

TEST(GridLayout, noTwoPanelsEverOverlap)
{
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const auto below = [&](int limit) {
        return static_cast<int>(random() % static_cast<unsigned>(limit));
    };
    for (int round = 0; round < 50; ++round) {
        std::vector<Panel> panels;
        for (int id = 0; id < 20; ++id) {
            const GridPosition at{below(30) - 3, below(40), below(26), below(9)};
            panels.push_back(below(8) == 0 ? row(id, at.y, below(2) == 0) : panel(id, at));
        }
        const Dashboard random20 = board(std::move(panels));
        const GridPlan plan = planGrid(random20, collapsedRows(random20), 1200);
        for (std::size_t a = 0; a < plan.panels.size(); ++a) {
            for (std::size_t b = a + 1; b < plan.panels.size(); ++b) {
                EXPECT_FALSE(plan.panels[a].box.intersects(plan.panels[b].box));
            }
        }
    }
}

TEST(GridLayout, anEmptyDashboardTakesNoRoom)
{
    EXPECT_EQ(planGrid({}, {}, 1000).height, 0);
    EXPECT_EQ(gridRows({}, {}), 0);
}

} // namespace

} // namespace zumik::widgets::dashboard
