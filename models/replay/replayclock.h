// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>

namespace zumik::replay {

/// The present of a recording: a time between its first and its last sample that plays, is sought and steps.
/// It has no timer: whoever drives it tells how much real time has gone by. Lives in one thread.
class ReplayClock final : public base::Clock {
public:
    /// Recorded seconds a real one, slowest first.
    static constexpr std::array speeds{1, 2, 5, 10, 30, 60, 150, 300, 600};

    /// Stands at the end, and at speed 1.
    explicit ReplayClock(base::TimeRange recorded);

    base::Time now() const override { return m_now; }

    const base::TimeRange &recorded() const { return m_recorded; }

    bool playing() const { return m_playing; }

    int speed() const { return m_speed; }

    const std::optional<base::TimeRange> &loop() const { return m_loop; }

    /// Begins again where there is nothing left to play: at the start of the recording, or of the loop.
    void play();
    void pause();

    /// False for one that is not offered, and nothing changes.
    bool setSpeed(int speed);

    /// Beyond the recording: to its nearer end. Outside of a loop the loop ends.
    void seek(base::Time time);

    /// By a length of time, forwards or (negative) backwards; what played is paused.
    void step(base::Duration by);

    /// Plays that part again and again, from its start on if now is outside. Its ends are cut to the
    /// recording's; false where nothing is left of it, and nothing changes. Absent: ends it.
    bool setLoop(std::optional<base::TimeRange> loop);

    /// Real time has gone by: whether now has moved. At the end it pauses.
    bool advance(std::chrono::nanoseconds elapsed);

private:
    base::Time inside(base::Time time) const;

    base::Time end() const { return m_loop ? m_loop->end : m_recorded.end; }

    bool runInto(base::Time time);

    base::TimeRange m_recorded;
    base::Time m_now;
    std::optional<base::TimeRange> m_loop;
    std::chrono::nanoseconds m_rest{0}; ///< recorded time that is less than a millisecond yet
    int m_speed = speeds.front();
    bool m_playing = false;
};

} // namespace zumik::replay
