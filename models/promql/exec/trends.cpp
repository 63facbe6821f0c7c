// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a window of samples is heading: a straight line by least squares (deriv, predict_linear), or double
// exponential smoothing after Holt.
#include "models/promql/exec/overtime.h"
#include "models/promql/exec/query.h"

#include <cstdio>
#include <limits>

namespace zumik::promql::exec {

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

struct Line {
    double slope = 0; ///< a second
    double intercept = 0;
};

/// A sum with its compensation.
struct Sum {
    bool guard = false;
    double sum = 0;
    double compensation = 0;

    void add(double value) { kahanAdd(value, sum, compensation, guard); }

    double total() const { return sum + compensation; }
};

bool isConstant(const Window &window)
{
    for (std::size_t i = window.first + 1; i < window.last; ++i) {
        if (window.values[i] != window.values[window.first]) {
            return false;
        }
    }
    return true;
}

/// The line's value at `interceptTime` and its slope.
Line regression(const Window &window, std::int64_t interceptTime, bool guard)
{
    const double firstValue = window.values[window.first];
    if (isConstant(window)) {
        return std::isinf(firstValue) ? Line{notANumber, notANumber} : Line{0, firstValue};
    }
    Sum x{guard};
    Sum y{guard};
    Sum xy{guard};
    Sum xx{guard};
    for (std::size_t i = window.first; i < window.last; ++i) {
        const double time = static_cast<double>(window.times[i] - interceptTime) / 1e3;
        const double value = window.values[i];
        x.add(time);
        y.add(value);
        xy.add(time * value);
        xx.add(time * time);
    }
    const auto n = static_cast<double>(window.size());
    const double covariance = xy.total() - x.total() * y.total() / n;
    const double slope = covariance / (xx.total() - x.total() * x.total() / n);
    return {slope, y.total() / n - slope * x.total() / n};
}

base::Status deriv(const Windows &windows, const series::Samples &samples, const WindowArguments &arguments,
    std::span<double> out)
{
    slide(windows, samples, out, [&](const Window &window) {
        // Times near those in use keep the numbers small.
        return window.size() < 2
            ? base::absent()
            : regression(window, window.times[window.first], arguments.semantics.compensatedSums).slope;
    });
    return base::Done{};
}

base::Status predictLinear(const Windows &windows, const series::Samples &samples,
    const WindowArguments &arguments, std::span<double> out)
{
    slide(windows, samples, out, [&](const Window &window) {
        if (window.size() < 2) {
            return base::absent();
        }
        const Line line = regression(window, window.at, arguments.semantics.compensatedSums);
        return line.slope * arguments.scalars[0][window.step] + line.intercept;
    });
    return base::Done{};
}

double smoothed(const Window &window, double smoothing, double trending)
{
    double before = 0;
    double level = window.values[window.first];
    double trend = window.values[window.first + 1] - level;
    for (std::size_t i = window.first + 1; i < window.last; ++i) {
        const double fresh = smoothing * window.values[i];
        if (i > window.first + 1) {
            trend = trending * (level - before) + (1 - trending) * trend;
        }
        const double carried = (1 - smoothing) * (level + trend);
        before = level;
        level = fresh + carried;
    }
    return level;
}

bool isFactor(double value)
{
    return !(value <= 0 || value >= 1);
}

std::string factorProblem(const char *which, double value)
{
    char text[512]; // the longest %f has 317 characters
    std::snprintf(text, sizeof text, "invalid %s factor. Expected: 0 < %s < 1, got: %f", which,
        which[0] == 's' ? "sf" : "tf", value);
    return text;
}

base::Status doubleExponentialSmoothing(const Windows &windows, const series::Samples &samples,
    const WindowArguments &arguments, std::span<double> out)
{
    std::string problem;
    slide(windows, samples, out, [&](const Window &window) {
        const double smoothing = arguments.scalars[0][window.step];
        const double trending = arguments.scalars[1][window.step];
        if (problem.empty() && !isFactor(smoothing)) {
            problem = factorProblem("smoothing", smoothing);
        }
        if (problem.empty() && !isFactor(trending)) {
            problem = factorProblem("trend", trending);
        }
        return window.size() < 2 ? base::absent() : smoothed(window, smoothing, trending);
    });
    if (!problem.empty()) {
        return failure(problem);
    }
    return base::Done{};
}

} // namespace

WindowKernel trendKernel(std::string_view name)
{
    if (name == "deriv") {
        return deriv;
    }
    if (name == "predict_linear") {
        return predictLinear;
    }
    return name == "holt_winters" || name == "double_exponential_smoothing" ? doubleExponentialSmoothing
                                                                            : nullptr;
}

} // namespace zumik::promql::exec
