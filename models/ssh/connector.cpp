// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/connector.h"

#include "models/ssh/hostkey.h"

#include <algorithm>

namespace zumik::ssh {

using base::ErrorCode;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

Connector::Connector(
    const SshTarget &target, TunnelStatus &status, std::function<void()> changed, std::function<void()> wake)
    : m_target(target)
    , m_status(status)
    , m_changed(std::move(changed))
    , m_resolver(target.host, target.port, std::move(wake))
{
    m_status.legs = {};
    m_status.address.clear();
    enter(TunnelState::Resolving, target.connectTimeout);
}

std::string Connector::endpoint() const
{
    return toText({m_target.host, m_target.port});
}

void Connector::enter(TunnelState state, milliseconds limit)
{
    m_status.state = state;
    m_legStart = steady_clock::now();
    m_deadline = m_legStart + limit;
    m_changed();
}

void Connector::finishLeg(LegTimings::Leg &leg)
{
    leg = std::chrono::duration_cast<milliseconds>(steady_clock::now() - m_legStart);
}

Step Connector::fail(base::Error error)
{
    m_error = std::move(error);
    if (m_error.where.empty()) {
        m_error.where = endpoint();
    }
    return Step::Failed;
}

void Connector::collect(PollSet &set) const
{
    set.wakeAt(std::min(m_deadline, m_addressDeadline));
    if (m_session) {
        set.add(m_session->descriptor(), true, m_session->hasOutput());
    } else if (m_socket.valid()) {
        set.add(m_socket.descriptor(), false, true);
    }
    if (m_authenticator) {
        m_authenticator->collect(set);
    }
}

Step Connector::advance(const PollSet &set)
{
    if (m_session) {
        m_session->beginTurn();
    }
    Step result = step(set);
    if (m_session) {
        m_session->flush();
    }
    if (result == Step::Again && steady_clock::now() >= m_deadline) {
        const auto &asked = m_status.question;
        result = fail(asked ? unansweredError(summaryOf(*asked), "no answer in time", asked->server)
                            : base::Error{ErrorCode::Timeout, stateName(m_status.state), {}});
    }
    return result;
}

Step Connector::step(const PollSet &set)
{
    switch (m_status.state) {
    case TunnelState::Resolving:
        return resolve();
    case TunnelState::Connecting:
        return connect(set);
    case TunnelState::Handshaking:
        return handshake();
    case TunnelState::CheckingHostKey:
        return checkHostKey();
    case TunnelState::Authenticating:
        return authenticate();
    default:
        return Step::Done;
    }
}

Step Connector::resolve()
{
    auto answer = m_resolver.take();
    if (!answer) {
        return Step::Again;
    }
    if (!*answer) {
        return fail(answer->error());
    }
    m_addresses = std::move(**answer);
    finishLeg(m_status.legs.resolve);
    enter(TunnelState::Connecting, m_target.connectTimeout);
    return connectNext();
}

/// Each address gets its share of what is left of the leg.
Step Connector::connectNext()
{
    m_socket.close();
    while (m_next < m_addresses.size()) {
        const auto left = static_cast<long>(m_addresses.size() - m_next);
        const auto now = steady_clock::now();
        const Address &address = m_addresses[m_next++];
        auto socket = beginConnect(address);
        if (socket) {
            m_socket = std::move(*socket);
            m_status.address = address.text;
            m_addressDeadline = now + std::max(m_deadline - now, steady_clock::duration::zero()) / left;
            return Step::Again;
        }
        m_connectError = socket.error();
    }
    m_addressDeadline = Instant::max();
    return fail(m_connectError);
}

Step Connector::connect(const PollSet &set)
{
    if (!set.writable(m_socket.descriptor())) {
        if (steady_clock::now() < m_addressDeadline) {
            return Step::Again;
        }
        m_connectError = {ErrorCode::Timeout, stateName(m_status.state), {}};
        return connectNext();
    }
    if (const auto connected = finishConnect(m_socket); !connected) {
        m_connectError = connected.error();
        return connectNext();
    }
    m_addressDeadline = Instant::max();
    finishLeg(m_status.legs.connect);
    for (const std::string &path : m_target.knownHosts) {
        if (const auto read = m_knownHosts.addFile(path); !read) {
            return fail(read.error());
        }
    }
    const KnownName name = m_target.knownName();
    m_hostKeyAlgorithms = hostKeyAlgorithms(m_knownHosts.keyTypes(name.host, name.port));
    m_session = std::make_unique<Session>(std::make_unique<TcpStream>(std::move(m_socket)));
    enter(TunnelState::Handshaking, m_target.connectTimeout);
    return handshake();
}

Step Connector::handshake()
{
    const Step step = m_session->handshake(m_hostKeyAlgorithms);
    if (step == Step::Failed) {
        return fail(m_session->failure());
    }
    if (step == Step::Again) {
        return step;
    }
    finishLeg(m_status.legs.handshake);
    const Algorithms algorithms = m_session->algorithms();
    const std::string key = m_session->hostKey();
    m_status.keyExchange = algorithms.keyExchange;
    m_status.cipher = algorithms.cipher;
    m_status.hostKeyType = keyType(key);
    m_status.hostKey = key;
    m_status.hostKeyFingerprint = fingerprint(key);
    enter(TunnelState::CheckingHostKey, m_target.connectTimeout);
    return checkHostKey();
}

Step Connector::checkHostKey()
{
    const KnownName name = m_target.knownName();
    const auto verdict = m_knownHosts.check(name.host, name.port, m_session->hostKey());
    const std::string shown = m_status.hostKeyType + " " + m_status.hostKeyFingerprint;
    switch (verdict.kind) {
    case HostKeyVerdict::Kind::Unknown:
        if (!m_target.acceptedHostKey.empty() && m_target.acceptedHostKey == m_status.hostKey) {
            break;
        }
        return fail({ErrorCode::HostKeyUnknown, shown, endpoint()});
    case HostKeyVerdict::Kind::Changed:
        return fail({ErrorCode::HostKeyChanged, shown, verdict.where});
    case HostKeyVerdict::Kind::Revoked:
        return fail({ErrorCode::HostKeyRevoked, shown, verdict.where});
    case HostKeyVerdict::Kind::Authority:
        return fail({ErrorCode::FormatUnsupported, "@cert-authority: " + shown, verdict.where});
    case HostKeyVerdict::Kind::Known:
        break;
    }
    m_authenticator = std::make_unique<Authenticator>(*m_session, m_target);
    enter(TunnelState::Authenticating, m_target.authenticationTimeout);
    return authenticate();
}

Step Connector::authenticate()
{
    const Step step = m_authenticator->advance();
    showQuestion();
    if (step == Step::Failed) {
        return fail(m_authenticator->error());
    }
    if (step == Step::Done) {
        finishLeg(m_status.legs.authenticate);
        m_status.authentication = m_authenticator->method();
        m_password = m_authenticator->takePassword();
        m_authenticator.reset();
    }
    return step;
}

void Connector::showQuestion()
{
    if (m_status.question != m_authenticator->question()) {
        m_status.question = m_authenticator->question();
        m_changed();
    }
}

void Connector::answer(Answer answer)
{
    if (m_authenticator) {
        m_authenticator->answer(std::move(answer));
    }
}

} // namespace zumik::ssh
