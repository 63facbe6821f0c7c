// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/scrapeintervals.h"

#include <gtest/gtest.h>

namespace zumik::board {

using namespace std::chrono_literals;

static source::Target target(const char *job, base::Duration interval)
{
    source::Target target;
    target.labels = series::Labels({{"job", job}});
    target.scrapeInterval = interval;
    return target;
}

TEST(ScrapeIntervals, areThoseOfTheJobThatIsAskedFor)
{
    const ScrapeIntervals intervals(
        {target("api", 5s), target("gpu", 15s), target("gpu", 15s), target("slow", 60s)});
    EXPECT_EQ(intervals.of("rate(x{job=\"slow\"}[5m])"), 60s);
    EXPECT_EQ(intervals.of("x{job=\"api\"} / x{job=\"slow\"}"), 60s) << "the longer one of two";
    EXPECT_EQ(intervals.of("x"), 15s) << "that of most targets";
    EXPECT_EQ(intervals.of("x{job=\"nobody\"}"), 15s);
    EXPECT_EQ(intervals.of("x{\""), 15s) << "also for what doesn't parse";
}

TEST(ScrapeIntervals, areFifteenSecondsWhereTheServerDoesNotSay)
{
    EXPECT_EQ(ScrapeIntervals().of("x"), 15s);
    EXPECT_EQ(ScrapeIntervals({target("api", 0s)}).of("x"), 15s);
}

} // namespace zumik::board
