// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/workthread.h"

#include <algorithm>
#include <utility>

namespace zumik::replay {

WorkThread::WorkThread()
    : m_thread([this] { run(); })
{
}

WorkThread::~WorkThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_end.request_stop();
    }
    m_wake.notify_one();
    m_thread.join();
}

void WorkThread::add(source::Priority priority, base::StopToken stop, Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.at(static_cast<std::size_t>(priority)).push_back({std::move(stop), std::move(job)});
    }
    m_wake.notify_one();
}

/// False when there is none and none is to come.
bool WorkThread::next(Waiting &job)
{
    std::unique_lock lock(m_mutex);
    const auto first = [this] {
        return std::find_if(m_waiting.begin(), m_waiting.end(), [](const auto &q) { return !q.empty(); });
    };
    m_wake.wait(lock, [&] { return m_end.stop_requested() || first() != m_waiting.end(); });
    auto *const queue = first();
    if (queue == m_waiting.end()) {
        return false;
    }
    job = std::move(queue->front());
    queue->pop_front();
    return true;
}

void WorkThread::run()
{
    Waiting job;
    while (next(job)) {
        base::StopSource stop;
        const auto end = [&stop] {
            stop.request_stop();
        };
        const base::StopCallback<decltype(end)> byCaller(job.stop, end);
        const base::StopCallback<decltype(end)> byThread(m_end.get_token(), end);
        std::exchange(job.job, {})(stop.get_token());
    }
}

} // namespace zumik::replay
