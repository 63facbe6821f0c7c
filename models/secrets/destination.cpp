// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/destination.h"

namespace zumik::secrets {

namespace {

constexpr std::string_view prefix = "zumik1:";

bool isPlain(char c)
{
    constexpr std::string_view marks = "-._~:/[]@,+";
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
        || marks.find(c) != std::string_view::npos;
}

/// So that no value can hold one of the form's own marks.
std::string encoded(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        out += isPlain(c) ? std::string(1, c) : std::string{'%', digits[byte >> 4], digits[byte & 15]};
    }
    return out;
}

} // namespace

Destination::Destination(std::string_view origin, const std::vector<std::pair<std::string, std::string>> &way)
    : m_text(encoded(origin))
{
    for (const auto &[name, value] : way) {
        if (!value.empty()) {
            m_text += ';' + encoded(name) + '=' + encoded(value);
        }
    }
}

std::string formatBoundKey(const BoundKey &key)
{
    return std::string(prefix) + key.destination.text() + '#' + encoded(key.label);
}

std::optional<BoundKey> parseBoundKey(std::string_view key)
{
    const std::size_t mark = key.find('#');
    const bool fits = key.substr(0, prefix.size()) == prefix && mark != std::string_view::npos
        && mark > prefix.size() && mark + 1 < key.size();
    if (!fits) {
        return std::nullopt;
    }
    BoundKey parsed{Destination(), std::string(key.substr(mark + 1))};
    parsed.destination.m_text = key.substr(prefix.size(), mark - prefix.size());
    return parsed;
}

} // namespace zumik::secrets
