// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dashboard/timechoice.h"

#include <gtest/gtest.h>

namespace zumik::widgets::dashboard {

namespace {

using namespace std::chrono_literals;

constexpr base::Time now{1'763'607'600'000}; // 2025-11-20T03:00:00Z

TEST(TimeChoice, presetsAreRelativeAndReadable)
{
    for (const base::Duration length : rangePresets()) {
        const board::BoardTime time = lastOf(length);
        const auto range = resolved(time, now);
        ASSERT_TRUE(range.ok()) << time.from;
        EXPECT_EQ(range->end, now);
        EXPECT_EQ(range->length(), length);
        EXPECT_EQ(lengthBeforeNow(time), length);
    }
}

TEST(TimeChoice, aFixedRangeComesBackToTheMillisecond)
{
    const base::TimeRange range{now - 90min, now - 250ms};
    const auto again = resolved(fixedTime(range), now + 24h);
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(*again, range);
    EXPECT_FALSE(lengthBeforeNow(fixedTime(range)));
}

TEST(TimeChoice, rangesThatMakeNoSenseAreRefused)
{
    EXPECT_EQ(resolved({"now", "now-1h"}, now).error().code, base::ErrorCode::InvalidArgument);
    EXPECT_EQ(resolved({"now-1h", "now-1h"}, now).error().code, base::ErrorCode::InvalidArgument);
    EXPECT_EQ(resolved({"yesterday", "now"}, now).error().code, base::ErrorCode::InvalidArgument);
    EXPECT_EQ(resolved({"now-1h", ""}, now).error().code, base::ErrorCode::InvalidArgument);
}

TEST(TimeChoice, earlierMovesByHalfAndFixesTheRange)
{
    const auto range = resolved(earlier(lastOf(6h), now), now);
    ASSERT_TRUE(range.ok());
    EXPECT_EQ(*range, (base::TimeRange{now - 9h, now - 3h}));
}

TEST(TimeChoice, laterComesBackToNowAndStaysThere)
{
    const board::BoardTime before = earlier(earlier(lastOf(6h), now), now);
    const board::BoardTime once = later(before, now);
    EXPECT_EQ(*resolved(once, now), (base::TimeRange{now - 9h, now - 3h}));
    EXPECT_EQ(later(once, now), lastOf(6h));
    EXPECT_EQ(later(lastOf(6h), now), lastOf(6h));
}

TEST(TimeChoice, zoomingOutDoublesAroundTheMiddleButNeverPassesNow)
{
    const board::BoardTime past = fixedTime({now - 10h, now - 8h});
    EXPECT_EQ(*resolved(zoomedOut(past, now), now), (base::TimeRange{now - 11h, now - 7h}));
    EXPECT_EQ(zoomedOut(lastOf(6h), now), lastOf(12h));
    EXPECT_EQ(zoomedOut(fixedTime({now - 2h, now}), now), lastOf(4h));
}

TEST(TimeChoice, zoomingOutEndsSomewhere)
{
    board::BoardTime time = lastOf(6h);
    for (int i = 0; i < 200; ++i) {
        time = zoomedOut(time, now);
    }
    const auto range = resolved(time, now);
    ASSERT_TRUE(range.ok());
    EXPECT_LE(range->length(), 24h * 365 * 10);
}

TEST(TimeChoice, aRangeThatNobodyCanReadStillMovesFromTheUsualOne)
{
    EXPECT_EQ(*resolved(earlier({"bogus", "now"}, now), now), (base::TimeRange{now - 9h, now - 3h}));
}

} // namespace

} // namespace zumik::widgets::dashboard
