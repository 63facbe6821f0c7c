// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/setuperror.h"

#include <QTcpServer>

namespace zumik::tests {

/// Listens where nobody of the console's may ever come.
class Trap {
public:
    explicit Trap(std::uint16_t port)
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { ++m_clients; });
        if (!m_server.listen(QHostAddress::LocalHost, port)) {
            throw SetupError("port " + std::to_string(port) + ": " + m_server.errorString().toStdString());
        }
    }

    std::uint16_t port() const { return m_server.serverPort(); }

    int clients() const { return m_clients; }

private:
    QTcpServer m_server;
    int m_clients = 0;
};

} // namespace zumik::tests
