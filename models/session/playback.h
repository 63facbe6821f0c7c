// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replay/replayclock.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace zumik::session {

/// Drives the clock of a recording by real time, and says when it has moved. Whoever is late (a window that
/// was blocked, a computer that slept) finds the recording a little further on, never far.
class Playback final : public QObject {
    Q_OBJECT

public:
    /// Real time between two moves while it plays.
    static constexpr std::chrono::milliseconds tick{33};

    /// The clock must outlive it, and be moved by nobody else.
    explicit Playback(replay::ReplayClock &clock, QObject *parent = nullptr);

    const replay::ReplayClock &clock() const { return m_clock; }

    void play();
    void pause();
    void toggle();

    /// As ReplayClock's.
    bool setSpeed(int speed);
    void seek(base::Time time);
    void step(base::Duration by);
    bool setLoop(std::optional<base::TimeRange> loop);

    /// Real time has gone by, as the timer tells it.
    void advance(std::chrono::nanoseconds elapsed);

Q_SIGNALS:
    /// Now is another.
    void moved();
    /// It plays or it doesn't, at another speed, or in another loop.
    void changed();

private:
    template <typename Change> void apply(Change change);
    void onTick();

    replay::ReplayClock &m_clock;
    QTimer m_timer{this};
    QElapsedTimer m_since;
};

} // namespace zumik::session
