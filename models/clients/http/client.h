// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/async/receiver.h"
#include "models/clients/http/iothread.h"
#include "models/clients/http/message.h"

#include <functional>
#include <memory>
#include <string_view>

namespace zumik::clients::http {

class Worker;

/// Sends requests to one endpoint, from any thread. What it never does: send a POST twice, follow a redirect,
/// give credentials to another origin than the endpoint's, use a proxy that it was not given, keep cookies or
/// a cache, skip the check of a certificate.
///
/// Errors of a request: InvalidArgument (URL), Cancelled, Timeout, TooLarge, RedirectRefused (the message is
/// where to), NameNotFound, ConnectionRefused, Unreachable, ConnectionLost, TlsUntrusted, TlsExpired,
/// TlsWrongName, TlsProtocol, and whatever the endpoint's FailureReason says. Any HTTP status is an answer.
/// `where` is the URL without its query.
class Client {
public:
    /// Runs in the I/O thread and must not block; called exactly once, at the latest by the destructor.
    using Finish = std::function<void(base::Result<Response>)>;

    /// Errors: InvalidArgument (URL with userinfo or of another scheme, a header that is none), and those of
    /// reading the TLS files.
    static base::Result<std::unique_ptr<Client>> open(Endpoint endpoint, std::shared_ptr<IoThread> thread);

    ~Client();
    Client(const Client &) = delete;
    Client &operator=(const Client &) = delete;

    /// Waits until the requests on their way have been told Cancelled; later ones are told at once. The
    /// destructor does it too; not from the I/O thread.
    void shutDown();

    /// The endpoint's URL with `path` ("/api/v1/query", percent-encoded) behind its own.
    QUrl url(std::string_view path) const;

    /// A stop drops the connection and delivers Cancelled.
    void start(Request request, base::StopToken stop, Finish done) const;

    /// The same by the contract of models/async.
    void send(Request request, base::StopToken stop, async::Receiver receiver,
        std::function<void(base::Result<Response>)> answer) const;

private:
    Client(std::shared_ptr<IoThread> thread, QUrl base);

    std::shared_ptr<IoThread> m_thread;
    QUrl m_base;
    /// Lives in the I/O thread and is only touched there; null once it has gone.
    std::shared_ptr<Worker *> m_worker = std::make_shared<Worker *>(nullptr);
};

} // namespace zumik::clients::http
