// SPDX-License-Identifier: GPL-3.0-or-later
// What may be opened: http and https with a host, and paths within Grafana. Everything else is refused: a
// dashboard is a stranger's file, and its labels are a stranger's words.
#include "models/base/text.h"
#include "models/dashboard/links.h"

#include <QUrl>

#include <algorithm>

namespace zumik::dashboard {

namespace {

constexpr std::size_t longestAddress = 8192;

LinkTarget refused(LinkTarget::Refusal why, std::string_view address, std::string detail = {})
{
    LinkTarget target;
    target.refusal = why;
    target.address = address.substr(0, longestAddress);
    target.detail = std::move(detail);
    return target;
}

bool isSafe(std::string_view address)
{
    return address.size() <= longestAddress && std::none_of(address.begin(), address.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7f || c == '\\';
    });
}

/// "file" of "file:///etc"; empty where the address names none.
std::string_view schemeOf(std::string_view address)
{
    const std::size_t colon = address.find_first_of(":/?#");
    const bool named = colon != std::string_view::npos && colon > 0 && address[colon] == ':';
    return named ? address.substr(0, colon) : std::string_view();
}

/// "abc" of "/d/abc/slug?x=1"
std::string_view uidOf(std::string_view path)
{
    if (!path.starts_with("/d/")) {
        return {};
    }
    path.remove_prefix(3);
    return path.substr(0, path.find_first_of("/?#"));
}

LinkTarget within(std::string_view address)
{
    LinkTarget target;
    target.address = address.starts_with("d/") ? '/' + std::string(address) : std::string(address);
    target.uid = uidOf(target.address);
    target.kind = target.uid.empty() ? LinkTarget::Kind::Grafana : LinkTarget::Kind::Dashboard;
    return target;
}

LinkTarget web(std::string_view address)
{
    const QUrl url(
        QString::fromUtf8(address.data(), static_cast<qsizetype>(address.size())), QUrl::TolerantMode);
    if (!url.isValid() || url.host().isEmpty()) {
        return refused(LinkTarget::Refusal::Unreadable, address);
    }
    if (!url.userInfo().isEmpty()) {
        return refused(LinkTarget::Refusal::UserInfo, address, url.host(QUrl::FullyEncoded).toStdString());
    }
    LinkTarget target;
    target.kind = LinkTarget::Kind::Web;
    target.address = url.toEncoded().toStdString();
    target.host = url.host(QUrl::FullyEncoded).toStdString();
    return target;
}

} // namespace

LinkTarget linkTarget(std::string_view address)
{
    address = base::trimmed(address);
    if (address.empty()) {
        return refused(LinkTarget::Refusal::Empty, address);
    }
    if (!isSafe(address) || address.starts_with("//")) {
        return refused(LinkTarget::Refusal::Unreadable, address);
    }
    const std::string_view scheme = schemeOf(address);
    if (scheme.empty()) {
        return within(address);
    }
    std::string lower(scheme);
    std::transform(lower.begin(), lower.end(), lower.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (lower != "http" && lower != "https") {
        return refused(LinkTarget::Refusal::Scheme, address, lower.substr(0, 40));
    }
    return web(address);
}

} // namespace zumik::dashboard
