// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/scenebuilder.h"

#include <memory>
#include <optional>
#include <vector>

namespace zumik::plot {

/// What series of a plot were before, in a style to be drawn behind them: lines without fill, in a stack of
/// their own where they are stacked, so that its edges compare with the edges of now's.
struct EarlierSeries {
    std::vector<frame::Field> fields;
    std::vector<PlotSeries> series; ///< of `fields`; behind those of plottable(now)
};

/// `then` is on now's time axis. The result keeps no reference to the frames, and must not be copied.
std::shared_ptr<const EarlierSeries> earlierSeries(
    const std::vector<frame::Frame> &now, const std::vector<frame::Frame> &then);

/// The index of what a series was; nothing where it has no earlier one.
std::optional<std::size_t> earlierOf(const std::vector<PlotSeries> &series, std::size_t index);

/// The value that was drawn of a series nearest to a time; absent where there is none.
double valueNear(const PlotSeries &series, base::Time time);

} // namespace zumik::plot
