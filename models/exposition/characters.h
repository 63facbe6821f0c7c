// SPDX-License-Identifier: GPL-3.0-or-later
// Names as both formats write them without quotes: a label's is [a-zA-Z_][a-zA-Z0-9_]*, a metric's may have
// colons anywhere as well. Blanks are spaces and tabs.
#pragma once

#include <array>
#include <cstdint>

namespace zumik::exposition {

/// Classes of characters, to be joined by |.
namespace chars {

inline constexpr std::uint8_t letter = 1; ///< and '_'
inline constexpr std::uint8_t digit = 2;
inline constexpr std::uint8_t colon = 4;
inline constexpr std::uint8_t space = 8;
inline constexpr std::uint8_t tab = 16;
inline constexpr std::uint8_t brace = 32; ///< the opening one
inline constexpr std::uint8_t lineEnd = 64; ///< a line feed, or a NUL, which the body's end reads as
inline constexpr std::uint8_t other = 128;

inline constexpr std::uint8_t metricStart = letter | colon;
inline constexpr std::uint8_t metric = metricStart | digit;
inline constexpr std::uint8_t blank = space | tab;
/// What a value may be made of, number or not.
inline constexpr std::uint8_t openMetricsWord = letter | digit | colon | tab | brace | other;
inline constexpr std::uint8_t textWord = letter | digit | colon | other;

} // namespace chars

constexpr std::array<std::uint8_t, 256> makeClasses()
{
    std::array<std::uint8_t, 256> classes{};
    classes.fill(chars::other);
    for (unsigned c = 'a'; c <= 'z'; ++c) {
        classes[c] = chars::letter;
        classes[c - 'a' + 'A'] = chars::letter;
    }
    for (unsigned c = '0'; c <= '9'; ++c) {
        classes[c] = chars::digit;
    }
    classes['_'] = chars::letter;
    classes[':'] = chars::colon;
    classes[' '] = chars::space;
    classes['\t'] = chars::tab;
    classes['{'] = chars::brace;
    classes['\n'] = chars::lineEnd;
    classes['\0'] = chars::lineEnd;
    return classes;
}

inline constexpr std::array<std::uint8_t, 256> characterClasses = makeClasses();

inline bool isOf(char c, std::uint8_t classes)
{
    return (characterClasses[static_cast<std::uint8_t>(c)] & classes) != 0;
}

} // namespace zumik::exposition
