// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/desktop/fakeportal.h"

#include "tests/support/setuperror.h"

#include <QDBusError>
#include <QDBusMetaType>

namespace zumik::tests {

namespace {

const QString connectionName = QStringLiteral("portal");
const QString appearance = QStringLiteral("org.freedesktop.appearance");

} // namespace

FakePortal::FakePortal(const std::string &busAddress)
    : m_bus(QDBusConnection::connectToBus(QString::fromStdString(busAddress), connectionName))
{
    qDBusRegisterMetaType<QMap<QString, QVariantMap>>();
    const bool there = m_bus.registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), this,
                           QDBusConnection::ExportScriptableInvokables)
        && m_bus.registerService(QStringLiteral("org.freedesktop.portal.Desktop"));
    if (!there) {
        throw SetupError("portal: " + m_bus.lastError().message().toStdString());
    }
}

FakePortal::~FakePortal()
{
    QDBusConnection::disconnectFromBus(connectionName);
}

QMap<QString, QVariantMap> FakePortal::ReadAll(const QStringList &namespaces)
{
    ++m_asked;
    return namespaces.contains(appearance) ? QMap<QString, QVariantMap>{{appearance, m_values}}
                                           : QMap<QString, QVariantMap>{};
}

} // namespace zumik::tests
