// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replay/notes.h"
#include "models/replay/recordedtimeline.h"
#include "models/replay/replayclock.h"

#include <QPixmap>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::replay {

/// The recorded time from left to right: what of it is behind now and what is to come, gaps, alerts, marks,
/// the loop. Dragging seeks, with Shift it chooses a loop; Left and Right step.
class Track final : public QWidget {
    Q_OBJECT

public:
    explicit Track(const common::Look *look, QWidget *parent = nullptr);

    void showClock(const zumik::replay::ReplayClock &clock);
    /// Null: not known yet.
    void setTimeline(std::shared_ptr<const zumik::replay::RecordedTimeline> timeline);
    void setNotes(zumik::replay::Notes notes);

    double positionOf(base::Time time) const; ///< px
    base::Time timeAt(double x) const; ///< inside of what was recorded

    /// Somebody drags, and has not let go.
    bool seeking() const { return m_seeking; }

    QSize sizeHint() const override;

    QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

Q_SIGNALS:
    /// While it is dragged, and at a click.
    void sought(zumik::base::Time time);
    void released();
    /// Absent: none any more.
    void loopChosen(std::optional<zumik::base::TimeRange> loop);
    void stepped(int steps);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    QRectF bar() const; ///< where time is
    std::optional<base::Time> markAt(QPointF point) const;
    void seekTo(QPointF point);
    void forgetPicture();
    std::optional<base::TimeRange> drawnLoop() const;

    // trackpainting.cpp
    QPixmap recordedPicture() const;
    void paintGaps(QPainter &painter) const;
    void paintAlerts(QPainter &painter) const;
    void paintAxis(QPainter &painter) const;
    void paintMarks(QPainter &painter) const;
    void paintLoop(QPainter &painter) const;
    void paintNow(QPainter &painter) const;

    const common::Look *m_look;
    base::TimeRange m_recorded;
    base::Time m_now;
    std::optional<base::TimeRange> m_loop;
    std::shared_ptr<const zumik::replay::RecordedTimeline> m_timeline;
    std::vector<int> m_lanes; ///< of the timeline's alerts
    zumik::replay::Notes m_notes;
    QPixmap m_picture; ///< what doesn't move
    bool m_seeking = false;
    std::optional<double> m_loopFrom; ///< px, while one is chosen
    double m_loopTo = 0;
    bool m_ring = false;
};

} // namespace zumik::widgets::replay
