// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusError>
#include <QObject>
#include <QString>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

class QDBusMessage;
class QDBusPendingCall;

namespace zumik::desktop {

/// A connection of its own to the session's D-Bus. A bus that hangs blocks whoever connects or disconnects,
/// so both happen in a thread pool. Where there is no session bus none is started.
class SessionBus final : public QObject {
public:
    /// Nothing: connected. `NoServer`: there is no session bus.
    using Ready = std::function<void(std::optional<QDBusError> trouble)>;

    /// `ready` is called once, from the event loop, and may delete this.
    SessionBus(Ready ready, QObject *parent);
    ~SessionBus() override;

    SessionBus(const SessionBus &) = delete;
    SessionBus &operator=(const SessionBus &) = delete;

    using Then = std::function<void(const QDBusPendingCall &finished)>;

    /// Sends `message` once the bus is there; `then` gets the finished call, from the event loop. There is no
    /// limit: a service that hangs is the caller's to give up on.
    void call(const QDBusMessage &message, Then then);

private:
    enum class State { Wanted, Made, Unwanted };

    void connectTo(const QString &address);

    Ready m_ready;
    QString m_name;
    std::shared_ptr<std::atomic<State>> m_state; ///< shared with whoever makes the connection
};

} // namespace zumik::desktop
