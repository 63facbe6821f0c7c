// SPDX-License-Identifier: GPL-3.0-or-later
// freedesktop.org's Secret Service: SearchItems(attributes) gives the matching entries, unlocked and locked
// apart, and opens none; ReadAlias("default") gives the collection that new entries go to ("/" for none). The
// attributes are those that QtKeychain stores with an entry.
#include "models/secrets/secretservice.h"

#include "models/async/receiver.h"

#include <QDBusConnection>
#include <QDBusError>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFileInfo>
#include <QThreadPool>

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
    return QStringLiteral("zumik-secrets-%1").arg(++count);
}

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

/// Sends `message`; `then` gets the finished call.
template <typename Then>
void call(const QDBusConnection &connection, const QDBusMessage &message, QObject *context, Then then)
{
    auto *watcher = new QDBusPendingCallWatcher(connection.asyncCall(message, patience), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context,
        [watcher, then = std::move(then)] { then(*watcher); });
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
    , m_connectionName(newConnectionName())
    , m_bus(std::make_shared<std::atomic<Bus>>(Bus::Wanted))
{
    qDBusRegisterMetaType<Attributes>();
    connectTo(busAddress());
}

SecretServiceLook::~SecretServiceLook()
{
    // Never while it is being made: Qt 6.4 frees a connection under the thread that waits for it.
    if (m_bus->exchange(Bus::Unwanted) == Bus::Made) {
        QThreadPool::globalInstance()->start(
            [name = m_connectionName] { QDBusConnection::disconnectFromBus(name); });
    }
}

QDBusConnection SecretServiceLook::connection() const
{
    return QDBusConnection(m_connectionName);
}

/// A bus that hangs blocks whoever connects or disconnects, hence the pool for both.
void SecretServiceLook::connectTo(const QString &address)
{
    const async::Receiver here(this);
    if (address.isEmpty()) {
        here.post([this] { m_answer(Error{ErrorCode::SecretNoBackend, "there is no D-Bus session", {}}); });
        return;
    }
    QThreadPool::globalInstance()->start([this, here, address, name = m_connectionName, bus = m_bus] {
        const QDBusConnection made = QDBusConnection::connectToBus(address, name);
        const std::optional<Error> trouble =
            made.isConnected() ? std::nullopt : std::optional(errorOf(made.lastError()));
        if (bus->exchange(Bus::Made) == Bus::Unwanted) {
            QDBusConnection::disconnectFromBus(name);
            return;
        }
        here.post([this, trouble] {
            if (trouble) {
                m_answer(*trouble);
                return;
            }
            search();
        });
    });
}

void SecretServiceLook::search()
{
    const Attributes attributes{{QStringLiteral("server"), m_service}, {QStringLiteral("user"), m_key}};
    const auto message = callOf(
        servicePath, serviceInterface, QStringLiteral("SearchItems"), {QVariant::fromValue(attributes)});
    call(connection(), message, this, [this](const QDBusPendingCall &finished) {
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
    call(connection(), message, this, [this](const QDBusPendingCall &finished) {
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
    call(connection(), message, this, [this](const QDBusPendingCall &finished) {
        const QDBusPendingReply<QDBusVariant> reply = finished;
        if (reply.isError()) {
            m_answer(errorOf(reply.error()));
            return;
        }
        m_answer(EntryState{false, reply.value().variant().toBool()});
    });
}

} // namespace zumik::secrets
