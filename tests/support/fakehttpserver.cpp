// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakehttpserver.h"

#include <QHostAddress>
#include <QTcpSocket>

#include <optional>

namespace zumik::tests {

namespace {

/// Takes the first whole request out of the buffer.
std::optional<FakeRequest> takeRequest(QByteArray &buffer)
{
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0) {
        return std::nullopt;
    }
    FakeRequest request;
    const QList<QByteArray> lines = buffer.left(end).split('\n');
    const QList<QByteArray> first = lines.constFirst().split(' ');
    request.method = first.value(0);
    request.target = first.value(1);
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers[line.left(colon).toLower()] = line.mid(colon + 1).trimmed();
    }
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (buffer.size() < end + 4 + length) {
        return std::nullopt;
    }
    request.body = buffer.mid(end + 4, length);
    buffer.remove(0, end + 4 + length);
    return request;
}

QByteArray headOf(const FakeAnswer &answer)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(answer.status) + " Said\r\n";
    if (!answer.contentType.isEmpty()) {
        head += "Content-Type: " + answer.contentType + "\r\n";
    }
    for (const auto &[name, value] : answer.headers) {
        head += name + ": " + value + "\r\n";
    }
    head += answer.chunked ? QByteArray("Transfer-Encoding: chunked")
                           : "Content-Length: " + QByteArray::number(answer.body.size());
    return head + "\r\n\r\n";
}

} // namespace

FakeHttpServer::FakeHttpServer()
{
    connect(&m_server, &QTcpServer::newConnection, this, &FakeHttpServer::onConnection);
    m_server.listen(QHostAddress::LocalHost);
}

QUrl FakeHttpServer::url(const QString &path) const
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(port());
    url.setPath(path);
    return url;
}

void FakeHttpServer::onConnection()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onReadable(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_buffers.remove(socket);
            m_held.removeAll(socket);
            socket->deleteLater();
        });
    }
}

void FakeHttpServer::onReadable(QTcpSocket *socket)
{
    m_buffers[socket] += socket->readAll();
    // An answer that cuts the connection takes the buffer along.
    while (m_buffers.contains(socket)) {
        auto request = takeRequest(m_buffers[socket]);
        if (!request) {
            return;
        }
        const FakeAnswer answer = m_choose ? m_choose(*request) : m_byMethod.value(request->method, m_answer);
        m_requests << *std::move(request);
        if (answer.held) {
            m_held << socket;
        } else {
            send(socket, answer);
        }
    }
}

void FakeHttpServer::release()
{
    for (QTcpSocket *socket : std::exchange(m_held, {})) {
        send(socket, m_answer);
    }
}

void FakeHttpServer::send(QTcpSocket *socket, const FakeAnswer &answer)
{
    const bool cut = answer.cutAfter >= 0;
    if (!answer.silent) {
        const QByteArray body = cut ? answer.body.left(answer.cutAfter) : answer.body;
        socket->write(headOf(answer));
        if (answer.chunked && !body.isEmpty()) {
            socket->write(QByteArray::number(body.size(), 16) + "\r\n" + body + "\r\n");
        } else {
            socket->write(body);
        }
        if (answer.chunked && !cut) {
            socket->write("0\r\n\r\n");
        }
    }
    if (cut || answer.silent) {
        socket->disconnectFromHost();
    }
}

} // namespace zumik::tests
