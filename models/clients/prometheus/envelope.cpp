// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/prometheus/envelope.h"

namespace zumik::clients::prometheus {

namespace {

using base::ErrorCode;

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

bool speaksOfTimeout(std::string_view message)
{
    return contains(message, "context deadline exceeded") || contains(message, "query timed out")
        || contains(message, "timeout exceeded");
}

bool speaksOfSyntax(std::string_view message)
{
    return contains(message, "unparsed data") || contains(message, "cannot parse")
        || contains(message, "unexpected token") || contains(message, "parse error")
        || contains(message, "missing `match[]`");
}

ErrorCode codeOfStatus(std::string_view type, std::string_view message)
{
    if (type == "429") {
        return ErrorCode::TooManyRequests;
    }
    if (type == "502" || type == "503" || type == "504") {
        return ErrorCode::Unavailable;
    }
    return type == "400" || speaksOfSyntax(message) ? ErrorCode::QueryInvalid : ErrorCode::QueryFailed;
}

ErrorCode codeOf(std::string_view type, std::string_view message)
{
    if (type == "timeout" || speaksOfTimeout(message)) {
        return ErrorCode::QueryTimeout;
    }
    if (type == "bad_data") {
        return ErrorCode::QueryInvalid;
    }
    if (type == "unavailable") {
        return ErrorCode::Unavailable;
    }
    if (type == "too_many_requests") {
        return ErrorCode::TooManyRequests;
    }
    if (type == "not_found") {
        return ErrorCode::NotSupported;
    }
    const bool isStatus = type.size() == 3 && type[0] >= '4' && type[0] <= '5';
    return isStatus ? codeOfStatus(type, message) : ErrorCode::QueryFailed;
}

} // namespace

void Envelope::annotate(series::Annotation::Level level, std::string_view message)
{
    annotations.push_back({level, std::string(message)});
}

void Envelope::warn(std::string_view message)
{
    using Level = series::Annotation::Level;
    annotate(message.substr(0, 7) == "PromQL " ? Level::Warning : Level::Partial, message);
}

std::optional<base::Error> Envelope::refusal() const
{
    if (status == "success") {
        return std::nullopt;
    }
    if (status == "error") {
        return refusalError(errorType, error);
    }
    return base::Error{ErrorCode::FormatInvalid, "an answer without a status", {}};
}

base::Error refusalError(std::string_view type, std::string_view message)
{
    return {codeOf(type, message), std::string(message.empty() ? type : message), {}};
}

} // namespace zumik::clients::prometheus
