// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <poll.h>
#include <vector>

namespace zumik::ssh {

using Instant = std::chrono::steady_clock::time_point;

/// What one turn of the tunnel's loop waits for. Filled anew each turn.
class PollSet {
public:
    void clear();
    /// Without a wish it isn't added: poll would report a broken descriptor again and again.
    void add(int descriptor, bool reading, bool writing);
    void wakeAt(Instant instant);

    void wakeNow() { wakeAt(Instant::min()); }

    /// When it ends its wait at the latest; never: Instant::max().
    Instant wakesAt() const { return m_wakeAt; }

    void wait();

    /// After wait: whether there is something to read, or an end or error to learn of.
    bool readable(int descriptor) const;
    bool writable(int descriptor) const;

private:
    short eventsOf(int descriptor) const;

    std::vector<pollfd> m_entries;
    Instant m_wakeAt = Instant::max();
};

} // namespace zumik::ssh
