// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/trace.h"

#include "models/base/number.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

namespace zumik::plot {

namespace {

const double gone = base::absent();

/// A hundred pixels either way, values 0..100, `count` samples over the whole width.
Area areaFor(std::size_t count)
{
    return {{0, 0, 100, 100}, {{0}, {static_cast<std::int64_t>(count - 1) * 1000}}, Scale({0, 100})};
}

TraceInput inputOf(const std::vector<double> &values)
{
    return {{{0}, std::chrono::seconds(1), values.size()}, values};
}

} // namespace

TEST(Trace, BreaksAtGapsAndMakesLoneSamplesDots)
{
    const std::vector<double> values{1, 2, gone, 50, gone, 3, 4};
    const Trace trace = makeTrace(inputOf(values), areaFor(7));
    ASSERT_EQ(trace.runs.size(), 2);
    EXPECT_EQ(trace.runEnd(0), 2);
    EXPECT_EQ(trace.points.size(), 4);
    ASSERT_EQ(trace.dots.size(), 1);
    EXPECT_FLOAT_EQ(trace.dots[0].y, 50);
    EXPECT_FLOAT_EQ(trace.dots[0].x, 50);
}

TEST(Trace, JoinsAllGapsOrThoseUpToALength)
{
    const std::vector<double> values{1, gone, 2, gone, gone, gone, 3};
    TraceInput input = inputOf(values);
    input.spanNulls = true;
    EXPECT_EQ(makeTrace(input, areaFor(7)).runs.size(), 1);
    input.spanNulls = false;
    input.spanNullsUpTo = std::chrono::seconds(2);
    const Trace trace = makeTrace(input, areaFor(7));
    EXPECT_EQ(trace.runs.size(), 1);
    EXPECT_EQ(trace.points.size(), 2);
    EXPECT_EQ(trace.dots.size(), 1);
}

TEST(Trace, TakesNaNAndInfinitiesForGaps)
{
    const double infinity = std::numeric_limits<double>::infinity();
    const std::vector<double> values{1, 2, std::nan(""), 3, 4, infinity, 5, 6, -infinity, 7};
    const Trace trace = makeTrace(inputOf(values), areaFor(10));
    EXPECT_EQ(trace.runs.size(), 3);
    EXPECT_EQ(trace.dots.size(), 1);
    for (const Point &point : trace.points) {
        EXPECT_TRUE(std::isfinite(point.x) && std::isfinite(point.y));
    }
}

TEST(Trace, NeverLosesAnExtremeWhenThinnedOut)
{
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    std::vector<double> values(10'000);
    for (double &value : values) {
        value = 40 + static_cast<double>(random() % 2000) / 100;
    }
    values[4321] = 99;
    values[7654] = 1;
    const Area area = areaFor(values.size());
    const Trace trace = makeTrace(inputOf(values), area);
    EXPECT_LE(trace.points.size(), 4U * 101);
    const auto byHeight = [](Point a, Point b) {
        return a.y < b.y;
    };
    const auto [top, bottom] = std::minmax_element(trace.points.begin(), trace.points.end(), byHeight);
    EXPECT_FLOAT_EQ(top->y, 1);
    EXPECT_FLOAT_EQ(bottom->y, 99);
    EXPECT_TRUE(
        std::is_sorted(trace.points.begin(), trace.points.end(), [](Point a, Point b) { return a.x < b.x; }));
    // Every column covers the same heights as all its samples do.
    for (int column = 0; column < 100; ++column) {
        double high = 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const auto x = static_cast<float>(i) * 100.0F / static_cast<float>(values.size() - 1);
            const bool inside = static_cast<int>(x) == column && std::abs(x - std::round(x)) > 1e-3F;
            high = inside ? std::max(high, values[i]) : high;
        }
        float drawn = 100;
        for (const Point &point : trace.points) {
            drawn = static_cast<int>(point.x) == column ? std::min(drawn, point.y) : drawn;
        }
        EXPECT_LE(drawn, area.y(high) + 1e-3F) << column;
    }
}

TEST(Trace, StepsBeforeAndAfter)
{
    const std::vector<double> values{10, 20};
    TraceInput input = inputOf(values);
    input.interpolation = frame::Interpolation::StepAfter;
    const Trace after = makeTrace(input, areaFor(2));
    ASSERT_EQ(after.points.size(), 3);
    EXPECT_EQ(after.points[1], (Point{100, 90}));
    input.interpolation = frame::Interpolation::StepBefore;
    EXPECT_EQ(makeTrace(input, areaFor(2)).points[1], (Point{0, 80}));
}

TEST(Trace, CurvesWithoutInventingExtremes)
{
    const std::vector<double> values{10, 10, 80, 80, 20, 21};
    TraceInput input = inputOf(values);
    input.interpolation = frame::Interpolation::Smooth;
    const Trace trace = makeTrace(input, areaFor(6));
    EXPECT_GT(trace.points.size(), 30);
    for (const Point &point : trace.points) {
        EXPECT_GE(point.y, 20 - 1e-3F);
        EXPECT_LE(point.y, 90 + 1e-3F);
    }
}

TEST(Trace, KeepsOneBaseForEachPointWhateverTheInterpolation)
{
    const std::vector<double> values{10, 30, gone, 80, 20, 21};
    const std::vector<double> bases{1, 2, 3, 4, 5, 6};
    for (const auto interpolation : {frame::Interpolation::Linear, frame::Interpolation::Smooth,
             frame::Interpolation::StepBefore, frame::Interpolation::StepAfter}) {
        TraceInput input = inputOf(values);
        input.bases = bases;
        input.interpolation = interpolation;
        const Trace trace = makeTrace(input, areaFor(6));
        EXPECT_EQ(trace.bases.size(), trace.points.size());
    }
}

TEST(Trace, OfNothingOrOutsideTheRangeIsEmpty)
{
    EXPECT_TRUE(makeTrace(inputOf({}), areaFor(5)).points.empty());
    const std::vector<double> values{1, 2, 3};
    Area later = areaFor(3);
    later.range = {{1'000'000}, {2'000'000}};
    EXPECT_TRUE(makeTrace(inputOf(values), later).points.empty());
    Area earlier = areaFor(3);
    earlier.range = {{-2'000'000}, {-1'000'000}};
    EXPECT_LE(makeTrace(inputOf(values), earlier).points.size(), 1U);
}

TEST(Trace, ClampsWhatLiesFarOutside)
{
    const std::vector<double> values{50, 1e300, -1e300};
    for (const Point &point : makeTrace(inputOf(values), areaFor(3)).points) {
        EXPECT_LE(std::abs(point.y), 5200);
    }
}

TEST(SamplePoints, AreAtMostOneAPixel)
{
    const std::vector<double> values(5000, 7.0);
    EXPECT_LE(samplePoints(inputOf(values), areaFor(5000)).size(), 101U);
}

} // namespace zumik::plot
