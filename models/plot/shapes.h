// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/drawnvalues.h"
#include "models/plot/scenebuilder.h"

namespace zumik::plot {

/// What makes a shape of a series.
struct ShapeInput {
    const PlotInput &plot;
    const std::vector<Drawn> &drawn; ///< of all series
    const std::vector<std::size_t> &axisOf; ///< of all series
    std::size_t index = 0;
};

/// Lines, bars, points and fill of one series, in the pixels of its axis.
SeriesShape makeShape(const ShapeInput &input, const Area &area);

} // namespace zumik::plot
