// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/clients/http/exchange.h"
#include "models/clients/http/iothread.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QSslConfiguration>

#include <map>

namespace zumik::clients::http {

/// The side of a Client that lives in the I/O thread. One manager a lane: a manager opens six connections a
/// host and queues what goes beyond, so background work needs one of its own.
class Worker final : public QObject {
    Q_OBJECT

public:
    Worker(Endpoint endpoint, const QSslConfiguration &tls, IoThread *thread);
    ~Worker() override;

    void start(const Request &request, base::StopToken stop, Exchange::Finish done);

private:
    struct Cancel {
        std::weak_ptr<bool> alive;
        Worker *worker;
        IoThread *thread;
        std::uint64_t id;
        void operator()() const;
    };

    struct Running {
        Exchange *exchange = nullptr;
        std::unique_ptr<base::StopCallback<Cancel>> onStop = {};
    };

    void cancel(std::uint64_t id);
    QNetworkRequest networkRequest(const Request &request) const;
    void addCredentials(QNetworkRequest &to, const Request &request) const;
    /// Their memory is the request's.
    QList<QByteArray> credentialsOf(const QNetworkRequest &request) const;
    std::unique_ptr<QNetworkReply> launch(const Request &request);

    Endpoint m_endpoint;
    QSslConfiguration m_tls;
    IoThread *m_thread;
    QNetworkAccessManager m_interactive;
    QNetworkAccessManager m_background;
    std::map<std::uint64_t, Running> m_running;
    std::uint64_t m_lastId = 0;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace zumik::clients::http
