// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace zumik::base {

/// The one way in which threads hand values over: any thread posts, the owner's thread takes all at once.
///
/// The wake-up is called by the posting thread, under the lock, when the box turns from empty to filled; it
/// must only nudge the owner (post an event, write to a pipe). After `close` returned it is never called
/// again, which makes it safe for the owner to go.
template <typename T> class Mailbox {
public:
    explicit Mailbox(std::function<void()> wake)
        : m_wake(std::move(wake))
    {
    }

    Mailbox(const Mailbox &) = delete;
    Mailbox &operator=(const Mailbox &) = delete;

    /// False, and the value is dropped, once the box is closed.
    bool post(T value)
    {
        const std::lock_guard lock(m_mutex);
        if (m_closed) {
            return false;
        }
        const bool wasEmpty = m_values.empty();
        m_values.push_back(std::move(value));
        if (wasEmpty && m_wake) {
            m_wake();
        }
        return true;
    }

    /// Everything posted so far, oldest first.
    std::vector<T> take()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_values, {});
    }

    void close()
    {
        std::vector<T> dropped;
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        m_wake = nullptr;
        dropped.swap(m_values);
    }

private:
    std::mutex m_mutex;
    std::function<void()> m_wake;
    std::vector<T> m_values;
    bool m_closed = false;
};

} // namespace zumik::base
