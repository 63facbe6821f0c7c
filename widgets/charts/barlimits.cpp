// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/barlimits.h"

#include "widgets/common/look.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace zumik::widgets::charts {

namespace {

using Limit = plot::BarFigure::Limit;

constexpr double mostOfPlot = 0.7; ///< of its length that a label may take
constexpr float labelGround = 0.85F; ///< opacity

QPen dashedPen(const QColor &color, const common::Theme &theme)
{
    QPen pen(color, 1);
    pen.setCapStyle(Qt::FlatCap);
    pen.setDashPattern({theme.number("chart.thresholdDash.0"), theme.number("chart.thresholdDash.1")});
    return pen;
}

/// Above the line's left end, or right of its upper end where bars lie; on the other side where there is no
/// room.
QRectF labelBox(const Limit &limit, const BarFrame &frame, const QFontMetricsF &metrics)
{
    const QSizeF size(metrics.horizontalAdvance(limit.label) + 8, std::ceil(metrics.height()));
    const QPointF at = frame.at(0, limit.at);
    if (frame.horizontal) {
        const bool right = at.x() + 2 + size.width() <= frame.plot.right();
        return {QPointF(right ? at.x() + 2 : at.x() - 2 - size.width(), frame.plot.top() + 2), size};
    }
    const bool above = at.y() - 2 - size.height() >= frame.plot.top();
    return {QPointF(frame.plot.left() + 6, above ? at.y() - 2 - size.height() : at.y() + 2), size};
}

void paintLabel(QPainter &painter, const Limit &limit, const BarFrame &frame, const common::Look &look)
{
    const QRectF box = labelBox(limit, frame, QFontMetricsF(painter.font()));
    if (box.width() > frame.plot.width() * mostOfPlot) {
        return;
    }
    QColor ground = look.theme().color("surface.panel");
    ground.setAlphaF(labelGround);
    painter.fillRect(box, ground);
    painter.setPen(limit.color);
    painter.drawText(box, Qt::AlignCenter, limit.label);
}

} // namespace

void paintLimitAreas(
    QPainter &painter, const plot::BarFigure &figure, const BarFrame &frame, const common::Look &look)
{
    for (const Limit &limit : figure.limits) {
        if (limit.area) {
            QColor tint = limit.color;
            tint.setAlphaF(look.theme().pixels("chart.thresholdFill"));
            painter.fillRect(QRectF(frame.at(0, limit.at), frame.at(1, limit.until)).normalized(), tint);
        }
    }
}

void paintLimitLines(
    QPainter &painter, const plot::BarFigure &figure, const BarFrame &frame, const common::Look &look)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setFont(look.fonts().font("axis"));
    for (const Limit &limit : figure.limits) {
        if (limit.line) {
            painter.setPen(dashedPen(limit.color, look.theme()));
            painter.drawLine(frame.at(0, limit.at), frame.at(1, limit.at));
            paintLabel(painter, limit, frame, look);
        }
    }
}

} // namespace zumik::widgets::charts
