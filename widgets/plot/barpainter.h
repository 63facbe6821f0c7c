// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/scene.h"
#include "widgets/plot/ink.h"

class QPainter;

namespace zumik::widgets::plot {

class LineLayer;

/// The bars of a series in an ink, flat or a color for each row of the layer. `edge` is drawn around them in
/// one pixel; invalid: none is.
void paintBars(QPainter &painter, const zumik::plot::SeriesShape &shape, const Ink &ink,
    const LineLayer &layer, const QColor &edge);

} // namespace zumik::widgets::plot
