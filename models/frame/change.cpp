// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/change.h"

#include "models/frame/mappings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace zumik::frame {

namespace {

/// From here on "so many times" reads better than percents.
constexpr double manyTimes = 10;

template <std::size_t N> bool among(std::string_view unit, const std::array<std::string_view, N> &units)
{
    return std::find(units.begin(), units.end(), unit) != units.end();
}

/// Of which a percentage says nothing.
bool isScale(std::string_view unit)
{
    constexpr std::array<std::string_view, 9> scales{
        "percent", "percentunit", "celsius", "fahrenheit", "kelvin", "dB", "dBm", "pH", "humidity"};
    return among(unit, scales);
}

/// No amount at all.
bool isNoAmount(std::string_view unit)
{
    return unit.starts_with("dateTime") || unit.starts_with("time:") || unit.starts_with("bool");
}

bool isMapped(double value, const FieldConfig &config)
{
    const auto mapped = mapValue(config, value);
    return mapped && mapped->text;
}

} // namespace

Change changeOf(double now, double then, const FieldConfig &config)
{
    using Kind = Change::Kind;
    if (!std::isfinite(now) || !std::isfinite(then) || isNoAmount(config.unit) || isMapped(now, config)
        || isMapped(then, config)) {
        return {};
    }
    if (now == then) {
        return {Kind::Same, 0, false};
    }
    const double difference = now - then;
    const bool rises = difference > 0;
    const bool crosses = (now > 0 && then < 0) || (now < 0 && then > 0);
    const double share = difference / std::abs(then);
    if (then == 0 || crosses || isScale(config.unit) || !std::isfinite(share)) {
        return std::isfinite(difference) ? Change{Kind::Absolute, difference, rises} : Change{};
    }
    if (std::abs(now / then) >= manyTimes) {
        return {Kind::Times, now / then, rises};
    }
    return {Kind::Percent, share * 100, rises};
}

} // namespace zumik::frame
