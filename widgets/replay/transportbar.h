// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replay/notes.h"
#include "models/replay/recordedtimeline.h"
#include "models/replay/replayclock.h"

#include <QMenu>
#include <QPointer>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {
class BarButton;
class Words;
} // namespace zumik::widgets::controls

namespace zumik::widgets::replay {

class MomentView;
class Track;

/// What moves through a recording: buttons, the track, and what holds at the time that is shown. It shows
/// what it is told; the clock is somebody else's.
class TransportBar final : public QWidget {
    Q_OBJECT

public:
    explicit TransportBar(const common::Look *look, QWidget *parent = nullptr);

    void showClock(const zumik::replay::ReplayClock &clock);
    /// How far a step goes.
    void setStep(base::Duration step);
    /// Null: not known yet.
    void setTimeline(std::shared_ptr<const zumik::replay::RecordedTimeline> timeline);
    void setNotes(const zumik::replay::Notes &notes);

    /// What an action does and by which key, by its id: "replay.begin", "replay.stepBack", "replay.play",
    /// "replay.step", "replay.mark", "replay.notes".
    void setTips(const std::function<QString(const QString &id)> &tip);

    Track *track() const { return m_track; }

    controls::BarButton *notesButton() const { return m_notes; }

    void openSpeeds();

    /// Null while it is not open.
    QMenu *speeds() const { return m_speeds.data(); }

    /// All that stands there in words.
    QString text() const;

Q_SIGNALS:
    /// A button was pressed that stands for the action of this id.
    void triggered(const QString &id);
    void speedChosen(int speed);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    controls::BarButton *button(const char *id, const QString &name);
    void build();
    void showMoment();

    struct Button {
        controls::BarButton *button;
        QString action;
    };

    const common::Look *m_look;
    std::vector<Button> m_buttons;
    controls::BarButton *m_play;
    controls::BarButton *m_speed;
    controls::BarButton *m_notes;
    controls::Words *m_hint;
    Track *m_track;
    MomentView *m_moment;
    QPointer<QMenu> m_speeds;
    base::TimeRange m_recorded;
    base::Time m_now;
    int m_chosen = 1; ///< speed
    std::shared_ptr<const zumik::replay::RecordedTimeline> m_timeline;
    zumik::replay::Notes m_marks;
};

} // namespace zumik::widgets::replay
