// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/stack.h"

#include "models/base/number.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::plot {

using testing::ElementsAre;

TEST(Stack, PilesTheFirstAtTheBottom)
{
    const std::vector<double> a{1, 2, 3};
    const std::vector<double> b{10, 20, 30};
    const std::vector<Layer> layers = stacked({a, b}, false);
    EXPECT_THAT(layers[0].top, ElementsAre(1, 2, 3));
    EXPECT_THAT(layers[1].base, ElementsAre(1, 2, 3));
    EXPECT_THAT(layers[1].top, ElementsAre(11, 22, 33));
}

TEST(Stack, LeavesGapsAsGapsAndDropsThemFromTheSum)
{
    const std::vector<double> a{1, base::absent(), 3};
    const std::vector<double> b{10, 20, 30};
    const std::vector<Layer> layers = stacked({a, b}, false);
    EXPECT_TRUE(base::isAbsent(layers[0].top[1]));
    EXPECT_THAT(layers[1].top, ElementsAre(11, 20, 33));
}

TEST(Stack, InPercentEndsAtAHundredAndZeroSumsStayZero)
{
    const std::vector<double> a{1, 0};
    const std::vector<double> b{3, 0};
    const std::vector<Layer> layers = stacked({a, b}, true);
    EXPECT_THAT(layers[0].top, ElementsAre(25, 0));
    EXPECT_THAT(layers[1].top, ElementsAre(100, 0));
}

TEST(Stack, OfSeriesOfUnlikeLengthsHoldsWhatThereIs)
{
    const std::vector<double> a{1};
    const std::vector<double> b{1, 2};
    const std::vector<Layer> layers = stacked({a, b}, false);
    EXPECT_THAT(layers[1].top, ElementsAre(2, 2));
    EXPECT_TRUE(stacked({}, true).empty());
}

} // namespace zumik::plot
