// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QObject>

#include <string>

namespace zumik::tests {

/// A small HTTP server on a unix socket, on the test's own event loop; answers each request with its path.
class UnixService : public QObject {
public:
    explicit UnixService(const std::string &path);

    int requests() const { return m_requests; }

private:
    QLocalServer m_server;
    int m_requests = 0;
};

} // namespace zumik::tests
