// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace zumik::ssh {

/// Work on a stack of its own that can pause in the middle, for a library whose callback must not return
/// before its answer is known. It has a thread only for the stack: of the two, the one that resumes and the
/// one that pauses, exactly one runs at a time, so that they share everything without another lock.
class Aside {
public:
    /// Nothing runs before the first `resume`.
    explicit Aside(std::function<void(Aside &)> work);

    /// The work must have ended.
    ~Aside();

    Aside(const Aside &) = delete;
    Aside &operator=(const Aside &) = delete;

    /// Runs the work until it pauses (true) or has ended (false).
    bool resume();

    /// From inside the work: until somebody resumes it.
    void pause();

private:
    enum class Turn { Outside, Inside, Over };

    void await(Turn turn);
    void give(Turn turn);

    std::mutex m_mutex;
    std::condition_variable m_changed;
    Turn m_turn = Turn::Outside; // guarded by m_mutex
    std::thread m_thread;
};

} // namespace zumik::ssh
