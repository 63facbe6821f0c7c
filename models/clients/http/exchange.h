// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/clients/http/failure.h"
#include "models/clients/http/message.h"

#include <QObject>
#include <QTimer>

#include <memory>

class QNetworkReply;

namespace zumik::clients::http {

/// What a request without an answer needs to know to say why.
struct ExchangeContext {
    QUrl url;
    std::size_t maxBytes = 0;
    base::Duration timeout{0};
    bool proxied = false;
    FailureReason failureReason = {};
    QList<QByteArray> credentials = {}; ///< header values whose memory the request shares
};

/// Overwrites the bytes that this and its copies share; they must not be a literal's.
void wipeShared(const QByteArray &bytes);

/// One request on its way, in the I/O thread: collects the answer within its limits, and calls `done` once
/// (not from inside the constructor); then it is finished and deletes itself.
class Exchange final : public QObject {
    Q_OBJECT

public:
    using Finish = std::function<void(base::Result<Response>)>;

    Exchange(std::unique_ptr<QNetworkReply> reply, ExchangeContext context, Finish done, QObject *parent);
    ~Exchange() override;

    /// Delivers Cancelled and drops the connection.
    void cancel();

private:
    void onHeaders();
    void onReadable();
    void onFinished();
    void onTimeout();
    void fail(base::ErrorCode code, std::string message);
    void finish(base::Result<Response> result);
    base::Error networkError() const;
    bool shorterThanAnnounced() const;

    std::unique_ptr<QNetworkReply> m_reply;
    ExchangeContext m_context;
    Finish m_done;
    Response m_response;
    QList<QSslError> m_sslErrors;
    QTimer m_timer;
    bool m_gotHeaders = false;
};

} // namespace zumik::clients::http
