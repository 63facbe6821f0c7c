// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/async/receiver.h"
#include "models/base/result.h"
#include "models/base/stoptoken.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace zumik::async {

/// The answering end of an asynchronous call. Copies share one answer: the first `deliver` wins, the callback
/// runs once in the receiver's thread. A stop delivers Cancelled at once; an answer that nobody gave before
/// the last copy went is delivered as Internal, so that no caller waits for ever.
///
/// An asynchronous function of this house is declared
///     void thing(Request, base::StopToken, async::Receiver, std::function<void(base::Result<T>)>)
/// and begins by making a Reply of its last three parameters.
template <typename T> class Reply {
public:
    using Callback = std::function<void(base::Result<T>)>;

    Reply(base::StopToken stop, Receiver receiver, Callback callback)
        : m_state(std::make_shared<State>(std::move(receiver), std::move(callback)))
    {
        std::weak_ptr<State> weak = m_state;
        m_state->onStop.emplace(std::move(stop), Cancel{std::move(weak)});
    }

    void deliver(base::Result<T> result) const { m_state->deliver(std::move(result)); }

    /// True once answered or cancelled: the work can be dropped.
    bool settled() const { return m_state->settled.load(); }

private:
    struct State;

    struct Cancel {
        std::weak_ptr<State> weak;

        void operator()() const
        {
            if (const auto state = weak.lock()) {
                state->deliver(base::Error{base::ErrorCode::Cancelled, {}, {}});
            }
        }
    };

    struct State {
        State(Receiver to, Callback run)
            : receiver(std::move(to))
            , callback(std::move(run))
        {
        }

        ~State()
        {
            onStop.reset();
            deliver(base::Error{base::ErrorCode::Internal, "the call ended without an answer", {}});
        }

        State(const State &) = delete;
        State &operator=(const State &) = delete;

        void deliver(base::Result<T> result)
        {
            if (settled.exchange(true)) {
                return;
            }
            // Shared, since a task is copyable and an answer (a Secret, say) need not be.
            auto answer = std::make_shared<base::Result<T>>(std::move(result));
            receiver.post(
                [run = std::move(callback), answer = std::move(answer)] { run(std::move(*answer)); });
        }

        Receiver receiver;
        Callback callback;
        std::atomic<bool> settled{false};
        std::optional<base::StopCallback<Cancel>> onStop;
    };

    std::shared_ptr<State> m_state;
};

} // namespace zumik::async
