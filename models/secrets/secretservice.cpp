// SPDX-License-Identifier: GPL-3.0-or-later
// freedesktop.org's Secret Service: SearchItems(attributes) gives the matching entries, unlocked and locked
// apart, and opens none; ReadAlias("default") gives the collection that new entries go to ("/" for none). The
// attributes are those that QtKeychain stores with an entry.
#include "models/secrets/secretservice.h"

#include "models/desktop/sessionbus.h"

#include <QDBusError>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingReply>
#include <QDBusVariant>

#include <optional>

namespace zumik::secrets {

namespace {

using base::Error;
using base::ErrorCode;
using Attributes = QMap<QString, QString>;

const QString serviceName = QStringLiteral("org.freedesktop.secrets");
const QString servicePath = QStringLiteral("/org/freedesktop/secrets");
const QString serviceInterface = QStringLiteral("org.freedesktop.Secret.Service");
const QString collectionInterface = QStringLiteral("org.freedesktop.Secret.Collection");
const QString propertiesInterface = QStringLiteral("org.freedesktop.DBus.Properties");

Error errorOf(const QDBusError &error)
{
    const ErrorCode code =
        error.type() == QDBusError::AccessDenied ? ErrorCode::SecretDenied : ErrorCode::SecretNoBackend;
    return {code, error.name().toStdString() + ": " + error.message().toStdString(), {}};
}

QDBusMessage callOf(
    const QString &path, const QString &interface, const QString &method, const QVariantList &arguments)
{
    QDBusMessage message = QDBusMessage::createMethodCall(serviceName, path, interface, method);
    message.setArguments(arguments);
    return message;
}

} // namespace

bool SecretServiceLook::applies()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    return !qEnvironmentVariableIsSet("KDE_SESSION_VERSION");
#else
    return false;
#endif
}

SecretServiceLook::SecretServiceLook(
    const QString &service, const QString &key, Answer answer, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_key(key)
    , m_answer(std::move(answer))
{
    qDBusRegisterMetaType<Attributes>();
    m_bus = new desktop::SessionBus(
        [this](const std::optional<QDBusError> &trouble) {
            if (trouble) {
                m_answer(errorOf(*trouble));
                return;
            }
            search();
        },
        this);
}

void SecretServiceLook::search()
{
    const Attributes attributes{{QStringLiteral("server"), m_service}, {QStringLiteral("user"), m_key}};
    const auto message = callOf(
        servicePath, serviceInterface, QStringLiteral("SearchItems"), {QVariant::fromValue(attributes)});
    m_bus->call(message, [this](const QDBusPendingCall &finished) {
        const QDBusPendingReply<QList<QDBusObjectPath>, QList<QDBusObjectPath>> reply = finished;
        if (reply.isError()) {
            m_answer(errorOf(reply.error()));
        } else if (!reply.argumentAt<0>().isEmpty()) {
            m_answer(EntryState{true, false});
        } else if (!reply.argumentAt<1>().isEmpty()) {
            m_answer(EntryState{true, true});
        } else {
            findDefaultCollection();
        }
    });
}

void SecretServiceLook::findDefaultCollection()
{
    const auto message =
        callOf(servicePath, serviceInterface, QStringLiteral("ReadAlias"), {QStringLiteral("default")});
    m_bus->call(message, [this](const QDBusPendingCall &finished) {
        const QDBusPendingReply<QDBusObjectPath> reply = finished;
        if (reply.isError()) {
            m_answer(errorOf(reply.error()));
        } else if (reply.value().path() == QStringLiteral("/")) {
            m_answer(EntryState{});
        } else {
            askWhetherLocked(reply.value().path());
        }
    });
}

void SecretServiceLook::askWhetherLocked(const QString &collection)
{
    const auto message = callOf(collection, propertiesInterface, QStringLiteral("Get"),
        {collectionInterface, QStringLiteral("Locked")});
    m_bus->call(message, [this](const QDBusPendingCall &finished) {
        const QDBusPendingReply<QDBusVariant> reply = finished;
        if (reply.isError()) {
            m_answer(errorOf(reply.error()));
            return;
        }
        m_answer(EntryState{false, reply.value().variant().toBool()});
    });
}

} // namespace zumik::secrets
