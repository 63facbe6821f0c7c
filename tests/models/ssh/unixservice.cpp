// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/ssh/unixservice.h"

#include "tests/support/setuperror.h"

#include <QLocalSocket>

namespace zumik::tests {

UnixService::UnixService(const std::string &path)
{
    if (!m_server.listen(QString::fromStdString(path))) {
        throw SetupError(m_server.errorString().toStdString());
    }
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        QLocalSocket *const client = m_server.nextPendingConnection();
        connect(client, &QLocalSocket::disconnected, client, &QObject::deleteLater);
        connect(client, &QLocalSocket::readyRead, this, [this, client] {
            if (!client->peek(client->bytesAvailable()).contains("\r\n\r\n")) {
                return;
            }
            ++m_requests;
            const QByteArray asked = client->readAll().split(' ').value(1);
            client->write("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(asked.size())
                + "\r\n\r\n" + asked);
            client->disconnectFromServer();
        });
    });
}

} // namespace zumik::tests
