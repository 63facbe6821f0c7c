// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connection.h"

#include "models/ssh/question.h"

namespace zumik::app {

using Phase = session::ConnectionState::Phase;

Connection::Connection(session::Session &session, std::chrono::milliseconds retryAfter, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    m_retry.setSingleShot(true);
    m_retry.setInterval(retryAfter);
    connect(&m_retry, &QTimer::timeout, this, &Connection::open);
    connect(&session, &session::Session::stateChanged, this, &Connection::onState);
}

Connection::~Connection()
{
    m_stop.request_stop();
}

std::optional<std::chrono::milliseconds> Connection::nextTry() const
{
    return m_retry.isActive() ? std::optional(m_retry.remainingTimeAsDuration()) : std::nullopt;
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
    } else if (m_mode == Mode::Live || m_mode == Mode::Lost) {
        lose(status.error());
    } else {
        m_error = status.error();
        setMode(Mode::Refused);
    }
}

void Connection::onState()
{
    const session::ConnectionState &state = m_session.state();
    if (state.phase != Phase::Failed && state.phase != Phase::Closed) {
        m_reached = state.phase;
    }
    if (state.phase == Phase::Failed && m_mode == Mode::Live && !m_opening) {
        lose(state.error.value_or(base::Error{base::ErrorCode::ConnectionLost, {}, {}}));
        return;
    }
    Q_EMIT changed();
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
    setMode(Mode::Live);
}

void Connection::lose(const base::Error &error)
{
    if (m_mode != Mode::Lost) {
        m_lostSince = base::SystemClock().now();
    }
    m_error = error;
    if (!ssh::needsPerson(error)) { // a person isn't asked again and again
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
