// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/http/endpoint.h"

#include <algorithm>

namespace zumik::clients::http {

namespace {

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
}

bool isToken(std::string_view text)
{
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || marks.find(c) != std::string_view::npos;
    });
}

bool isOneLine(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x20 && byte != 0x7f;
    });
}

base::Error invalid(std::string message, const QUrl &url)
{
    return {base::ErrorCode::InvalidArgument, std::move(message), displayUrl(url)};
}

} // namespace

bool sameOrigin(const QUrl &a, const QUrl &b)
{
    return a.scheme() == b.scheme() && portOf(a) == portOf(b)
        && a.host().compare(b.host(), Qt::CaseInsensitive) == 0;
}

std::string displayUrl(const QUrl &url)
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment).toStdString();
}

std::optional<base::Error> refuseUrl(const QUrl &url)
{
    const bool web = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!url.isValid() || !web || url.host().isEmpty()) {
        return invalid("not an http or https URL", url);
    }
    if (!url.userInfo().isEmpty()) {
        return invalid("a URL must not hold a user name or password", url);
    }
    return std::nullopt;
}

std::optional<base::Error> refuseCredentials(const Endpoint &endpoint)
{
    for (const Header &header : endpoint.headers) {
        if (!isToken(header.name) || !isOneLine(header.value.reveal())) {
            return invalid("not a header", endpoint.base);
        }
    }
    if (const auto *basic = std::get_if<BasicAuth>(&endpoint.auth)) {
        const bool good = isOneLine(basic->user) && basic->user.find(':') == std::string::npos;
        return good ? std::nullopt : std::optional(invalid("not a user name", endpoint.base));
    }
    if (const auto *bearer = std::get_if<BearerAuth>(&endpoint.auth)) {
        return isOneLine(bearer->token.reveal()) ? std::nullopt
                                                 : std::optional(invalid("not a token", endpoint.base));
    }
    return std::nullopt;
}

} // namespace zumik::clients::http
