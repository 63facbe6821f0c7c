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

    ssh::Tunnel &tunnel() { return *m_tunnel; }

    void closeAndForget() { m_tunnel.reset(); }

    /// Until the state comes, or Failed; the last status then.
    ssh::TunnelStatus waitFor(ssh::TunnelState state);

    /// The error of a tunnel that fails; fails the test when it doesn't.
    base::Error failure();

    const ssh::TunnelStatus &status() const { return m_statuses.back(); }

    const std::vector<ssh::TunnelStatus> &statuses() const { return m_statuses; }

    const std::vector<ssh::TunnelEvent> &events() const { return m_events; }

    /// Has it a network manager whose proxy is the gateway.
    void useIn(QNetworkAccessManager &network) const;

private:
    QObject m_context;
    std::vector<ssh::TunnelStatus> m_statuses;
    std::vector<ssh::TunnelEvent> m_events;
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

} // namespace zumik::tests
