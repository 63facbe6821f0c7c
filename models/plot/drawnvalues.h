// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/scenebuilder.h"

#include <memory>
#include <span>
#include <vector>

namespace zumik::plot {

/// What of one series is drawn: its values, turned over or stacked as its style says.
struct Drawn {
    std::shared_ptr<const std::vector<double>> values; ///< null: the column itself
    std::vector<double>
        bases; ///< what it stands on: of a stack, or the series it is filled down to; empty: zero
    std::span<const double> span; ///< of either
};

/// Series stack when their axis, group, grid, side of zero and drawing are the same. `axisOf` has the axis of
/// each.
std::vector<Drawn> drawnValues(const PlotInput &input, const std::vector<std::size_t> &axisOf);

} // namespace zumik::plot
