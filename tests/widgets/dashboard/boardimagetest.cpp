// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dashboard/boardimage.h"

#include <gtest/gtest.h>

namespace zumik::widgets::dashboard {

namespace {

int heightOf(const ImagePlan &plan, int rows)
{
    return rows * (plan.measures.rowHeight + plan.measures.gap) - plan.measures.gap;
}

TEST(BoardImage, rowsShrinkOrGrowUntilAllFit)
{
    for (const int rows : {8, 21, 32, 40}) {
        const ImagePlan plan = planImage({1920, 1200}, rows);
        EXPECT_FALSE(plan.cut) << rows;
        EXPECT_LE(heightOf(plan, rows), plan.grid.height()) << rows;
    }
    EXPECT_LT(planImage({1920, 1200}, 40).measures.rowHeight, planImage({1920, 1200}, 21).measures.rowHeight);
}

TEST(BoardImage, belowTheLeastHeightThePictureIsCutAndLeavesRoomForANote)
{
    const ImagePlan plan = planImage({1920, 600}, 200);
    EXPECT_TRUE(plan.cut);
    EXPECT_GT(heightOf(plan, 200), plan.grid.height());
    EXPECT_LT(plan.grid.bottom(), 600 - 20);
}

TEST(BoardImage, anySizeGivesAPlan)
{
    for (const QSize size : {QSize(1, 1), QSize(50, 2000), QSize(2000, 50)}) {
        const ImagePlan plan = planImage(size, 30);
        EXPECT_GT(plan.grid.width(), 0);
        EXPECT_GT(plan.grid.height(), 0);
    }
    EXPECT_FALSE(planImage({800, 600}, 0).cut);
}

} // namespace

} // namespace zumik::widgets::dashboard
