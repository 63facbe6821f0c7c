// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/timeticks.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace zumik::plot {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::size_t mostTicks = 400;

std::int64_t floorDiv(std::int64_t a, std::int64_t b)
{
    return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
}

/// Steps below a day.
constexpr std::array clockSteps{milliseconds(1), milliseconds(2), milliseconds(5), milliseconds(10),
    milliseconds(20), milliseconds(50), milliseconds(100), milliseconds(200), milliseconds(500),
    milliseconds(seconds(1)), milliseconds(seconds(2)), milliseconds(seconds(5)), milliseconds(seconds(10)),
    milliseconds(seconds(15)), milliseconds(seconds(30)), milliseconds(minutes(1)), milliseconds(minutes(2)),
    milliseconds(minutes(5)), milliseconds(minutes(10)), milliseconds(minutes(15)), milliseconds(minutes(30)),
    milliseconds(hours(1)), milliseconds(hours(2)), milliseconds(hours(3)), milliseconds(hours(6)),
    milliseconds(hours(12))};

TimeForm clockForm(base::Duration step)
{
    return step < seconds(1) ? TimeForm::Milliseconds
        : step < minutes(1)  ? TimeForm::Seconds
                             : TimeForm::Minutes;
}

/// The instant at which the zone's clocks show `local`; on a repeated hour, the first.
base::Time toUtc(base::Time local, const ZoneOffsets &zone)
{
    const base::Time guess = local - zone.offsetAt(local);
    return local - zone.offsetAt(guess);
}

bool isMidnight(base::Time time, const ZoneOffsets &zone)
{
    const std::int64_t local = (time + zone.offsetAt(time)).ms;
    return floorDiv(local, milliseconds(days(1)).count()) * milliseconds(days(1)).count() == local;
}

std::vector<TimeTick> clockTicks(base::TimeRange range, base::Duration step, const ZoneOffsets &zone)
{
    std::vector<TimeTick> ticks;
    const std::int64_t size = step.count();
    const bool manyDays = range.length() > hours(24);
    const auto round = [&](base::Time time) {
        const base::Duration offset = zone.offsetAt(time);
        return base::Time{floorDiv(time.ms + offset.count() + size / 2, size) * size} - offset;
    };
    for (base::Time at = round(range.start - step); at <= range.end && ticks.size() < mostTicks;) {
        if (at >= range.start) {
            const bool newDay = manyDays && step >= minutes(1) && isMidnight(at, zone);
            ticks.push_back({at, newDay ? TimeForm::Day : clockForm(step)});
        }
        const base::Time next = round(at + step);
        at = next > at ? next : at + step;
    }
    return ticks;
}

std::vector<TimeTick> dayTicks(base::TimeRange range, std::int64_t step, const ZoneOffsets &zone)
{
    std::vector<TimeTick> ticks;
    const std::int64_t dayMs = milliseconds(days(1)).count();
    // Weeks begin on Monday; 1970-01-01 was a Thursday.
    const std::int64_t shift = step % 7 == 0 ? 3 : 0;
    std::int64_t day = floorDiv(range.start.ms + zone.offsetAt(range.start).count(), dayMs);
    day = floorDiv(day + shift, step) * step - shift;
    for (; ticks.size() < mostTicks; day += step) {
        const base::Time at = toUtc({day * dayMs}, zone);
        if (at > range.end) {
            return ticks;
        }
        if (at >= range.start) {
            ticks.push_back({at, TimeForm::Day});
        }
    }
    return ticks;
}

/// Months since year 0, of a wall time.
std::int64_t monthOf(base::Time local)
{
    const std::chrono::sys_days day =
        std::chrono::floor<days>(std::chrono::sys_time<milliseconds>(milliseconds(local.ms)));
    const std::chrono::year_month_day date(day);
    return static_cast<int>(date.year()) * 12LL + static_cast<unsigned>(date.month()) - 1;
}

base::Time monthStart(std::int64_t month)
{
    const std::chrono::year_month_day date(std::chrono::year(static_cast<int>(floorDiv(month, 12))),
        std::chrono::month(static_cast<unsigned>(month - floorDiv(month, 12) * 12 + 1)), std::chrono::day(1));
    return {milliseconds(std::chrono::sys_days(date).time_since_epoch()).count()};
}

std::vector<TimeTick> monthTicks(base::TimeRange range, std::int64_t step, const ZoneOffsets &zone)
{
    std::vector<TimeTick> ticks;
    std::int64_t month = floorDiv(monthOf(range.start + zone.offsetAt(range.start)), step) * step;
    for (; ticks.size() < mostTicks; month += step) {
        const base::Time at = toUtc(monthStart(month), zone);
        if (at > range.end) {
            return ticks;
        }
        if (at >= range.start) {
            ticks.push_back({at, month % 12 == 0 ? TimeForm::Year : TimeForm::Month});
        }
    }
    return ticks;
}

// chrono's calendar ends at the year 32767; Prometheus's times do much later.
base::TimeRange withinCalendar(base::TimeRange range)
{
    constexpr base::Time last{253'402'300'799'000}; // 9999-12-31
    constexpr base::Time first{-62'135'596'800'000}; // 0001-01-01
    return {std::clamp(range.start, first, last), std::clamp(range.end, first, last)};
}

} // namespace

std::vector<TimeTick> timeTicks(base::TimeRange range, base::Duration atLeast, const ZoneOffsets &zone)
{
    range = withinCalendar(range);
    for (const milliseconds step : clockSteps) {
        if (step >= atLeast) {
            return clockTicks(range, step, zone);
        }
    }
    for (const int step : {1, 2, 7, 14}) {
        if (days(step) >= atLeast) {
            return dayTicks(range, step, zone);
        }
    }
    for (const int step : {1, 3, 6, 12, 24, 60, 120, 300, 600, 1200, 6000}) {
        if (days(30) * step >= atLeast) {
            return monthTicks(range, step, zone);
        }
    }
    return monthTicks(range, 12000, zone);
}

} // namespace zumik::plot
