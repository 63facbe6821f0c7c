// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <functional>
#include <utility>

class QTcpSocket;

namespace zumik::tests {

/// What the server says, and how it fails while saying it.
struct FakeAnswer {
    int status = 200;
    QByteArray contentType = "application/json";
    QByteArray body = {};
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    qsizetype cutAfter = -1; ///< so many bytes of the body, then the connection is closed
    bool chunked = false; ///< no Content-Length
    bool silent = false; ///< the connection is closed without a byte
    bool held = false; ///< kept back until `release`
};

struct FakeRequest {
    QByteArray method;
    QByteArray target; ///< path and query as they came
    QMap<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
};

/// An HTTP/1.1 server for what a real one can't be made to do on demand: pages of proxies under any status
/// and type (RFC 9110), answers cut short (RFC 9112, 8: incomplete messages), 429 with Retry-After (RFC 6585,
/// as Mimir's limits answer), redirects, 200 with nothing (Mimir under load), and waiting. It lives in the
/// test's thread and serves while the event loop runs.
class FakeHttpServer final : public QObject {
    Q_OBJECT

public:
    FakeHttpServer();

    /// For every request from now on.
    void answer(FakeAnswer answer) { m_answer = std::move(answer); }

    /// Of requests with this method only.
    void answer(const QByteArray &method, FakeAnswer answer) { m_byMethod[method] = std::move(answer); }

    /// Of each request what it is answered, before the above.
    void answerWith(std::function<FakeAnswer(const FakeRequest &)> choose) { m_choose = std::move(choose); }

    /// Sends what was held back, as the answer is now.
    void release();

    /// Clients that wait for what is held back, and have not gone.
    qsizetype waiting() const { return m_held.size(); }

    QUrl url(const QString &path = {}) const;

    quint16 port() const { return m_server.serverPort(); }

    const QList<FakeRequest> &requests() const { return m_requests; }

private:
    void onConnection();
    void onReadable(QTcpSocket *socket);
    void send(QTcpSocket *socket, const FakeAnswer &answer);

    FakeAnswer m_answer;
    std::function<FakeAnswer(const FakeRequest &)> m_choose;
    QMap<QByteArray, FakeAnswer> m_byMethod;
    QMap<QTcpSocket *, QByteArray> m_buffers;
    QList<QTcpSocket *> m_held;
    QList<FakeRequest> m_requests;
    QTcpServer m_server; ///< last: its sockets report their end to the above when it goes
};

} // namespace zumik::tests
