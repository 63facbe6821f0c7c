// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connection.h"

#include <algorithm>

namespace zumik::app {

using Phase = session::ConnectionState::Phase;

Connection::Connection(session::Session &session, Times times, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    m_retry.setSingleShot(true);
    m_retry.setInterval(times.retryAfter);
    connect(&m_retry, &QTimer::timeout, this, &Connection::open);
    m_momentary.setSingleShot(true);
    m_momentary.setInterval(times.momentary);
    connect(&m_momentary, &QTimer::timeout, this, [this] {
        if (m_mode == Mode::Reconnecting) {
            setMode(Mode::Lost);
        }
    });
    connect(&session, &session::Session::stateChanged, this, &Connection::onState);
}

Connection::~Connection()
{
    m_stop.request_stop();
}

std::optional<std::chrono::milliseconds> Connection::nextTry() const
{
    const auto &reconnecting = m_session.state().reconnecting;
    if (wasConnected() && reconnecting && reconnecting->nextTry) {
        const auto left = *reconnecting->nextTry - std::chrono::steady_clock::now();
        return std::max(std::chrono::ceil<std::chrono::milliseconds>(left), std::chrono::milliseconds(0));
    }
    return m_retry.isActive() ? std::optional(m_retry.remainingTimeAsDuration()) : std::nullopt;
}

bool Connection::wasConnected() const
{
    return m_mode == Mode::Live || m_mode == Mode::Reconnecting || m_mode == Mode::Lost;
}

void Connection::open()
{
    if (m_opening) {
        return;
    }
    m_opening = true;
    m_retry.stop();
    m_stop = {};
    if (m_mode == Mode::Refused) {
        m_mode = Mode::Opening;
        m_error.reset();
    }
    m_reached = Phase::Closed;
    m_session.open(
        m_stop.get_token(), async::Receiver(this), [this](const base::Status &status) { onOpened(status); });
    Q_EMIT changed();
}

void Connection::onOpened(const base::Status &status)
{
    m_opening = false;
    if (status) {
        noteReachable();
    } else if (wasConnected() && m_session.state().reconnecting) {
        Q_EMIT changed();
    } else if (wasConnected()) {
        lose(status.error());
    } else {
        m_error = status.error();
        setMode(Mode::Refused);
    }
}

void Connection::onState()
{
    const session::ConnectionState &state = m_session.state();
    if (state.phase != Phase::Failed && state.phase != Phase::Closed
        && state.phase != Phase::WaitingToRetry) {
        m_reached = state.phase;
    }
    if (wasConnected() && state.reconnecting) {
        onReconnecting(*state.reconnecting);
    } else if (state.phase == Phase::Failed && (m_mode == Mode::Live || m_byTunnel) && !m_opening) {
        lose(state.error.value_or(base::Error{base::ErrorCode::ConnectionLost, {}, {}}));
    } else if (state.phase == Phase::Connected && m_byTunnel && !m_opening) {
        noteReachable();
    } else {
        Q_EMIT changed();
    }
}

void Connection::onReconnecting(const session::ConnectionState::Reconnecting &reconnecting)
{
    using std::chrono::duration_cast;
    m_byTunnel = true;
    m_retry.stop();
    m_error = reconnecting.failure;
    if (m_mode != Mode::Live) {
        Q_EMIT changed();
        return;
    }
    const auto ago = std::chrono::steady_clock::now() - reconnecting.since;
    m_lostSince = base::SystemClock().now() - duration_cast<base::Duration>(ago);
    m_momentary.start();
    setMode(Mode::Reconnecting);
}

void Connection::noteUnreachable(const base::Error &error)
{
    if (m_mode == Mode::Live) {
        lose(error);
    }
}

void Connection::noteReachable()
{
    m_error.reset();
    m_retry.stop();
    m_momentary.stop();
    m_byTunnel = false;
    setMode(Mode::Live);
}

/// A tunnel that failed for good waits for a person: to try it again might ask them again.
void Connection::lose(const base::Error &error)
{
    if (m_mode == Mode::Live) {
        m_lostSince = base::SystemClock().now();
    }
    m_error = error;
    m_byTunnel = false;
    if (!m_session.state().needsPerson) {
        m_retry.start();
    }
    setMode(Mode::Lost);
}

void Connection::setMode(Mode mode)
{
    m_mode = mode;
    Q_EMIT changed();
}

} // namespace zumik::app
