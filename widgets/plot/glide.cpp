// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/glide.h"

#include <algorithm>
#include <cmath>

namespace zumik::widgets::plot {

namespace {

/// What is left of a range after one step of the wheel.
constexpr double step = 0.8;
constexpr double shortest = 1000; ///< ms
constexpr double longest = 100.0 * 365 * 86'400'000;
/// Further away than this, a clock means nothing.
constexpr double farthest = 1e14; ///< ms

base::Time timeAt(double ms)
{
    return {static_cast<std::int64_t>(std::llround(std::clamp(ms, -farthest, farthest)))};
}

} // namespace

base::TimeRange zoomedAround(base::TimeRange range, base::Time around, double steps)
{
    const double length = std::max(1.0, static_cast<double>(range.length().count()));
    const double wanted =
        std::clamp(length * std::pow(step, std::clamp(steps, -50.0, 50.0)), shortest, longest);
    const double left = static_cast<double>((around - range.start).count()) * wanted / length;
    const double start = static_cast<double>(around.ms) - left;
    return {timeAt(start), timeAt(start + wanted)};
}

base::TimeRange moved(base::TimeRange range, double share)
{
    const double by = static_cast<double>(range.length().count()) * share;
    return {timeAt(static_cast<double>(range.start.ms) + by), timeAt(static_cast<double>(range.end.ms) + by)};
}

} // namespace zumik::widgets::plot
