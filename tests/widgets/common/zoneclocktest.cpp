// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/zoneclock.h"

#include <gtest/gtest.h>

namespace zumik::widgets::common {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

TEST(ZoneClock, FollowsTheRulesOfItsZone)
{
    const ZoneClock berlin{QTimeZone("Europe/Berlin")};
    const base::Time winter = base::parseTime("2025-11-20T03:12:45Z", {}).value();
    const base::Time summer = base::parseTime("2025-07-20T03:12:45Z", {}).value();
    EXPECT_EQ(berlin.offsetAt(winter), hours(1));
    EXPECT_EQ(berlin.offsetAt(summer), hours(2));
    EXPECT_EQ(berlin.clockTime(winter), QStringLiteral("04:12:45"));
    EXPECT_EQ(berlin.wholeDateAndTime(winter), QStringLiteral("Thu 20 Nov 2025, 04:12:45"));
    EXPECT_EQ(berlin.label(summer, zumik::plot::TimeForm::Minutes), "05:12");
}

TEST(ZoneClock, NamesUtc)
{
    const ZoneClock utc{QTimeZone::utc()};
    EXPECT_EQ(utc.zoneName({}), QStringLiteral("UTC"));
    EXPECT_EQ(utc.label({1234}, zumik::plot::TimeForm::Milliseconds), "00:00:01.234");
    EXPECT_EQ(utc.label({0}, zumik::plot::TimeForm::Year), "1970");
}

TEST(SpanText, HasTheTwoLargestUnits)
{
    EXPECT_EQ(spanText(seconds(40)), QStringLiteral("40 s"));
    EXPECT_EQ(spanText(minutes(9) + seconds(30)), QStringLiteral("9 m"));
    EXPECT_EQ(spanText(minutes(125)), QStringLiteral("2 h 5 m"));
    EXPECT_EQ(spanText(hours(73)), QStringLiteral("3 d 1 h"));
    EXPECT_EQ(spanText(-seconds(5)), QStringLiteral("0 s"));
}

} // namespace zumik::widgets::common
