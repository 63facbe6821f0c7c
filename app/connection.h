// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/stoptoken.h"
#include "models/session/session.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace zumik::app {

/// Keeps a session open for a window: opens it, notices when it is lost, and tries again by itself where the
/// session doesn't: a tunnel comes back by itself, or waits for a person.
class Connection final : public QObject {
    Q_OBJECT

public:
    enum class Mode {
        Opening, ///< never was connected, and is on the way
        Refused, ///< never was connected, and the way failed
        Live,
        Reconnecting, ///< the tunnel was lost a moment ago; questions wait for it
        Lost ///< was connected; what is shown is old
    };

    struct Times {
        std::chrono::milliseconds retryAfter{15'000}; ///< that a lost connection waits for the next try
        std::chrono::milliseconds momentary{5'000}; ///< after which a tunnel that is not back counts as lost
    };

    /// The session must outlive this.
    explicit Connection(session::Session &session, Times times, QObject *parent = nullptr);

    explicit Connection(session::Session &session)
        : Connection(session, Times())
    {
    }

    ~Connection() override;

    session::Session &session() const { return m_session; }

    Mode mode() const { return m_mode; }

    /// How far the present or last attempt came.
    session::ConnectionState::Phase reached() const { return m_reached; }

    /// Of Refused, Reconnecting and Lost.
    const std::optional<base::Error> &error() const { return m_error; }

    /// Since when it is lost, by this machine's clock.
    base::Time lostSince() const { return m_lostSince; }

    /// Until the next try of a lost connection; nothing while one runs.
    std::optional<std::chrono::milliseconds> nextTry() const;

    void open();

    /// A board found that nothing can be reached, or that something can again.
    void noteUnreachable(const base::Error &error);
    void noteReachable();

Q_SIGNALS:
    void changed();

private:
    void onState();
    void onReconnecting(const session::ConnectionState::Reconnecting &reconnecting);
    bool wasConnected() const;
    void onOpened(const base::Status &status);
    void lose(const base::Error &error);
    void setMode(Mode mode);

    session::Session &m_session;
    Mode m_mode = Mode::Opening;
    session::ConnectionState::Phase m_reached = session::ConnectionState::Phase::Closed;
    std::optional<base::Error> m_error;
    base::Time m_lostSince;
    base::StopSource m_stop;
    bool m_opening = false;
    bool m_byTunnel = false; ///< what was lost is the tunnel, which comes back by itself
    QTimer m_retry;
    QTimer m_momentary;
};

} // namespace zumik::app
