// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace zumik::base {

namespace {

bool equalsIgnoringCase(std::string_view text, std::string_view lower)
{
    return std::equal(text.begin(), text.end(), lower.begin(), lower.end(),
        [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b; });
}

std::optional<double> parseSpecial(std::string_view text)
{
    const bool negative = !text.empty() && text[0] == '-';
    const std::string_view name = negative ? text.substr(1) : text;
    if (equalsIgnoringCase(name, "inf") || equalsIgnoringCase(name, "infinity")) {
        const double infinity = std::numeric_limits<double>::infinity();
        return negative ? -infinity : infinity;
    }
    if (equalsIgnoringCase(text, "nan")) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    return std::nullopt;
}

/// from_chars reports out_of_range for both ends and leaves the value alone: decide by the exponent's side.
double outOfRange(std::string_view text)
{
    const bool negative = text[0] == '-';
    const std::size_t e = text.find_first_of("eE");
    bool tiny = e != std::string_view::npos && e + 1 < text.size() && text[e + 1] == '-';
    if (e == std::string_view::npos) {
        tiny =
            text.substr(negative ? 1 : 0).starts_with("0") || text.substr(negative ? 1 : 0).starts_with(".");
    }
    const double magnitude = tiny ? 0.0 : std::numeric_limits<double>::infinity();
    return negative ? -magnitude : magnitude;
}

std::string shortest(double value, std::chars_format format)
{
    std::array<char, 1100> text{}; // the smallest numbers have that many decimals
    const auto [end, status] = std::to_chars(text.data(), text.data() + text.size(), value, format);
    return {text.data(), end};
}

} // namespace

std::optional<double> parseDouble(std::string_view text)
{
    if (text.starts_with('+')) {
        text.remove_prefix(1);
        if (text.starts_with('+') || text.starts_with('-')) {
            return std::nullopt;
        }
    }
    if (text.empty()) {
        return std::nullopt;
    }
    double value = 0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end == text.data() + text.size() && !std::isnan(value) && !std::isinf(value)) {
        if (status == std::errc{}) {
            return value;
        }
        if (status == std::errc::result_out_of_range) {
            return outOfRange(text);
        }
    }
    return parseSpecial(text);
}

std::string formatDouble(double value)
{
    if (std::isnan(value)) {
        return "NaN";
    }
    if (std::isinf(value)) {
        return value > 0 ? "+Inf" : "-Inf";
    }
    const double magnitude = std::abs(value);
    const bool exponent = magnitude != 0 && (magnitude < 1e-6 || magnitude >= 1e21);
    return exponent ? shortest(value, std::chars_format::scientific) : formatPlain(value);
}

std::string formatPlain(double value)
{
    // std::to_chars writes all digits of a large whole number, also those that say nothing.
    constexpr double exactWhole = 9007199254740992.0; // 2^53
    if (!std::isfinite(value)) {
        return formatDouble(value);
    }
    if (std::abs(value) < exactWhole) {
        return shortest(value, std::chars_format::fixed);
    }
    const std::string text = shortest(value, std::chars_format::scientific); // -1.25e+30
    const std::size_t e = text.find('e');
    std::string digits = text.substr(0, e);
    const std::size_t point = digits.find('.');
    const std::size_t places = point == std::string::npos ? 0 : digits.size() - point - 1;
    if (point != std::string::npos) {
        digits.erase(point, 1);
    }
    std::size_t power = 0;
    std::from_chars(text.data() + e + 2, text.data() + text.size(), power);
    return digits + std::string(power - places, '0');
}

std::string formatFixed(double value, int decimals)
{
    if (!std::isfinite(value)) {
        return formatDouble(value);
    }
    std::array<char, 512> text{};
    const int places = std::clamp(decimals, 0, 100);
    const auto [end, status] =
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, places);
    return {text.data(), end};
}

} // namespace zumik::base
