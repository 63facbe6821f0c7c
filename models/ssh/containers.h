// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ssh/dockercommands.h"

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <utility>

namespace zumik::ssh {

/// Finds the addresses of the far side's containers by asking its docker, one command after the other
/// (sshd's MaxSessions may allow no more), and remembers them for a while: a restart moves a container, and
/// its old address may become another's. It asks for channels and is given them; used in the tunnel's thread.
class Containers {
public:
    using Addresses = base::Result<std::vector<std::string>>;
    using ListHandler = std::function<void(base::Result<std::vector<Container>>)>;

    struct Answer {
        std::string name;
        Addresses addresses;
    };

    explicit Containers(std::chrono::seconds limit)
        : m_limit(limit)
    {
    }

    /// What was found lately; nothing when it has to be asked for.
    std::optional<std::vector<std::string>> known(const std::string &name) const;

    /// Once, however often it is called before the answer comes.
    void ask(const std::string &name);

    void forget(const std::string &name) { m_known.erase(name); }

    /// Of all running ones; the handler runs in `advance` or one of the others below, once.
    void list(ListHandler handler);

    /// Whether a channel is to be opened for the next command; one that was asked for comes by `run`, or
    /// the reason why not by `refuse`.
    bool wantsChannel() const { return !m_jobs.empty() && !m_asked; }

    void channelAsked() { m_asked = true; }

    void run(std::unique_ptr<Channel> channel);
    std::vector<Answer> refuse(const base::Error &error);

    void collect(PollSet &set) const;
    std::vector<Answer> advance();

    /// Whether it waits for news from the session.
    bool busy() const { return m_command != nullptr; }

    /// Forgets all; what was asked is asked of the next session.
    void sessionLost();

    /// There is no session to ask: every question ends with the error.
    std::vector<Answer> failAll(const base::Error &error);

    /// The channels of commands that have ended, to be closed.
    std::vector<std::unique_ptr<FarEnd>> takeClosing() { return std::exchange(m_closing, {}); }

private:
    struct Job {
        enum class Kind : std::uint8_t { Inspect, Service, InspectReplica, List };

        Kind kind = Kind::Inspect;
        std::string name; ///< as it was asked for
        std::string id = {}; ///< of InspectReplica
        ListHandler handler = {};
    };

    struct Known {
        std::vector<std::string> addresses;
        Instant until;
    };

    static std::string lineOf(const Job &job);
    void finish(const CommandOutcome &outcome, std::vector<Answer> &answers);
    void settle(Addresses addresses, std::vector<Answer> &answers);
    void settleList(base::Result<std::vector<Container>> containers);
    std::vector<Answer> refuseHung();

    std::chrono::seconds m_limit;
    std::deque<Job> m_jobs; ///< the first is under way
    bool m_asked = false; ///< for its channel
    /// A command. sshd counts it among those that it allows until a moment after it was closed: a refusal of
    /// the next one may be about that.
    bool m_justEnded = false;
    std::unique_ptr<RemoteCommand> m_command; ///< of the first job, once it has its channel
    std::map<std::string, Known> m_known;
    std::optional<base::Error> m_hung; ///< docker gave no answer
    Instant m_hungUntil;
    std::vector<std::unique_ptr<FarEnd>> m_closing;
};

} // namespace zumik::ssh
