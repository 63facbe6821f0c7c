// SPDX-License-Identifier: GPL-3.0-or-later
// A live session's tunnel: the passphrase of its key, its states, its host key, the way of requests through
// it.
#include "models/session/livesession.h"
#include "models/session/profileendpoints.h"
#include "models/session/profiletarget.h"
#include "models/ssh/acceptedkey.h"
#include "models/ssh/keyfile.h"

#include <QNetworkProxy>

#include <utility>

namespace zumik::session {

using Phase = ConnectionState::Phase;

namespace {

Phase phaseOf(ssh::TunnelState state)
{
    switch (state) {
    case ssh::TunnelState::Idle:
    case ssh::TunnelState::Closed:
        return Phase::Closed;
    case ssh::TunnelState::Resolving:
        return Phase::Resolving;
    case ssh::TunnelState::Connecting:
        return Phase::Connecting;
    case ssh::TunnelState::Handshaking:
        return Phase::Handshaking;
    case ssh::TunnelState::CheckingHostKey:
        return Phase::CheckingHostKey;
    case ssh::TunnelState::Authenticating:
        return Phase::Authenticating;
    case ssh::TunnelState::Connected:
        return Phase::Connected;
    case ssh::TunnelState::Failed:
        return Phase::Failed;
    }
    return Phase::Closed;
}

} // namespace

base::Status LiveSession::checkVias() const
{
    for (const NamedEndpoint &named : endpointsOf(m_profile)) {
        if (auto refused = refuseWay(m_profile, named)) {
            return *std::move(refused);
        }
    }
    return base::Done{};
}

std::vector<ssh::Destination> LiveSession::destinations() const
{
    std::vector<ssh::Destination> all;
    for (const NamedEndpoint &named : endpointsOf(m_profile)) {
        if (usesGateway(m_profile, *named.endpoint)) {
            all.push_back(serviceOf(m_profile, *named.endpoint));
        }
    }
    return all;
}

void LiveSession::needTunnel(Whenever then)
{
    if (const base::Status vias = checkVias(); !vias) {
        return then(vias);
    }
    if (destinations().empty() || m_tunnelStatus.state == ssh::TunnelState::Connected) {
        return then(base::Done{});
    }
    m_waitingForTunnel.push_back(std::move(then));
    if (m_waitingForTunnel.size() > 1) {
        return;
    }
    m_tunnelStatus.state = ssh::TunnelState::Idle;
    m_tunnelStatus.error.reset();
    if (m_tunnel && !m_passphraseProblem) {
        m_tunnel->reconnect();
    } else {
        m_tunnel.reset(); // it never was up, and what it lacked may be there now
        readPassphrase();
    }
}

/// One that can't be read is no reason to stay away: the agent may have the key.
void LiveSession::readPassphrase()
{
    m_passphraseProblem.reset();
    if (!m_profile.ssh || !m_profile.ssh->passphrase) {
        return beginTunnel({});
    }
    m_secrets.resolve(*m_profile.ssh->passphrase, destinationOf(*m_profile.ssh), {}, m_receiver,
        [this](base::Result<base::Secret> read) {
            if (!read) {
                m_passphraseProblem = read.error();
            }
            beginTunnel(read ? std::move(*read) : base::Secret());
        });
}

void LiveSession::beginTunnel(base::Secret passphrase)
{
    if (const base::Status started = startTunnel(passphrase); !started) {
        failTunnel(started.error());
    }
}

base::Status LiveSession::startTunnel(const base::Secret &passphrase)
{
    auto target = m_profile.ssh ? sshTargetOf(*m_profile.ssh) : ssh::SshTarget{};
    if (!target) {
        return target.error();
    }
    for (ssh::Identity &identity : target->identities) {
        identity.passphrase = passphrase.clone();
    }
    if (m_profile.ssh) {
        // The tunnel takes the target over; what people are told of is where it went.
        m_sshTarget = ssh::SshTarget{target->host, target->port, target->user};
        m_sshTarget->knownHosts = target->knownHosts;
        m_sshTarget->hostKeyAlias = target->hostKeyAlias;
    }
    ssh::TunnelListener listener;
    listener.status = [this](const ssh::TunnelStatus &status) {
        onTunnelStatus(status);
    };
    listener.event = [this](const ssh::TunnelEvent &event) {
        Q_EMIT tunnelEvent(event);
    };
    auto tunnel = ssh::Tunnel::open(std::move(*target), destinations(), m_receiver, std::move(listener));
    if (!tunnel) {
        return tunnel.error();
    }
    m_tunnel = std::move(*tunnel);
    return base::Done{};
}

void LiveSession::onTunnelStatus(const ssh::TunnelStatus &status)
{
    const bool changed = status.state != m_tunnelStatus.state;
    m_tunnelStatus = status;
    m_state.bytesIn = status.bytesIn;
    m_state.bytesOut = status.bytesOut;
    if (status.roundTrip) {
        m_state.roundTripMs = double(status.roundTrip->count()) / 1000;
    }
    if (status.state < ssh::TunnelState::Connected) {
        m_lastLeg = status.state;
    }
    if (!changed) {
        Q_EMIT stateChanged();
    } else if (status.state == ssh::TunnelState::Connected) {
        Q_EMIT stateChanged();
        settleTunnel(base::Done{});
    } else if (status.state == ssh::TunnelState::Failed) {
        failTunnel(status.error.value_or(base::Error{}));
    } else {
        setPhase(phaseOf(status.state));
    }
}

/// Where the passphrase is what lacks, why it couldn't be read says more.
void LiveSession::failTunnel(const base::Error &error)
{
    const bool lacked = m_passphraseProblem && ssh::isPassphraseError(error);
    m_tunnelStatus.error = lacked ? *m_passphraseProblem : error;
    const base::Error told = *m_tunnelStatus.error;
    setPhase(Phase::Failed, told);
    settleTunnel(told);
}

std::optional<UnknownHostKey> LiveSession::unknownHostKey() const
{
    const ssh::TunnelStatus &status = m_tunnelStatus;
    if (!status.error || status.error->code != base::ErrorCode::HostKeyUnknown || !m_sshTarget) {
        return std::nullopt;
    }
    const std::string file = m_sshTarget->knownHosts.empty() ? "" : m_sshTarget->knownHosts.front();
    return UnknownHostKey{m_sshTarget->host, m_sshTarget->port, status.address, status.hostKeyType,
        status.hostKeyFingerprint, status.hostKey, file, m_sshTarget->hostKeyAlias};
}

base::Status rememberHostKey(const UnknownHostKey &key)
{
    return key.alias.empty() ? ssh::rememberHostKey(key.file, key.host, key.port, key.key)
                             : ssh::rememberHostKey(key.file, key.alias, 22, key.key);
}

void LiveSession::settleTunnel(const base::Status &status)
{
    for (const Whenever &then : std::exchange(m_waitingForTunnel, {})) {
        then(status);
    }
}

clients::http::Endpoint LiveSession::httpEndpointOf(
    const settings::Endpoint &from, const SecretValues &values) const
{
    clients::http::Endpoint endpoint = httpEndpoint(from, values);
    if (!usesGateway(m_profile, from)) {
        return endpoint;
    }
    const ssh::Via via = serviceOf(m_profile, from).via;
    const ssh::GatewayAccess access = m_tunnel->access();
    const std::string_view password = access.password.reveal();
    endpoint.proxy = QNetworkProxy(QNetworkProxy::Socks5Proxy, QStringLiteral("127.0.0.1"), access.port,
        QString::fromStdString(access.userFor(via)),
        QString::fromLatin1(password.data(), qsizetype(password.size())));
    endpoint.proxy.setCapabilities(
        QNetworkProxy::TunnelingCapability | QNetworkProxy::HostNameLookupCapability);
    endpoint.failureReason = [failures = m_tunnel->failures(), via](
                                 const std::string &host, std::uint16_t port) {
        return failures->failureOf(host, port, via);
    };
    return endpoint;
}

std::string LiveSession::placeOf(const settings::Endpoint &endpoint) const
{
    return m_tunnel ? m_tunnel->failures()->placeOf(serviceOf(m_profile, endpoint)) : std::string();
}

void LiveSession::lookAlsoAt(const std::vector<settings::Target> &places)
{
    m_profile.targets.insert(m_profile.targets.end(), places.begin(), places.end());
    if (m_tunnel) {
        m_tunnel->allow(destinations());
    }
}

void LiveSession::listContainers(async::Receiver receiver, source::Answer<std::vector<ssh::Container>> answer)
{
    needTunnel([this, receiver = std::move(receiver), answer = std::move(answer)](const base::Status &up) {
        if (up && m_tunnel) {
            return m_tunnel->listContainers(receiver, answer);
        }
        const base::Error none{base::ErrorCode::InvalidArgument, "no SSH server whose docker to ask", {}};
        async::Reply<std::vector<ssh::Container>>({}, receiver, answer).deliver(up ? none : up.error());
    });
}

} // namespace zumik::session
