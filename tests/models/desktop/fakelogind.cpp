// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/desktop/fakelogind.h"

#include "tests/support/setuperror.h"

#include <QDBusError>
#include <QDBusMessage>

namespace zumik::tests {

namespace {

const QString connectionName = QStringLiteral("logind");

} // namespace

FakeLogind::FakeLogind(const std::string &busAddress)
    : m_bus(QDBusConnection::connectToBus(QString::fromStdString(busAddress), connectionName))
{
    if (!m_bus.registerService(QStringLiteral("org.freedesktop.login1"))) {
        throw SetupError("logind: " + m_bus.lastError().message().toStdString());
    }
}

FakeLogind::~FakeLogind()
{
    QDBusConnection::disconnectFromBus(connectionName);
}

void FakeLogind::prepareForSleep(bool before)
{
    QDBusMessage signal = QDBusMessage::createSignal(QStringLiteral("/org/freedesktop/login1"),
        QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("PrepareForSleep"));
    signal << before;
    m_bus.send(signal);
}

} // namespace zumik::tests
