// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/http/failure.h"

#include "models/base/text.h"

#include <algorithm>

namespace zumik::clients::http {

namespace {

using base::ErrorCode;

int gravity(ErrorCode code)
{
    return code == ErrorCode::TlsUntrusted ? 2 : code == ErrorCode::TlsExpired ? 1 : 0;
}

ErrorCode codeOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::CertificateExpired:
    case QSslError::CertificateNotYetValid:
        return ErrorCode::TlsExpired;
    case QSslError::HostNameMismatch:
        return ErrorCode::TlsWrongName;
    default:
        return ErrorCode::TlsUntrusted;
    }
}

/// Where `part` (lower case) begins, in any case.
std::size_t find(std::string_view text, std::string_view part, std::size_t from = 0)
{
    const auto same = [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + ('a' - 'A')) : a) == b;
    };
    const auto begin = text.begin() + static_cast<std::ptrdiff_t>(std::min(from, text.size()));
    const auto at = std::search(begin, text.end(), part.begin(), part.end(), same);
    return at == text.end() ? std::string_view::npos : static_cast<std::size_t>(at - text.begin());
}

std::string_view titleOf(std::string_view page)
{
    const std::size_t tag = find(page, "<title");
    const std::size_t begin = tag == std::string_view::npos ? tag : page.find('>', tag);
    if (begin == std::string_view::npos) {
        return page;
    }
    return page.substr(begin + 1, find(page, "</title", begin) - begin - 1);
}

/// White space runs become one space; what stands in angle brackets goes when `tags`.
std::string collapsed(std::string_view text, bool tags, std::size_t limit)
{
    std::string out;
    bool inTag = false;
    for (const char c : text) {
        if (out.size() >= limit) {
            break;
        }
        inTag = (inTag && c != '>') || (tags && c == '<');
        const bool space = c == ' ' || (c >= '\t' && c <= '\r') || (tags && c == '>');
        if (!inTag && !space) {
            out += c;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    return std::string(base::trimmed(out));
}

} // namespace

ErrorCode codeOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return ErrorCode::ConnectionRefused;
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
        return ErrorCode::ConnectionLost;
    case QNetworkReply::HostNotFoundError:
        return ErrorCode::NameNotFound;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
        return ErrorCode::Timeout;
    case QNetworkReply::SslHandshakeFailedError:
        return ErrorCode::TlsProtocol;
    case QNetworkReply::ProtocolFailure:
        return ErrorCode::NotJson;
    default:
        return ErrorCode::Unreachable;
    }
}

ErrorCode codeOf(const QList<QSslError> &errors)
{
    ErrorCode worst = ErrorCode::TlsWrongName;
    for (const QSslError &error : errors) {
        const ErrorCode code = codeOf(error.error());
        worst = gravity(code) > gravity(worst) ? code : worst;
    }
    return worst;
}

std::string pageWords(std::string_view contentType, std::string_view body)
{
    constexpr std::size_t limit = 80;
    body = body.substr(0, 64U << 10U);
    const bool html = contentType.find("html") != std::string_view::npos;
    return base::printable(collapsed(html ? titleOf(body) : body, html, limit));
}

} // namespace zumik::clients::http
