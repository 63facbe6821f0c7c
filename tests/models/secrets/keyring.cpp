// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/secrets/keyring.h"

#include "tests/support/setuperror.h"
#include "tests/support/wait.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusReply>

#include <filesystem>

namespace zumik::tests {

namespace {

const QString service = QStringLiteral("org.freedesktop.secrets");
const QString secretsPath = QStringLiteral("/org/freedesktop/secrets");
const QString secretsInterface = QStringLiteral("org.freedesktop.Secret.Service");

constexpr const char *busConfiguration = R"(<busconfig>
  <type>session</type>
  <listen>unix:path=%</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
    <allow own="*"/>
    @
  </policy>
</busconfig>
)";

/// A connection of our own to the bus, for as long as the object lives.
class Connection {
public:
    explicit Connection(const std::string &address)
        : m_bus(QDBusConnection::connectToBus(QString::fromStdString(address), name()))
    {
    }

    ~Connection() { QDBusConnection::disconnectFromBus(name()); }

    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    QDBusConnection &operator*() { return m_bus; }

    /// Throws SetupError when the call fails.
    QDBusMessage call(
        const QString &path, const QString &interface, const QString &method, const QVariantList &arguments)
    {
        QDBusMessage message = QDBusMessage::createMethodCall(service, path, interface, method);
        message.setArguments(arguments);
        QDBusMessage reply = m_bus.call(message);
        if (reply.type() == QDBusMessage::ErrorMessage) {
            throw SetupError(method.toStdString() + ": " + reply.errorMessage().toStdString());
        }
        return reply;
    }

private:
    static QString name() { return QStringLiteral("test"); }

    QDBusConnection m_bus;
};

} // namespace

SessionBus::SessionBus(const std::string &policy)
{
    const std::string socket = m_folder.file("bus");
    std::string configuration = busConfiguration;
    configuration.replace(configuration.find('%'), 1, socket);
    configuration.replace(configuration.find('@'), 1, policy);
    writeFile(m_folder.file("bus.conf"), configuration);
    m_address = "unix:path=" + socket;
    m_daemon = Process({.program = "dbus-daemon",
        .arguments = {"--nofork", "--nopidfile", "--print-address",
            "--config-file=" + m_folder.file("bus.conf")},
        .outputFile = m_folder.file("bus.log")});
    // It prints its address when it listens; the socket is there before.
    const auto listens = [&] {
        return readFile(m_folder.file("bus.log")).find("unix:") != std::string::npos;
    };
    const bool up = waitFor([&] { return listens() || !m_daemon.running(); });
    if (!up || !m_daemon.running()) {
        throw SetupError("dbus-daemon: " + readFile(m_folder.file("bus.log")));
    }
}

bool SessionBus::hasOwner(const std::string &name) const
{
    Connection connection(m_address);
    auto *bus = (*connection).interface();
    return bus != nullptr && bus->isServiceRegistered(QString::fromStdString(name));
}

Keyring::Keyring(SessionBus &bus)
    : m_bus(bus)
{
    const std::string home = bus.folder().file("home");
    std::filesystem::create_directory(home);
    std::filesystem::permissions(home, std::filesystem::perms::owner_all);
    writeFile(bus.folder().file("password"), "correct horse", true);
    // A shell only for stdin, which the password comes in by; exec, so that the process is the daemon.
    m_daemon = Process({.program = "sh",
        .arguments = {"-c", "exec gnome-keyring-daemon --foreground --unlock --components=secrets < \"$0\"",
            bus.folder().file("password")},
        .environment = {{"DBUS_SESSION_BUS_ADDRESS", bus.address()}, {"HOME", home}, {"XDG_DATA_HOME", home},
            {"XDG_CONFIG_HOME", home}, {"XDG_CACHE_HOME", home}, {"XDG_RUNTIME_DIR", home}, {"DISPLAY", ""},
            {"WAYLAND_DISPLAY", ""}, {"GNOME_KEYRING_CONTROL", ""}},
        .outputFile = bus.folder().file("keyring.log")});
    const auto up = [&] {
        return m_bus.hasOwner("org.freedesktop.secrets") || !m_daemon.running();
    };
    if (!waitFor(up) || !m_daemon.running()) {
        throw SetupError("gnome-keyring-daemon: " + readFile(bus.folder().file("keyring.log")));
    }
}

void Keyring::lock()
{
    Connection connection(m_bus.address());
    const QDBusMessage alias = connection.call(
        secretsPath, secretsInterface, QStringLiteral("ReadAlias"), {QStringLiteral("default")});
    const QList<QDBusObjectPath> collections{alias.arguments().constFirst().value<QDBusObjectPath>()};
    connection.call(
        secretsPath, secretsInterface, QStringLiteral("Lock"), {QVariant::fromValue(collections)});
}

} // namespace zumik::tests
