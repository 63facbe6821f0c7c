// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/lifesigns.h"

#include <algorithm>

namespace zumik::ssh {

LifeSigns::LifeSigns(std::chrono::milliseconds interval, int count)
    : m_interval(interval)
    , m_count(std::max(count, 1))
{
}

void LifeSigns::begin()
{
    m_doubtedAt.reset();
    m_askedAt.reset();
    m_unanswered = 0;
}

void LifeSigns::doubt(Instant now)
{
    if (!m_doubtedAt) {
        m_askedAt.reset(); // what came since an older question may have lain here for an hour
        m_doubtedAt = now;
    }
}

Instant LifeSigns::due(Instant lastReceived) const
{
    if (m_askedAt) {
        return m_next;
    }
    return m_doubtedAt.value_or(lastReceived + m_interval);
}

LifeSigns::Verdict LifeSigns::judge(Instant lastReceived, Instant now)
{
    if (m_askedAt && lastReceived > *m_askedAt) {
        begin();
    }
    if (now < due(lastReceived)) {
        return Verdict::Fine;
    }
    if (m_askedAt && (m_doubtedAt || m_unanswered >= m_count)) {
        return Verdict::Dead;
    }
    m_unanswered = m_askedAt ? m_unanswered + 1 : 1;
    m_askedAt = m_askedAt.value_or(now);
    m_next = now + (m_doubtedAt ? limit : m_interval);
    return Verdict::Ask;
}

} // namespace zumik::ssh
