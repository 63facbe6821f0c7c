// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/scale.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace zumik::plot {

using testing::ElementsAre;

namespace {

AxisScale axisOver(double low, double high)
{
    AxisRequest request;
    request.data = Domain{low, high};
    return makeAxis(request);
}

} // namespace

TEST(RoundSteps, AreOneTwoFiveAndTwentyFiveOfTen)
{
    EXPECT_DOUBLE_EQ(roundStep(0.7, TickKind::Decimal), 1);
    EXPECT_DOUBLE_EQ(roundStep(1.1, TickKind::Decimal), 2);
    EXPECT_DOUBLE_EQ(roundStep(2.1, TickKind::Decimal), 5);
    EXPECT_DOUBLE_EQ(roundStep(21, TickKind::Decimal), 25);
    EXPECT_DOUBLE_EQ(roundStep(0.021, TickKind::Decimal), 0.025);
    EXPECT_DOUBLE_EQ(roundStep(500, TickKind::Decimal), 500);
}

TEST(RoundSteps, OfBytesArePowersOfTwo)
{
    EXPECT_DOUBLE_EQ(roundStep(700, TickKind::Binary), 1024);
    EXPECT_DOUBLE_EQ(roundStep(3e9, TickKind::Binary), 4.0 * 1024 * 1024 * 1024);
}

TEST(RoundSteps, OfSecondsAreThoseOfAClock)
{
    EXPECT_DOUBLE_EQ(roundStep(11, TickKind::Seconds), 15);
    EXPECT_DOUBLE_EQ(roundStep(45, TickKind::Seconds), 60);
    EXPECT_DOUBLE_EQ(roundStep(1000, TickKind::Seconds), 1800);
    EXPECT_DOUBLE_EQ(roundStep(4000, TickKind::Seconds), 7200);
    EXPECT_DOUBLE_EQ(roundStep(50000, TickKind::Milliseconds), 60000);
}

TEST(Axis, WidensToRoundValuesAndReachesDownToZero)
{
    const AxisScale axis = axisOver(50, 132);
    EXPECT_THAT(axis.ticks, ElementsAre(0, 50, 100, 150));
    EXPECT_EQ(axis.scale.domain(), (Domain{0, 150}));
}

TEST(Axis, LeavesZeroOutWhenTheDataIsFarFromIt)
{
    const AxisScale axis = axisOver(990, 1010);
    EXPECT_GE(axis.scale.domain().low, 980);
    EXPECT_LE(axis.scale.domain().high, 1020);
}

TEST(Axis, CrossesZeroWithATickOnIt)
{
    const AxisScale axis = axisOver(-3, 8);
    EXPECT_THAT(axis.ticks, testing::Contains(0.0));
    EXPECT_LE(axis.scale.domain().low, -3);
}

TEST(Axis, OfZeroesHasTheUnitsSpanAndAxisOfAConstantStandsOnZero)
{
    AxisRequest request;
    request.data = Domain{0, 0};
    request.unitSpan = 0.01;
    EXPECT_DOUBLE_EQ(makeAxis(request).scale.domain().high, 0.01);
    EXPECT_EQ(axisOver(6, 6).scale.domain().low, 0);
    EXPECT_GE(axisOver(6, 6).scale.domain().high, 6);
    EXPECT_EQ(axisOver(-6, -6).scale.domain().high, 0);
}

TEST(Axis, KeepsHardLimitsExactlyAndSoftOnesAtLeast)
{
    AxisRequest request;
    request.data = Domain{20, 73};
    request.hardMin = 10;
    request.hardMax = 87;
    EXPECT_EQ(makeAxis(request).scale.domain(), (Domain{10, 87}));
    AxisRequest soft;
    soft.data = Domain{20, 73};
    soft.softMax = 100;
    EXPECT_GE(makeAxis(soft).scale.domain().high, 100);
}

TEST(Axis, OfContradictoryLimitsStillHasALength)
{
    AxisRequest request;
    request.hardMin = 10;
    request.hardMax = 3;
    const Domain domain = makeAxis(request).scale.domain();
    EXPECT_LT(domain.low, domain.high);
}

