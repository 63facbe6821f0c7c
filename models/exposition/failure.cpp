// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exposition/failure.h"

#include "models/base/text.h"

#include <algorithm>

namespace zumik::exposition {

namespace {

constexpr std::size_t excerptBytes = 40;

/// Columns count characters: bytes that continue one don't count.
std::string placeOf(std::string_view before)
{
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const std::string_view line = before.substr(before.rfind('\n') + 1);
    const auto characters = std::count_if(
        line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80; });
    return "line " + std::to_string(lines + 1) + ", column " + std::to_string(characters + 1);
}

/// No longer than some bytes, and not cut within a character that begins among them.
std::string_view shortened(std::string_view line)
{
    std::size_t size = std::min(line.size(), excerptBytes);
    while (size < line.size() && (static_cast<unsigned char>(line[size]) & 0xc0U) == 0x80) {
        ++size;
    }
    return line.substr(0, std::min(size, excerptBytes + 3));
}

std::string found(std::string_view rest)
{
    if (rest.empty()) {
        return "the end of the text";
    }
    const std::string_view line = rest.substr(0, rest.find('\n'));
    if (line.empty()) {
        return "the end of the line";
    }
    const std::string_view excerpt = shortened(line);
    return '"' + base::printable(excerpt) + (excerpt.size() < line.size() ? "...\"" : "\"");
}

} // namespace

base::Error describeFailure(std::string_view body, const Failure &failure)
{
    const auto at = static_cast<std::size_t>(failure.at - body.data());
    return {failure.code,
        placeOf(body.substr(0, at)) + ": expected " + failure.expected + ", not " + found(body.substr(at)),
        {}};
}

} // namespace zumik::exposition
