// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/prometheus/gate.h"

#include <algorithm>
#include <utility>

namespace zumik::clients::prometheus {

namespace {

constexpr std::size_t alwaysOpen = 2; ///< places that abandoned queries leave to others

bool isBackground(source::Priority priority)
{
    return priority == source::Priority::Background;
}

} // namespace

void Gate::enter(Job job)
{
    if (take(job)) {
        admit();
    } else {
        job.run(nullptr);
    }
}

/// False when it is closed: the job is the caller's as before.
bool Gate::take(Job &job)
{
    const std::lock_guard lock(m_mutex);
    if (m_closed) {
        return false;
    }
    m_waiting.at(static_cast<std::size_t>(job.priority)).push_back(std::move(job));
    return true;
}

void Gate::close()
{
    std::array<Queue, 3> turnedAway;
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        turnedAway.swap(m_waiting);
    }
    for (Queue &queue : turnedAway) {
        for (Job &job : queue) {
            job.run(nullptr);
        }
    }
}

void Gate::admit()
{
    Job job;
    while (next(job)) {
        auto ticket = makeTicket(isBackground(job.priority));
        if (!job.unwanted()) {
            job.run(std::move(ticket));
        }
    }
}

bool Gate::next(Job &job)
{
    const std::lock_guard lock(m_mutex);
    for (Queue &queue : m_waiting) {
        if (!queue.empty() && hasPlace(queue.front().priority)) {
            job = std::move(queue.front());
            queue.pop_front();
            ++m_inside;
            m_backgroundInside += isBackground(job.priority) ? 1 : 0;
            return true;
        }
    }
    return false;
}

bool Gate::hasPlace(source::Priority priority) const
{
    const std::size_t background = std::max<std::size_t>(1, m_places / 2);
    const std::size_t most = m_places - std::min(m_places, alwaysOpen);
    const std::size_t taken = m_inside - m_abandoned + std::min(m_abandoned, most);
    return taken < m_places && (!isBackground(priority) || m_backgroundInside < background);
}

Gate::Ticket Gate::makeTicket(bool background)
{
    return {this, [gate = shared_from_this(), background](void *) {
                gate->leave(background);
            }};
}

Gate::Ticket Gate::abandoned(Ticket ticket)
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_abandoned;
    }
    admit();
    return {this, [gate = shared_from_this(), held = std::move(ticket)](void *) mutable {
                {
                    const std::lock_guard lock(gate->m_mutex);
                    --gate->m_abandoned;
                }
                held.reset();
            }};
}

void Gate::leave(bool background)
{
    {
        const std::lock_guard lock(m_mutex);
        --m_inside;
        m_backgroundInside -= background ? 1 : 0;
    }
    admit();
}

} // namespace zumik::clients::prometheus
