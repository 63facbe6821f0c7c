// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/http/worker.h"

#include "models/clients/http/formbody.h"

#include <QNetworkReply>

namespace zumik::clients::http {

namespace {

/// In a piece of memory of its own, allocated once.
QByteArray joined(std::string_view first, std::string_view second)
{
    QByteArray text;
    text.reserve(static_cast<qsizetype>(first.size()) + static_cast<qsizetype>(second.size()));
    text.append(first.data(), static_cast<qsizetype>(first.size()));
    return text.append(second.data(), static_cast<qsizetype>(second.size()));
}

void addAuth(QNetworkRequest &to, const Auth &auth)
{
    if (const auto *basic = std::get_if<BasicAuth>(&auth)) {
        const QByteArray pair = joined(basic->user + ':', basic->password.reveal());
        const QByteArray encoded = pair.toBase64();
        to.setRawHeader("Authorization", joined("Basic ", {encoded.data(), std::size_t(encoded.size())}));
        wipeShared(pair);
        wipeShared(encoded);
    } else if (const auto *bearer = std::get_if<BearerAuth>(&auth)) {
        to.setRawHeader("Authorization", joined("Bearer ", bearer->token.reveal()));
    }
}

void setPolicy(QNetworkRequest &request)
{
    const auto manual = QNetworkRequest::Manual;
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    // Over HTTP/2 one lost connection would take all requests with it, and is retried by other rules.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    // Our own limit on the decoded size holds instead.
    request.setDecompressedSafetyCheckThreshold(-1);
}

} // namespace

Worker::Worker(Endpoint endpoint, const QSslConfiguration &tls, IoThread *thread)
    : m_endpoint(std::move(endpoint))
    , m_tls(tls)
    , m_thread(thread)
{
    for (QNetworkAccessManager *manager : {&m_interactive, &m_background}) {
        manager->setProxy(m_endpoint.proxy);
        manager->setAutoDeleteReplies(false);
    }
}

Worker::~Worker()
{
    m_alive.reset();
    for (auto &[id, running] : std::exchange(m_running, {})) {
        running.onStop.reset();
        running.exchange->cancel();
    }
    // Before the managers, whose children their replies are.
    qDeleteAll(findChildren<Exchange *>());
}

void Worker::Cancel::operator()() const
{
    thread->post([alive = alive, to = worker, which = id] {
        if (!alive.expired()) {
            to->cancel(which);
        }
    });
}

void Worker::cancel(std::uint64_t id)
{
    if (const auto at = m_running.find(id); at != m_running.end()) {
        at->second.exchange->cancel();
    }
}

void Worker::start(const Request &request, base::StopToken stop, Exchange::Finish done)
{
    if (stop.stop_requested()) {
        done(base::Error{base::ErrorCode::Cancelled, {}, displayUrl(request.url)});
        return;
    }
    if (auto refused = refuseUrl(request.url)) {
        done(*std::move(refused));
        return;
    }
    const std::uint64_t id = ++m_lastId;
    auto finish = [this, id, finish = std::move(done)](base::Result<Response> result) {
        m_running.erase(id);
        finish(std::move(result));
    };
    ExchangeContext context{.url = request.url,
        .maxBytes = request.maxBytes,
        .timeout = request.timeout,
        .proxied = m_endpoint.proxy.type() != QNetworkProxy::NoProxy,
        .failureReason = m_endpoint.failureReason};
    auto reply = launch(request);
    context.credentials = credentialsOf(reply->request());
    auto *exchange = new Exchange(std::move(reply), std::move(context), std::move(finish), this);
    m_running[id].exchange = exchange;
    if (stop.stop_possible()) {
        m_running[id].onStop = std::make_unique<base::StopCallback<Cancel>>(
            std::move(stop), Cancel{m_alive, this, m_thread, id});
    }
}

QNetworkRequest Worker::networkRequest(const Request &request) const
{
    QUrl url = request.url;
    if (request.method == Request::Method::Get && !request.parameters.empty()) {
        url.setQuery(QString::fromLatin1(encodeForm(request.parameters)), QUrl::StrictMode);
    }
    QNetworkRequest out(url);
    setPolicy(out);
    out.setRawHeader("User-Agent", "zumik-console");
    if (!request.compressed) {
        out.setRawHeader("Accept-Encoding", "identity");
    }
    if (url.scheme() == QLatin1String("https")) {
        out.setSslConfiguration(m_tls);
        const bool own = sameOrigin(url, m_endpoint.base);
        out.setPeerVerifyName(own ? QString::fromStdString(m_endpoint.tls.serverName) : QString());
    }
    addCredentials(out, request);
    return out;
}

void Worker::addCredentials(QNetworkRequest &to, const Request &request) const
{
    if (request.auth) {
        addAuth(to, *request.auth);
        return;
    }
    if (request.anonymous || !sameOrigin(request.url, m_endpoint.base)) {
        return;
    }
    for (const Header &header : m_endpoint.headers) {
        to.setRawHeader(QByteArray::fromStdString(header.name), joined({}, header.value.reveal()));
    }
    addAuth(to, m_endpoint.auth);
}

QList<QByteArray> Worker::credentialsOf(const QNetworkRequest &request) const
{
    QList<QByteArray> values{request.rawHeader("Authorization")};
    for (const Header &header : m_endpoint.headers) {
        values << request.rawHeader(QByteArray::fromStdString(header.name));
    }
    return values;
}

std::unique_ptr<QNetworkReply> Worker::launch(const Request &request)
{
    QNetworkAccessManager &manager = request.lane == Lane::Interactive ? m_interactive : m_background;
    QNetworkRequest out = networkRequest(request);
    if (request.method == Request::Method::Get) {
        return std::unique_ptr<QNetworkReply>(manager.get(out));
    }
    const QByteArray form =
        request.body ? QByteArray::fromStdString(request.body->bytes) : encodeForm(request.parameters);
    out.setHeader(QNetworkRequest::ContentTypeHeader,
        request.body ? QByteArray::fromStdString(request.body->contentType)
                     : QByteArrayLiteral("application/x-www-form-urlencoded"));
    if (request.body) {
        for (const auto &[name, value] : request.body->headers) {
            out.setRawHeader(QByteArray::fromStdString(name), QByteArray::fromStdString(value));
        }
    }
    out.setHeader(QNetworkRequest::ContentLengthHeader, form.size());
    out.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    auto *body = new FormBody(form, nullptr);
    std::unique_ptr<QNetworkReply> reply(manager.post(out, body));
    body->setParent(reply.get());
    return reply;
}

} // namespace zumik::clients::http
