// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/spellings.h"

#include <algorithm>

namespace zumik::snapshot {

namespace {

constexpr std::string_view hexDigits = "0123456789ABCDEF";

/// RFC 3986: all but the unreserved characters.
std::string percentEncoded(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (byte >= '0' && byte <= '9') || ((byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z')
            || c == '-' || c == '.' || c == '_' || c == '~';
        if (plain) {
            out.push_back(c);
        } else {
            out.push_back('%');
            out.push_back(hexDigits[byte >> 4U]);
            out.push_back(hexDigits[byte & 15U]);
        }
    }
    return out;
}

std::string withEscaped(std::string_view text, std::string_view special)
{
    std::string out;
    for (const char c : text) {
        if (special.find(c) != std::string_view::npos) {
            out.push_back('\\');
        }
        out.push_back(c);
    }
    return out;
}

} // namespace

std::string regexEscaped(std::string_view text)
{
    return withEscaped(text, "\\.+*?()|[]{}^$");
}

std::vector<std::string> otherSpellings(std::string_view text)
{
    const std::string regex = regexEscaped(text);
    std::vector<std::string> all;
    for (std::string each :
        {percentEncoded(text), withEscaped(text, "\"\\"), regex, withEscaped(regex, "\"\\")}) {
        if (each != text && std::find(all.begin(), all.end(), each) == all.end()) {
            all.push_back(std::move(each));
        }
    }
    return all;
}

} // namespace zumik::snapshot
