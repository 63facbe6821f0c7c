// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dashboard/timechoice.h"

#include <algorithm>
#include <string>

namespace zumik::widgets::dashboard {

namespace {

using namespace std::chrono_literals;

constexpr std::string_view beforeNow = "now-";
constexpr base::Duration longest = 24h * 365 * 10;
constexpr base::Duration shortest = 1s;

/// A range that can't be read, which only a dashboard's file can hold, is taken as the usual one.
base::TimeRange rangeOf(const board::BoardTime &time, base::Time now)
{
    const auto range = resolved(time, now);
    return range ? *range : base::TimeRange{now - 6h, now};
}

board::BoardTime endingAt(base::TimeRange range, base::Time now)
{
    return range.end >= now ? lastOf(range.length()) : fixedTime(range);
}

} // namespace

const std::vector<base::Duration> &rangePresets()
{
    static const std::vector<base::Duration> presets{
        5min, 15min, 30min, 1h, 3h, 6h, 12h, 24h, 48h, 24h * 7, 24h * 30};
    return presets;
}

board::BoardTime lastOf(base::Duration length)
{
    return {std::string(beforeNow) + base::formatDuration(length), "now"};
}

board::BoardTime fixedTime(base::TimeRange range)
{
    return {base::formatRfc3339(range.start), base::formatRfc3339(range.end)};
}

std::optional<base::Duration> lengthBeforeNow(const board::BoardTime &time)
{
    if (time.to != "now" || !time.from.starts_with(beforeNow)) {
        return std::nullopt;
    }
    const auto length = base::parseDuration(std::string_view(time.from).substr(beforeNow.size()));
    return length ? std::optional(*length) : std::nullopt;
}

base::Result<base::TimeRange> resolved(const board::BoardTime &time, base::Time now)
{
    const auto start = base::parseTime(time.from, now);
    if (!start) {
        return start.error();
    }
    const auto end = base::parseTime(time.to, now);
    if (!end) {
        return end.error();
    }
    if (*end <= *start) {
        return base::Error{base::ErrorCode::InvalidArgument,
            "the end is not after the start: " + time.from + " to " + time.to, {}};
    }
    return base::TimeRange{*start, *end};
}

board::BoardTime earlier(const board::BoardTime &time, base::Time now)
{
    const base::TimeRange range = rangeOf(time, now);
    const base::Duration half = range.length() / 2;
    return fixedTime({range.start - half, range.end - half});
}

board::BoardTime later(const board::BoardTime &time, base::Time now)
{
    const base::TimeRange range = rangeOf(time, now);
    const base::Duration half = range.length() / 2;
    return endingAt({range.start + half, range.end + half}, now);
}

board::BoardTime zoomedOut(const board::BoardTime &time, base::Time now)
{
    if (const auto length = lengthBeforeNow(time)) {
        return lastOf(std::min(*length * 2, longest));
    }
    const base::TimeRange range = rangeOf(time, now);
    const base::Duration length = std::clamp(range.length() * 2, shortest, longest);
    const base::Time middle = range.start + range.length() / 2;
    return endingAt({middle - length / 2, middle + length / 2}, now);
}

} // namespace zumik::widgets::dashboard
