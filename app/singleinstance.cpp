// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/singleinstance.h"

#include "app/handover.h"

#include <QFile>
#include <QStandardPaths>

#include <utility>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace zumik::app {

namespace {

const QByteArray taken = "taken\n";
constexpr int patience = 5000; ///< ms, for a peer that says nothing

} // namespace

bool isOwnPeer(const QLocalSocket &socket)
{
    const auto descriptor = static_cast<int>(socket.socketDescriptor());
#if defined(Q_OS_LINUX)
    ucred peer{};
    socklen_t size = sizeof(peer);
    return ::getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.uid == ::geteuid();
#elif defined(Q_OS_UNIX)
    uid_t user = 0;
    gid_t group = 0;
    return ::getpeereid(descriptor, &user, &group) == 0 && user == ::geteuid();
#else
    Q_UNUSED(descriptor); // named pipes are opened by their user alone
    return true;
#endif
}

SingleInstance::SingleInstance(QString socketFile, std::chrono::milliseconds answerWithin, QObject *parent)
    : QObject(parent)
    , m_socketFile(std::move(socketFile))
{
    m_limit.setSingleShot(true);
    m_limit.setInterval(answerWithin);
    connect(&m_limit, &QTimer::timeout, this, &SingleInstance::becomeAlone);
    connect(&m_other, &QLocalSocket::connected, this, &SingleInstance::onConnected);
    connect(&m_other, &QLocalSocket::readyRead, this, &SingleInstance::onAnswer);
    connect(&m_other, &QLocalSocket::disconnected, this, &SingleInstance::becomeAlone);
    connect(&m_other, &QLocalSocket::errorOccurred, this, &SingleInstance::becomeAlone);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::onPeer);
}

QString SingleInstance::defaultSocketFile()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return folder.isEmpty() ? QString() : folder + QStringLiteral("/zumik-console.socket");
}

void SingleInstance::start(const WindowCommand &command)
{
    m_message = writeHandOver(command);
    m_limit.start();
    m_socketFile.isEmpty() ? becomeAlone() : m_other.connectToServer(m_socketFile);
}

void SingleInstance::onConnected()
{
    if (!isOwnPeer(m_other)) {
        return becomeAlone();
    }
    m_other.write(m_message);
}

void SingleInstance::onAnswer()
{
    if (!m_decided && m_other.canReadLine() && m_other.readLine() == taken) {
        m_decided = true;
        m_limit.stop();
        Q_EMIT handedOver();
    }
}

/// A socket file that nobody answers at was left by a program that was killed; one that somebody holds, but
/// does not answer, stays.
void SingleInstance::becomeAlone()
{
    if (std::exchange(m_decided, true)) {
        return;
    }
    m_limit.stop();
    const bool free = m_other.error() == QLocalSocket::ServerNotFoundError
        || m_other.error() == QLocalSocket::ConnectionRefusedError;
    m_other.abort();
    if (free && !m_socketFile.isEmpty()) {
        m_server.setSocketOptions(QLocalServer::UserAccessOption);
        QLocalServer::removeServer(m_socketFile);
        m_server.listen(m_socketFile);
        QFile::setPermissions(m_socketFile, QFile::ReadOwner | QFile::WriteOwner);
    }
    Q_EMIT alone();
}

void SingleInstance::onPeer()
{
    while (QLocalSocket *const peer = m_server.nextPendingConnection()) {
        connect(peer, &QLocalSocket::disconnected, peer, &QObject::deleteLater);
        QTimer::singleShot(patience, peer, [peer] { peer->abort(); });
        if (!isOwnPeer(*peer)) {
            peer->abort();
            continue;
        }
        peer->setReadBufferSize(longestHandOver + 1);
        connect(peer, &QLocalSocket::readyRead, this, [this, peer] { onMessage(peer); });
        onMessage(peer);
    }
}

void SingleInstance::onMessage(QLocalSocket *peer)
{
    if (!peer->canReadLine()) {
        if (peer->bytesAvailable() > longestHandOver) {
            peer->abort();
        }
        return;
    }
    const auto command = readHandOver(peer->readLine(longestHandOver + 1));
    if (!command) {
        return peer->abort();
    }
    peer->write(taken);
    peer->disconnectFromServer();
    Q_EMIT asked(*command);
}

} // namespace zumik::app
