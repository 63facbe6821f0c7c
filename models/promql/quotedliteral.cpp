// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/stringliteral.h"
#include "models/promql/utf8.h"

namespace zumik::promql {

namespace {

/// Prometheus takes it for an error, so it can't stand as it is.
constexpr std::string_view replacementCharacter = "\xef\xbf\xbd";
constexpr std::string_view escapeLetters = "abfnrtv\\";
constexpr std::string_view escapeValues = "\a\b\f\n\r\t\v\\";

void appendByteEscape(std::string &out, char byte)
{
    constexpr std::string_view digits = "0123456789abcdef";
    const auto value = static_cast<unsigned char>(byte);
    out += {'\\', 'x', digits[value >> 4U], digits[value & 15U]};
}

void appendQuoted(std::string &out, std::string_view character)
{
    const char c = character[0];
    const std::size_t letter = escapeValues.find(c);
    if (letter != std::string_view::npos || c == '"') {
        out += {'\\', c == '"' ? c : escapeLetters[letter]};
    } else if (character == replacementCharacter) {
        out += "\\ufffd";
    } else if ((c >= 0 && c < ' ') || c == '\x7f') {
        appendByteEscape(out, c);
    } else {
        out += character;
    }
}

} // namespace

std::string quotedLiteral(std::string_view text)
{
    std::string out = "\"";
    for (std::string_view rest = text; !rest.empty();) {
        const std::size_t size = characterSize(rest);
        if (size == 0) {
            appendByteEscape(out, rest[0]);
        } else {
            appendQuoted(out, rest.substr(0, size));
        }
        rest.remove_prefix(size == 0 ? 1 : size);
    }
    return out + "\"";
}

} // namespace zumik::promql
