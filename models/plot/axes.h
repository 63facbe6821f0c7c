// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/drawnvalues.h"
#include "models/plot/scenebuilder.h"

#include <vector>

namespace zumik::plot {

/// Series that share one scale.
struct AxisGroup {
    frame::FieldConfig config; ///< of its first series; a percent stack's unit is percent
    bool right = false;
    bool hidden = false;
    bool percent = false; ///< stacked in percent
    std::vector<std::size_t> members;
};

/// A unit, a logarithm or a side of its own makes an axis of its own: the first stands left, others right.
/// Beyond four, scales are kept and their labels are not drawn.
std::vector<AxisGroup> groupByAxis(const PlotInput &input);

/// The group of each series.
std::vector<std::size_t> axisOfSeries(const std::vector<AxisGroup> &groups, std::size_t count);

AxisScale scaleOf(
    const AxisGroup &group, const PlotInput &input, const std::vector<Drawn> &drawn, int maxIntervals);

/// A limit that is drawn should be seen while the data is still some way below it: absolute ones of up to
/// twice the largest value belong to what the axis shows. (Grafana's axis goes by the data alone.)
void includeThresholds(AxisRequest &request, const frame::FieldConfig &config);

} // namespace zumik::plot
