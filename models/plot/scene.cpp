// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/scene.h"

#include "models/plot/sampleat.h"

#include <algorithm>
#include <cmath>

namespace zumik::plot {

std::optional<std::size_t> indexAt(const series::Grid &grid, base::Time time)
{
    if (grid.count == 0 || grid.step.count() <= 0) {
        return std::nullopt;
    }
    const double steps =
        static_cast<double>((time - grid.start).count()) / static_cast<double>(grid.step.count());
    const double index = std::floor(steps + 0.5);
    if (index < 0 || index >= static_cast<double>(grid.count)) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(index);
}

base::Time PlotScene::timeAt(float x) const
{
    const double fraction = plot.width() > 0 ? static_cast<double>((x - plot.left) / plot.width()) : 0;
    const double ms = std::clamp(fraction, 0.0, 1.0) * static_cast<double>(range.length().count());
    return {range.start.ms + static_cast<std::int64_t>(std::llround(ms))};
}

float PlotScene::xOf(base::Time time) const
{
    return Area{plot, range, {}}.x(time);
}

std::vector<Hit> PlotScene::valuesAt(base::Time time) const
{
    std::vector<Hit> hits;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const SeriesSamples &one = samples[i];
        const std::optional<std::size_t> index = indexAt(one.grid, time);
        if (!one.visible || !index || *index >= one.values.size() || !one.values.hasValue(*index)) {
            continue;
        }
        const base::Time at = one.grid.at(*index);
        hits.push_back(
            {i, *index, at, one.values[*index], {xOf(at), axes[one.axis].area.y(one.drawnAt(*index))}});
    }
    return hits;
}

std::optional<Hit> PlotScene::nearest(Point pointer, float reach) const
{
    std::optional<Hit> best;
    float least = reach;
    for (const Hit &hit : valuesAt(timeAt(pointer.x))) {
        const float distance = std::abs(hit.at.y - pointer.y);
        if (distance <= least) {
            least = distance;
            best = hit;
        }
    }
    return best;
}

base::Time PlotScene::snapped(base::Time time) const
{
    for (const SeriesSamples &one : samples) {
        if (const auto index = indexAt(one.grid, time); one.visible && index) {
            return std::clamp(one.grid.at(*index), range.start, range.end);
        }
    }
    return time;
}

std::optional<base::TimeRange> PlotScene::rangeBetween(float a, float b, float least) const
{
    const float left = std::max(std::min(a, b), plot.left);
    const float right = std::min(std::max(a, b), plot.right);
    if (right - left < least) {
        return std::nullopt;
    }
    const base::TimeRange chosen{timeAt(left), timeAt(right)};
    return chosen.length().count() > 0 ? std::optional(chosen) : std::nullopt;
}

} // namespace zumik::plot