TEST(Axis, OnALogarithmTicksAtPowers)
{
    AxisRequest request;
    request.data = Domain{3, 45000};
    request.logBase = 10;
    request.maxIntervals = 10;
    const AxisScale axis = makeAxis(request);
    ASSERT_EQ(axis.ticks.size(), 6);
    EXPECT_NEAR(axis.ticks.front(), 1, 1e-9);
    EXPECT_NEAR(axis.ticks.back(), 1e5, 1e-4);
    EXPECT_TRUE(std::isnan(axis.scale.fraction(0)));
    EXPECT_TRUE(std::isnan(axis.scale.fraction(-5)));
}

TEST(Axis, OnALogarithmOfBaseTwoDoubles)
{
    AxisRequest request;
    request.data = Domain{1, 16};
    request.logBase = 2;
    request.maxIntervals = 10;
    EXPECT_THAT(makeAxis(request).ticks, ElementsAre(1, 2, 4, 8, 16));
}

TEST(Axis, MapsBackAndForth)
{
    const Scale scale({10, 1000}, 10);
    EXPECT_NEAR(scale.valueAt(scale.fraction(345)), 345, 1e-9);
    EXPECT_NEAR(Scale({-5, 7}).valueAt(Scale({-5, 7}).fraction(2.5)), 2.5, 1e-12);
}

TEST(Axis, IsFiniteForAnyDataAtAll)
{
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> exponent(-300, 308.2);
    for (int i = 0; i < 3000; ++i) {
        AxisRequest request;
        const double a = std::pow(10, exponent(random)) * (random() % 2 == 0 ? 1 : -1);
        const double b = std::pow(10, exponent(random)) * (random() % 2 == 0 ? 1 : -1);
        request.data = Domain{std::min(a, b), std::max(a, b)};
        request.logBase = random() % 3 == 0 ? std::optional(10.0) : std::nullopt;
        request.kind = static_cast<TickKind>(random() % 4);
        const AxisScale axis = makeAxis(request);
        const Domain domain = axis.scale.domain();
        ASSERT_TRUE(std::isfinite(domain.low) && std::isfinite(domain.high)) << a << " " << b;
        ASSERT_LT(domain.low, domain.high) << a << " " << b;
        ASSERT_LE(axis.ticks.size(), 12U) << a << " " << b;
    }
}

TEST(Axis, OfASymmetricLogarithmHasPowersOnBothSidesOfZero)
{
    AxisRequest request;
    request.data = Domain{-40, 900};
    request.logBase = 10;
    request.linearThreshold = 1;
    request.maxIntervals = 9;
    const AxisScale axis = makeAxis(request);
    EXPECT_THAT(axis.ticks, ElementsAre(-100, -10, -1, 0, 1, 10, 100, 1000));
    EXPECT_EQ(axis.scale.domain(), (Domain{-100, 1000}));
    EXPECT_NEAR(axis.scale.valueAt(axis.scale.fraction(-7)), -7, 1e-9);
    EXPECT_NEAR(axis.scale.fraction(10) - axis.scale.fraction(0),
        axis.scale.fraction(0) - axis.scale.fraction(-10), 1e-12);
}

TEST(Axis, OfASymmetricLogarithmIsFiniteWhateverItIsAsked)
{
    for (const double threshold :
        {0.0, -1.0, 1e-300, 1e300, static_cast<double>(NAN), static_cast<double>(INFINITY)}) {
        for (const Domain data : {Domain{0, 0}, Domain{-1e300, 1e300}, Domain{5, 5}, Domain{-2, -1}}) {
            AxisRequest request;
            request.data = data;
            request.logBase = 2;
            request.linearThreshold = threshold;
            const AxisScale axis = makeAxis(request);
            EXPECT_GT(axis.scale.domain().high, axis.scale.domain().low);
            EXPECT_TRUE(std::isfinite(axis.scale.fraction(data.high))) << threshold << " " << data.high;
            EXPECT_LE(axis.ticks.size(), 20U);
        }
    }
}

TEST(Axis, CentersZeroWhenAsked)
{
    AxisRequest request;
    request.data = Domain{-3, 8};
    request.centeredZero = true;
    EXPECT_EQ(makeAxis(request).scale.domain(), (Domain{-10, 10}));
}

} // namespace zumik::plot
