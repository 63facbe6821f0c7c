// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/goformat.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace zumik::promql::exec {

std::string formatPlain(double value)
{
    if (std::isnan(value)) {
        return "NaN";
    }
    if (std::isinf(value)) {
        return value > 0 ? "+Inf" : "-Inf";
    }
    std::array<char, 1100> text{}; // the smallest number has 1,074 digits at most
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed).ptr;
    return {text.data(), end};
}

bool isLabelName(std::string_view name)
{
    const auto letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    };
    return !name.empty() && letter(name[0])
        && std::all_of(name.begin(), name.end(), [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
}

} // namespace zumik::promql::exec
