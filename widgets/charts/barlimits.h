// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/barlabels.h"

namespace zumik::widgets::charts {

/// What lies beyond the figure's limits, tinted: behind the bars.
void paintLimitAreas(
    QPainter &painter, const plot::BarFigure &figure, const BarFrame &frame, const common::Look &look);

/// The limits themselves, dashed over the bars, each with its words as far as there is room.
void paintLimitLines(
    QPainter &painter, const plot::BarFigure &figure, const BarFrame &frame, const common::Look &look);

} // namespace zumik::widgets::charts
