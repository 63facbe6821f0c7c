// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/duration.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <limits>

namespace zumik::base {

namespace {

struct Unit {
    std::string_view name;
    std::int64_t milliseconds;
};

constexpr std::array units{
    Unit{"y", 365LL * 24 * 3600 * 1000},
    Unit{"w", 7LL * 24 * 3600 * 1000},
    Unit{"d", 24LL * 3600 * 1000},
    Unit{"h", 3600LL * 1000},
    Unit{"m", 60LL * 1000},
    Unit{"s", 1000},
    Unit{"ms", 1},
};

Error invalid(std::string_view text)
{
    return {ErrorCode::InvalidArgument,
        "not a duration such as 15s, 5m or 1h30m: \"" + std::string(text) + "\"", {}};
}

std::string_view unitAt(std::string_view rest)
{
    std::size_t length = 0;
    while (length < rest.size() && (rest[length] < '0' || rest[length] > '9')) {
        ++length;
    }
    return rest.substr(0, length);
}

} // namespace

Result<Duration> parseDuration(std::string_view text)
{
    if (text == "0") {
        return Duration{0};
    }
    if (text.empty()) {
        return invalid(text);
    }
    std::int64_t total = 0;
    std::size_t nextUnit = 0;
    for (std::string_view rest = text; !rest.empty();) {
        std::int64_t count = 0;
        const auto [end, status] = std::from_chars(rest.data(), rest.data() + rest.size(), count);
        if (status != std::errc{} || count < 0) {
            return invalid(text);
        }
        rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
        const std::string_view name = unitAt(rest);
        while (nextUnit < units.size() && units[nextUnit].name != name) {
            ++nextUnit;
        }
        if (nextUnit == units.size()) {
            return invalid(text);
        }
        const std::int64_t scale = units[nextUnit++].milliseconds;
        if (count > (std::numeric_limits<std::int64_t>::max() - total) / scale) {
            return invalid(text);
        }
        total += count * scale;
        rest.remove_prefix(name.size());
    }
    return Duration{total};
}

std::string formatDuration(Duration duration)
{
    std::int64_t rest = duration.count();
    if (rest == 0) {
        return "0s";
    }
    std::string text;
    if (rest < 0) {
        text = "-";
        rest = -rest;
    }
    for (const Unit &unit : units) {
        // Prometheus writes years and weeks only when nothing is left over, so that 8d stays readable.
        const bool exactOnly = unit.name == "y" || unit.name == "w";
        if (rest < unit.milliseconds || (exactOnly && rest % unit.milliseconds != 0)) {
            continue;
        }
        text += std::to_string(rest / unit.milliseconds);
        text += unit.name;
        rest %= unit.milliseconds;
    }
    return text;
}

} // namespace zumik::base
