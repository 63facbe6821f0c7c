// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ssh/tunnel.h"
#include "tests/stack/servers/sshd.h"

#include <QNetworkAccessManager>
#include <QObject>

#include <memory>
#include <optional>
#include <string>
#include <vector>

class QNetworkReply;

namespace zumik::tests {

/// The profile that a test's sshd asks for: its user, its ed25519 key, its known_hosts, no agent.
ssh::SshTarget targetFor(const Sshd &sshd);

/// A tunnel, and everything that it has reported.
class WatchedTunnel {
public:
    WatchedTunnel(ssh::SshTarget target, const std::vector<ssh::Destination> &destinations);

    ssh::Tunnel &tunnel() const { return *m_tunnel; }

    void closeAndForget() { m_tunnel.reset(); }

    /// Until the state comes, or Failed; the last status then.
    ssh::TunnelStatus waitFor(ssh::TunnelState state) const;

    /// What the server asks, once it does; fails the test when it doesn't. The same question only once.
    ssh::Question waitForQuestion();

    /// Answers the last question.
    void answer(const std::vector<std::string> &values);
    void decline();

    /// The error of a tunnel that fails; fails the test when it doesn't.
    base::Error failure() const;

    /// Until a session was lost, though the next may be there already.
    bool waitForLoss() const;

    /// What ended the first session that was lost.
    std::optional<base::Error> loss() const;

    /// Until so many sessions were there, and the last one is.
    bool waitForSession(int number, int limitMs = 20'000) const;

    const ssh::TunnelStatus &status() const { return m_statuses.back(); }

    const std::vector<ssh::TunnelStatus> &statuses() const { return m_statuses; }

    const std::vector<ssh::TunnelEvent> &events() const { return m_events; }

    /// Has it a network manager whose proxy is the gateway.
    void useIn(QNetworkAccessManager &network) const;

private:
    QObject m_context;
    std::vector<ssh::TunnelStatus> m_statuses;
    std::vector<ssh::TunnelEvent> m_events;
    std::uint64_t m_question = 0;
    std::unique_ptr<ssh::Tunnel> m_tunnel;
};

/// What a GET came to.
struct Fetched {
    int error = 0; ///< QNetworkReply::NetworkError
    int status = 0;
    std::string body;
};

/// GET http://HOST:PORT/PATH through the manager, to its end.
Fetched get(QNetworkAccessManager &network, const std::string &url, int limitMs = 20'000);

struct Answer {
    int reply = -1; ///< of the gateway: 0 when the channel opened
    std::string body;
};

/// GET /PATH from a destination with plain sockets. Qt's manager is a client more like the console's, and
/// works in a thread of its own, which the thread sanitizer misreads, Qt not being instrumented.
Answer ask(const WatchedTunnel &way, const ssh::Destination &destination, const std::string &path = "/");

} // namespace zumik::tests
