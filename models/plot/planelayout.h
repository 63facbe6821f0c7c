// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/marks.h"
#include "models/plot/scene.h"

#include <algorithm>

// What planes without series, of heatmaps and bands, have in common. Private to models/plot.
namespace zumik::plot {

/// The plot between margins, which grow with what the labels need; where nothing would be left, they don't.
template <typename Input> void placePlot(PlotScene &plane, const Input &input, float top, float bottom)
{
    plane.plot.left = std::max(input.left, plane.neededLeft);
    plane.plot.right = input.width - std::max(input.right, plane.neededRight);
    if (plane.plot.width() < 20) {
        plane.plot.left = std::min(input.left, input.width / 4);
        plane.plot.right = std::max(plane.plot.left + 1, input.width - 2);
    }
    plane.plot.top = top;
    plane.plot.bottom = bottom;
}

/// The box over the plot's height, inside the plot.
inline Box across(const PlotScene &plane, base::TimeRange range)
{
    const Box &plot = plane.plot;
    return {std::clamp(plane.xOf(range.start), plot.left, plot.right), plot.top,
        std::clamp(plane.xOf(range.end), plot.left, plot.right), plot.bottom};
}

/// What is stale and what is still to come, of the series, the range and the present of `input`.
inline void markTimes(PlotScene &plane, const PlotInput &input)
{
    if (const auto stale = staleTime(input)) {
        plane.stale = across(plane, *stale);
    }
    if (input.now && *input.now < input.range.end) {
        plane.future = across(plane, {*input.now, input.range.end});
    }
}

} // namespace zumik::plot
