// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/replayclock.h"

#include <algorithm>
#include <utility>

namespace zumik::replay {

namespace {

/// Longer than anybody waits, and far from what a count of nanoseconds holds at the highest speed.
constexpr std::chrono::nanoseconds longestElapsed = std::chrono::hours(24);

} // namespace

ReplayClock::ReplayClock(base::TimeRange recorded)
    : m_recorded(recorded)
    , m_now(recorded.end)
{
}

base::Time ReplayClock::inside(base::Time time) const
{
    return std::clamp(time, m_recorded.start, std::max(m_recorded.start, m_recorded.end));
}

void ReplayClock::play()
{
    if (m_now >= end()) {
        m_now = m_loop ? m_loop->start : m_recorded.start;
        m_rest = {};
    }
    m_playing = m_now < end();
}

void ReplayClock::pause()
{
    m_playing = false;
    m_rest = {};
}

bool ReplayClock::setSpeed(int speed)
{
    const bool offered = std::find(speeds.begin(), speeds.end(), speed) != speeds.end();
    m_speed = offered ? speed : m_speed;
    return offered;
}

void ReplayClock::seek(base::Time time)
{
    m_now = inside(time);
    m_rest = {};
    if (m_loop && (m_now < m_loop->start || m_now > m_loop->end)) {
        m_loop.reset();
    }
}

void ReplayClock::step(base::Duration by)
{
    pause();
    // Cut first: a sum beyond what times can hold would come out at the wrong end.
    const base::Duration back = m_recorded.start - m_now;
    const base::Duration forth = m_recorded.end - m_now;
    seek(m_now + std::clamp(by, back, std::max(back, forth)));
}

bool ReplayClock::setLoop(std::optional<base::TimeRange> loop)
{
    if (!loop) {
        m_loop.reset();
        return true;
    }
    const base::TimeRange cut{inside(loop->start), inside(loop->end)};
    if (cut.start >= cut.end) {
        return false;
    }
    m_loop = cut;
    if (m_now < cut.start || m_now > cut.end) {
        m_now = cut.start;
        m_rest = {};
    }
    return true;
}

bool ReplayClock::advance(std::chrono::nanoseconds elapsed)
{
    if (!m_playing || elapsed.count() <= 0) {
        return false;
    }
    m_rest += std::min(elapsed, longestElapsed) * m_speed;
    const auto whole = std::chrono::duration_cast<base::Duration>(m_rest);
    m_rest -= whole;
    return whole.count() > 0 && runInto(m_now + whole);
}

/// What goes beyond the end of a loop counts from its start on.
bool ReplayClock::runInto(base::Time time)
{
    const base::Time before = m_now;
    if (time < end()) {
        m_now = time;
    } else if (m_loop) {
        m_now = m_loop->start + (time - m_loop->end) % m_loop->length();
    } else {
        m_now = m_recorded.end;
        pause();
    }
    return m_now != before;
}

} // namespace zumik::replay
