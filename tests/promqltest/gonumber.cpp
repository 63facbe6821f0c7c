// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/gonumber.h"

#include "models/base/number.h"

#include <charconv>
#include <cstdint>
#include <string>

namespace zumik::promqltest {

namespace {

/// Takes the base's prefix off; a zero before further digits alone means eight.
int takeBase(std::string_view &digits)
{
    if (digits.size() < 2 || digits[0] != '0') {
        return 10;
    }
    const char letter = static_cast<char>(digits[1] | 0x20);
    const int base = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
    digits.remove_prefix(base == 0 ? 1 : 2);
    return base == 0 ? 8 : base;
}

/// Underscores may stand between digits.
std::optional<std::string> withoutUnderscores(std::string_view digits)
{
    std::string plain;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (digits[i] != '_') {
            plain += digits[i];
        } else if (i + 1 == digits.size() || digits[i + 1] == '_') {
            return std::nullopt;
        }
    }
    return plain;
}

std::optional<double> parseInteger(std::string_view text)
{
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) {
        text.remove_prefix(1);
    }
    const int base = takeBase(text);
    const auto digits = withoutUnderscores(text);
    std::uint64_t value = 0;
    if (!digits || digits->empty()) {
        return std::nullopt;
    }
    const char *end = digits->data() + digits->size();
    const auto [at, status] = std::from_chars(digits->data(), end, value, base);
    constexpr std::uint64_t most = std::uint64_t{1} << 63U;
    if (status != std::errc{} || at != end || value > most - (negative ? 0 : 1)) {
        return std::nullopt;
    }
    return negative ? -static_cast<double>(value) : static_cast<double>(value);
}

} // namespace

std::optional<double> parseGoNumber(std::string_view text)
{
    if (const auto integer = parseInteger(text)) {
        // Go's integer zero has no sign.
        return *integer == 0 ? 0.0 : *integer;
    }
    return base::parseDouble(text);
}

} // namespace zumik::promqltest
