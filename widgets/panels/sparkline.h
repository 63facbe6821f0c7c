// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"
#include "models/frame/frame.h"

#include <QColor>
#include <QRectF>

class QPainter;

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::panels {

/// A series without axes: a line over a range of time, from zero on.
struct Sparkline {
    frame::Field field; ///< its values, and how they are drawn
    series::Grid grid;
    base::TimeRange range;
    QColor color;
    const frame::Field *earlier = nullptr; ///< what was before, on the range moved forward; null: nothing
    series::Grid earlierGrid = {};
};

/// Fills the box.
void paintSparkline(QPainter &painter, const Sparkline &line, const QRectF &box, const common::Look &look);

} // namespace zumik::widgets::panels
