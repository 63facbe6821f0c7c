// SPDX-License-Identifier: GPL-3.0-or-later
// {"kind":"Status","apiVersion":"v1","status":"Failure","reason":"Forbidden","code":403,
//  "message":"services \"http:prometheus:9090\" is forbidden: User \"dev\" cannot create resource
//             \"services/proxy\" in API group \"\" in the namespace \"monitoring\""}
#include "models/clients/prometheus/kubernetes.h"

#include "models/base/text.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace zumik::clients::prometheus {

namespace {

using base::ErrorCode;

constexpr std::size_t largestStatus = 64U << 10U;

ErrorCode codeOf(int status)
{
    switch (status) {
    case 401:
        return ErrorCode::Unauthorized;
    case 403:
        return ErrorCode::Forbidden;
    case 404:
        return ErrorCode::NameNotFound;
    case 502:
    case 503:
        return ErrorCode::ConnectionRefused;
    case 504:
        return ErrorCode::Timeout;
    default:
        return ErrorCode::HttpStatus;
    }
}

} // namespace

std::optional<base::Error> kubernetesError(const http::Response &response)
{
    const bool maybe = response.status / 100 != 2 && response.contentType == "application/json"
        && response.body.size() <= largestStatus && response.body.find("\"Status\"") != std::string::npos;
    if (!maybe) {
        return std::nullopt;
    }
    const auto text = QByteArray::fromRawData(response.body.data(), qsizetype(response.body.size()));
    const QJsonObject status = QJsonDocument::fromJson(text).object();
    const bool isStatus = status[QLatin1String("kind")] == QLatin1String("Status")
        && status[QLatin1String("apiVersion")] == QLatin1String("v1");
    if (!isStatus) {
        return std::nullopt;
    }
    const std::string message = status[QLatin1String("message")].toString().left(300).toStdString();
    return base::Error{codeOf(response.status), base::printable(message), response.where};
}

bool mayOnlyRead(const http::Response &response)
{
    const auto error = response.status == 403 ? kubernetesError(response) : std::nullopt;
    return error && error->message.find("cannot create resource \"services/proxy\"") != std::string::npos;
}

} // namespace zumik::clients::prometheus
