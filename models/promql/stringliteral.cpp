// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/stringliteral.h"

#include "models/promql/utf8.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace zumik::promql {

namespace {

constexpr std::string_view replacementCharacter = "\xef\xbf\xbd";
constexpr std::string_view escapeLetters = "abfnrtv\\";
constexpr std::string_view escapeValues = "\a\b\f\n\r\t\v\\";

/// The digits of \xNN, \uNNNN, \UNNNNNNNN and \NNN, which begin `skip` behind the backslash.
struct NumericEscape {
    std::size_t skip = 1;
    std::size_t digits = 0; ///< 0: no such escape
    int base = 16;
};

NumericEscape numericEscape(char kind)
{
    switch (kind) {
    case 'x':
        return {1, 2, 16};
    case 'u':
        return {1, 4, 16};
    case 'U':
        return {1, 8, 16};
    default:
        return {0, kind >= '0' && kind <= '7' ? std::size_t{3} : std::size_t{0}, 8};
    }
}

bool isDigit(char c, int base)
{
    return base == 8 ? c >= '0' && c <= '7'
                     : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isCharacter(std::uint32_t value)
{
    return value <= 0x10ffff && (value < 0xd800 || value > 0xdfff);
}

/// What follows the backslash: how many bytes, or what is wrong.
struct Escape {
    std::size_t size = 0;
    std::string_view problem;
};

Escape scanNumericEscape(std::string_view rest, const NumericEscape &form)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < form.digits; ++i) {
        if (form.skip + i >= rest.size()) {
            return {0, "an escape sequence of this string is cut off"};
        }
        const char c = rest[form.skip + i];
        if (!isDigit(c, form.base)) {
            return {0, "an escape sequence of this string has a character that is no digit of it"};
        }
        std::uint32_t digit = 0;
        std::from_chars(&c, &c + 1, digit, form.base);
        value = value * static_cast<std::uint32_t>(form.base) + digit;
    }
    const bool byte = form.digits < 4;
    if (byte ? value > 0xff : !isCharacter(value)) {
        return {0, "an escape sequence of this string is no character"};
    }
    return {form.skip + form.digits, {}};
}

Escape scanEscape(std::string_view rest, char quote)
{
    if (rest.empty()) {
        return {0, "an escape sequence of this string is cut off"};
    }
    if (rest[0] == quote || escapeLetters.find(rest[0]) != std::string_view::npos) {
        return {1, {}};
    }
    const NumericEscape form = numericEscape(rest[0]);
    if (form.digits == 0) {
        return {0, "this string has an escape sequence that is not known"};
    }
    return scanNumericEscape(rest, form);
}

/// One character between the quotes.
Escape scanCharacter(std::string_view rest, char quote)
{
    const bool raw = quote == '`';
    if (rest.empty() || (!raw && rest[0] == '\n')) {
        return {0, "the string that begins here is not closed"};
    }
    if (!raw && rest[0] == '\\') {
        Escape escape = scanEscape(rest.substr(1), quote);
        ++escape.size;
        return escape;
    }
    const std::size_t size = characterSize(rest);
    if (size == 0 || rest.starts_with(replacementCharacter)) {
        return {0, "this string is no valid UTF-8"};
    }
    return {size, {}};
}

/// Appends the escape's value; the number of characters taken, 0 if it is none.
std::size_t resolveNumericEscape(std::string_view rest, std::string &out)
{
    const NumericEscape form = numericEscape(rest[0]);
    if (form.digits == 0 || !scanNumericEscape(rest, form).problem.empty()) {
        return 0;
    }
    std::uint32_t value = 0;
    const char *first = rest.data() + form.skip;
    std::from_chars(first, first + form.digits, value, form.base);
    if (form.digits < 4) {
        out += static_cast<char>(value);
    } else {
        appendUtf8(out, value);
    }
    return form.skip + form.digits;
}

/// Appends what the escape behind a backslash stands for; the number of characters taken.
std::size_t resolveEscape(std::string_view rest, std::string &out)
{
    const std::size_t letter = escapeLetters.find(rest[0]);
    if (letter != std::string_view::npos || rest[0] == '"' || rest[0] == '\'') {
        out += letter != std::string_view::npos ? escapeValues[letter] : rest[0];
        return 1;
    }
    const std::size_t taken = resolveNumericEscape(rest, out);
    if (taken == 0) {
        out += '\\';
    }
    return taken;
}

} // namespace

StringScan scanString(std::string_view text, std::size_t at)
{
    const char quote = text[at];
    for (std::size_t end = at + 1;;) {
        if (end < text.size() && text[end] == quote) {
            return {end + 1, {}};
        }
        const Escape taken = scanCharacter(text.substr(std::min(end, text.size())), quote);
        if (!taken.problem.empty()) {
            return {end, taken.problem};
        }
        end += taken.size;
    }
}

std::string unquoted(std::string_view literal)
{
    std::string_view rest = literal.substr(1, literal.size() - 2);
    if (literal.front() == '`') {
        return std::string(rest);
    }
    std::string out;
    while (!rest.empty()) {
        const bool escaped = rest[0] == '\\' && rest.size() > 1;
        if (!escaped) {
            out += rest[0];
        }
        rest.remove_prefix(1);
        if (escaped) {
            rest.remove_prefix(resolveEscape(rest, out));
        }
    }
    return out;
}

} // namespace zumik::promql
