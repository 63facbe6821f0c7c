// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/source/metricsource.h"

#include <array>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace zumik::clients::prometheus {

/// Lets so many queries through at once and no more: an abandoned query goes on in the server and holds one
/// of its slots, so ours is held as long, until the answer is in or given up. Visible panels first;
/// background work gets half of the places at most. Queries that were lost together with the way to the
/// server can't take all places, or nothing could be asked when the way is back. Any thread.
class Gate : public std::enable_shared_from_this<Gate> {
public:
    /// Holding one is being inside; the last copy gone lets the next in. Null: the gate has been closed.
    using Ticket = std::shared_ptr<void>;

    struct Job {
        source::Priority priority = source::Priority::Visible;
        std::function<bool()> unwanted; ///< asked before it is let in: nobody waits for it any more
        std::function<void(Ticket)> run; ///< from `enter`, or from wherever a ticket goes; never under a lock
    };

    explicit Gate(std::size_t places)
        : m_places(places)
    {
    }

    void enter(Job job);

    /// The place of a query whose answer will not come: hold it for as long as the server may still be at
    /// work on it.
    Ticket abandoned(Ticket ticket);

    /// Those who wait are turned away with no ticket, and so is everybody later.
    void close();

private:
    using Queue = std::deque<Job>;

    bool take(Job &job);
    void leave(bool background);
    void admit();
    bool next(Job &job);
    bool hasPlace(source::Priority priority) const;
    Ticket makeTicket(bool background);

    const std::size_t m_places;
    std::mutex m_mutex;
    std::array<Queue, 3> m_waiting; ///< by priority
    std::size_t m_inside = 0;
    std::size_t m_backgroundInside = 0;
    std::size_t m_abandoned = 0; ///< of those inside
    bool m_closed = false;
};

} // namespace zumik::clients::prometheus
