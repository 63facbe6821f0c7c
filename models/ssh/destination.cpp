// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/destination.h"

#include <QHostAddress>
#include <QString>

#include <charconv>

namespace zumik::ssh {

namespace {

base::Error unreadable(std::string_view text)
{
    return {base::ErrorCode::InvalidArgument, "not a host:port: " + std::string(text), {}};
}

} // namespace

Destination makeDestination(std::string_view host, std::uint16_t port)
{
    const QString name = QString::fromUtf8(host.data(), static_cast<qsizetype>(host.size())).toLower();
    const bool maybeAddress = name.contains(QLatin1Char(':')) || name.count(QLatin1Char('.')) == 3;
    const QHostAddress address = maybeAddress ? QHostAddress(name) : QHostAddress();
    return {(address.isNull() ? name : address.toString()).toStdString(), port};
}

base::Result<Destination> parseDestination(std::string_view text)
{
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos) {
        return unreadable(text);
    }
    std::string_view host = text.substr(0, colon);
    const std::string_view digits = text.substr(colon + 1);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
        host = host.substr(1, host.size() - 2);
    } else if (host.find_first_of(":[]") != std::string_view::npos) {
        return unreadable(text);
    }
    std::uint16_t port = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (host.empty() || host.size() > 255 || port == 0 || failure != std::errc{}
        || end != digits.data() + digits.size()) {
        return unreadable(text);
    }
    return makeDestination(host, port);
}

std::string toText(const Destination &destination)
{
    const bool brackets = destination.host.find(':') != std::string::npos;
    return (brackets ? "[" + destination.host + "]" : destination.host) + ":"
        + std::to_string(destination.port);
}

} // namespace zumik::ssh
