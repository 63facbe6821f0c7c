// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dashboard/nearpanels.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::widgets::dashboard {

namespace {

using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::Ge;
using testing::Not;
using testing::SizeIs;

/// One below the other, 100 px high, numbered from 1 on.
class NearPanels : public testing::Test {
protected:
    explicit NearPanels(int count = 1000)
        : panels(std::size_t(count), zumik::dashboard::Panel{})
    {
        for (int i = 0; i < count; ++i) {
            panels[std::size_t(i)].id = i + 1;
            plan.places.emplace(i + 1, std::size_t(i));
            plan.panels.push_back({&panels[std::size_t(i)], QRect(0, i * 100, 500, 100)});
        }
    }

    std::vector<int> first(const QRect &part, std::size_t count) const
    {
        std::vector<int> ids = panelsNear(plan, part);
        ids.resize(count);
        return ids;
    }

    std::vector<zumik::dashboard::Panel> panels;
    GridPlan plan;
};

TEST_F(NearPanels, areThoseInViewFromTheTopThenTheirNeighborsOnBothSides)
{
    EXPECT_THAT(first({0, 50'000, 500, 300}, 7), ElementsAre(501, 502, 503, 500, 504, 499, 505));
}

TEST_F(NearPanels, areAsManyAsAUsualBoardHas)
{
    const std::vector<int> ids = panelsNear(plan, {0, 0, 500, 300});
    EXPECT_THAT(ids, SizeIs(usualBoard));
    EXPECT_THAT(ids, Contains(120));
    EXPECT_THAT(ids, Not(Contains(121)));
}

TEST_F(NearPanels, reachAScreenBeyondTheEdgesHoweverManyThatAre)
{
    const std::vector<int> ids = panelsNear(plan, {0, 30'000, 500, 10'000});
    EXPECT_THAT(ids, Contains(201));
    EXPECT_THAT(ids, Contains(500));
    EXPECT_THAT(ids, SizeIs(testing::AllOf(Ge(300U), testing::Le(304U))));
}

TEST_F(NearPanels, areAllOfABoardThatHasFew)
{
    plan.panels.resize(5);
    EXPECT_THAT(panelsNear(plan, {0, 90'000, 500, 300}), ElementsAre(5, 4, 3, 2, 1));
    plan.panels.clear();
    EXPECT_THAT(panelsNear(plan, {0, 0, 0, 0}), SizeIs(0));
}

} // namespace

} // namespace zumik::widgets::dashboard
