// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/source/sendqueue.h"

#include <algorithm>
#include <utility>

namespace zumik::source {

using Holds = SendState::Holds;

SendQueue::SendQueue(SendLimits limits, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
{
    m_wake.setSingleShot(true);
    connect(&m_wake, &QTimer::timeout, this, &SendQueue::pump);
}

void SendQueue::add(Job job)
{
    m_waiting.at(static_cast<std::size_t>(job.priority)).push_back(std::move(job));
    pump();
}

void SendQueue::answered(const base::Error *error)
{
    --m_running;
    const bool refused = error != nullptr
        && (error->code == base::ErrorCode::TooManyRequests || error->code == base::ErrorCode::Unavailable);
    if (refused) {
        const auto now = Steady::now();
        // Those that were under way together count as one refusal.
        if (now >= m_pausedUntil) {
            const base::Duration pause = m_limits.firstPause * (1 << std::min(m_refusals, 16));
            m_pausedUntil = now + std::min(pause, m_limits.longestPause);
            ++m_refusals;
        }
        m_pausedUntil = std::max<Steady::time_point>(m_pausedUntil, now + error->retryAfter);
    } else if (error == nullptr || error->code != base::ErrorCode::Cancelled) {
        m_refusals = 0;
        m_pausedUntil = {};
    }
    pump();
}

void SendQueue::holdWay(bool held)
{
    m_wayHeld = held;
    pump();
}

void SendQueue::forgetOld(Steady::time_point now)
{
    while (!m_sent.empty() && m_sent.front() + m_limits.window <= now) {
        m_sent.pop_front();
    }
}

Holds SendQueue::held(Steady::time_point now)
{
    forgetOld(now);
    if (m_wayHeld) {
        return Holds::Way;
    }
    if (now < m_pausedUntil || (m_refusals > 0 && m_running > 0)) {
        return Holds::ServerAsked;
    }
    return m_sent.size() < m_limits.budget ? Holds::Nothing : Holds::Budget;
}

SendQueue::Steady::time_point SendQueue::resumesAt() const
{
    const auto budget =
        m_sent.size() < m_limits.budget ? Steady::time_point{} : m_sent.front() + m_limits.window;
    return std::max<Steady::time_point>(m_pausedUntil, budget);
}

bool SendQueue::next(Job &job)
{
    dropUnwanted(); // a job that was sent may have made another one needless
    for (auto &queue : m_waiting) {
        if (!queue.empty()) {
            job = std::move(queue.front());
            queue.pop_front();
            return true;
        }
    }
    return false;
}

void SendQueue::dropUnwanted()
{
    for (auto &queue : m_waiting) {
        std::erase_if(queue, [](const Job &job) { return job.unwanted(); });
    }
}

void SendQueue::pump()
{
    auto now = Steady::now();
    Job job;
    while (held(now) == Holds::Nothing && next(job)) {
        m_sent.push_back(now);
        ++m_running;
        std::exchange(job, {}).send();
        now = Steady::now();
    }
    dropUnwanted();
    wakeLater(now);
    const SendState after = state();
    if (std::exchange(m_holds, after.holds) != after.holds) {
        Q_EMIT changed();
    }
}

void SendQueue::wakeLater(Steady::time_point now)
{
    const auto waiting =
        std::any_of(m_waiting.begin(), m_waiting.end(), [](const auto &q) { return !q.empty(); });
    const auto at = resumesAt();
    if (waiting && at > now) {
        m_wake.start(std::chrono::ceil<std::chrono::milliseconds>(at - now));
    }
}

SendState SendQueue::state()
{
    const auto now = Steady::now();
    SendState state;
    for (const auto &queue : m_waiting) {
        state.waiting += queue.size();
    }
    const Holds what = held(now);
    const bool matters = what == Holds::ServerAsked || state.waiting > 0;
    state.holds = matters ? what : Holds::Nothing;
    if (state.holds == Holds::ServerAsked || state.holds == Holds::Budget) {
        const auto left = std::chrono::ceil<base::Duration>(resumesAt() - now);
        state.resumesIn = std::max(left, base::Duration{0});
    }
    state.sent = m_sent.size();
    state.budget = m_limits.budget;
    return state;
}

} // namespace zumik::source
