// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/boardaddress.h"

#include "models/base/text.h"
#include "models/base/time.h"
#include "models/dashboard/json.h"

#include <QUrl>

#include <algorithm>
#include <charconv>

namespace zumik::dashboard {

namespace {

constexpr std::size_t longestAddress = 8192;
constexpr std::size_t longestUid = 200;

std::string decoded(std::string_view text)
{
    return utf8(QUrl::fromPercentEncoding(
        QByteArray(text.data(), static_cast<qsizetype>(text.size())).replace('+', ' ')));
}

bool sameHost(const QUrl &a, const QUrl &b)
{
    const auto portOf = [](const QUrl &url) {
        return url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
    };
    return a.scheme() == b.scheme() && a.host() == b.host() && portOf(a) == portOf(b);
}

/// "/grafana", without the last slash.
std::string rootOf(const QUrl &grafana)
{
    std::string path = utf8(grafana.path(QUrl::FullyEncoded));
    while (path.ends_with('/')) {
        path.pop_back();
    }
    return path;
}

/// What stands after the host; nothing where the address is another server's.
std::optional<std::string> pathWithin(std::string_view address, const QUrl &grafana)
{
    if (address.starts_with("http://") || address.starts_with("https://")) {
        const QUrl url(qt(address));
        if (!url.isValid() || grafana.isEmpty() || !sameHost(url, grafana) || !url.userInfo().isEmpty()) {
            return std::nullopt;
        }
        std::string path = utf8(url.path(QUrl::FullyEncoded));
        return url.hasQuery() ? path + '?' + utf8(url.query(QUrl::FullyEncoded)) : path;
    }
    const bool relative = address.starts_with("d/");
    return (relative ? "/" : "") + std::string(address.substr(0, address.find('#')));
}

/// Grafana writes epoch milliseconds; the console's times are in words or RFC 3339.
std::string timeOf(const std::string &text)
{
    std::int64_t ms = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), ms);
    const bool number = error == std::errc() && end == text.data() + text.size();
    constexpr std::int64_t most = 253'402'300'799'000; // of the year 9999
    return number && ms >= 0 && ms <= most ? base::formatRfc3339({ms}) : text;
}

void readParameters(std::string_view query, BoardAddress &read)
{
    for (const std::string_view part : base::split(query, '&')) {
        const std::size_t equals = part.find('=');
        if (equals == std::string_view::npos) {
            continue;
        }
        const std::string_view name = part.substr(0, equals);
        if (name == "from" || name == "to") {
            (name == "from" ? read.from : read.to) = timeOf(decoded(part.substr(equals + 1)));
        } else if (const auto value = parseUrlValues(part); value && part.starts_with("var-")) {
            read.values.insert(read.values.end(), value->begin(), value->end());
        }
    }
}

} // namespace

std::optional<BoardAddress> boardAddress(std::string_view address, std::string_view grafana)
{
    const QUrl server(qt(grafana));
    const auto path = address.size() > longestAddress ? std::nullopt : pathWithin(address, server);
    if (!path) {
        return std::nullopt;
    }
    std::string_view rest = *path;
    const std::string root = rootOf(server);
    rest.remove_prefix(!root.empty() && rest.starts_with(root + "/") ? root.size() : 0);
    if (!rest.starts_with("/d/")) {
        return std::nullopt;
    }
    rest.remove_prefix(3);
    BoardAddress read;
    read.uid = decoded(rest.substr(0, rest.find_first_of("/?#")));
    if (read.uid.empty() || read.uid.size() > longestUid) {
        return std::nullopt;
    }
    const std::size_t question = rest.find('?');
    if (question != std::string_view::npos) {
        readParameters(rest.substr(question + 1), read);
    }
    return read;
}

} // namespace zumik::dashboard
