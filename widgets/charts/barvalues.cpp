// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/barlabels.h"
#include "widgets/common/look.h"

#include <QFontMetricsF>
#include <QPainter>

namespace zumik::widgets::charts {

namespace {

using dashboard::ShowValue;

/// Room for a value: in the bar, or beyond its end.
QRectF valueRoom(
    const plot::BarFigure &figure, const BarFrame &frame, const zumik::plot::Bar &bar, QSizeF size)
{
    const QRectF body = frame.rect(bar);
    QRectF room(QPointF(), size);
    room.moveCenter(body.center());
    if (figure.labelsInside) {
        return room;
    }
    const bool down = bar.head < bar.foot;
    if (frame.horizontal) {
        down ? room.moveRight(body.left() - 3) : room.moveLeft(body.right() + 3);
    } else {
        down ? room.moveTop(body.bottom() + 1) : room.moveBottom(body.top() - 1);
    }
    return room;
}

/// Beyond the plot's edge there is no room: then the value stands in its bar.
bool isInside(const plot::BarFigure &figure, const BarFrame &frame, const QRectF &room)
{
    const QRectF free = frame.plot.adjusted(-2, -10, 10, 2);
    return figure.labelsInside || !free.contains(room);
}

QRectF movedInside(const BarFrame &frame, const zumik::plot::Bar &bar, QRectF room)
{
    const QRectF body = frame.rect(bar);
    if (frame.horizontal) {
        bar.head < bar.foot ? room.moveLeft(body.left() + 3) : room.moveRight(body.right() - 3);
    } else {
        bar.head < bar.foot ? room.moveBottom(body.bottom() - 1) : room.moveTop(body.top() + 1);
    }
    return room;
}

bool allFit(const plot::BarFigure &figure, const BarFrame &frame, const QFontMetricsF &metrics)
{
    for (std::size_t i = 0; i < figure.bars.size(); ++i) {
        const QRectF body = frame.rect(figure.plan.bars[i]);
        const double width = metrics.horizontalAdvance(figure.bars[i].label);
        const bool fits =
            frame.horizontal ? metrics.height() <= body.height() + 4 : width <= body.width() + 4;
        const bool high = frame.horizontal ? width <= body.width() : metrics.height() <= body.height();
        if (!fits && !(figure.labelsInside && !high)) {
            return false;
        }
    }
    return true;
}

} // namespace

void paintValues(
    QPainter &painter, const plot::BarFigure &figure, const BarFrame &frame, const common::Look &look)
{
    painter.setFont(look.fonts().font("axis"));
    const QFontMetricsF metrics(painter.font());
    const bool always = figure.showValue == ShowValue::Always;
    if (figure.showValue == ShowValue::Never || (!always && !allFit(figure, frame, metrics))) {
        return;
    }
    for (std::size_t i = 0; i < figure.bars.size(); ++i) {
        const zumik::plot::Bar &bar = figure.plan.bars[i];
        const QString &text = figure.bars[i].label;
        const QSizeF size(metrics.horizontalAdvance(text) + 1, metrics.height());
        QRectF room = valueRoom(figure, frame, bar, size);
        const QRectF body = frame.rect(bar);
        const bool inside = isInside(figure, frame, room);
        if (figure.labelsInside && !always
            && (size.width() > body.width() + 4 || size.height() > body.height())) {
            continue;
        }
        room = inside && !figure.labelsInside ? movedInside(frame, bar, room) : room;
        const QColor ink = common::inkOn(figure.paints[figure.bars[i].paint].color);
        painter.setPen(inside ? ink : look.theme().color("text.secondary"));
        painter.drawText(room, Qt::AlignCenter, text);
    }
}

} // namespace zumik::widgets::charts
