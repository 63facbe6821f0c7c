// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/async/reply.h"
#include "models/source/queryscheduler.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace zumik::source {

struct QueryScheduler::FlightBase {
    virtual ~FlightBase() = default;
    virtual bool unwanted() const = 0;

    virtual void end(const base::Error &error) = 0;

    base::StopSource stop;
    bool sent = false;
    int asks = 0; ///< how often it was sent
};

/// A question on its way, and all who wait for its answer.
template <typename T> class QueryScheduler::Flight final : public FlightBase {
public:
    /// `then` runs when the caller gives up, in the caller's thread.
    void join(async::Reply<T> reply, base::StopToken token, std::function<void()> then)
    {
        m_askers.push_back(std::move(reply));
        m_stops.push_back(
            std::make_unique<base::StopCallback<std::function<void()>>>(std::move(token), std::move(then)));
    }

    bool unwanted() const override
    {
        return std::all_of(
            m_askers.begin(), m_askers.end(), [](const auto &reply) { return reply.settled(); });
    }

    void deliver(const base::Result<T> &result)
    {
        m_stops.clear();
        for (const async::Reply<T> &reply : std::exchange(m_askers, {})) {
            reply.deliver(result);
        }
    }

    void end(const base::Error &error) override { deliver(error); }

private:
    std::vector<async::Reply<T>> m_askers;
    std::vector<std::unique_ptr<base::StopCallback<std::function<void()>>>> m_stops;
};

/// What it takes to send a question, once more if need be.
template <typename T> struct QueryScheduler::Sent {
    std::string key;
    Priority priority = Priority::Visible;
    std::shared_ptr<Flight<T>> flight;
    Question<T> question;
};

} // namespace zumik::source
