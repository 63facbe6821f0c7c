// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/config/proxyjump.h"

#include "models/base/text.h"
#include "models/ssh/config/patterns.h"

#include <charconv>
#include <optional>

namespace zumik::ssh {

namespace {

bool readPort(std::string_view text, std::uint16_t &port)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return error == std::errc() && end == text.data() + text.size() && port > 0;
}

/// HOST, HOST:PORT, [ADDRESS], [ADDRESS]:PORT; an address with colons and without brackets has no port.
bool readHost(std::string_view text, Jump &jump)
{
    std::string_view port;
    if (!text.empty() && text.front() == '[') {
        const auto close = text.find(']');
        if (close == std::string_view::npos) {
            return false;
        }
        jump.host = text.substr(1, close - 1);
        port = text.substr(close + 1);
    } else {
        const auto colon = text.find(':');
        const bool address =
            colon != std::string_view::npos && text.find(':', colon + 1) != std::string_view::npos;
        jump.host = address ? text : text.substr(0, colon);
        port = address || colon == std::string_view::npos ? std::string_view() : text.substr(colon);
    }
    return !jump.host.empty()
        && (port.empty() || (port.front() == ':' && readPort(port.substr(1), jump.port)));
}

std::optional<Jump> readJump(std::string_view text)
{
    constexpr std::string_view scheme = "ssh://";
    if (lower(text.substr(0, scheme.size())) == scheme) {
        text.remove_prefix(scheme.size());
        text = text.substr(0, text.size() - (!text.empty() && text.back() == '/' ? 1 : 0));
    }
    Jump jump;
    if (const auto at = text.rfind('@'); at != std::string_view::npos) {
        jump.user = text.substr(0, at);
        text.remove_prefix(at + 1);
        if (jump.user.empty()) {
            return std::nullopt;
        }
    }
    return readHost(text, jump) ? std::optional(jump) : std::nullopt;
}

} // namespace

base::Result<std::vector<Jump>> readProxyJump(std::string_view text)
{
    std::vector<Jump> jumps;
    if (lower(text) == "none") {
        return jumps;
    }
    for (const std::string_view entry : base::split(text, ',')) {
        const auto jump = readJump(entry);
        if (!jump) {
            return base::Error{
                base::ErrorCode::FormatInvalid, "not a jump host: \"" + std::string(entry) + "\"", {}};
        }
        jumps.push_back(*jump);
    }
    return jumps;
}

} // namespace zumik::ssh
