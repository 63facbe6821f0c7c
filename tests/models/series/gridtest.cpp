// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/series/grid.h"

#include <gtest/gtest.h>

namespace zumik::series {

using namespace std::chrono_literals;

TEST(Grid, includesBothEnds)
{
    const Grid grid = Grid::over({{0}, {60'000}}, 15s);
    EXPECT_EQ(grid.count, 5U);
    EXPECT_EQ(grid.end().ms, 60'000);
}

TEST(Grid, endsAtTheLastWholeStep)
{
    const Grid grid = Grid::over({{0}, {59'999}}, 15s);
    EXPECT_EQ(grid.end().ms, 45'000);
}

TEST(Grid, ofAnInvertedRangeIsEmpty)
{
    EXPECT_EQ(Grid::over({{10}, {0}}, 1s).count, 0U);
}

TEST(Grid, survivesAStepOfNothing)
{
    EXPECT_EQ(Grid::over({{0}, {3}}, 0ms).count, 4U);
}

} // namespace zumik::series
