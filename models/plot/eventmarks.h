// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/geometry.h"

#include "models/base/time.h"

#include <cstddef>
#include <span>
#include <vector>

namespace zumik::plot {

struct PlotScene;

/// An event on the time axis: a line, or from x to x2 a stretch of the plot, cut to it.
struct EventMark {
    std::size_t event = 0; ///< index into what was given
    float x = 0;
    float x2 = 0; ///< x for a line
    bool begins = true; ///< its beginning lies in the plot
    bool ends = true;

    bool lasts() const { return x2 > x; }

    bool operator==(const EventMark &) const = default;
};

/// Above the axis, where the triangles stand and a pointer finds events, in px.
inline constexpr float eventStrip = 12;

/// Of those that touch the scene's range; an event that would be less than a pixel wide is a line.
std::vector<EventMark> eventMarks(const PlotScene &scene, std::span<const base::TimeRange> events);

/// The marks under a pointer in the strip above the axis: within `reach` px of a line, or on a stretch; the
/// lines before the stretches, the nearest first. Empty outside the strip.
std::vector<EventMark> eventsAt(
    const PlotScene &scene, std::span<const EventMark> marks, Point pointer, float reach = 6);

} // namespace zumik::plot
