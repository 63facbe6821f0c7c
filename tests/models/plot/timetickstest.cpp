// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/timeticks.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace zumik::plot {

namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

base::Time at(std::string_view text)
{
    return base::parseTime(text, {}).value();
}

std::vector<std::string> texts(const std::vector<TimeTick> &ticks)
{
    std::vector<std::string> result;
    for (const TimeTick &tick : ticks) {
        result.push_back(base::formatRfc3339(tick.time));
    }
    return result;
}

class Fixed final : public ZoneOffsets {
public:
    explicit Fixed(base::Duration offset)
        : m_offset(offset)
    {
    }

    base::Duration offsetAt(base::Time /*time*/) const override { return m_offset; }

private:
    base::Duration m_offset;
};

/// Central Europe in 2025: summer time from March 30 to October 26, 01:00 UTC.
class Berlin final : public ZoneOffsets {
public:
    base::Duration offsetAt(base::Time time) const override
    {
        const bool summer = time >= at("2025-03-30T01:00:00Z") && time < at("2025-10-26T01:00:00Z");
        return hours(summer ? 2 : 1);
    }
};

} // namespace

TEST(TimeTicks, StandAtRoundTimesAndNoCloserThanAsked)
{
    const auto ticks =
        timeTicks({at("2025-11-19T21:12:45Z"), at("2025-11-20T03:12:45Z")}, minutes(50), UtcOffsets{});
    EXPECT_EQ(texts(ticks),
        (std::vector<std::string>{"2025-11-19T22:00:00Z", "2025-11-19T23:00:00Z", "2025-11-20T00:00:00Z",
            "2025-11-20T01:00:00Z", "2025-11-20T02:00:00Z", "2025-11-20T03:00:00Z"}));
    EXPECT_EQ(ticks[0].form, TimeForm::Minutes);
    EXPECT_EQ(ticks[2].form, TimeForm::Minutes);
}

TEST(TimeTicks, ShowWhichDayBeginsWhereThereIsMoreThanOne)
{
    const auto ticks =
        timeTicks({at("2025-11-19T05:00:00Z"), at("2025-11-20T13:00:00Z")}, hours(5), UtcOffsets{});
    const auto midnight = std::find_if(ticks.begin(), ticks.end(),
        [](const TimeTick &tick) { return tick.time == at("2025-11-20T00:00:00Z"); });
    ASSERT_NE(midnight, ticks.end());
    EXPECT_EQ(midnight->form, TimeForm::Day);
}

TEST(TimeTicks, AreRoundInTheZoneNotInUtc)
{
    const auto ticks =
        timeTicks({at("2025-11-20T00:00:00Z"), at("2025-11-20T03:00:00Z")}, hours(1), Fixed(minutes(345)));
    EXPECT_EQ(texts(ticks),
        (std::vector<std::string>{"2025-11-20T00:15:00Z", "2025-11-20T01:15:00Z", "2025-11-20T02:15:00Z"}));
}

TEST(TimeTicks, ShowSecondsAndMillisecondsOnShortSpans)
{
    const base::Time start = at("2025-11-20T00:00:00Z");
    EXPECT_EQ(
        timeTicks({start, start + seconds(20)}, seconds(4), UtcOffsets{}).at(1).form, TimeForm::Seconds);
    EXPECT_EQ(timeTicks({start, start + milliseconds(50)}, milliseconds(8), UtcOffsets{}).at(1).form,
        TimeForm::Milliseconds);
}

TEST(TimeTicks, OfDaysStandAtLocalMidnightAcrossAClockChange)
{
    const auto ticks =
        timeTicks({at("2025-10-24T12:00:00Z"), at("2025-10-28T12:00:00Z")}, hours(20), Berlin{});
    EXPECT_EQ(texts(ticks),
        (std::vector<std::string>{
            "2025-10-24T22:00:00Z", "2025-10-25T22:00:00Z", "2025-10-26T23:00:00Z", "2025-10-27T23:00:00Z"}));
}

TEST(TimeTicks, OfHoursStayRoundAcrossAClockChange)
{
    for (const char *day : {"2025-10-26T00:00:00Z", "2025-03-30T00:00:00Z"}) {
        const base::Time noon = at(day) + hours(12);
        const auto ticks = timeTicks({noon - hours(24), noon + hours(24)}, hours(5), Berlin{});
        ASSERT_GE(ticks.size(), 7);
        for (const TimeTick &tick : ticks) {
            const base::Time local = tick.time + Berlin{}.offsetAt(tick.time);
            EXPECT_EQ(local.ms % milliseconds(hours(6)).count(), 0) << base::formatRfc3339(tick.time);
        }
    }
}

TEST(TimeTicks, OfMonthsAndYearsFollowTheCalendar)
{
    const auto months =
        timeTicks({at("2023-11-15T00:00:00Z"), at("2024-04-02T00:00:00Z")}, hours(24 * 25), UtcOffsets{});
    EXPECT_EQ(texts(months),
        (std::vector<std::string>{"2023-12-01T00:00:00Z", "2024-01-01T00:00:00Z", "2024-02-01T00:00:00Z",
            "2024-03-01T00:00:00Z", "2024-04-01T00:00:00Z"}));
    EXPECT_EQ(months[0].form, TimeForm::Month);
    EXPECT_EQ(months[1].form, TimeForm::Year);
}

TEST(TimeTicks, OfWeeksStandOnMondays)
{
    const auto ticks =
        timeTicks({at("2025-11-01T00:00:00Z"), at("2025-11-30T00:00:00Z")}, hours(24 * 5), UtcOffsets{});
    ASSERT_EQ(ticks.size(), 4);
    EXPECT_EQ(base::formatRfc3339(ticks[0].time), "2025-11-03T00:00:00Z");
}

TEST(TimeTicks, ExistBefore1970AndStopAtTheCalendarsEnds)
{
    EXPECT_EQ(
        texts(timeTicks({{-3'600'000}, {0}}, minutes(25), UtcOffsets{})).front(), "1969-12-31T23:00:00Z");
    const base::TimeRange forever{
        {std::numeric_limits<std::int64_t>::min() / 4}, {std::numeric_limits<std::int64_t>::max() / 4}};
    EXPECT_LE(timeTicks(forever, forever.length() / 10, UtcOffsets{}).size(), 400);
    EXPECT_TRUE(timeTicks({{10}, {5}}, seconds(1), UtcOffsets{}).empty());
}

} // namespace zumik::plot
