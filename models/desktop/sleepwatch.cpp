// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/desktop/sleepwatch.h"

#include "models/async/receiver.h"
#include "models/desktop/sleepear.h"

#include <QDBusConnection>
#include <QThreadPool>

namespace zumik::desktop {

namespace {

QString newConnectionName()
{
    static std::atomic<int> count = 0;
    return QStringLiteral("zumik-system-%1").arg(++count);
}

bool hear(const QDBusConnection &bus, QObject *ear)
{
    return QDBusConnection(bus).connect(QStringLiteral("org.freedesktop.login1"),
        QStringLiteral("/org/freedesktop/login1"), QStringLiteral("org.freedesktop.login1.Manager"),
        QStringLiteral("PrepareForSleep"), ear, SleepEar::slot);
}

} // namespace

QString SleepWatch::systemBusAddress()
{
    return qEnvironmentVariable(
        "DBUS_SYSTEM_BUS_ADDRESS", QStringLiteral("unix:path=/var/run/dbus/system_bus_socket"));
}

SleepWatch::SleepWatch(const QString &busAddress, QObject *parent)
    : QObject(parent)
    , m_name(newConnectionName())
    , m_state(std::make_shared<std::atomic<State>>(State::Wanted))
    , m_ear(new SleepEar, [](SleepEar *ear) { ear->deleteLater(); })
{
    m_ear->heard = [this] {
        Q_EMIT resumed();
    };
    listen(busAddress);
}

SleepWatch::~SleepWatch()
{
    m_ear->heard = nullptr;
    // Never while it is being made: Qt 6.4 frees a connection under the thread that waits for it.
    if (m_state->exchange(State::Unwanted) == State::Made) {
        QThreadPool::globalInstance()->start([name = m_name] { QDBusConnection::disconnectFromBus(name); });
    }
}

void SleepWatch::listen(const QString &busAddress)
{
    QThreadPool::globalInstance()->start(
        [this, here = async::Receiver(this), busAddress, name = m_name, state = m_state, ear = m_ear] {
            const QDBusConnection bus = QDBusConnection::connectToBus(busAddress, name);
            const bool hears = bus.isConnected() && hear(bus, ear.get());
            if (state->exchange(State::Made) == State::Unwanted) {
                QDBusConnection::disconnectFromBus(name);
            } else if (hears) {
                here.post([this] { Q_EMIT listening(); });
            }
        });
}

} // namespace zumik::desktop
