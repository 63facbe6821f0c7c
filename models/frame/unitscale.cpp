// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/unitscale.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace zumik::frame {

namespace {

constexpr std::array<std::string_view, 14> siPrefixes{
    "f", "p", "n", "µ", "m", "", "k", "M", "G", "T", "P", "E", "Z", "Y"};
constexpr int siBase = 5;
constexpr std::array<std::string_view, 9> binaryPrefixes{"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "Zi", "Yi"};
constexpr std::array<std::string_view, 9> shortSuffixes{
    "", " K", " Mil", " Bil", " Tri", " Quadr", " Quint", " Sext", " Sept"};
constexpr std::array<std::string_view, 5> countSuffixes{"", "K", "M", "B", "T"};

struct TimeStep {
    double nanoseconds;
    std::string_view suffix;
};

// Units of kind Time name their base by its index here.
constexpr std::array<TimeStep, 9> timeSteps{{{1, " ns"}, {1e3, " µs"}, {1e6, " ms"}, {1e9, " s"},
    {6e10, " mins"}, {3.6e12, " hours"}, {8.64e13, " days"}, {6.048e14, " weeks"}, {3.1536e16, " years"}}};
constexpr int milliseconds = 2;
constexpr int seconds = 3;
constexpr int weeks = 7;

struct Power {
    int index; ///< of the prefix
    double factor;
    double divisor;
};

/// The largest power whose unit is not above `magnitude`, between the first and last of `count` prefixes;
/// values count in units of prefix `start`.
Power powerOf(double base, double magnitude, int start, int count)
{
    Power power{start, 1, 1};
    while (power.index + 1 < count && magnitude >= power.divisor * base) {
        power.divisor *= base;
        ++power.index;
    }
    if (magnitude > 0) {
        while (power.index > 0 && power.divisor == 1 && magnitude * power.factor < 1) {
            power.factor *= base;
            --power.index;
        }
    }
    return power;
}

Scale siScale(const Unit &unit, double magnitude)
{
    const int last = static_cast<int>(siPrefixes.size());
    const int start = std::clamp(siBase + unit.exponent, 0, last - 1);
    const Power power = powerOf(1000, magnitude, start, last);
    return {power.factor, power.divisor, {}, " " + std::string(siPrefixes[power.index]) + unit.symbol};
}

Scale binaryScale(const Unit &unit, double magnitude)
{
    const Power power = powerOf(1024, magnitude, unit.exponent, static_cast<int>(binaryPrefixes.size()));
    return {power.factor, power.divisor, {}, " " + std::string(binaryPrefixes[power.index]) + unit.symbol};
}

Scale countScale(const Unit &unit, double magnitude)
{
    const Power power = powerOf(1000, magnitude, 0, static_cast<int>(countSuffixes.size()));
    const std::string count(countSuffixes[power.index]);
    if (unit.kind == Unit::Kind::Currency) {
        return {power.factor, power.divisor, unit.symbol, count};
    }
    if (unit.kind == Unit::Kind::CurrencyBehind) {
        return {power.factor, power.divisor, {}, count + " " + unit.symbol};
    }
    return {power.factor, power.divisor, {}, count + " " + unit.symbol};
}

Scale shortScale(double magnitude)
{
    const Power power = powerOf(1000, magnitude, 0, static_cast<int>(shortSuffixes.size()));
    return {power.factor, power.divisor, {}, std::string(shortSuffixes[power.index])};
}

Scale timeScale(const Unit &unit, double magnitude)
{
    const double base = timeSteps[unit.exponent].nanoseconds;
    const double ticks = unit.symbol == "ticks" ? 100 : 1; // SNMP's hundredths of a second
    int step = unit.exponent == seconds && magnitude > 0 ? 0 : unit.exponent;
    for (int i = step + 1; i < static_cast<int>(timeSteps.size()); ++i) {
        const bool skipped = i == weeks && unit.exponent <= milliseconds;
        if (!skipped && magnitude * base / ticks >= timeSteps[i].nanoseconds) {
            step = i;
        }
    }
    const TimeStep &chosen = timeSteps[step];
    return {base, chosen.nanoseconds * ticks, {}, std::string(chosen.suffix)};
}

} // namespace

std::optional<Scale> scaleOf(const Unit &unit, double magnitude)
{
    switch (unit.kind) {
    case Unit::Kind::Plain:
        return Scale{1, 1, {}, unit.symbol.empty() ? std::string() : " " + unit.symbol};
    case Unit::Kind::Prefix:
        return Scale{1, 1, unit.symbol, {}};
    case Unit::Kind::Short:
        return shortScale(magnitude);
    case Unit::Kind::Si:
        return siScale(unit, magnitude);
    case Unit::Kind::Binary:
        return binaryScale(unit, magnitude);
    case Unit::Kind::Count:
    case Unit::Kind::Currency:
    case Unit::Kind::CurrencyBehind:
        return countScale(unit, magnitude);
    case Unit::Kind::PercentUnit:
        return Scale{100, 1, {}, " %"};
    case Unit::Kind::Time:
        return timeScale(unit, magnitude);
    default:
        return std::nullopt;
    }
}

} // namespace zumik::frame
