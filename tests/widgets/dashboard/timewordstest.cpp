// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dashboard/timewords.h"

#include "widgets/common/zoneclock.h"

#include <gtest/gtest.h>

#include <QTimeZone>

namespace zumik::widgets::dashboard {

namespace {

using namespace std::chrono_literals;

constexpr base::Time now{1'763'607'600'000}; // 2025-11-20T03:00:00Z

std::string words(const board::BoardTime &time, const char *zone = "UTC")
{
    return timeText(time, common::ZoneClock(QTimeZone(zone)), now).toStdString();
}

TEST(TimeWords, aLengthUpToNowIsNamedByItsLength)
{
    EXPECT_EQ(words({"now-6h", "now"}), "last 6 h");
    EXPECT_EQ(words({"now-15m", "now"}), "last 15 m");
    EXPECT_EQ(words({"now-7d", "now"}), "last 7 d");
}

TEST(TimeWords, aFixedRangeNamesItsDayOnceAndSecondsOnlyWhereTheyMatter)
{
    EXPECT_EQ(words({"2025-11-20T01:00:00Z", "2025-11-20T02:30:00Z"}), "20 Nov, 01:00 to 02:30");
    EXPECT_EQ(words({"2025-11-20T01:00:05Z", "2025-11-20T02:30:00Z"}), "20 Nov, 01:00:05 to 02:30");
    EXPECT_EQ(words({"2025-11-19T23:00:00Z", "2025-11-20T01:00:00Z"}), "19 Nov, 23:00 to 20 Nov, 01:00");
    EXPECT_EQ(words({"2024-11-19T23:00:00Z", "2024-11-19T23:30:00Z"}), "19 Nov 2024, 23:00 to 23:30");
}

TEST(TimeWords, theChosenZoneDecides)
{
    EXPECT_EQ(
        words({"2025-11-20T01:00:00Z", "2025-11-20T02:30:00Z"}, "Asia/Tokyo"), "20 Nov, 10:00 to 11:30");
}

TEST(TimeWords, textsThatAreNoTimeAreShownPlain)
{
    EXPECT_EQ(words({"<b>\x1b", "now"}), "<b>\\x1b to now");
}

TEST(TimeWords, refreshIntervalsAreShort)
{
    EXPECT_EQ(refreshText(0s).toStdString(), "off");
    EXPECT_EQ(refreshText(15s).toStdString(), "15 s");
    EXPECT_EQ(refreshText(5min).toStdString(), "5 m");
}

} // namespace

} // namespace zumik::widgets::dashboard
