// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/figures.h"

#include <QRectF>

class QFontMetricsF;
class QPainter;

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::charts {

/// Where bars lie in the widget, and what surrounds them.
struct BarFrame {
    QRectF plot;
    bool horizontal = false; ///< bars lie, their places run downwards
    double placeRoom = 0; ///< px for the names of the places, below or at the left
    double valueRoom = 0; ///< px for the values' labels, at the left or below

    QPointF at(double along, double value) const;
    QRectF rect(const zumik::plot::Bar &bar) const;
};

/// Makes room for the labels inside `room`. Bars whose orientation is left open lie where the whole chart,
/// its legend included, is higher than wide (BarChartPanel.tsx).
BarFrame frameFor(const plot::BarFigure &figure, const QRectF &room, QSize whole, const common::Look &look);

/// Every how many labels of the places are shown, so that none runs into the next.
int placeStep(const plot::BarFigure &figure, const BarFrame &frame, const QFontMetricsF &metrics);

void paintGrid(
    QPainter &painter, const plot::BarFigure &figure, const BarFrame &frame, const common::Look &look);
void paintAxisLabels(
    QPainter &painter, const plot::BarFigure &figure, const BarFrame &frame, const common::Look &look);

/// The bars' values, above (beside, in) them: all of them, or with ShowValue::Auto where all have room.
void paintValues(
    QPainter &painter, const plot::BarFigure &figure, const BarFrame &frame, const common::Look &look);

} // namespace zumik::widgets::charts
