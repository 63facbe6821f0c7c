// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/desktop/sessionbus.h"

#include "models/async/receiver.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QFileInfo>
#include <QThreadPool>

namespace zumik::desktop {

namespace {

constexpr int patience = 300'000; // ms; the callers' limits are the ones that count

/// Empty when there is no session bus. Libraries would start one where they find none; that is not for us to
/// do.
QString busAddress()
{
    const QString variable = qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS");
    if (!variable.isEmpty()) {
        return variable.startsWith(QStringLiteral("autolaunch:")) ? QString() : variable;
    }
    const QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const QString socket = folder + QStringLiteral("/bus");
    return !folder.isEmpty() && QFileInfo::exists(socket) ? QString(QStringLiteral("unix:path=") + socket)
                                                          : QString();
}

QString newConnectionName()
{
    static std::atomic<int> count = 0;
    return QStringLiteral("zumik-%1").arg(++count);
}

} // namespace

SessionBus::SessionBus(Ready ready, QObject *parent)
    : QObject(parent)
    , m_ready(std::move(ready))
    , m_name(newConnectionName())
    , m_state(std::make_shared<std::atomic<State>>(State::Wanted))
{
    connectTo(busAddress());
}

SessionBus::~SessionBus()
{
    // Never while it is being made: Qt 6.4 frees a connection under the thread that waits for it.
    if (m_state->exchange(State::Unwanted) == State::Made) {
        QThreadPool::globalInstance()->start([name = m_name] { QDBusConnection::disconnectFromBus(name); });
    }
}

void SessionBus::connectTo(const QString &address)
{
    const async::Receiver here(this);
    if (address.isEmpty()) {
        here.post([this] {
            m_ready(QDBusError(QDBusError::NoServer, QStringLiteral("there is no D-Bus session")));
        });
        return;
    }
    QThreadPool::globalInstance()->start([this, here, address, name = m_name, state = m_state] {
        const QDBusConnection made = QDBusConnection::connectToBus(address, name);
        const std::optional<QDBusError> trouble =
            made.isConnected() ? std::nullopt : std::optional(made.lastError());
        if (state->exchange(State::Made) == State::Unwanted) {
            QDBusConnection::disconnectFromBus(name);
            return;
        }
        here.post([this, trouble] { m_ready(trouble); });
    });
}

void SessionBus::call(const QDBusMessage &message, Then then)
{
    const QDBusPendingCall sent = QDBusConnection(m_name).asyncCall(message, patience);
    auto *watcher = new QDBusPendingCallWatcher(sent, this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [watcher, then = std::move(then)] {
        watcher->deleteLater();
        then(*watcher);
    });
}

} // namespace zumik::desktop
