// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/typedtime.h"

#include <gtest/gtest.h>

namespace zumik::base {

namespace {

using namespace std::chrono_literals;

const Time now = *parseTime("2026-11-22T20:00:00Z", {});

Duration utc(Time)
{
    return 0h;
}

/// Central Europe in 2026: summer time from 29 March to 25 October, 01:00 UTC.
Duration berlin(Time time)
{
    const Time begin = *parseTime("2026-03-29T01:00:00Z", {});
    const Time end = *parseTime("2026-10-25T01:00:00Z", {});
    return time >= begin && time < end ? 2h : 1h;
}

std::string read(std::string_view text, const OffsetAt &offset = berlin)
{
    const auto time = readTypedTime(text, now, offset);
    return time ? *time : "no time";
}

TEST(TypedTime, whatIsRelativeStaysSo)
{
    EXPECT_EQ(read("now"), "now");
    EXPECT_EQ(read(" now-6h "), "now-6h");
    EXPECT_EQ(read("now+5m"), "now+5m");
    EXPECT_EQ(read("now-"), "no time");
    EXPECT_EQ(read("nowhere"), "no time");
}

TEST(TypedTime, aTimeWithAZoneIsThatTime)
{
    for (const char *text : {"2026-11-22T03:12:45Z", "2026-11-22 03:12:45Z", "2026-11-22 03:12:45 UTC",
             "2026-11-22T04:12:45+01:00", "2026-11-22T04:12:45+0100", "2026-11-22 04:12:45+01",
             "2026-11-22 04:12:45 +01:00", "\"2026-11-22T03:12:45Z\"", "2026-11-21T22:12:45-05:00"}) {
        EXPECT_EQ(read(text), "2026-11-22T03:12:45Z") << text;
    }
    EXPECT_EQ(read("2026-11-22T03:12:45.250Z"), "2026-11-22T03:12:45.250Z");
    EXPECT_EQ(read("2026-11-22T03:12Z"), "2026-11-22T03:12:00Z");
}

TEST(TypedTime, aTimeWithoutAZoneIsReadInTheZoneThatIsShown)
{
    EXPECT_EQ(read("2026-11-22 03:12"), "2026-11-22T02:12:00Z");
    EXPECT_EQ(read("2026-07-01 03:12:30"), "2026-07-01T01:12:30Z");
    EXPECT_EQ(read("2026-11-22T03:12:30.5"), "2026-11-22T02:12:30.500Z");
    EXPECT_EQ(read("2026-11-22"), "2026-11-21T23:00:00Z");
    EXPECT_EQ(read("2026-11-22 03:12", utc), "2026-11-22T03:12:00Z");
}

TEST(TypedTime, aClockTimeIsTheLastTimeThatItWasSo)
{
    EXPECT_EQ(read("20:30"), "2026-11-22T19:30:00Z"); // it is 21:00 there
    EXPECT_EQ(read("21:30"), "2026-11-21T20:30:00Z");
    EXPECT_EQ(read("03:12:45 UTC"), "2026-11-22T03:12:45Z");
    EXPECT_EQ(read("25:00"), "no time");
}

TEST(TypedTime, anHourThatComesTwiceIsItsFirstAndOneThatIsLeftOutCountsOn)
{
    EXPECT_EQ(read("2026-10-25 02:30"), "2026-10-25T00:30:00Z");
    EXPECT_EQ(read("2026-10-25 03:30"), "2026-10-25T02:30:00Z");
    EXPECT_EQ(read("2026-03-29 02:30"), "2026-03-29T01:30:00Z");
    EXPECT_EQ(read("2026-03-29 03:30"), "2026-03-29T01:30:00Z");
}

TEST(TypedTime, aNumberIsAnEpochInTheUnitOfItsSize)
{
    for (const char *text :
        {"1763607600", "1763607600000", "1763607600000000", "1763607600000000000", "1763607600.0"}) {
        EXPECT_EQ(read(text), "2025-11-20T03:00:00Z") << text;
    }
    EXPECT_EQ(read("1763607600.25"), "2025-11-20T03:00:00.250Z");
    EXPECT_EQ(read("0"), "1970-01-01T00:00:00Z");
}

TEST(TypedTime, whatIsNoTimeIsAnError)
{
    for (const char *text : {"", "  ", "yesterday", "-5", "nan", "inf", "1e30", "2026-13-01",
             "2026-02-30 10:00", "2026-11-22 24:00", "2026-11-22T", "2026-11-22 03:12:45 CET",
             "9999-12-31T23:59:59-01:00", "\"\"", "1969-12-31", "99999999999999999999999"}) {
        EXPECT_EQ(read(text), "no time") << text;
    }
}

TEST(TypedRange, bothEndsInOneText)
{
    const TypedRange hours{"now-6h", "now"};
    const TypedRange fixed{"2025-11-20T03:00:00Z", "2025-11-20T04:00:00Z"};
    const std::pair<const char *, TypedRange> texts[] = {
        {"from=now-6h&to=now", hours},
        {"https://grafana.example/d/x?orgId=1&from=1763607600000&to=1763611200000&var-cluster=a", fixed},
        {"?from=2025-11-20T03%3A00%3A00.000Z&to=2025-11-20T04%3A00%3A00.000Z&timezone=utc", fixed},
        {R"({"from":"2025-11-20 03:00:00","to":"2025-11-20 04:00:00"})", fixed},
        {R"({ "from": "now-6h", "to": "now" })", hours},
        {"2025-11-20 03:00 to 2025-11-20 04:00", fixed},
        {"2025-11-20T03:00:00Z/2025-11-20T04:00:00Z", fixed},
    };
    for (const auto &[text, expected] : texts) {
        const auto range = readTypedRange(text, now, utc);
        ASSERT_TRUE(range) << text;
        EXPECT_EQ(*range, expected) << text << ": " << range->from << " " << range->to;
    }
}

TEST(TypedRange, oneEndOrNonsenseIsNone)
{
    for (const char *text : {"", "now-6h", "from=now-6h", "from=x&to=y", R"({"from":"now"})",
             "{\"from\":", "/", " to ", "2025-11-20 03:00"}) {
        EXPECT_FALSE(readTypedRange(text, now, utc)) << text;
    }
}

} // namespace

} // namespace zumik::base
