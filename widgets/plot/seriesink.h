// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/scene.h"
#include "widgets/plot/ink.h"

namespace zumik::widgets::common {
class Theme;
}

namespace zumik::widgets::plot {

class LineLayer;

/// The ink of a series' line and that of its fill, by its gradient; `color` is the series' own. The gradients
/// are Grafana's (packages/grafana-ui/src/components/uPlot/config/gradientFills.ts): opacity fades from the
/// top of the plot to its bottom, hue turns by 15 degrees to either side, a scheme paints each height in its
/// color.
Ink lineInk(const zumik::plot::SeriesShape &shape, const QColor &color, const LineLayer &layer,
    const common::Theme &theme);
Ink fillInk(const zumik::plot::SeriesShape &shape, const zumik::plot::Box &plot, const QColor &color,
    const LineLayer &layer, const common::Theme &theme);
/// Bars are filled like the ground below lines, and never fainter than stacks.
Ink barInk(const zumik::plot::SeriesShape &shape, const zumik::plot::Box &plot, const QColor &color,
    const LineLayer &layer, const common::Theme &theme);
/// What keeps low bars visible where the ink fades to nothing; invalid where it doesn't.
QColor barEdge(const zumik::plot::SeriesShape &shape, const QColor &color);

} // namespace zumik::widgets::plot
