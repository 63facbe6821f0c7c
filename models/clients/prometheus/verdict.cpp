// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/prometheus/verdict.h"

#include "models/base/number.h"
#include "models/clients/http/failure.h"
#include "models/clients/prometheus/decoder.h"
#include "models/clients/prometheus/kubernetes.h"

namespace zumik::clients::prometheus {

namespace {

using base::ErrorCode;

bool isJson(const http::Response &response)
{
    if (response.contentType.empty()) {
        return response.body.starts_with('{');
    }
    return response.contentType.ends_with("/json") || response.contentType.ends_with("+json");
}

/// "404 text/html: Not Found"
std::string pageMessage(const http::Response &response)
{
    std::string message = std::to_string(response.status);
    if (!response.contentType.empty()) {
        message += ' ' + response.contentType.substr(0, 60);
    }
    const std::string words = http::pageWords(response.contentType, response.body);
    return words.empty() ? message : message + ": " + words;
}

std::optional<ErrorCode> codeOfStatus(int status)
{
    switch (status) {
    case 401:
        return ErrorCode::Unauthorized;
    case 403:
        return ErrorCode::Forbidden;
    case 429:
        return ErrorCode::TooManyRequests;
    default:
        return std::nullopt;
    }
}

ErrorCode codeOfPage(int status)
{
    switch (status) {
    case 404:
    case 405:
        return ErrorCode::NotJson;
    case 502:
    case 503:
    case 504:
        return ErrorCode::Unavailable;
    default:
        return status / 100 == 2 ? ErrorCode::NotJson : ErrorCode::HttpStatus;
    }
}

void addRetryAfter(base::Error &error, const http::Response &response)
{
    if (response.retryAfter.empty()) {
        return;
    }
    error.message += " (Retry-After: " + response.retryAfter + ')';
    // Seconds; the other form, a date, is told in words only.
    const auto seconds = base::parseDouble(response.retryAfter);
    if (seconds && *seconds > 0 && *seconds < 86'400) {
        error.retryAfter = std::chrono::seconds(static_cast<int>(*seconds));
    }
}

} // namespace

std::optional<base::Error> verdict(http::Response &response, Decoder &decoder)
{
    const bool good = response.status / 100 == 2;
    const bool json = isJson(response) && !response.body.empty();
    if (good && json) {
        return std::nullopt;
    }
    if (auto error = kubernetesError(response)) {
        return error;
    }
    auto refused = json ? decoder.refusal(response.body) : std::nullopt;
    base::Error error{ErrorCode::NotJson, refused ? refused->message : pageMessage(response), response.where};
    if (good && response.body.empty()) {
        error.message = "an empty answer";
    } else if (const auto code = codeOfStatus(response.status)) {
        error.code = *code;
    } else {
        error.code = refused ? refused->code : codeOfPage(response.status);
    }
    if (error.code == ErrorCode::TooManyRequests || error.code == ErrorCode::Unavailable) {
        addRetryAfter(error, response);
    }
    return error;
}

base::Status readiness(const base::Result<http::Response> &result)
{
    if (!result) {
        return result.error();
    }
    if (result->status == 200) {
        return base::Done{};
    }
    if (auto error = kubernetesError(*result)) {
        return *std::move(error);
    }
    const bool unknown = result->status == 404 || result->status == 405;
    const ErrorCode code =
        unknown ? ErrorCode::NotSupported : codeOfStatus(result->status).value_or(codeOfPage(result->status));
    return base::Error{code, pageMessage(*result), result->where};
}

} // namespace zumik::clients::prometheus
