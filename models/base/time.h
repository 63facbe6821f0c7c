// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/duration.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace zumik::base {

/// Milliseconds since 1970-01-01T00:00:00Z, as Prometheus counts.
struct Time {
    std::int64_t ms = 0;

    auto operator<=>(const Time &) const = default;

    friend Time operator+(Time time, Duration by) { return {time.ms + by.count()}; }

    friend Time operator-(Time time, Duration by) { return {time.ms - by.count()}; }

    friend Duration operator-(Time a, Time b) { return Duration{a.ms - b.ms}; }
};

/// From `start` to `end`, both included.
struct TimeRange {
    Time start;
    Time end;

    Duration length() const { return end - start; }

    bool operator==(const TimeRange &) const = default;
};

/// Where "now" comes from; tests and replays bring their own.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Time now() const = 0;
};

/// The machine's clock. Panels never ask it: they take now from their MetricSource.
class SystemClock final : public Clock {
public:
    Time now() const override;
};

/// "now", "now-6h", "now+5m", epoch seconds ("1700000000", "1700000000.5"), or RFC 3339
/// ("2025-11-20T03:00:00Z", with an offset or a fraction). Errors: InvalidArgument.
Result<Time> parseTime(std::string_view text, Time now);

/// "2025-11-20T03:00:00Z", with ".250" when there are milliseconds.
std::string formatRfc3339(Time time);

/// The largest multiple of `step` that is not after `time`; also for times before 1970.
Time alignDown(Time time, Duration step);

} // namespace zumik::base
