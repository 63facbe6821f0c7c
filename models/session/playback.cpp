// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/playback.h"

#include <algorithm>
#include <tuple>

namespace zumik::session {

namespace {

/// What one tick counts for at most.
constexpr std::chrono::nanoseconds longestTick = std::chrono::milliseconds(250);

auto stateOf(const replay::ReplayClock &clock)
{
    const auto loop = clock.loop().value_or(base::TimeRange{});
    return std::make_tuple(clock.playing(), clock.speed(), loop.start, loop.end);
}

} // namespace

Playback::Playback(replay::ReplayClock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(tick);
    connect(&m_timer, &QTimer::timeout, this, &Playback::onTick);
}

/// Does it, and says what has become of it.
template <typename Change> void Playback::apply(Change change)
{
    const base::Time now = m_clock.now();
    const auto state = stateOf(m_clock);
    change();
    if (m_clock.playing() != m_timer.isActive()) {
        m_since.start();
        m_clock.playing() ? m_timer.start() : m_timer.stop();
    }
    if (state != stateOf(m_clock)) {
        Q_EMIT changed();
    }
    if (now != m_clock.now()) {
        Q_EMIT moved();
    }
}

void Playback::play()
{
    apply([this] { m_clock.play(); });
}

void Playback::pause()
{
    apply([this] { m_clock.pause(); });
}

void Playback::toggle()
{
    m_clock.playing() ? pause() : play();
}

bool Playback::setSpeed(int speed)
{
    bool offered = false;
    apply([&] { offered = m_clock.setSpeed(speed); });
    return offered;
}

void Playback::seek(base::Time time)
{
    apply([&] { m_clock.seek(time); });
}

void Playback::step(base::Duration by)
{
    apply([&] { m_clock.step(by); });
}

bool Playback::setLoop(std::optional<base::TimeRange> loop)
{
    bool taken = false;
    apply([&] { taken = m_clock.setLoop(loop); });
    return taken;
}

void Playback::advance(std::chrono::nanoseconds elapsed)
{
    apply([&] { m_clock.advance(std::min(elapsed, longestTick)); });
}

void Playback::onTick()
{
    advance(std::chrono::nanoseconds(m_since.nsecsElapsed()));
    m_since.restart();
}

} // namespace zumik::session
