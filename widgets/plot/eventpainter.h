// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"
#include "models/plot/eventmarks.h"

#include <QPointF>
#include <QRectF>
#include <QString>
#include <QStringList>

#include <string>
#include <vector>

class QPainter;

namespace zumik::plot {
struct PlotScene;
}

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::plot {

/// What a mark on the time axis stands for; texts are safe to show.
struct EventNote {
    base::TimeRange when; ///< of no length for an instant
    QString title;
    QString text; ///< lines
    QStringList tags;
    std::string color; ///< as in the dashboard; empty: the theme's
};

using EventNotes = std::vector<EventNote>;

/// Over the series: a dashed line in the event's color with a triangle on the axis, a stretch as a shade with
/// a bar along the axis.
void paintEvents(QPainter &painter, const zumik::plot::PlotScene &scene, const EventNotes &notes,
    const std::vector<zumik::plot::EventMark> &marks, const common::Look &look);

/// Title, time, text and tags of the first few, in a box beside the pointer. Returns where.
QRectF paintEventBox(QPainter &painter, const std::vector<const EventNote *> &notes, QPointF pointer,
    const QRectF &bounds, const common::Look &look);

/// "02:41:00", or "02:41:00 to 02:44:30"
QString eventTime(const EventNote &note, const common::Look &look);

} // namespace zumik::widgets::plot
