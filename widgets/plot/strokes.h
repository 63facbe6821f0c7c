// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/seriespainter.h"

class QPainter;

// Plots for who keeps strokes, not pixels: SVG, recorded pictures, prints. Slower than SeriesPainter, sharp
// at any size.
namespace zumik::widgets::plot {

bool keepsStrokes(const QPainter &painter);

/// All series of a scene: fills, bars, lines, points. Nothing leaves the plot, since not everybody clips.
void strokeSeries(
    QPainter &painter, const zumik::plot::PlotScene &scene, const Paints &paints, const common::Theme &theme);

} // namespace zumik::widgets::plot
