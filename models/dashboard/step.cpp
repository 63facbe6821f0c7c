// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/step.h"

#include "models/base/number.h"
#include "models/base/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>

namespace zumik::dashboard {

namespace {

// Prometheus refuses more than 11,000 points a series.
constexpr std::int64_t mostPoints = 11000;

struct Rounding {
    std::int64_t below; ///< ms
    std::int64_t length; ///< ms
};

constexpr std::array<Rounding, 29> roundings{{{15, 10}, {35, 20}, {75, 50}, {150, 100}, {350, 200},
    {750, 500}, {1500, 1000}, {3500, 2000}, {7500, 5000}, {12500, 10000}, {17500, 15000}, {25000, 20000},
    {45000, 30000}, {90000, 60000}, {210000, 120000}, {450000, 300000}, {750000, 600000}, {1050000, 900000},
    {1500000, 1200000}, {2700000, 1800000}, {5400000, 3600000}, {9000000, 7200000}, {16200000, 10800000},
    {32400000, 21600000}, {86400000, 43200000}, {604800000, 86400000}, {1814400000, 604800000},
    {3628800000, 2592000000}, {INT64_MAX, 31536000000}}};

struct Unit {
    std::string_view name;
    double ms;
};

constexpr std::array<Unit, 9> units{{{"ms", 1}, {"s", 1000}, {"m", 60000}, {"h", 3600000}, {"d", 86400000},
    {"w", 604800000}, {"M", 2592000000}, {"y", 31536000000}, {"", 1000}}};

constexpr double longest = 3.2e12; // about 100 years

/// The least step that Prometheus takes; whole seconds from one second on.
base::Duration allowedStep(base::Duration length)
{
    const std::int64_t ms = (length.count() + mostPoints - 1) / mostPoints;
    return base::Duration{ms > 1000 ? (ms + 999) / 1000 * 1000 : ms};
}

} // namespace

base::Duration roundLength(base::Duration length)
{
    if (length.count() < 10) {
        return base::Duration{1};
    }
    const auto at = std::find_if(
        roundings.begin(), roundings.end() - 1, [&](const Rounding &r) { return length.count() < r.below; });
    return base::Duration{at->length};
}

base::Duration stepOf(const StepRule &rule)
{
    const base::Duration length = std::max(rule.range.length(), base::Duration{0});
    const base::Duration byPoints = roundLength(length / std::max(rule.maxDataPoints, 1));
    const base::Duration least = rule.minimum.count() > 0 ? rule.minimum : rule.scrapeInterval;
    const base::Duration allowed = allowedStep(length);
    base::Duration step = std::max({least, byPoints, allowed, base::Duration{1}});
    step =
        std::min(step, base::Duration{static_cast<std::int64_t>(longest)}) * std::max(rule.intervalFactor, 1);
    return step;
}

base::Duration rateIntervalOf(base::Duration step, base::Duration scrapeInterval)
{
    return std::max(step + scrapeInterval, scrapeInterval * 4);
}

base::TimeRange alignedTo(base::TimeRange range, base::Duration step)
{
    return {base::alignDown(range.start, step), base::alignDown(range.end, step)};
}

base::Result<base::Duration> parseInterval(std::string_view text)
{
    const base::Error error{base::ErrorCode::InvalidArgument, "not a length of time", std::string(text)};
    std::string_view rest = base::trimmed(text);
    while (rest.starts_with('>') || rest.starts_with('<') || rest.starts_with('=')) {
        rest.remove_prefix(1);
    }
    rest = base::trimmed(rest);
    if (const auto exact = base::parseDuration(rest); exact && exact->count() > 0) {
        return *exact;
    }
    const std::size_t end = std::min(rest.find_first_not_of("0123456789."), rest.size());
    const auto number = base::parseDouble(rest.substr(0, end));
    const std::string_view name = base::trimmed(rest.substr(end));
    const auto unit = std::find_if(units.begin(), units.end(), [&](const Unit &u) { return u.name == name; });
    if (!number || unit == units.end() || *number <= 0 || *number * unit->ms > longest
        || *number * unit->ms < 1) {
        return error;
    }
    return base::Duration{static_cast<std::int64_t>(std::llround(*number * unit->ms))};
}

} // namespace zumik::dashboard
