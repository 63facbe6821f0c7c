// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/connector.h"

#include "models/ssh/acceptedkey.h"
#include "models/ssh/channelstream.h"
#include "models/ssh/commandstream.h"
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
    , m_wake(std::move(wake))
{
    m_status.passed.clear();
    beginHop();
}

const SshTarget &Connector::hop() const
{
    return m_hop < m_target.hops.size() ? m_target.hops[m_hop] : m_target;
}

void Connector::beginHop()
{
    static_cast<HopStatus &>(m_status) = {};
    m_status.host = hop().host;
    m_status.place = hop().place();
    m_status.port = hop().port;
    m_knownHosts = {};
    if (m_hop > 0 || hop().proxyCommand) {
        enter(TunnelState::Connecting, hop().connectTimeout);
    } else {
        m_resolver.emplace(hop().host, hop().port, hop().addressFamily, m_wake);
        enter(TunnelState::Resolving, hop().connectTimeout);
    }
}

std::string Connector::endpoint() const
{
    return hop().place();
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

/// What happened to the way to it explains more than what it looks like from its own session.
Step Connector::failSession(const base::Error &error)
{
    const auto below = m_session->lost() ? m_session->carrierFailure() : std::nullopt;
    return fail(below.value_or(error));
}

void Connector::collect(PollSet &set) const
{
    set.wakeAt(std::min(m_deadline, m_addressDeadline));
    if (m_session) {
        m_session->collect(set);
    } else if (m_socket.valid()) {
        set.add(m_socket.descriptor(), false, true);
    } else if (m_status.state == TunnelState::Connecting) {
        set.wakeNow(); // a command is yet to be started
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
        result = fail(timeoutError());
    }
    return result;
}

/// What it waited for: a person, a ProxyCommand that may have said why, or the leg.
base::Error Connector::timeoutError() const
{
    if (const auto &asked = m_status.question) {
        return unansweredError(summaryOf(*asked), "no answer in time", asked->server);
    }
    const std::string said = m_session ? m_session->carrierWords() : std::string();
    return {ErrorCode::Timeout, stateName(m_status.state) + (said.empty() ? "" : ": " + said), {}};
}

Step Connector::step(const PollSet &set)
{
    switch (m_status.state) {
    case TunnelState::Resolving:
        return resolve();
    case TunnelState::Connecting:
        if (m_hop > 0) {
            return connectThrough();
        }
        return hop().proxyCommand ? connectByCommand() : connect(set);
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
    auto answer = m_resolver->take();
    if (!answer) {
        return Step::Again;
    }
    if (!*answer) {
        return fail(answer->error());
    }
    m_addresses = std::move(**answer);
    finishLeg(m_status.legs.resolve);
    enter(TunnelState::Connecting, hop().connectTimeout);
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
    return beginHandshake(std::make_unique<TcpStream>(std::move(m_socket)));
}

Step Connector::connectByCommand()
{
    auto stream = CommandStream::start(*hop().proxyCommand);
    return stream ? beginHandshake(*std::move(stream)) : fail(stream.error());
}

/// By the server before.
Step Connector::connectThrough()
{
    const auto limit = std::chrono::ceil<std::chrono::seconds>(hop().connectTimeout);
    const std::string carrier = m_target.hops[m_hop - 1].place();
    std::unique_ptr<Channel> channel;
    const Step step = m_session->openTcp({hop().host, hop().port}, limit, channel);
    if (step == Step::Done) {
        return beginHandshake(
            std::make_unique<ChannelStream>(std::move(m_session), std::move(channel), carrier));
    }
    if (step == Step::Failed && m_session->lost()) {
        base::Error loss = m_session->loss();
        loss.where = loss.where.empty() ? carrier : loss.where;
        return fail(std::move(loss));
    }
    if (step == Step::Failed) {
        base::Error refusal = m_session->failure();
        refusal.message = carrier + " says: " + refusal.message;
        return fail(std::move(refusal));
    }
    return step;
}

Step Connector::beginHandshake(std::unique_ptr<Stream> stream)
{
    finishLeg(m_status.legs.connect);
    for (const std::string &path : hop().knownHosts) {
        if (const auto read = m_knownHosts.addFile(path); !read) {
            return fail(read.error());
        }
    }
    const KnownName name = hop().knownName();
    m_knownKeyTypes = m_knownHosts.keyTypes(name.host, name.port);
    m_session = std::make_unique<Session>(std::move(stream));
    enter(TunnelState::Handshaking, hop().connectTimeout);
    return handshake();
}

Step Connector::handshake()
{
    const Step step = m_session->handshake(hop().algorithms, m_knownKeyTypes);
    if (step == Step::Failed) {
        return failSession(m_session->failure());
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
    enter(TunnelState::CheckingHostKey, hop().connectTimeout);
    return checkHostKey();
}

Step Connector::checkHostKey()
{
    const KnownName name = hop().knownName();
    const auto verdict = m_knownHosts.check(name.host, name.port, m_session->hostKey());
    const std::string shown = m_status.hostKeyType + " " + m_status.hostKeyFingerprint;
    switch (verdict.kind) {
    case HostKeyVerdict::Kind::Unknown:
        if (const Step step = takeUnknownKey(); step != Step::Done) {
            return step;
        }
        break;
    case HostKeyVerdict::Kind::Changed:
        return fail({ErrorCode::HostKeyChanged, shown, verdict.where});
    case HostKeyVerdict::Kind::Revoked:
        return fail({ErrorCode::HostKeyRevoked, shown, verdict.where});
    case HostKeyVerdict::Kind::Authority:
        return fail({ErrorCode::FormatUnsupported, "@cert-authority: " + shown, verdict.where});
    case HostKeyVerdict::Kind::Known:
        break;
    }
    m_authenticator = std::make_unique<Authenticator>(*m_session, hop());
    enter(TunnelState::Authenticating, hop().authenticationTimeout);
    return authenticate();
}

Step Connector::takeUnknownKey()
{
    const std::string &key = m_status.hostKey;
    const bool accepted = !hop().acceptedHostKey.empty() && hop().acceptedHostKey == key;
    if (!accepted && hop().unknownKeys == UnknownKeys::Remember && !hop().knownHosts.empty()) {
        const KnownName name = hop().knownName();
        const base::Status kept =
            rememberHostKey(hop().knownHosts.front(), name.host, name.port, key, hop().hashKnownHosts);
        return kept ? Step::Done : fail(kept.error());
    }
    const std::string shown = m_status.hostKeyType + " " + m_status.hostKeyFingerprint;
    return accepted ? Step::Done : fail({ErrorCode::HostKeyUnknown, shown, endpoint()});
}

Step Connector::authenticate()
{
    const Step step = m_authenticator->advance();
    showQuestion();
    if (step == Step::Failed) {
        return failSession(m_authenticator->error());
    }
    if (step == Step::Done) {
        finishLeg(m_status.legs.authenticate);
        m_status.authentication = m_authenticator->method();
        base::Secret password = m_authenticator->takePassword();
        m_authenticator.reset();
        if (m_hop < m_target.hops.size()) {
            return nextHop();
        }
        m_password = std::move(password);
    }
    return step;
}

Step Connector::nextHop()
{
    m_status.passed.push_back(m_status);
    ++m_hop;
    beginHop();
    return connectThrough();
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
