// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/standstill.h"

#include <ctime>
#include <utility>

namespace zumik::ssh {

namespace {

// More than a busy machine keeps a thread from running, less than a server's patience.
constexpr auto slack = std::chrono::seconds(3);

} // namespace

Standstill::Clocks Standstill::read()
{
    Clocks clocks{std::chrono::steady_clock::now(), {}};
    clocks.boot = clocks.steady.time_since_epoch();
#ifdef CLOCK_BOOTTIME
    timespec now{};
    if (::clock_gettime(CLOCK_BOOTTIME, &now) == 0) {
        clocks.boot = std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
    }
#endif
    return clocks;
}

void Standstill::waiting(const Clocks &now, Instant wakeAt)
{
    m_stoodInTurn = m_turnBegan.count() != 0 && now.boot > m_turnBegan + slack;
    m_bounded = wakeAt != Instant::max();
    if (m_bounded) {
        m_latest = now.boot + (wakeAt > now.steady ? Span(wakeAt - now.steady) : Span(0)) + slack;
    }
}

bool Standstill::woke(const Clocks &now)
{
    m_turnBegan = now.boot;
    return std::exchange(m_stoodInTurn, false) || (m_bounded && now.boot > m_latest);
}

} // namespace zumik::ssh
