// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/replay/track.h"

#include "widgets/common/look.h"
#include "widgets/controls/barbutton.h"
#include "widgets/replay/replaywords.h"
#include "widgets/replay/tracklanes.h"
#include "widgets/replay/trackmeasures.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace zumik::widgets::replay {

namespace {

constexpr double leastLoop = 4; ///< px: less was a click
constexpr double markReach = 7; ///< px to either side of a flag
constexpr int manySteps = 10;

} // namespace

Track::Track(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Recorded time"));
    connect(look, &common::Look::changed, this, &Track::forgetPicture);
}

QSize Track::sizeHint() const
{
    return {400, measures::height};
}

QRectF Track::bar() const
{
    return QRectF(rect()).adjusted(
        measures::side, measures::top, -measures::side, -(height() - measures::bottom));
}

double Track::positionOf(base::Time time) const
{
    const double length = static_cast<double>(m_recorded.length().count());
    const double share = length <= 0 ? 1 : static_cast<double>((time - m_recorded.start).count()) / length;
    return bar().left() + std::clamp(share, 0.0, 1.0) * bar().width();
}

base::Time Track::timeAt(double x) const
{
    const double share = std::clamp((x - bar().left()) / std::max(1.0, bar().width()), 0.0, 1.0);
    const double length = static_cast<double>(m_recorded.length().count());
    return m_recorded.start + base::Duration(static_cast<std::int64_t>(share * length + 0.5));
}

void Track::showClock(const zumik::replay::ReplayClock &clock)
{
    if (std::exchange(m_recorded, clock.recorded()) != clock.recorded()) {
        forgetPicture();
    }
    m_now = clock.now();
    m_loop = clock.loop();
    setAccessibleDescription(
        m_look->clock().dateAndTime(m_now) + QLatin1Char(' ') + m_look->clock().zoneName(m_now));
    update();
}

void Track::setTimeline(std::shared_ptr<const zumik::replay::RecordedTimeline> timeline)
{
    m_timeline = std::move(timeline);
    m_lanes = m_timeline ? lanesOf(m_timeline->alerts, measures::lanes) : std::vector<int>();
    forgetPicture();
}

void Track::setNotes(zumik::replay::Notes notes)
{
    m_notes = std::move(notes);
    forgetPicture();
}

void Track::forgetPicture()
{
    m_picture = {};
    update();
}

void Track::resizeEvent(QResizeEvent * /*event*/)
{
    forgetPicture();
}

std::optional<base::TimeRange> Track::drawnLoop() const
{
    if (!m_loopFrom) {
        return m_loop;
    }
    const auto [left, right] = std::minmax(*m_loopFrom, m_loopTo);
    return right - left < leastLoop ? m_loop : std::optional(base::TimeRange{timeAt(left), timeAt(right)});
}

// --- the pointer

/// Of the flag under the pointer.
std::optional<base::Time> Track::markAt(QPointF point) const
{
    if (point.y() > measures::top) {
        return std::nullopt;
    }
    for (const zumik::replay::Mark &mark : m_notes.marks) {
        if (std::abs(positionOf(mark.time) - point.x()) <= markReach) {
            return mark.time;
        }
    }
    return std::nullopt;
}

void Track::seekTo(QPointF point)
{
    const auto mark = markAt(point);
    Q_EMIT sought(mark ? *mark : timeAt(point.x()));
}

void Track::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        return;
    }
    if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        m_loopFrom = event->position().x();
        m_loopTo = *m_loopFrom;
    } else {
        m_seeking = true;
        seekTo(event->position());
    }
}

void Track::mouseMoveEvent(QMouseEvent *event)
{
    if (m_loopFrom) {
        m_loopTo = event->position().x();
        update();
    } else if (m_seeking) {
        Q_EMIT sought(timeAt(event->position().x()));
    }
}

void Track::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        return;
    }
    if (m_loopFrom) {
        const auto loop = drawnLoop();
        const bool clicked = std::abs(m_loopTo - *m_loopFrom) < leastLoop;
        m_loopFrom.reset();
        Q_EMIT loopChosen(clicked ? std::nullopt : loop);
        update();
    } else if (std::exchange(m_seeking, false)) {
        Q_EMIT released();
    }
}

bool Track::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *const help = static_cast<QHelpEvent *>(event);
        const base::Time time = timeAt(help->pos().x());
        const base::Duration near = timeAt(help->pos().x() + markReach) - time;
        QToolTip::showText(
            help->globalPos(), trackTip(m_timeline.get(), m_notes, time, near, m_look->clock()), this);
        return true;
    }
    return QWidget::event(event);
}

// --- keys

void Track::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return Q_EMIT stepped(-1);
    case Qt::Key_Right:
        return Q_EMIT stepped(1);
    case Qt::Key_PageDown:
        return Q_EMIT stepped(-manySteps);
    case Qt::Key_PageUp:
        return Q_EMIT stepped(manySteps);
    default:
        QWidget::keyPressEvent(event);
    }
}

void Track::focusInEvent(QFocusEvent *event)
{
    m_ring = controls::showsRing(event->reason());
    update();
}

void Track::focusOutEvent(QFocusEvent * /*event*/)
{
    m_ring = false;
    update();
}

} // namespace zumik::widgets::replay
