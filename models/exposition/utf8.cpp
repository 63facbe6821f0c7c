// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exposition/utf8.h"

#include <array>
#include <cstdint>

namespace zumik::exposition {

namespace {

/// How a character begins: its length, and what its second byte may be.
struct Lead {
    std::uint8_t length = 0; ///< 0: nothing begins so
    std::uint8_t low = 0x80;
    std::uint8_t high = 0xbf;
};

/// The table of RFC 3629, section 4.
Lead leadOf(std::uint8_t byte)
{
    if (byte < 0x80) {
        return {1};
    }
    if (byte < 0xc2 || byte > 0xf4) {
        return {};
    }
    if (byte < 0xe0) {
        return {2};
    }
    if (byte < 0xf0) {
        return {3, static_cast<std::uint8_t>(byte == 0xe0 ? 0xa0 : 0x80),
            static_cast<std::uint8_t>(byte == 0xed ? 0x9f : 0xbf)};
    }
    return {4, static_cast<std::uint8_t>(byte == 0xf0 ? 0x90 : 0x80),
        static_cast<std::uint8_t>(byte == 0xf4 ? 0x8f : 0xbf)};
}

/// The length of the character at the front, 0 when there is none.
std::size_t characterLength(std::string_view text)
{
    const auto byte = [&](std::size_t i) {
        return static_cast<std::uint8_t>(text[i]);
    };
    const Lead lead = leadOf(byte(0));
    if (text.size() < lead.length) {
        return 0;
    }
    for (std::size_t i = 1; i < lead.length; ++i) {
        const bool second = i == 1;
        if (byte(i) < (second ? lead.low : 0x80) || byte(i) > (second ? lead.high : 0xbf)) {
            return 0;
        }
    }
    return lead.length;
}

} // namespace

std::size_t findInvalidUtf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = characterLength(text.substr(at));
        if (length == 0) {
            return at;
        }
        at += length;
    }
    return std::string_view::npos;
}

} // namespace zumik::exposition
