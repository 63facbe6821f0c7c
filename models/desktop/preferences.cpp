// SPDX-License-Identifier: GPL-3.0-or-later
// The portal's ReadAll(as namespaces) gives a{sa{sv}}: of org.freedesktop.appearance "color-scheme" (u: 0 no
// preference, 1 dark, 2 light) and "contrast" (u: 1 higher); unknown values count as none.
#include "models/desktop/preferences.h"

#include "models/desktop/sessionbus.h"

#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusPendingReply>

namespace zumik::desktop {

namespace {

using Values = QMap<QString, QVariantMap>;

const QString nameSpace = QStringLiteral("org.freedesktop.appearance");

QDBusMessage question()
{
    QDBusMessage message = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.portal.Desktop"),
        QStringLiteral("/org/freedesktop/portal/desktop"), QStringLiteral("org.freedesktop.portal.Settings"),
        QStringLiteral("ReadAll"));
    message.setArguments({QStringList{nameSpace}});
    return message;
}

Preferences preferencesIn(const QVariantMap &values)
{
    using Scheme = Preferences::Scheme;
    const uint scheme = values.value(QStringLiteral("color-scheme")).toUInt();
    return {scheme == 1 ? Scheme::Dark : (scheme == 2 ? Scheme::Light : Scheme::None),
        values.value(QStringLiteral("contrast")).toUInt() == 1};
}

} // namespace

PreferencesWatch::PreferencesWatch(QObject *parent)
    : QObject(parent)
{
    qDBusRegisterMetaType<Values>();
    m_bus = new SessionBus(
        [this](const std::optional<QDBusError> &trouble) {
            m_connected = !trouble;
            look();
        },
        this);
}

void PreferencesWatch::look()
{
    if (!m_connected || m_asking) {
        return;
    }
    m_asking = true;
    m_bus->call(question(), [this](const QDBusPendingCall &finished) {
        m_asking = false;
        const QDBusPendingReply<Values> reply = finished;
        if (!reply.isError()) {
            take(preferencesIn(reply.value().value(nameSpace)));
        }
    });
}

void PreferencesWatch::take(const Preferences &preferences)
{
    if (preferences != m_preferences) {
        m_preferences = preferences;
        Q_EMIT changed();
    }
}

} // namespace zumik::desktop
