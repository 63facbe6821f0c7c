// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/lanes.h"

#include "models/promql/exec/windowfunction.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <random>

namespace zumik::promql::exec {

namespace {

/// Gaps, so that windows differ in size and some are empty; values of all magnitudes.
series::Samples someSamples()
{
    std::mt19937 random(7); // NOLINT: the same samples each time
    series::Samples samples;
    std::int64_t time = 0;
    for (int i = 0; i < 500; ++i) {
        time += 1000 + static_cast<std::int64_t>(random() % 900) + (random() % 40 == 0 ? 90'000 : 0);
        const double magnitude = std::pow(10.0, static_cast<double>(random() % 30) - 15);
        samples.times.push_back(time);
        samples.values.push_back((static_cast<double>(random() % 2001) - 1000) * magnitude);
    }
    samples.values[17] = -0.0;
    return samples;
}

Windows over(const series::Samples &samples, std::size_t steps)
{
    return {{0, samples.times.back() / static_cast<std::int64_t>(steps), steps}, {}, 20'000, false};
}

/// One window after the other, one sample after the other.
template <typename OfWindow>
std::vector<double> alone(const Windows &windows, const series::Samples &samples, OfWindow ofWindow)
{
    std::vector<double> out(windows.steps.count);
    slide(windows, samples, out, ofWindow);
    return out;
}

double sumOf(const Window &window)
{
    double sum = 0;
    double compensation = 0;
    for (std::size_t i = window.first; i < window.last; ++i) {
        kahanAdd(window.values[i], sum, compensation, false);
    }
    return sum + compensation;
}

double growingMeanOf(const Window &window)
{
    double mean = 0;
    double compensation = 0;
    double count = 0;
    for (std::size_t i = window.first; i < window.last; ++i) {
        ++count;
        kahanAdd(window.values[i] / count - mean / count, mean, compensation, false);
    }
    return mean + compensation;
}

double varianceOf(const Window &window)
{
    double count = 0;
    double mean = 0;
    double meanCompensation = 0;
    double squares = 0;
    double squaresCompensation = 0;
    for (std::size_t i = window.first; i < window.last; ++i) {
        ++count;
        const double delta = window.values[i] - (mean + meanCompensation);
        kahanAdd(delta / count, mean, meanCompensation, false);
        kahanAdd(delta * (window.values[i] - (mean + meanCompensation)), squares, squaresCompensation, false);
    }
    return (squares + squaresCompensation) / count;
}

void expectSameBits(const std::vector<double> &a, const std::vector<double> &b)
{
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        EXPECT_EQ(std::bit_cast<std::uint64_t>(a[i]), std::bit_cast<std::uint64_t>(b[i])) << "step " << i;
    }
}

} // namespace

TEST(Lanes, sayTheSameToTheBitAsOneWindowAfterTheOther)
{
    const series::Samples samples = someSamples();
    for (const std::size_t steps : {1U, 7U, 8U, 9U, 300U}) {
        const Windows windows = over(samples, steps);
        std::vector<double> out(steps);
        ASSERT_TRUE(sumInLanes(windows, samples, out));
        expectSameBits(out, alone(windows, samples, sumOf));
        ASSERT_TRUE(meanInLanes(windows, samples, true, out));
        expectSameBits(out, alone(windows, samples, growingMeanOf));
        ASSERT_TRUE(varianceInLanes(windows, samples, false, out));
        expectSameBits(out, alone(windows, samples, varianceOf));
        ASSERT_TRUE(varianceInLanes(windows, samples, true, out));
        expectSameBits(
            out, alone(windows, samples, [](const Window &window) { return std::sqrt(varianceOf(window)); }));
    }
}

TEST(Lanes, leaveAloneWhatIsNotFiniteOrCouldOverflow)
{
    for (const double value :
        {std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN(), -1e200}) {
        series::Samples samples = someSamples();
        samples.values[100] = value;
        const Windows windows = over(samples, 8);
        std::vector<double> out(8, 42);
        EXPECT_FALSE(sumInLanes(windows, samples, out));
        EXPECT_FALSE(meanInLanes(windows, samples, false, out));
        EXPECT_FALSE(varianceInLanes(windows, samples, true, out));
        EXPECT_EQ(out, std::vector<double>(8, 42));
    }
}

} // namespace zumik::promql::exec
