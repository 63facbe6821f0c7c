// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/heatbuckets.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace zumik::frame {

namespace {

constexpr double defaultColumns = 20;
constexpr double defaultRows = 10;

/// Of 1, 1.5, 2, ... 9.5 times a power of ten, the largest that is not above; whole from 1 to 10.
double roundDown(double size)
{
    if (!(size > 0) || !std::isfinite(size)) {
        return 1;
    }
    const double power = std::floor(std::log10(size) + 1e-12);
    const double unit = std::pow(10, power);
    const double parts = power == 0 ? 1 : 2;
    return std::max(1.0, std::floor(size / unit * parts + 1e-9) / parts) * unit;
}

double roundTimeDown(double ms)
{
    static constexpr double second = 1e3;
    static constexpr double minute = 60 * second;
    static constexpr double hour = 60 * minute;
    static constexpr double day = 24 * hour;
    static constexpr std::array sizes{1.0, 2.0, 4.0, 5.0, 10.0, 20.0, 25.0, 40.0, 50.0, 100.0, 200.0, 250.0,
        400.0, 500.0, second, 2 * second, 4 * second, 5 * second, 10 * second, 15 * second, 20 * second,
        30 * second, minute, 2 * minute, 4 * minute, 5 * minute, 10 * minute, 15 * minute, 20 * minute,
        30 * minute, hour, 2 * hour, 4 * hour, 6 * hour, 8 * hour, 12 * hour, 18 * hour, day, 2 * day,
        3 * day, 4 * day, 5 * day, 6 * day, 7 * day, 10 * day, 15 * day, 30 * day, 45 * day, 60 * day,
        90 * day, 180 * day, 365 * day};
    const auto *const above = std::upper_bound(sizes.begin(), sizes.end(), ms);
    return above == sizes.begin() ? sizes.front() : *(above - 1);
}

double sizeOf(const BucketRule &rule, const Extent &extent, double fallback, bool time)
{
    const bool given = std::isfinite(rule.value) && rule.value > 0;
    if (given && rule.mode == BucketRule::Mode::Size) {
        return rule.value;
    }
    const double parts = std::max((given ? rule.value : fallback) - 1, 1.0);
    const double size = (extent.high - extent.low) / parts;
    return time ? roundTimeDown(size) : roundDown(size);
}

} // namespace

void Extent::include(double value)
{
    low = any ? std::min(low, value) : value;
    high = any ? std::max(high, value) : value;
    any = true;
}

std::optional<std::size_t> HeatBuckets::of(double place) const
{
    const double index = std::floor(place / size + 1e-9) - first;
    return index >= 0 && index < static_cast<double>(count) ? std::optional(static_cast<std::size_t>(index))
                                                            : std::nullopt;
}

double HeatBuckets::begin(std::size_t index) const
{
    const double place = (first + static_cast<double>(index)) * size;
    return logBase ? std::pow(*logBase, place) : place;
}

std::optional<double> HeatBuckets::placeOf(double value) const
{
    if (!std::isfinite(value) || (logBase && value <= 0)) {
        return std::nullopt;
    }
    return logBase ? std::log(value) / std::log(*logBase) : value;
}

bool HeatBuckets::reach(const Extent &places, std::size_t most)
{
    // A size that the numbers themselves can't tell apart would never be left.
    const double least = std::max(std::abs(places.low), std::abs(places.high)) * 1e-12;
    bool wider = false;
    for (;; size *= 2, wider = true) {
        first = std::floor(places.low / size + 1e-9);
        const double needed = std::floor(places.high / size + 1e-9) - first + 1;
        if (size > least && std::isfinite(needed) && needed <= static_cast<double>(most)) {
            count = static_cast<std::size_t>(std::max(needed, 1.0));
            return wider;
        }
    }
}

HeatBuckets timeBuckets(const BucketRule &rule, const Extent &extent)
{
    return {std::max(1.0, std::round(sizeOf(rule, extent, defaultColumns, true)))};
}

HeatBuckets valueBuckets(const BucketRule &rule, const Extent &extent)
{
    HeatBuckets buckets;
    buckets.logBase = logBaseOf(rule);
    const double parts = rule.value > 0 ? std::clamp(rule.value, 1e-3, 1e3) : 1;
    buckets.size = buckets.logBase ? 1 / parts : sizeOf(rule, extent, defaultRows, false);
    return buckets;
}

std::optional<double> logBaseOf(const BucketRule &rule)
{
    return rule.logBase && *rule.logBase > 1 ? rule.logBase : std::nullopt;
}

} // namespace zumik::frame
