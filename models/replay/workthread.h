// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/stoptoken.h"
#include "models/source/metricsource.h"

#include <array>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace zumik::replay {

/// A thread that does one job after another: the most urgent first, of equals the one that came first.
///
/// Each job is called once, in the thread. Its token is stopped when its caller gives up, and when the thread
/// is to end: a job that has not begun by then is still called, to say so to whoever waits.
class WorkThread {
public:
    using Job = std::function<void(const base::StopToken &)>;

    WorkThread();
    /// Waits for the jobs, whose tokens are stopped.
    ~WorkThread();

    WorkThread(const WorkThread &) = delete;
    WorkThread &operator=(const WorkThread &) = delete;

    /// From any thread.
    void add(source::Priority priority, base::StopToken stop, Job job);

private:
    struct Waiting {
        base::StopToken stop;
        Job job;
    };

    void run();
    bool next(Waiting &job);

    base::StopSource m_end;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::array<std::deque<Waiting>, 3> m_waiting; ///< by priority; guarded by m_mutex
    std::thread m_thread;
};

} // namespace zumik::replay
