// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"

class QRect;
class QWidget;

namespace zumik::widgets::common {
class Theme;
}

namespace zumik::widgets::plot {

class LegendView;

struct LegendRoom {
    zumik::dashboard::Legend::Placement placement = zumik::dashboard::Legend::Placement::Bottom;
    int leastForRight = 420; ///< px: narrower, a legend at the right would leave no room for the plot
    int leastPlot = 90; ///< px of height that the plot keeps above a legend
    double mostHeight = 0.38; ///< of a legend below, 0..1 of all
    double mostWidth = 0.45; ///< of a legend at the right
};

/// Shares a rectangle between a plot and its legend, below or at the right. A legend without rows, or without
/// room for one, is hidden.
void layOutLegend(
    QWidget &plot, LegendView &legend, const QRect &room, const LegendRoom &how, const common::Theme &theme);

} // namespace zumik::widgets::plot
