// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/bars.h"

#include "models/base/number.h"
#include "tests/models/plot/fields.h"

#include <gtest/gtest.h>

#include <limits>

namespace zumik::plot {

namespace {

class Bars : public testing::Test {
protected:
    Bars()
    {
        m_a = numbers("a", {});
        m_b = numbers("b", {});
    }

    std::vector<BarSeries> two(std::vector<double> a, std::vector<double> b)
    {
        return {{&m_a, std::move(a), true}, {&m_b, std::move(b), true}};
    }

    frame::Field m_a;
    frame::Field m_b;
    BarLayout m_layout;
};

} // namespace

TEST_F(Bars, AloneFillTheirPlaceAsFarAsTheBarWidthSays)
{
    m_layout.barWidth = 0.5;
    const BarPlan plan = planBars({{&m_a, {4, 8}, true}}, 2, m_layout);
    ASSERT_EQ(plan.bars.size(), 2U);
    EXPECT_EQ(plan.slots, 1U);
    EXPECT_DOUBLE_EQ(plan.bars[0].from, 0.125);
    EXPECT_DOUBLE_EQ(plan.bars[0].to, 0.375);
    EXPECT_EQ(plan.bars[0].foot, plan.base);
    EXPECT_EQ(plan.base, 0);
    EXPECT_DOUBLE_EQ(plan.bars[0].head * 2, plan.bars[1].head);
}

TEST_F(Bars, StandSideBySideWithAirBetweenGroups)
{
    const BarPlan plan = planBars(two({1}, {2}), 1, m_layout);
    ASSERT_EQ(plan.bars.size(), 2U);
    EXPECT_EQ(plan.slots, 3U) << "two bars and the air of one";
    EXPECT_LT(plan.bars[0].to, plan.bars[1].from);
    EXPECT_NEAR(plan.bars[0].from, 1 - plan.bars[1].to, 1e-12) << "in the middle of the place";
    m_layout.groupWidth = 1;
    EXPECT_EQ(planBars(two({1}, {2}), 1, m_layout).slots, 2U);
}

TEST_F(Bars, PileUpAboveAndBelowZero)
{
    m_layout.stacking = frame::Stacking::Normal;
    const BarPlan plan = planBars(two({10, -10}, {20, -20}), 2, m_layout);
    ASSERT_EQ(plan.bars.size(), 4U);
    EXPECT_EQ(plan.slots, 1U);
    EXPECT_EQ(plan.bars[1].foot, plan.bars[0].head);
    EXPECT_GT(plan.bars[1].head, plan.bars[1].foot);
    EXPECT_LT(plan.bars[2].head, plan.base);
    EXPECT_EQ(plan.bars[3].foot, plan.bars[2].head);
    const BarPlan mixed = planBars(two({10}, {-20}), 1, m_layout);
    EXPECT_EQ(mixed.bars[1].foot, mixed.base) << "what is below zero doesn't hang from what is above";
    EXPECT_EQ(plan.bars[1].value, 20) << "the value is its own, not the pile's";
}

TEST_F(Bars, InPercentAreSharesOfTheirPlace)
{
    m_layout.stacking = frame::Stacking::Percent;
    m_a.config.unit = "reqps";
    m_b.config.unit = "s";
    const BarPlan plan = planBars(two({1, 0}, {3, 0}), 2, m_layout);
    EXPECT_EQ(plan.values.scale.domain().high, 100);
    EXPECT_DOUBLE_EQ(plan.bars[0].head, 0.25);
    EXPECT_DOUBLE_EQ(plan.bars[1].head, 1);
    EXPECT_EQ(plan.valueConfig.unit, "percent");
    EXPECT_FALSE(plan.mixedUnits);
}

TEST_F(Bars, OfWhatIsNoNumberAreNotThere)
{
    const double infinite = std::numeric_limits<double>::infinity();
    const BarPlan plan = planBars(two({base::absent(), 1}, {infinite, 2}), 2, m_layout);
    ASSERT_EQ(plan.bars.size(), 2U);
    EXPECT_EQ(plan.bars[0].place, 1U);
    EXPECT_TRUE(planBars(two({base::absent()}, {}), 1, m_layout).bars.empty());
}

TEST_F(Bars, KeepTheUsersLimits)
{
    m_a.config.min = 5;
    m_a.config.max = 10;
    const BarPlan plan = planBars({{&m_a, {4, 8, 40}, true}}, 3, m_layout);
    EXPECT_EQ(plan.values.scale.domain(), (Domain{5, 10}));
    EXPECT_EQ(plan.bars[0].head, 0);
    EXPECT_EQ(plan.bars[2].head, 1) << "cut off, not outside";
}

TEST_F(Bars, OnALogarithmicAxisStandOnItsLowEnd)
{
    m_a.config.style.logBase = 10;
    const BarPlan plan = planBars({{&m_a, {1, 100, 0}, true}}, 3, m_layout);
    EXPECT_EQ(plan.base, 0);
    EXPECT_GT(plan.bars[1].head, plan.bars[0].head);
    EXPECT_EQ(plan.bars[2].head, 0);
}

TEST_F(Bars, LeaveNoRoomForHiddenSeries)
{
    auto series = two({1}, {1000});
    series[1].visible = false;
    const BarPlan plan = planBars(series, 1, m_layout);
    ASSERT_EQ(plan.bars.size(), 1U);
    EXPECT_EQ(plan.slots, 1U);
    EXPECT_LT(plan.values.scale.domain().high, 10);
    EXPECT_EQ(plan.slotOf[1], plan.slots);
}

TEST_F(Bars, SayWhenUnitsDiffer)
{
    m_a.config.unit = "bytes";
    EXPECT_TRUE(planBars(two({1}, {2}), 1, m_layout).mixedUnits);
    m_b.config.unit = "bytes";
    EXPECT_FALSE(planBars(two({1}, {2}), 1, m_layout).mixedUnits);
}

TEST_F(Bars, AreFoundByPoint)
{
    const BarPlan plan = planBars(two({1, 8}, {4, -4}), 2, m_layout);
    const auto middle = [&](std::size_t bar) {
        return std::pair(
            (plan.bars[bar].from + plan.bars[bar].to) / 2, (plan.bars[bar].foot + plan.bars[bar].head) / 2);
    };
    for (std::size_t i = 0; i < plan.bars.size(); ++i) {
        EXPECT_EQ(barAt(plan, middle(i).first, middle(i).second), i);
    }
    EXPECT_EQ(barAt(plan, middle(0).first, 1), plan.bars.size()) << "above the bar";
    EXPECT_EQ(barAt(plan, middle(0).first, 1, true), 0U);
    EXPECT_EQ(barAt(plan, 0.001, 0.1), plan.bars.size()) << "between groups";
    EXPECT_EQ(barAt(plan, 0.001, 0.1, true), 0U);
    EXPECT_EQ(barAt(plan, 0.999, 0.1, true), 3U);
    EXPECT_EQ(barAt(plan, 1.5, 0.1, true), plan.bars.size());
}

TEST_F(Bars, ReachUpToLimitsThatAreNotFarAbove)
{
    const auto highest = [this](double limit, frame::ThresholdStyle style) {
        m_a.config.thresholds.steps = {{-1e300, "green"}, {limit, "red"}};
        m_a.config.style.thresholds = style;
        const BarPlan plan = planBars({{&m_a, {40, 60}, true}}, 2, m_layout);
        EXPECT_EQ(plan.limits.has_value(), style != frame::ThresholdStyle::Off);
        return plan.values.scale.domain().high;
    };
    EXPECT_GE(highest(100, frame::ThresholdStyle::Dashed), 100);
    EXPECT_LT(highest(100, frame::ThresholdStyle::Off), 100);
    EXPECT_LT(highest(1000, frame::ThresholdStyle::Dashed), 100) << "bars would be nothing beside it";
}

TEST_F(Bars, TakeLimitsFromTheFirstSeriesThatIsShownWithThem)
{
    m_b.config.style.thresholds = frame::ThresholdStyle::Line;
    std::vector<BarSeries> series = two({1}, {2});
    EXPECT_EQ(planBars(series, 1, m_layout).limits, 1U);
    series[1].visible = false;
    EXPECT_FALSE(planBars(series, 1, m_layout).limits);
}

} // namespace zumik::plot
