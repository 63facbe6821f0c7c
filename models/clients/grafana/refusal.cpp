// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/grafana/refusal.h"

#include "models/base/number.h"
#include "models/base/text.h"
#include "models/clients/grafana/jsonlook.h"
#include "models/clients/http/failure.h"
#include "models/clients/prometheus/kubernetes.h"

#include <QUrl>

namespace zumik::clients::grafana {

namespace {

using base::ErrorCode;

constexpr std::size_t largestRefusal = 64U << 10U;
constexpr std::size_t longestMessage = 300;

bool isJson(const http::Response &response)
{
    const std::string &type = response.contentType;
    return type.ends_with("/json") || type.ends_with("+json")
        || (type.empty() && (response.body.starts_with('{') || response.body.starts_with('[')));
}

ErrorCode codeOf(int status)
{
    switch (status) {
    case 401:
        return ErrorCode::Unauthorized;
    case 403:
        return ErrorCode::Forbidden;
    case 404:
    case 405:
    case 410:
        return ErrorCode::NotSupported;
    case 406:
        return ErrorCode::FormatUnsupported;
    case 429:
        return ErrorCode::TooManyRequests;
    case 502:
    case 503:
    case 504:
        return ErrorCode::Unavailable;
    default:
        return ErrorCode::HttpStatus;
    }
}

/// What the server says about it, on one line.
std::string wordsOf(const http::Response &response, bool json)
{
    if (json && response.body.size() <= largestRefusal) {
        const auto object = objectOf(response.body);
        return object ? base::printable(textOf(*object, "message").substr(0, longestMessage)) : std::string();
    }
    const std::string words = http::pageWords(response.contentType, response.body);
    return response.contentType.substr(0, 60) + (words.empty() ? "" : ": " + words);
}

base::Error refusalOf(const http::Response &response, ErrorCode code, const std::string &words)
{
    base::Error error{code, std::to_string(response.status), response.where};
    error.message += words.empty() ? "" : " " + words;
    const auto seconds = base::parseDouble(response.retryAfter);
    if (seconds && *seconds > 0 && *seconds < 86'400) {
        error.retryAfter = std::chrono::seconds(static_cast<int>(*seconds));
    }
    return error;
}

/// "https://ops.example/grafana/login", an identity provider's "/oauth2/sign_in", "/login/oauth/authorize".
bool asksForLogin(const std::string &target)
{
    const QStringList parts = QUrl(QString::fromStdString(target)).path().toLower().split(QLatin1Char('/'));
    for (const char *word : {"login", "signin", "sign_in", "oauth2", "sso"}) {
        if (parts.contains(QLatin1String(word))) {
            return true;
        }
    }
    return false;
}

base::Error lost(base::Error error)
{
    if (error.code == ErrorCode::RedirectRefused && asksForLogin(error.message)) {
        error.code = ErrorCode::Unauthorized;
        error.message = "asks for a login at " + base::printable(error.message);
    }
    return error;
}

} // namespace

base::Result<std::string> bodyOf(base::Result<http::Response> answer)
{
    if (!answer) {
        return lost(answer.error());
    }
    const http::Response &response = *answer;
    const bool json = isJson(response);
    if (response.status / 100 == 2 && json && !response.body.empty()) {
        return std::move(answer->body);
    }
    if (auto error = prometheus::kubernetesError(response)) {
        const bool ofGrafana = error->code == ErrorCode::NameNotFound; // its own newer API has the same form
        return ofGrafana ? refusalOf(response, ErrorCode::NotSupported, error->message) : *std::move(error);
    }
    const bool good = response.status / 100 == 2;
    const std::string words = response.body.empty() ? "with nothing" : wordsOf(response, json);
    return refusalOf(response, good ? ErrorCode::NotJson : codeOf(response.status), words);
}

} // namespace zumik::clients::grafana
