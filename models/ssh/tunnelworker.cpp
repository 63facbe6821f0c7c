// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/tunnelworker.h"

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
        m_set.wait();
        m_wake.drain();
        if (!takeCommands()) {
            break;
        }
        if (m_connector) {
            advanceConnecting();
        }
        if (m_session) {
            advanceSession();
        } else {
            m_gateway->serve(nullptr);
        }
        publishTraffic();
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
        m_set.add(m_session->descriptor(), true, m_session->hasOutput());
        m_set.wakeAt(keepaliveDue());
        if (m_session->bytesIn() != m_status.bytesIn || m_session->bytesOut() != m_status.bytesOut) {
            m_set.wakeAt(m_published + trafficInterval);
        }
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
        case TunnelCommand::Kind::ListContainers:
            m_gateway->listContainers(std::move(command.containers));
            break;
        case TunnelCommand::Kind::Reconnect:
            dropSession({ErrorCode::ConnectionLost, "reconnecting", {}});
            begin();
            break;
        }
    }
    return true;
}

void TunnelWorker::beginConnecting()
{
    m_gateway->setUnavailable(std::nullopt);
    m_connector.reset();
    m_status = {};
    m_connector = std::make_unique<Connector>(
        m_target, m_status, [this] { publish(); }, [this] { m_wake.wake(); });
}

void TunnelWorker::advanceConnecting()
{
    const Step step = m_connector->advance(m_set);
    if (step == Step::Failed) {
        fail(m_connector->error());
        return;
    }
    if (step == Step::Again) {
        return;
    }
    m_session = m_connector->takeSession();
    m_connector.reset();
    m_askedAt.reset();
    m_status.state = TunnelState::Connected;
    m_gateway->opener().probe(); // measures the round trip, and reads what the server has announced
    publish();
}

void TunnelWorker::advanceSession()
{
    m_session->beginTurn();
    if (!m_gateway->waitsForSession() && m_set.readable(m_session->descriptor())) {
        m_gateway->opener().probe(); // libssh2 reads only on behalf of something
    }
    m_gateway->serve(m_session.get());
    keepAlive();
    if (!m_session) {
        return;
    }
    m_session->flush();
    if (m_session->lost()) {
        const std::string farewell = m_session->farewell();
        fail({ErrorCode::ConnectionLost, farewell.empty() ? "the server has gone" : farewell, {}});
    }
}

Instant TunnelWorker::keepaliveDue() const
{
    return m_askedAt.value_or(m_session->lastReceived()) + m_target.keepaliveInterval;
}

/// After an interval of silence asks for a sign of life; after another the peer counts as gone. Judged only
/// once what had come in was read: our own process may have been stopped for a while.
void TunnelWorker::keepAlive()
{
    const auto now = steady_clock::now();
    if (m_askedAt && m_session->lastReceived() > *m_askedAt) {
        m_askedAt.reset();
    }
    if (m_session->lost() || now < keepaliveDue()) {
        return;
    }
    if (m_askedAt) {
        fail({ErrorCode::ConnectionLost, "the server gives no sign of life", {}});
        return;
    }
    m_askedAt = now;
    if (m_gateway->opener().busy()) {
        m_session->sendKeepalive();
        return;
    }
    m_gateway->opener().probe();
    m_gateway->serve(m_session.get());
}

void TunnelWorker::dropSession(const base::Error &why)
{
    m_gateway->sessionLost(why);
    if (m_session) {
        m_session->disconnect();
        m_session->flush();
        m_session.reset();
    }
    m_askedAt.reset();
}

void TunnelWorker::fail(base::Error error)
{
    if (error.where.empty()) {
        error.where = toText({m_target.host, m_target.port});
    }
    dropSession(error);
    m_connector.reset();
    m_gateway->setUnavailable(error);
    m_status.state = TunnelState::Failed;
    m_status.error = std::move(error);
    publish();
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
            m_set.add(m_session->descriptor(), false, true);
            m_set.wakeAt(end);
            m_set.wait();
            m_session->flush();
        }
        m_session.reset();
    }
    m_gateway.reset();
    m_status.state = TunnelState::Closed;
    m_status.error.reset();
    publish();
}

void TunnelWorker::publish()
{
    m_published = steady_clock::now();
    if (m_session) {
        m_status.bytesIn = m_session->bytesIn();
        m_status.bytesOut = m_session->bytesOut();
    }
    if (m_gateway) {
        m_status.channels = m_gateway->channels();
        m_status.roundTrip = m_gateway->opener().roundTrip();
    }
    m_onStatus(m_status);
}

void TunnelWorker::publishTraffic()
{
    if (m_session && steady_clock::now() >= m_published + trafficInterval
        && (m_session->bytesIn() != m_status.bytesIn || m_session->bytesOut() != m_status.bytesOut)) {
        publish();
    }
}

} // namespace zumik::ssh
