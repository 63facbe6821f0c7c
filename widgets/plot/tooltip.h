// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/colors.h"

#include <QPointF>
#include <QRectF>
#include <QString>

#include <vector>

class QPainter;

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::plot {

struct TooltipRow {
    common::SeriesPaint paint;
    QString name;
    QString value;
    bool strong = false; ///< under the pointer
    QString earlier = {}; ///< the value before; empty: none
    QString change = {}; ///< since then
};

struct Tooltip {
    QString time;
    QString zone;
    std::vector<TooltipRow> rows;
    std::size_t more = 0; ///< rows that had no room
    QString before = {}; ///< how long ago the earlier values were; empty: nothing is compared
    bool named = false; ///< `before` is what they are of, not how long ago
    QString beforeTime = {}; ///< when that was
};

/// Rows that a tooltip shows at most.
inline constexpr std::size_t tooltipRows = 12;

/// Paints the box on that side of the pointer that has room inside `bounds`, never under it. Returns where.
QRectF paintTooltip(QPainter &painter, const Tooltip &tooltip, QPointF pointer, const QRectF &bounds,
    const common::Look &look);

/// The short line of color before a name; dashed as the series is.
void paintKey(QPainter &painter, const common::SeriesPaint &paint, QPointF middleLeft);

} // namespace zumik::widgets::plot
