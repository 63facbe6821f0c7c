// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/prometheus/gate.h"

#include <gtest/gtest.h>

#include <vector>

namespace zumik::clients::prometheus {

namespace {

struct GateTest : testing::Test {
    std::shared_ptr<Gate> gate = std::make_shared<Gate>(6);
    std::vector<Gate::Ticket> inside;

    void enter(int count)
    {
        for (int i = 0; i < count; ++i) {
            gate->enter({.unwanted = [] { return false; },
                .run =
                    [this](Gate::Ticket ticket) {
                        inside.push_back(std::move(ticket));
                    }});
        }
    }

    /// Somebody else may come in by that.
    void leaveOne()
    {
        const Gate::Ticket ticket = std::move(inside.back());
        inside.pop_back();
    }

    /// The first so many, whose answers will not come.
    std::vector<Gate::Ticket> abandon(std::size_t count)
    {
        std::vector<Gate::Ticket> lost;
        for (std::size_t i = 0; i < count; ++i) {
            lost.push_back(std::move(inside.front()));
            inside.erase(inside.begin());
        }
        for (Gate::Ticket &ticket : lost) {
            ticket = gate->abandoned(std::move(ticket));
        }
        return lost;
    }
};

} // namespace

TEST_F(GateTest, anAbandonedQueryKeepsItsPlace)
{
    enter(6);
    auto lost = abandon(2);
    enter(3);
    EXPECT_EQ(inside.size(), 4U);
    lost.clear();
    EXPECT_EQ(inside.size(), 6U);
    leaveOne();
    EXPECT_EQ(inside.size(), 6U) << "the last that waited";
}

TEST_F(GateTest, abandonedQueriesLeaveTwoPlacesToOthers)
{
    enter(6);
    auto lost = abandon(6);
    enter(5);
    ASSERT_EQ(inside.size(), 2U);
    leaveOne();
    EXPECT_EQ(inside.size(), 2U) << "the next one";
    lost.pop_back();
    lost.pop_back();
    EXPECT_EQ(inside.size(), 2U) << "four abandoned and two: six";
    lost.pop_back();
    EXPECT_EQ(inside.size(), 3U);
    gate->close();
}

} // namespace zumik::clients::prometheus
