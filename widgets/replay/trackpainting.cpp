// SPDX-License-Identifier: GPL-3.0-or-later
// How the track looks. What doesn't move is kept as a picture, since now moves at every tick.
#include "models/plot/timeticks.h"
#include "widgets/common/look.h"
#include "widgets/replay/replaywords.h"
#include "widgets/replay/track.h"
#include "widgets/replay/trackmeasures.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace zumik::widgets::replay {

namespace {

constexpr double corner = 3;
constexpr double leastBar = 2; ///< px, so that what was short is seen
constexpr double tickRoom = 84; ///< px between labels
constexpr double flagWidth = 13;
constexpr double flagHeight = 12;
constexpr double playedShare = 0.55; ///< of the band's color over what has been
constexpr double veiled = 0.55; ///< of the bar's color over what is to come
constexpr double hatchStep = 5;

void hatch(QPainter &painter, const QRectF &box, const QColor &color)
{
    painter.save();
    painter.setClipRect(box, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.6));
    for (double x = box.left() - box.height(); x < box.right(); x += hatchStep) {
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()));
    }
    painter.restore();
}

QColor withAlpha(QColor color, double share)
{
    color.setAlphaF(static_cast<float>(share));
    return color;
}

} // namespace

void Track::paintEvent(QPaintEvent * /*event*/)
{
    if (m_picture.isNull()) {
        m_picture = recordedPicture();
    }
    const common::Theme &theme = m_look->theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color("surface.chrome"));
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath whole;
    whole.addRoundedRect(bar(), corner, corner);
    painter.fillPath(whole, theme.color("surface.sunken"));
    QRectF played = bar();
    played.setRight(positionOf(m_now));
    painter.setClipPath(whole);
    painter.fillRect(played, withAlpha(theme.color("mode.replay.band"), playedShare));
    painter.setClipping(false);
    painter.drawPixmap(0, 0, m_picture);
    QRectF coming = bar();
    coming.setLeft(positionOf(m_now));
    painter.fillRect(coming, withAlpha(theme.color("surface.chrome"), veiled));
    paintLoop(painter);
    paintNow(painter);
    if (m_ring) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color("accent.focus"), theme.number("size.focusRing")));
        painter.drawRoundedRect(bar().adjusted(-2, -1, 2, 1), corner, corner);
    }
}

QPixmap Track::recordedPicture() const
{
    QPixmap picture(size() * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    paintGaps(painter);
    paintAlerts(painter);
    paintAxis(painter);
    paintMarks(painter);
    return picture;
}

void Track::paintGaps(QPainter &painter) const
{
    for (std::size_t i = 0; m_timeline && i < m_timeline->gaps.size(); ++i) {
        const base::TimeRange &gap = m_timeline->gaps[i];
        QRectF box = bar();
        box.setLeft(positionOf(gap.start));
        box.setRight(std::max(positionOf(gap.end), box.left() + leastBar));
        painter.fillRect(box, m_look->theme().color("chart.gap"));
        hatch(painter, box, m_look->theme().color("border.default"));
    }
}

/// The worst last, so that it is seen where several share a lane.
void Track::paintAlerts(QPainter &painter) const
{
    using common::Status;
    const common::Theme &theme = m_look->theme();
    for (const Status wanted : {Status::Pending, Status::Info, Status::Warn, Status::Critical}) {
        for (std::size_t i = 0; i < m_lanes.size(); ++i) {
            const zumik::replay::AlertSpan &span = m_timeline->alerts[i];
            if (statusOf(span) != wanted) {
                continue;
            }
            const double left = positionOf(span.range.start);
            const QRectF box(left, measures::firstLane + m_lanes[i] * measures::laneStep,
                std::max(leastBar, positionOf(span.range.end) - left), measures::laneHeight);
            if (wanted == Status::Pending) {
                hatch(painter, box, theme.color("status.warn.fg"));
            } else {
                painter.fillRect(box, common::statusColor(wanted, theme));
            }
        }
    }
}

void Track::paintAxis(QPainter &painter) const
{
    const common::Theme &theme = m_look->theme();
    const common::ZoneClock &clock = m_look->clock();
    const double perPixel = static_cast<double>(m_recorded.length().count()) / std::max(1.0, bar().width());
    const base::Duration apart{static_cast<std::int64_t>(std::ceil(perPixel * tickRoom))};
    if (apart.count() <= 0) {
        return;
    }
    painter.setFont(m_look->fonts().font("axis"));
    painter.setPen(theme.color("text.tertiary"));
    for (const zumik::plot::TimeTick &tick : zumik::plot::timeTicks(m_recorded, apart, clock)) {
        const double x = std::round(positionOf(tick.time)) + 0.5;
        painter.drawLine(QPointF(x, measures::bottom - 6), QPointF(x, measures::bottom));
        const QString text = QString::fromStdString(clock.label(tick.time, tick.form));
        const double width = QFontMetricsF(painter.font()).horizontalAdvance(text) + 2;
        const double left = std::clamp(x - width / 2, 0.0, std::max(0.0, this->width() - width));
        painter.drawText(QRectF(left, measures::labels, width, measures::labelHeight), Qt::AlignCenter, text);
    }
}

void Track::paintMarks(QPainter &painter) const
{
    const common::Theme &theme = m_look->theme();
    const QColor line = theme.color("mode.replay.line");
    painter.setFont(m_look->fonts().sized(theme.number("type.axis"), 600));
    int number = 0;
    for (const zumik::replay::Mark &mark : m_notes.marks) {
        const QString text = QString::number(++number);
        const double x = std::round(positionOf(mark.time)) + 0.5;
        painter.setPen(QPen(line, 1, Qt::DashLine));
        painter.drawLine(QPointF(x, measures::top), QPointF(x, measures::bottom));
        const double width = std::max(flagWidth, QFontMetricsF(painter.font()).horizontalAdvance(text) + 4);
        const double left = std::min(x - 0.5, this->width() - width);
        const QRectF flag(left, 1, width, flagHeight);
        painter.fillRect(flag, line);
        painter.setPen(theme.color("surface.window"));
        painter.drawText(flag, Qt::AlignCenter, text);
    }
}

void Track::paintLoop(QPainter &painter) const
{
    const auto loop = drawnLoop();
    if (!loop) {
        return;
    }
    const QColor line = m_look->theme().color("mode.replay.line");
    QRectF box = bar();
    box.setLeft(positionOf(loop->start));
    box.setRight(positionOf(loop->end));
    painter.fillRect(box, withAlpha(line, 0.2));
    painter.setPen(QPen(line, 2));
    for (const double x : {box.left(), box.right()}) {
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()));
    }
    painter.drawLine(box.topLeft(), box.topRight());
}

void Track::paintNow(QPainter &painter) const
{
    const common::Theme &theme = m_look->theme();
    const double x = std::round(positionOf(m_now)) + 0.5;
    painter.setPen(QPen(theme.color("text.primary"), 2));
    painter.drawLine(QPointF(x, 4), QPointF(x, measures::bottom + 4));
    const QFont font = m_look->fonts().sized(theme.number("type.axis"), 600);
    const QString text = m_look->clock().clockTime(m_now);
    const double width = QFontMetricsF(font).horizontalAdvance(text) + 12;
    const double left = std::clamp(x - width / 2, 0.0, std::max(0.0, this->width() - width));
    const QRectF box(left, measures::labels, width, measures::labelHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color("text.primary"));
    painter.drawRoundedRect(box, corner, corner);
    painter.setFont(font);
    painter.setPen(theme.color("surface.window"));
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace zumik::widgets::replay
