// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/tunnelworker.h"

#include <random>
#include <utility>

namespace zumik::ssh {

using base::ErrorCode;
using std::chrono::steady_clock;

namespace {

constexpr auto trafficInterval = std::chrono::seconds(1);
constexpr auto farewellLimit = std::chrono::milliseconds(500);

} // namespace

TunnelWorker::TunnelWorker(SshTarget target, std::unique_ptr<Gateway> gateway, StatusHandler onStatus)
    : m_target(std::move(target))
    , m_gateway(std::move(gateway))
    , m_onStatus(std::move(onStatus))
    , m_commands([this] { m_wake.wake(); })
    , m_policy(std::random_device()())
    , m_life(m_target.keepaliveInterval, m_target.keepaliveCount)
{
}

/// Without a host there is nothing to connect to: what is reached from this machine can be.
void TunnelWorker::begin()
{
    if (!m_target.host.empty()) {
        return beginConnecting();
    }
    m_status.state = TunnelState::Connected;
    publish();
}

void TunnelWorker::run()
{
    begin();
    while (true) {
        collect();
        m_standstill.waiting(Standstill::read(), m_set.wakesAt());
        m_set.wait();
        m_wake.drain();
        if (m_standstill.woke(Standstill::read())) {
            lookAround();
        }
        if (!takeCommands()) {
            break;
        }
        advance();
        publishTraffic();
        publishDoor();
    }
    finish();
}

void TunnelWorker::collect()
{
    m_set.clear();
    m_set.add(m_wake.descriptor(), true, false);
    m_gateway->collect(m_set, m_session.get());
    if (m_connector) {
        m_connector->collect(m_set);
    }
    if (m_session) {
        // Always read, also while every client holds back: what the windows let through is bounded, and left
        // with sshd it makes its buffers grow, which it copies again and again.
        m_session->collect(m_set);
        m_set.wakeAt(m_life.due(m_session->lastReceived()));
        if (m_session->bytesIn() != m_status.bytesIn || m_session->bytesOut() != m_status.bytesOut) {
            m_set.wakeAt(m_published + trafficInterval);
        }
    }
    if (m_status.reconnecting) {
        m_set.wakeAt(m_status.reconnecting->nextTry.value_or(Instant::max()));
        const Instant patient = m_status.reconnecting->since + m_target.patience;
        m_set.wakeAt(patient > steady_clock::now() ? patient : Instant::max());
    }
}

/// False after Stop.
bool TunnelWorker::takeCommands()
{
    for (TunnelCommand &command : m_commands.take()) {
        switch (command.kind) {
        case TunnelCommand::Kind::Stop:
            return false;
        case TunnelCommand::Kind::Allow:
            m_gateway->setAllowed(command.destinations);
            break;
        case TunnelCommand::Kind::Answer:
            if (m_connector) {
                m_connector->answer(std::move(command.answer));
            }
            break;
        case TunnelCommand::Kind::LookAround:
            lookAround();
            break;
        case TunnelCommand::Kind::ListContainers:
            m_gateway->listContainers(std::move(command.containers));
            break;
        case TunnelCommand::Kind::OpenDoor:
            command.door(openDoor(command));
            break;
        case TunnelCommand::Kind::CloseDoor:
            m_gateway->closeDoor();
            break;
        case TunnelCommand::Kind::Reconnect:
            reconnect();
            break;
        }
    }
    return true;
}

void TunnelWorker::advance()
{
    const auto now = steady_clock::now();
    if (m_status.state == TunnelState::WaitingToRetry && now >= m_status.reconnecting->nextTry) {
        beginConnecting();
    }
    if (m_connector) {
        advanceConnecting();
    }
    if (m_session) {
        advanceSession();
        return;
    }
    tellGateway();
    m_gateway->serve(nullptr);
}

void TunnelWorker::reconnect()
{
    if (m_target.host.empty()) {
        return begin();
    }
    const base::Error why{ErrorCode::ConnectionLost, "reconnecting", {}};
    dropSession(why);
    if (m_status.sessions > 0 && !m_status.reconnecting) {
        m_status.reconnecting =
            Reconnecting{steady_clock::now(), m_status.error.value_or(placed(why)), 0, {}};
    }
    m_policy.forget();
    beginConnecting();
}

/// The network is another, or the computer has slept: a session is asked for a sign of life at once, and a
/// try that was on its way on the old network, or was to come later, begins now. One that may have asked a
/// person something goes on.
void TunnelWorker::lookAround()
{
    if (m_session) {
        m_life.doubt(steady_clock::now());
        return;
    }
    const bool trying = m_connector && m_status.state != TunnelState::Authenticating;
    if (trying || m_status.state == TunnelState::WaitingToRetry) {
        m_policy.forget();
        beginConnecting();
    }
}

void TunnelWorker::beginConnecting()
{
    const auto now = steady_clock::now();
    m_policy.begin(now);
    TunnelStatus fresh;
    fresh.sessions = m_status.sessions;
    fresh.reconnecting = std::move(m_status.reconnecting);
    if (fresh.reconnecting) {
        fresh.reconnecting->nextTry.reset();
        fresh.reconnecting->tries = m_policy.tries();
    }
    m_connector.reset();
    m_status = std::move(fresh);
    tellGateway();
    m_connector = std::make_unique<Connector>(
        m_target, m_status, [this] { publish(); }, [this] { m_wake.wake(); });
}

void TunnelWorker::advanceConnecting()
{
    const Step step = m_connector->advance(m_set);
    if (step == Step::Failed) {
        failTry(m_connector->error());
        return;
    }
    if (step == Step::Again) {
        return;
    }
    m_session = m_connector->takeSession();
    if (base::Secret typed = m_connector->takePassword(); !typed.empty()) {
        m_target.password = std::move(typed); // it isn't asked for again when the connection comes back
    }
    m_connector.reset();
    m_life.begin();
    m_policy.connected(steady_clock::now());
    m_status.state = TunnelState::Connected;
    m_status.reconnecting.reset();
    ++m_status.sessions;
    tellGateway();
    m_gateway->opener().probe(); // measures the round trip, and reads what the server has announced
    publish();
}

void TunnelWorker::advanceSession()
{
    m_session->beginTurn();
    if (!m_gateway->waitsForSession() && m_session->readable(m_set)) {
        m_gateway->opener().probe(); // libssh2 reads only on behalf of something
    }
    m_gateway->serve(m_session.get());
    keepAlive();
    if (!m_session) {
        return;
    }
    m_session->flush();
    if (m_session->lost()) {
        lose(m_session->loss());
    }
}

void TunnelWorker::keepAlive()
{
    if (m_session->lost()) {
        return;
    }
    const auto verdict = m_life.judge(m_session->lastReceived(), steady_clock::now());
    if (verdict == LifeSigns::Verdict::Fine) {
        return;
    }
    if (verdict == LifeSigns::Verdict::Dead) {
        lose({ErrorCode::ConnectionLost, "the server gives no sign of life", {}});
        return;
    }
    if (m_gateway->opener().busy()) {
        m_session->sendKeepalive();
        return;
    }
    m_gateway->opener().probe();
    m_gateway->serve(m_session.get());
}

base::Error TunnelWorker::placed(base::Error error) const
{
    if (error.where.empty()) {
        error.where = toText({m_target.host, m_target.port});
    }
    return error;
}

void TunnelWorker::dropSession(const base::Error &why)
{
    m_gateway->sessionLost(placed(why));
    if (m_session) {
        m_session->disconnect();
        m_session->flush();
        m_session.reset();
    }
}

/// The session.
void TunnelWorker::lose(base::Error error)
{
    const auto now = steady_clock::now();
    dropSession(error);
    const auto next = m_policy.lost(now);
    if (!next) {
        error.message = "the server lets us in and ends every session at once: " + error.message;
        giveUp(std::move(error));
        return;
    }
    m_status.reconnecting = Reconnecting{m_policy.downSince().value_or(now), {}, m_policy.tries(), {}};
    waitToRetry(*next, std::move(error));
}

/// One that was never up tells whoever opened it, who can do something about it.
void TunnelWorker::failTry(base::Error error)
{
    const auto next =
        m_status.reconnecting ? m_policy.failed(error, m_status.state, steady_clock::now()) : std::nullopt;
    if (next) {
        waitToRetry(*next, std::move(error));
    } else {
        giveUp(std::move(error));
    }
}

void TunnelWorker::waitToRetry(Instant next, base::Error error)
{
    m_connector.reset();
    m_status.error = placed(std::move(error));
    m_status.reconnecting->failure = *m_status.error;
    m_status.reconnecting->nextTry = next;
    m_status.state = TunnelState::WaitingToRetry;
    m_status.question.reset();
    tellGateway();
    publish();
}

void TunnelWorker::giveUp(base::Error error)
{
    m_connector.reset();
    m_status.error = placed(std::move(error));
    m_status.reconnecting.reset();
    m_status.state = TunnelState::Failed;
    m_status.question.reset();
    tellGateway();
    publish();
}

/// Requests wait for a session, after a loss for a while; then they are told why there is none.
void TunnelWorker::tellGateway()
{
    const auto &down = m_status.reconnecting;
    if (m_status.state == TunnelState::Failed) {
        m_gateway->setUnavailable(m_status.error);
    } else if (down && steady_clock::now() >= down->since + m_target.patience) {
        m_gateway->setUnavailable(down->failure);
    } else {
        m_gateway->setUnavailable(std::nullopt);
    }
}

/// Told before its port is: who learns the port finds it in the status.
base::Result<std::uint16_t> TunnelWorker::openDoor(const TunnelCommand &command)
{
    const Destination &destination = command.destinations.front();
    if (m_session == nullptr && needsSession(destination.via)) {
        return m_status.error.value_or(placed({ErrorCode::ConnectionLost, "the tunnel is down", {}}));
    }
    auto port = m_gateway->openDoor(destination, command.idleLimit);
    publishDoor();
    return port;
}

void TunnelWorker::finish()
{
    m_commands.close();
    m_connector.reset();
    m_gateway->sessionLost({ErrorCode::Cancelled, "the tunnel was closed", {}});
    if (m_session) {
        m_session->disconnect();
        const auto end = steady_clock::now() + farewellLimit;
        m_session->flush();
        while (m_session->hasOutput() && !m_session->lost() && steady_clock::now() < end) {
            m_set.clear();
            m_session->collect(m_set, false);
            m_set.wakeAt(end);
            m_set.wait();
            m_session->flush();
        }
        m_session.reset();
    }
    m_gateway.reset();
    m_status.door.reset();
    m_status.state = TunnelState::Closed;
    m_status.error.reset();
    m_status.reconnecting.reset();
    publish();
}

void TunnelWorker::publish()
{
    m_published = steady_clock::now();
    if (std::exchange(m_publishedState, m_status.state) != m_status.state) {
        m_status.since = m_published;
    }
    if (m_session) {
        m_status.bytesIn = m_session->bytesIn();
        m_status.bytesOut = m_session->bytesOut();
    }
    if (m_gateway) {
        m_status.channels = m_gateway->channels();
        m_status.door = m_gateway->door();
        m_status.roundTrip = m_gateway->opener().roundTrip();
    }
    m_onStatus(m_status);
}

void TunnelWorker::publishDoor()
{
    if (m_gateway->door() != m_status.door) {
        publish();
    }
}

void TunnelWorker::publishTraffic()
{
    if (m_session && steady_clock::now() >= m_published + trafficInterval
        && (m_session->bytesIn() != m_status.bytesIn || m_session->bytesOut() != m_status.bytesOut)) {
        publish();
    }
}

} // namespace zumik::ssh
