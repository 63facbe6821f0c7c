// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ssh/authenticator.h"
#include "models/ssh/knownhosts.h"
#include "models/ssh/pollset.h"
#include "models/ssh/resolver.h"
#include "models/ssh/session.h"
#include "models/ssh/sshtarget.h"
#include "models/ssh/tunnelstatus.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace zumik::ssh {

/// One attempt to get from a target to an authenticated session, a step at a time, for each server of the way
/// in turn: resolve, connect, shake hands, check the host key, authenticate. Behind the first one, names are
/// resolved and connections made by the server before. Each leg has its limit. Used in the tunnel's thread.
class Connector {
public:
    /// `status` is kept up to date; `changed` is called at each new state, `wake` from other threads.
    Connector(const SshTarget &target, TunnelStatus &status, std::function<void()> changed,
        std::function<void()> wake);

    void collect(PollSet &set) const;
    Step advance(const PollSet &set);

    std::unique_ptr<Session> takeSession() { return std::move(m_session); }

    /// To the question that the status shows.
    void answer(Answer answer);

    /// After Done: Authenticator::takePassword.
    base::Secret takePassword() { return std::move(m_password); }

    /// After Failed: any of NameNotFound, ConnectionRefused, Unreachable, Timeout, SshProtocol, HostKey*,
    /// FormatUnsupported (only a @cert-authority line), FileUnreadable (known_hosts), SshAuthFailed,
    /// KeyUnreadable, AgentUnavailable, ConnectionLost, SshForwardRefused (by the server before), those of
    /// starting a ProxyCommand. `where` is the server that it is about.
    const base::Error &error() const { return m_error; }

private:
    const SshTarget &hop() const;
    void beginHop();
    void enter(TunnelState state, std::chrono::milliseconds limit);
    void finishLeg(LegTimings::Leg &leg);
    Step fail(base::Error error);
    Step failSession(const base::Error &error);
    Step step(const PollSet &set);
    Step resolve();
    Step connectNext();
    Step connect(const PollSet &set);
    Step connectByCommand();
    Step connectThrough();
    Step beginHandshake(std::unique_ptr<Stream> stream);
    Step handshake();
    Step checkHostKey();
    Step takeUnknownKey();
    Step authenticate();
    Step nextHop();
    void showQuestion();
    base::Error timeoutError() const;
    std::string endpoint() const;

    const SshTarget &m_target;
    TunnelStatus &m_status;
    std::function<void()> m_changed;
    std::function<void()> m_wake;
    std::size_t m_hop = 0; ///< the one at hand; behind the last of them is the target
    std::optional<Resolver> m_resolver;
    KnownHosts m_knownHosts;
    std::vector<std::string> m_knownKeyTypes;
    std::vector<Address> m_addresses;
    std::size_t m_next = 0; ///< the address to try next
    Socket m_socket;
    Instant m_addressDeadline = Instant::max();
    base::Error m_connectError;
    std::unique_ptr<Session> m_session; ///< with the server at hand, or still with the one before
    std::unique_ptr<Authenticator> m_authenticator;
    base::Secret m_password;
    Instant m_legStart;
    Instant m_deadline = Instant::max();
    base::Error m_error;
};

} // namespace zumik::ssh
