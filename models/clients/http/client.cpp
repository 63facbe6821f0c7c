// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/http/client.h"

#include "models/async/reply.h"
#include "models/clients/http/tlssetup.h"
#include "models/clients/http/worker.h"

namespace zumik::clients::http {

Client::Client(std::shared_ptr<IoThread> thread, QUrl base)
    : m_thread(std::move(thread))
    , m_base(std::move(base))
{
}

base::Result<std::unique_ptr<Client>> Client::open(Endpoint endpoint, std::shared_ptr<IoThread> thread)
{
    if (auto refused = refuseUrl(endpoint.base)) {
        return *std::move(refused);
    }
    if (auto refused = refuseCredentials(endpoint)) {
        return *std::move(refused);
    }
    auto tls = makeTls(endpoint.tls);
    if (!tls) {
        return tls.error();
    }
    std::unique_ptr<Client> client(new Client(std::move(thread), endpoint.base));
    client->m_thread->run([&] {
        *client->m_worker = new Worker(std::move(endpoint), *std::move(tls), client->m_thread.get());
    });
    return client;
}

Client::~Client()
{
    shutDown();
}

void Client::shutDown()
{
    m_thread->run([this] { delete std::exchange(*m_worker, nullptr); });
}

QUrl Client::url(std::string_view path) const
{
    QByteArray encoded = m_base.path(QUrl::FullyEncoded).toLatin1();
    while (encoded.endsWith('/')) {
        encoded.chop(1);
    }
    encoded.append(path.data(), static_cast<qsizetype>(path.size()));
    QUrl url = m_base;
    url.setPath(QString::fromLatin1(encoded), QUrl::StrictMode);
    return url;
}

void Client::start(Request request, base::StopToken stop, Finish done) const
{
    m_thread->post([worker = m_worker, request = std::move(request), stop = std::move(stop),
                       done = std::move(done)]() mutable {
        if (*worker != nullptr) {
            (*worker)->start(request, std::move(stop), std::move(done));
        } else {
            done(base::Error{base::ErrorCode::Cancelled, {}, displayUrl(request.url)});
        }
    });
}

void Client::send(Request request, base::StopToken stop, async::Receiver receiver,
    std::function<void(base::Result<Response>)> answer) const
{
    const async::Reply<Response> reply(stop, std::move(receiver), std::move(answer));
    start(std::move(request), std::move(stop),
        [reply](base::Result<Response> result) { reply.deliver(std::move(result)); });
}

} // namespace zumik::clients::http
