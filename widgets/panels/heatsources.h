// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"
#include "models/plot/heatcells.h"

#include <vector>

namespace zumik::widgets::panels {

/// The frames, each with whether its buckets are cumulative: as a query of format "heatmap" answers them.
std::vector<zumik::plot::HeatSource> heatSources(
    const zumik::dashboard::Panel &panel, const std::vector<frame::Frame> &frames);

} // namespace zumik::widgets::panels
