// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

class QPainter;
class QRectF;

namespace zumik::widgets::common {

class Theme;

/// Every status has a shape of its own; the color only repeats it.
enum class Status { Ok, Warn, Critical, Info, Unknown, Silenced, Pending, Stale, Loading, Waiting };

/// Fills `box` (14 px square by the theme). `behind`: the color that glyphs are cut out with; invalid: the
/// panel's. Loading turns by `turn` (0..1).
void paintStatus(QPainter &painter, Status status, const QRectF &box, const Theme &theme,
    const QColor &behind = {}, double turn = 0);

/// In the status' color, for words beside the shape.
QColor statusColor(Status status, const Theme &theme);
QColor statusTint(Status status, const Theme &theme);

/// The word for it, for those who can't see it.
QString statusName(Status status);

/// Line icons on a 16 px grid, in one color.
enum class Icon { Table, FullScreen, More, ChevronDown, ChevronRight, SortDown, SortUp, Close };

void paintIcon(QPainter &painter, Icon icon, const QRectF &box, const QColor &color);

} // namespace zumik::widgets::common
