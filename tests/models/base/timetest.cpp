// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/time.h"

#include <gtest/gtest.h>

namespace zumik::base {

using namespace std::chrono_literals;

constexpr Time now{1'700'000'000'000};

TEST(Time, isReadInEveryFormOfTheCommandLine)
{
    EXPECT_EQ(*parseTime("now", now), now);
    EXPECT_EQ(*parseTime("now-6h", now), now - 6h);
    EXPECT_EQ(*parseTime("now+5m", now), now + 5min);
    EXPECT_EQ(*parseTime("1700000000", now), now);
    EXPECT_EQ(*parseTime("1700000000.25", now), now + 250ms);
    EXPECT_EQ(*parseTime("2023-11-14T22:13:20Z", now), now);
    EXPECT_EQ(*parseTime("2023-11-14T23:13:20.5+01:00", now), now + 500ms);
}

TEST(Time, refusesWhatIsNoTime)
{
    for (const char *text : {"", "now-", "now 6h", "yesterday", "2023-13-01T00:00:00Z", "2023-11-14T22:13:20",
             "2023-11-14", "NaN", "1e300"}) {
        EXPECT_FALSE(parseTime(text, now).ok()) << text;
    }
}

TEST(Time, isWrittenAsRfc3339)
{
    EXPECT_EQ(formatRfc3339(now), "2023-11-14T22:13:20Z");
    EXPECT_EQ(formatRfc3339(now + 7ms), "2023-11-14T22:13:20.007Z");
    EXPECT_EQ(formatRfc3339({-1}), "1969-12-31T23:59:59.999Z");
}

TEST(Time, isAlignedDownAlsoBefore1970)
{
    EXPECT_EQ(alignDown({61'000}, 60s).ms, 60'000);
    EXPECT_EQ(alignDown({60'000}, 60s).ms, 60'000);
    EXPECT_EQ(alignDown({-1}, 60s).ms, -60'000);
}

} // namespace zumik::base
