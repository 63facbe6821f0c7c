// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QWheelEvent>
#include <QWidget>

// The wheel over the middle of a widget.
namespace zumik::tests {

inline void turnWheel(QWidget *widget, QPoint angle, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    const QPointF middle = QRectF(widget->rect()).center();
    QWheelEvent event(
        middle, widget->mapToGlobal(middle), {}, angle, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(widget, &event);
}

/// Frame `index` of `count`: the first half pans to and fro, the second zooms out and in.
inline void glide(QWidget *widget, int index, int count)
{
    const int turn = index % 20 < 10 ? -12 : 12;
    if (index < count / 2) {
        turnWheel(widget, {turn, 0});
    } else {
        turnWheel(widget, {0, turn}, Qt::ControlModifier);
    }
}

} // namespace zumik::tests
