// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ssh/pollset.h"
#include "models/ssh/session.h"

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace zumik::ssh {

/// Opens channels one after the other, as libssh2 must, and probes the peer in between: to addresses and unix
/// sockets of the far side, and for commands. Each open has its limit. A destination that has just hung is
/// answered at once with the same error for a while, or each client that asks for it would hold up all the
/// others.
class Opener {
public:
    using ClientId = std::uint64_t;

    static constexpr ClientId commandClient = 0; ///< whose outcome a command's channel is

    struct Outcome {
        ClientId client = 0;
        Destination destination;
        std::unique_ptr<Channel> channel; ///< null: `error` tells
        base::Error error;
    };

    explicit Opener(std::chrono::seconds limit)
        : m_limit(limit)
    {
    }

    /// Of a destination's vias only Network and FarSocket mean anything here.
    void enqueue(ClientId client, const Destination &destination);

    /// A channel to run a command on.
    void enqueueCommand();

    /// Its client has gone. An open that is under way goes on, and its channel is closed when it comes.
    void cancel(ClientId client);

    /// Unless one is under way.
    void probe();

    bool probing() const { return m_current && m_current->probing; }

    bool busy() const { return m_current.has_value(); }

    /// Whether something waits that `advance` would begin.
    bool canBegin() const { return !m_current && !m_waiting.empty(); }

    void collect(PollSet &set) const;

    /// Everything that came to an end. `session` is null when there is none: requests wait then.
    std::vector<Outcome> advance(Session *session);

    /// Forgets the session; the open under way is lost with it, those that wait go on waiting.
    std::vector<Outcome> sessionLost(const base::Error &error);

    /// Every request ends with the error.
    std::vector<Outcome> failAll(const base::Error &error);

    /// Of the last probe.
    std::optional<std::chrono::microseconds> roundTrip() const { return m_roundTrip; }

private:
    struct Request {
        ClientId client = 0;
        Destination destination;
        Instant deadline;
    };

    struct Current {
        Request request;
        bool probing = false;
        Instant begin;
    };

    struct Hung {
        Instant until;
        base::Error error;
    };

    bool beginNext();
    std::optional<Step> advanceCurrent(Session &session, Outcome &outcome);
    Step open(Session &session, Outcome &outcome) const;
    std::vector<Outcome> takeOverdue();
    void refuseHung(std::vector<Outcome> &outcomes);

    std::chrono::seconds m_limit;
    std::deque<Request> m_waiting;
    std::optional<Current> m_current;
    std::map<Destination, Hung> m_hung;
    std::optional<std::chrono::microseconds> m_roundTrip;
};

} // namespace zumik::ssh
