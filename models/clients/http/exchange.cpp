// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/http/exchange.h"

#include "models/base/secret.h"

#include <QDateTime>
#include <QLocale>
#include <QNetworkReply>

namespace zumik::clients::http {

namespace {

using base::ErrorCode;

/// "Sun, 06 Nov 1994 08:49:37 GMT", the one form that servers write today.
std::optional<base::Time> parseHttpDate(const QByteArray &text)
{
    if (!text.endsWith(" GMT")) {
        return std::nullopt;
    }
    QDateTime date = QLocale::c().toDateTime(
        QString::fromLatin1(text.chopped(4)), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss"));
    date.setTimeSpec(Qt::UTC);
    return date.isValid() ? std::optional(base::Time{date.toMSecsSinceEpoch()}) : std::nullopt;
}

std::string plainType(const QByteArray &contentType)
{
    return contentType.split(';').constFirst().trimmed().toLower().toStdString();
}

/// Statuses like 404 have errors of their own, and an answer.
bool isAnswer(QNetworkReply::NetworkError error)
{
    const bool broken = error == QNetworkReply::ContentReSendError || error == QNetworkReply::ProtocolFailure
        || error == QNetworkReply::ProtocolUnknownError;
    return error == QNetworkReply::NoError || (error >= QNetworkReply::ContentAccessDenied && !broken);
}

bool isRedirect(const QNetworkReply &reply, int status)
{
    return (status == 301 || status == 302 || status == 303 || status == 307 || status == 308)
        && reply.hasRawHeader("Location");
}

} // namespace

void wipeShared(const QByteArray &bytes)
{
    base::wipe(const_cast<char *>(bytes.constData()), static_cast<std::size_t>(bytes.size()));
}

Exchange::Exchange(
    std::unique_ptr<QNetworkReply> reply, ExchangeContext context, Finish done, QObject *parent)
    : QObject(parent)
    , m_reply(std::move(reply))
    , m_context(std::move(context))
    , m_done(std::move(done))
{
    m_response.sent = Response::Clock::now();
    m_response.where = displayUrl(m_context.url);
    connect(m_reply.get(), &QNetworkReply::metaDataChanged, this, &Exchange::onHeaders);
    connect(m_reply.get(), &QNetworkReply::readyRead, this, &Exchange::onReadable);
    connect(m_reply.get(), &QNetworkReply::finished, this, &Exchange::onFinished);
    connect(
        m_reply.get(), &QNetworkReply::sslErrors, this, [this](const auto &errors) { m_sslErrors = errors; });
    connect(&m_timer, &QTimer::timeout, this, &Exchange::onTimeout);
    m_timer.setSingleShot(true);
    m_timer.start(m_context.timeout);
}

Exchange::~Exchange()
{
    // Deleting a reply from inside one of its signals is not allowed, and one that is aborted there fails
    // twice. It goes when its thread is idle; that ends a request which is still under way.
    m_reply->disconnect(this);
    m_reply.release()->deleteLater();
}

void Exchange::cancel()
{
    fail(ErrorCode::Cancelled, {});
}

void Exchange::onHeaders()
{
    if (std::exchange(m_gotHeaders, true)) {
        return;
    }
    m_response.received = Response::Clock::now();
    m_response.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_response.contentType = plainType(m_reply->rawHeader("Content-Type"));
    m_response.retryAfter = m_reply->rawHeader("Retry-After").toStdString();
    m_response.date = parseHttpDate(m_reply->rawHeader("Date"));
    if (isRedirect(*m_reply, m_response.status)) {
        const QUrl target = m_context.url.resolved(QUrl::fromEncoded(m_reply->rawHeader("Location")));
        fail(ErrorCode::RedirectRefused, displayUrl(target));
        return;
    }
    const qint64 announced = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (announced > 0 && static_cast<std::size_t>(announced) <= m_context.maxBytes) {
        constexpr std::size_t padding = 64; // what a JSON parser wants to read past the end
        m_response.body.reserve(static_cast<std::size_t>(announced) + padding);
    } else if (announced > 0) {
        fail(ErrorCode::TooLarge, std::to_string(announced) + " bytes");
    }
}

void Exchange::onReadable()
{
    const auto available = static_cast<std::size_t>(m_reply->bytesAvailable());
    std::string &body = m_response.body;
    const std::size_t had = body.size();
    if (had + available > m_context.maxBytes) {
        fail(ErrorCode::TooLarge, "more than " + std::to_string(m_context.maxBytes) + " bytes");
        return;
    }
    body.resize(had + available);
    const qint64 got = m_reply->read(body.data() + had, static_cast<qint64>(available));
    body.resize(had + static_cast<std::size_t>(std::max<qint64>(got, 0)));
}

void Exchange::onFinished()
{
    // Qt is done with the request. One that was given up may still be in the hands of Qt's own thread.
    for (const QByteArray &value : std::exchange(m_context.credentials, {})) {
        wipeShared(value);
    }
    if (m_reply->bytesAvailable() > 0) {
        onReadable();
    }
    if (!m_done) {
        return;
    }
    onHeaders();
    if (!m_done) {
        return;
    }
    if (m_response.status == 0 || !isAnswer(m_reply->error()) || shorterThanAnnounced()) {
        finish(networkError());
        return;
    }
    m_response.wasMeasured = m_reply->header(QNetworkRequest::ContentLengthHeader).isValid();
    finish(std::move(m_response));
}

bool Exchange::shorterThanAnnounced() const
{
    const QVariant announced = m_reply->header(QNetworkRequest::ContentLengthHeader);
    return announced.isValid() && !m_reply->hasRawHeader("Content-Encoding")
        && m_response.body.size() < announced.toULongLong();
}

base::Error Exchange::networkError() const
{
    if (!m_sslErrors.isEmpty()) {
        return {codeOf(m_sslErrors), m_sslErrors.constFirst().errorString().toStdString(), m_response.where};
    }
    if (m_context.proxied && m_context.failureReason) {
        const int port = m_context.url.port(m_context.url.scheme() == QLatin1String("https") ? 443 : 80);
        auto reason =
            m_context.failureReason(m_context.url.host().toStdString(), static_cast<std::uint16_t>(port));
        if (reason) {
            return *std::move(reason);
        }
    }
    const auto error = m_reply->error();
    if (error == QNetworkReply::NoError || m_response.status != 0) {
        return {ErrorCode::ConnectionLost, "in the middle of the answer", m_response.where};
    }
    return {codeOf(error), m_reply->errorString().toStdString(), m_response.where};
}

void Exchange::onTimeout()
{
    fail(ErrorCode::Timeout, std::to_string(m_context.timeout.count()) + " ms");
}

void Exchange::fail(ErrorCode code, std::string message)
{
    if (!m_done) {
        return;
    }
    m_reply->disconnect(this);
    finish(base::Error{code, std::move(message), m_response.where});
}

void Exchange::finish(base::Result<Response> result)
{
    m_timer.stop();
    deleteLater();
    std::exchange(m_done, nullptr)(std::move(result));
}

} // namespace zumik::clients::http
