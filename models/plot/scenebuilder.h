// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/frame.h"
#include "models/plot/scene.h"
#include "models/plot/words.h"

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace zumik::plot {

/// One numeric field of a time series frame; the field must live until buildScene returns.
struct PlotSeries {
    const frame::Field *field = nullptr;
    series::Grid grid;
    bool visible = true; ///< hidden ones keep their place but count for nothing
    bool earlier = false; ///< what was before: behind the others, and no sign of what is now
    std::optional<std::size_t> of = {}; ///< which series it was; none: one that is no more
};

struct PlotInput {
    std::vector<PlotSeries> series;
    base::TimeRange range;
    std::optional<base::Time> now; ///< the source's present; absent: neither stale nor future is marked
    float width = 0;
    float height = 0;
    float left = 46; ///< margins; the sides grow when labels need more
    float right = 12;
    float top = 8;
    float bottom = 20;
    /// Runs work(0) to work(count - 1), each once, on as many threads as it likes; none: one after the other.
    std::function<void(std::size_t count, const std::function<void(std::size_t)> &work)> each;
    bool bare = false; ///< no ticks, no labels, no marks, from zero: a sparkline
};

PlotScene buildScene(const PlotInput &input, const Words &words);

/// The plane of a scene over another range, and the samples that are pointed at there: with its axes, before
/// anything is drawn.
PlotScene planeAt(const PlotScene &scene, base::TimeRange range, const Words &words);

/// Every numeric field of every frame with a grid.
std::vector<PlotSeries> plottable(const std::vector<frame::Frame> &frames);

/// Which numbers are round for a Grafana unit id.
TickKind tickKind(std::string_view unit);

} // namespace zumik::plot
