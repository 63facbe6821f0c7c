// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/pollset.h"

#include <algorithm>

namespace zumik::ssh {

void PollSet::clear()
{
    m_entries.clear();
    m_wakeAt = Instant::max();
}

void PollSet::add(int descriptor, bool reading, bool writing)
{
    if (!reading && !writing) {
        return;
    }
    const int events = (reading ? POLLIN : 0) | (writing ? POLLOUT : 0);
    m_entries.push_back({descriptor, static_cast<short>(events), 0});
}

void PollSet::wakeAt(Instant instant)
{
    m_wakeAt = std::min(m_wakeAt, instant);
}

void PollSet::wait()
{
    using std::chrono::milliseconds;
    int limit = -1;
    if (m_wakeAt != Instant::max()) {
        const auto now = std::chrono::steady_clock::now();
        // Rounded up: a loop that wakes just before its deadline would spin until it.
        const auto left = m_wakeAt <= now ? milliseconds{0} : std::chrono::ceil<milliseconds>(m_wakeAt - now);
        limit = static_cast<int>(std::min<milliseconds::rep>(left.count(), 60'000));
    }
    ::poll(m_entries.data(), m_entries.size(), limit);
}

short PollSet::eventsOf(int descriptor) const
{
    for (const pollfd &entry : m_entries) {
        if (entry.fd == descriptor) {
            return entry.revents;
        }
    }
    return 0;
}

bool PollSet::readable(int descriptor) const
{
    return (eventsOf(descriptor) & (POLLIN | POLLHUP | POLLERR | POLLNVAL)) != 0;
}

bool PollSet::writable(int descriptor) const
{
    return (eventsOf(descriptor) & (POLLOUT | POLLHUP | POLLERR | POLLNVAL)) != 0;
}

} // namespace zumik::ssh
