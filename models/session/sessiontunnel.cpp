// SPDX-License-Identifier: GPL-3.0-or-later
// A live session's tunnel: the passphrase of its key, its states, its host key, the way of requests through
// it.
#include "models/session/livesession.h"
#include "models/session/profileendpoints.h"
#include "models/session/profilesecrets.h"
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
    case ssh::TunnelState::WaitingToRetry:
        return Phase::WaitingToRetry;
    case ssh::TunnelState::Failed:
        return Phase::Failed;
    }
    return Phase::Closed;
}

/// What people are told of where a tunnel goes, which takes the target over.
ssh::SshTarget shownOf(const ssh::SshTarget &target)
{
    ssh::SshTarget shown{target.host, target.port, target.user};
    shown.alias = target.alias;
    shown.knownHosts = target.knownHosts;
    shown.hostKeyAlias = target.hostKeyAlias;
    shown.unknownKeys = target.unknownKeys;
    shown.hashKnownHosts = target.hashKnownHosts;
    for (const ssh::SshTarget &hop : target.hops) {
        shown.hops.push_back(shownOf(hop));
    }
    return shown;
}

/// The same for all: it opens files of this machine, and is sent nowhere.
void givePassphrase(ssh::SshTarget &target, const base::Secret &passphrase)
{
    for (ssh::Identity &identity : target.identities) {
        identity.passphrase = passphrase.clone();
    }
    for (ssh::SshTarget &hop : target.hops) {
        givePassphrase(hop, passphrase);
    }
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
    const bool needless = !m_profile.ssh && destinations().empty();
    if (needless || m_tunnelStatus.state == ssh::TunnelState::Connected) {
        return then(base::Done{});
    }
    m_waitingForTunnel.push_back(std::move(then));
    if (m_waitingForTunnel.size() > 1) {
        return;
    }
    const ssh::TunnelState leg = m_tunnelStatus.state;
    if (m_tunnel && leg > ssh::TunnelState::Idle && leg < ssh::TunnelState::Connected) {
        return; // on its way by itself
    }
    m_tunnelStatus.state = ssh::TunnelState::Idle;
    m_tunnelStatus.error.reset();
    const bool unread = m_passphraseProblem || m_passwordProblem;
    if (m_tunnel && (!unread || m_tunnelStatus.sessions > 0)) {
        m_tunnel->reconnect();
    } else {
        m_tunnel.reset(); // it never was up, and what it lacked may be there now
        readPassphrase();
    }
}

void LiveSession::readPassphrase()
{
    if (!m_profile.ssh) {
        return beginTunnel({}, {});
    }
    const settings::Ssh &ssh = *m_profile.ssh;
    readKept(ssh.passphrase, destinationOf(ssh), m_passphraseProblem,
        [this](base::Secret passphrase) { readPassword(std::move(passphrase)); });
}

void LiveSession::readPassword(base::Secret passphrase)
{
    const settings::Ssh &ssh = *m_profile.ssh;
    const auto held = std::make_shared<base::Secret>(std::move(passphrase));
    readKept(ssh.password, passwordDestinationOf(ssh), m_passwordProblem,
        [this, held](base::Secret password) { beginTunnel(std::move(*held), std::move(password)); });
}

/// One that can't be read is no reason to stay away: the agent may have the key, or a person the password.
void LiveSession::readKept(const Kept &ref, const secrets::Destination &destination,
    std::optional<base::Error> &problem, std::function<void(base::Secret)> then)
{
    problem.reset();
    if (!ref) {
        return then({});
    }
    m_secrets.resolve(*ref, destination, {}, m_receiver,
        [&problem, then = std::move(then)](base::Result<base::Secret> read) {
            if (!read) {
                problem = read.error();
            }
            then(read ? std::move(*read) : base::Secret());
        });
}

void LiveSession::beginTunnel(base::Secret passphrase, base::Secret password)
{
    const auto secrets =
        std::make_shared<std::pair<base::Secret, base::Secret>>(std::move(passphrase), std::move(password));
    const auto start = [this, secrets](base::Result<ssh::SshTarget> target) {
        const auto started = startTunnel(std::move(target), secrets->first, std::move(secrets->second));
        if (!started) {
            failTunnel(started.error());
        }
    };
    if (!m_profile.ssh) {
        return start(ssh::SshTarget{});
    }
    findSshWay(*m_profile.ssh, m_matchExec, m_receiver, [this, start](const base::Result<SshWay> &way) {
        start(way ? sshTargetOf(*m_profile.ssh, *way) : base::Result<ssh::SshTarget>(way.error()));
    });
}

