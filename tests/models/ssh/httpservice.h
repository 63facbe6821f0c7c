// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QObject>
#include <QTcpServer>

#include <cstdint>
#include <functional>
#include <string>

class QTcpSocket;

namespace zumik::tests {

/// A small HTTP server on every address of 127/8, or on the one given, on the test's own event loop: the
/// service behind the SSH server.
class HttpService : public QObject {
public:
    /// Answers a request for a path with a body.
    using Handler = std::function<std::string(const std::string &path)>;

    explicit HttpService(
        Handler handler, const QHostAddress &address = QHostAddress::AnyIPv4, std::uint16_t port = 0);

    std::uint16_t port() const { return m_server.serverPort(); }

    /// "http://127.0.0.1:PORT/PATH"
    std::string url(const std::string &path, const std::string &host = "127.0.0.1") const;

    int requests() const { return m_requests; }

    int connections() const { return m_connections; }

private:
    void accept();
    void read(QTcpSocket *socket);

    Handler m_handler;
    QTcpServer m_server;
    int m_requests = 0;
    int m_connections = 0;
};

} // namespace zumik::tests
