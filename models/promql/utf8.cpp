// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/utf8.h"

namespace zumik::promql {

namespace {

std::uint32_t byteAt(std::string_view text, std::size_t at)
{
    return static_cast<unsigned char>(text[at]);
}

std::size_t sizeFromLead(std::uint32_t lead)
{
    if (lead < 0x80) {
        return 1;
    }
    if (lead < 0xc2) {
        return 0;
    }
    return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
}

/// The second byte is what tells overlong forms, surrogates and too large values.
bool isSecondByte(std::uint32_t lead, std::uint32_t byte)
{
    const std::uint32_t least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    const std::uint32_t most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    return byte >= least && byte <= most;
}

} // namespace

std::size_t characterSize(std::string_view rest)
{
    const std::size_t size = rest.empty() ? 0 : sizeFromLead(byteAt(rest, 0));
    if (size == 0 || size > rest.size() || (size > 1 && !isSecondByte(byteAt(rest, 0), byteAt(rest, 1)))) {
        return 0;
    }
    for (std::size_t i = 2; i < size; ++i) {
        if ((byteAt(rest, i) & 0xc0U) != 0x80) {
            return 0;
        }
    }
    return size;
}

bool isUtf8(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t size = characterSize(text);
        if (size == 0) {
            return false;
        }
        text.remove_prefix(size);
    }
    return true;
}

void appendUtf8(std::string &out, std::uint32_t character)
{
    const auto put = [&](std::uint32_t byte) {
        out += static_cast<char>(byte);
    };
    if (character < 0x80) {
        put(character);
    } else if (character < 0x800) {
        put(0xc0U | character >> 6U);
        put(0x80U | (character & 0x3fU));
    } else if (character < 0x10000) {
        put(0xe0U | character >> 12U);
        put(0x80U | (character >> 6U & 0x3fU));
        put(0x80U | (character & 0x3fU));
    } else {
        put(0xf0U | character >> 18U);
        put(0x80U | (character >> 12U & 0x3fU));
        put(0x80U | (character >> 6U & 0x3fU));
        put(0x80U | (character & 0x3fU));
    }
}

} // namespace zumik::promql
