// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/prometheus/serverclock.h"

#include <algorithm>

namespace zumik::clients::prometheus {

namespace {

std::int64_t toMs(ServerClock::Steady::time_point point)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(point.time_since_epoch()).count();
}

} // namespace

void ServerClock::observe(base::Time date, Steady::time_point sent, Steady::time_point received)
{
    const std::int64_t low = date.ms - toMs(received);
    const std::int64_t high = date.ms + 1000 - toMs(sent);
    const std::lock_guard lock(m_mutex);
    const bool consistent = m_known && std::max(low, m_low) <= std::min(high, m_high);
    // Bounds that exclude each other: a clock was set, and the new answer is right.
    m_low = consistent ? std::max(low, m_low) : low;
    m_high = consistent ? std::min(high, m_high) : high;
    m_known = true;
}

base::Time ServerClock::now() const
{
    return at(Steady::now(), base::SystemClock().now());
}

base::Duration ServerClock::difference() const
{
    const base::Time ours = base::SystemClock().now();
    return at(Steady::now(), ours) - ours;
}

base::Time ServerClock::at(Steady::time_point steady, base::Time system) const
{
    const std::lock_guard lock(m_mutex);
    if (!m_known) {
        return system;
    }
    return {toMs(steady) + std::clamp(system.ms - toMs(steady), m_low, m_high)};
}

} // namespace zumik::clients::prometheus
