// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/ssh/httpservice.h"

#include "tests/support/setuperror.h"

#include <QHostAddress>
#include <QTcpSocket>

namespace zumik::tests {

HttpService::HttpService(Handler handler, const QHostAddress &address, std::uint16_t port)
    : m_handler(std::move(handler))
{
    if (!m_server.listen(address, port)) {
        throw SetupError(m_server.errorString().toStdString());
    }
    connect(&m_server, &QTcpServer::newConnection, this, [this] { accept(); });
}

std::string HttpService::url(const std::string &path, const std::string &host) const
{
    return "http://" + host + ":" + std::to_string(port()) + path;
}

void HttpService::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        ++m_connections;
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }
}

void HttpService::read(QTcpSocket *socket)
{
    // GETs only, one at a time on a connection, as QNetworkAccessManager sends them.
    QByteArray text = socket->property("text").toByteArray() + socket->readAll();
    const auto end = text.indexOf("\r\n\r\n");
    if (end < 0) {
        socket->setProperty("text", text);
        return;
    }
    socket->setProperty("text", text.mid(end + 4));
    ++m_requests;
    const QByteArray path = text.split(' ').value(1);
    const std::string body = m_handler(path.toStdString());
    socket->write("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n");
    socket->write(body.data(), static_cast<qint64>(body.size()));
    if (text.contains("Connection: close\r\n")) {
        socket->disconnectFromHost(); // once everything is written
    }
}

} // namespace zumik::tests