base::Status LiveSession::startTunnel(
    base::Result<ssh::SshTarget> target, const base::Secret &passphrase, base::Secret password)
{
    if (!target) {
        return target.error();
    }
    givePassphrase(*target, passphrase);
    m_state.hops.clear();
    if (m_profile.ssh) {
        m_sshTarget = shownOf(*target);
    }
    for (const ssh::SshTarget &hop : target->hops) {
        m_state.hops.push_back(hop.place());
    }
    target->password = std::move(password);
    target->mayAsk = m_mayAsk;
    for (ssh::SshTarget &hop : target->hops) {
        hop.mayAsk = m_mayAsk;
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
    const bool changed =
        status.state != m_tunnelStatus.state || status.passed.size() != m_tunnelStatus.passed.size();
    m_tunnelStatus = status;
    m_state.hop = status.passed.size();
    m_state.question = status.question;
    m_state.bytesIn = status.bytesIn;
    m_state.bytesOut = status.bytesOut;
    if (status.roundTrip) {
        m_state.roundTripMs = double(status.roundTrip->count()) / 1000;
    }
    if (status.state < ssh::TunnelState::Connected) {
        m_lastLeg = status.state;
    }
    m_state.reconnecting.reset();
    if (const auto &again = status.reconnecting) {
        m_state.reconnecting = {again->since, again->failure, again->tries, again->nextTry};
    }
    tellScheduler();
    if (changed) {
        onTunnelState();
    } else {
        Q_EMIT stateChanged();
    }
}

void LiveSession::onTunnelState()
{
    const ssh::TunnelStatus &status = m_tunnelStatus;
    const bool wanted = m_opened || !m_waitingForTunnel.empty();
    if (status.state == ssh::TunnelState::Connected) {
        if (m_opened && m_waitingForTunnel.empty()) {
            setPhase(Phase::Connected);
        } else {
            Q_EMIT stateChanged();
        }
        settleTunnel(base::Done{});
    } else if (status.state == ssh::TunnelState::Failed) {
        failTunnel(status.error.value_or(base::Error{}));
    } else if (!wanted) {
        Q_EMIT stateChanged(); // it comes back for whoever asks next
    } else {
        setPhase(phaseOf(status.state), status.error);
        if (status.state == ssh::TunnelState::WaitingToRetry) {
            settleTunnel(status.error.value_or(base::Error{}));
        }
    }
}

/// What questions have to know of the way.
void LiveSession::tellScheduler()
{
    if (!m_scheduler) {
        return;
    }
    const ssh::TunnelStatus &status = m_tunnelStatus;
    if (status.state == ssh::TunnelState::Connected) {
        m_scheduler->wayBack();
    } else if (status.state == ssh::TunnelState::Failed) {
        m_scheduler->wayFailed(status.error.value_or(base::Error{}));
    } else if (status.reconnecting) {
        m_scheduler->wayLost(status.reconnecting->failure);
    }
}

/// How the tunnel's own errors name where they happened.
std::vector<std::string> LiveSession::tunnelPlaces() const
{
    std::vector<std::string> places{
        ssh::toText({m_sshTarget->host, m_sshTarget->port}), m_sshTarget->place()};
    for (const ssh::SshTarget &hop : m_sshTarget->hops) {
        places.push_back(hop.place());
    }
    return places;
}

void LiveSession::lookAround()
{
    if (m_tunnel) {
        m_tunnel->lookAround();
    }
}

void LiveSession::answer(ssh::Answer answer)
{
    if (m_tunnel) {
        m_tunnel->answer(std::move(answer));
    }
}

/// Where the passphrase or the password is what lacks, why it couldn't be read says more.
void LiveSession::failTunnel(const base::Error &error)
{
    const bool passphrase = m_passphraseProblem && ssh::isPassphraseError(error);
    const bool password = m_passwordProblem && !m_mayAsk && ssh::isUnanswered(error);
    m_state.question.reset();
    m_tunnelStatus.error = passphrase ? *m_passphraseProblem : password ? *m_passwordProblem : error;
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
    const bool onTheWay = status.passed.size() < m_sshTarget->hops.size();
    const ssh::SshTarget &server = onTheWay ? m_sshTarget->hops[status.passed.size()] : *m_sshTarget;
    if (server.unknownKeys == ssh::UnknownKeys::Refuse) {
        return std::nullopt;
    }
    const std::string file = server.knownHosts.empty() ? "" : server.knownHosts.front();
    return UnknownHostKey{server.host, server.port, status.address, status.hostKeyType,
        status.hostKeyFingerprint, status.hostKey, file, server.hostKeyAlias, server.hashKnownHosts,
        onTheWay ? status.passed.size() + 1 : 0};
}

base::Status rememberHostKey(const UnknownHostKey &key)
{
    return key.alias.empty() ? ssh::rememberHostKey(key.file, key.host, key.port, key.key, key.hashed)
                             : ssh::rememberHostKey(key.file, key.alias, 22, key.key, key.hashed);
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
