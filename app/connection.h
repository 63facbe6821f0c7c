// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/stoptoken.h"
#include "models/session/session.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace zumik::app {

/// Keeps a session open for a window: opens it, notices when it is lost, and tries again by itself.
class Connection final : public QObject {
    Q_OBJECT

public:
    enum class Mode {
        Opening, ///< never was connected, and is on the way
        Refused, ///< never was connected, and the way failed
        Live,
        Lost ///< was connected; what is shown is old
    };

    /// The session must outlive this. `retryAfter`: how long a lost connection waits for the next try.
    explicit Connection(session::Session &session,
        std::chrono::milliseconds retryAfter = std::chrono::seconds(15), QObject *parent = nullptr);
    ~Connection() override;

    session::Session &session() const { return m_session; }

    Mode mode() const { return m_mode; }

    /// How far the present or last attempt came.
    session::ConnectionState::Phase reached() const { return m_reached; }

    /// Of Refused and Lost.
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
    QTimer m_retry;
};

} // namespace zumik::app
