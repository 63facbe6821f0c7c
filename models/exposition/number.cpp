// SPDX-License-Identifier: GPL-3.0-or-later
// A decimal number of at most 53 bits times or over a power of ten that a double holds exactly (up to 10^22)
// takes one rounding, so it is the nearest double: W. D. Clinger, "How to Read Floating Point Numbers
// Accurately", 1990. That covers nearly all values that are exposed; std::from_chars reads the others.
#include "models/exposition/number.h"

#include "models/base/number.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace zumik::exposition {

namespace {

constexpr std::uint64_t largestExact = std::uint64_t{1} << 53U;

constexpr std::array<double, 23> powersOfTen{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Past the digits; they are appended to `value`, which may wrap around.
const char *takeDigits(const char *at, const char *end, std::uint64_t &value)
{
    for (; at < end && isDigit(*at); ++at) {
        value = value * 10 + static_cast<std::uint64_t>(*at - '0');
    }
    return at;
}

/// At most three digits behind "e" and a sign are added to `exponent`; else nullptr.
const char *takeExponent(const char *at, const char *end, int &exponent)
{
    const bool negative = at < end && *at == '-';
    at += at < end && (*at == '-' || *at == '+') ? 1 : 0;
    std::uint64_t value = 0;
    const char *past = takeDigits(at, end, value);
    if (past == at || past - at > 3) {
        return nullptr;
    }
    exponent += negative ? -static_cast<int>(value) : static_cast<int>(value);
    return past;
}

/// Whether a number that no double can hold is too large: how many digits stand before the point once it is
/// written without an exponent, from the first that isn't zero.
bool isTooLarge(std::string_view text)
{
    const std::size_t mark = text.find_first_of("eE");
    const std::string_view digits = text.substr(0, mark);
    const std::size_t first = digits.find_first_of("123456789");
    const auto point = static_cast<std::int64_t>(std::min(digits.find('.'), digits.size()));
    std::int64_t exponent = 0;
    if (mark != std::string_view::npos) {
        std::string_view written = text.substr(mark + 1);
        written.remove_prefix(written.starts_with('+') ? 1 : 0);
        const auto status = std::from_chars(written.data(), written.data() + written.size(), exponent);
        if (status.ec == std::errc::result_out_of_range) {
            return !written.starts_with('-');
        }
    }
    return exponent > static_cast<std::int64_t>(first) - point;
}

/// NaN, which takes no sign, and infinities, which may have one.
std::optional<double> parseWord(std::string_view text)
{
    const std::optional<double> value = base::parseDouble(text);
    if (!value || !std::isnan(*value)) {
        return value;
    }
    return text[0] == '+' ? std::nullopt : std::optional(std::bit_cast<double>(normalNan));
}

} // namespace

std::optional<double> parseNumber(std::string_view text)
{
    const std::string_view unsignedText = text.substr(text.starts_with('+') || text.starts_with('-') ? 1 : 0);
    if (unsignedText.empty() || !(isDigit(unsignedText[0]) || unsignedText[0] == '.')) {
        return parseWord(text);
    }
    double value = 0;
    const auto [end, status] =
        std::from_chars(unsignedText.data(), unsignedText.data() + unsignedText.size(), value);
    if (end != unsignedText.data() + unsignedText.size()) {
        return std::nullopt;
    }
    if (status == std::errc::result_out_of_range) {
        if (isTooLarge(unsignedText)) {
            return std::nullopt;
        }
        value = 0;
    }
    return text[0] == '-' ? -value : value;
}

const char *parseShortNumber(const char *at, const char *end, double &value)
{
    const bool negative = at < end && *at == '-';
    at += negative ? 1 : 0;
    std::uint64_t digits = 0;
    const char *const start = at;
    at = takeDigits(at, end, digits);
    std::ptrdiff_t count = at - start;
    int exponent = 0;
    if (at < end && *at == '.') {
        const char *const fraction = ++at;
        at = takeDigits(at, end, digits);
        count += at - fraction;
        exponent = count > 19 ? 0 : -static_cast<int>(at - fraction);
    }
    if (count == 0 || count > 19 || digits > largestExact) {
        return nullptr;
    }
    if (at < end && (*at == 'e' || *at == 'E')) {
        at = takeExponent(at + 1, end, exponent);
    }
    const auto power = static_cast<std::size_t>(std::abs(exponent));
    if (at == nullptr || power >= powersOfTen.size()) {
        return nullptr;
    }
    const auto whole = static_cast<double>(static_cast<std::int64_t>(digits));
    value = exponent < 0 ? whole / powersOfTen[power] : whole * powersOfTen[power];
    value = negative ? -value : value;
    return at;
}

std::optional<base::Time> parseMilliseconds(std::string_view text)
{
    base::Time time;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), time.ms);
    if (text.empty() || !isDigit(text[0]) || end != text.data() + text.size() || status != std::errc{}) {
        return std::nullopt;
    }
    return time;
}

std::optional<base::Time> parseSeconds(std::string_view text)
{
    const std::optional<double> seconds = parseNumber(text);
    if (!seconds || !std::isfinite(*seconds)) {
        return std::nullopt;
    }
    const double ms = *seconds * 1000;
    constexpr double most = 9223372036854775808.0; // 2^63
    if (!(ms >= -most && ms < most)) {
        return base::Time{std::numeric_limits<std::int64_t>::min()};
    }
    return base::Time{static_cast<std::int64_t>(ms)};
}

} // namespace zumik::exposition
