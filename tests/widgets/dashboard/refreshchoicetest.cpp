// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dashboard/refreshchoice.h"

#include <gtest/gtest.h>

namespace zumik::widgets::dashboard {

namespace {

using namespace std::chrono_literals;
using Steps = std::vector<base::Duration>;

TEST(RefreshChoice, everythingIsOfferedWhereTheScrapeIntervalIsUnknown)
{
    EXPECT_EQ(refreshSteps(std::nullopt), (Steps{0s, 5s, 15s, 30s, 1min, 5min}));
}

TEST(RefreshChoice, nothingFasterThanTheScrapeIntervalIsOffered)
{
    EXPECT_EQ(refreshSteps(15s), (Steps{0s, 15s, 30s, 1min, 5min}));
    EXPECT_EQ(refreshSteps(20s), (Steps{0s, 30s, 1min, 5min}));
    EXPECT_EQ(refreshSteps(10min), (Steps{0s}));
}

TEST(RefreshChoice, aWishIsHeldToTheScrapeInterval)
{
    EXPECT_EQ(allowedRefresh(5s, 15s), 15s);
    EXPECT_EQ(allowedRefresh(5s, 20s), 30s);
    EXPECT_EQ(allowedRefresh(30s, 15s), 30s);
    EXPECT_EQ(allowedRefresh(10s, std::nullopt), 10s);
    EXPECT_EQ(allowedRefresh(1min, 10min), 10min);
}

TEST(RefreshChoice, offStaysOff)
{
    EXPECT_EQ(allowedRefresh(0s, 15s), 0s);
    EXPECT_EQ(allowedRefresh(-5s, std::nullopt), 0s);
}

TEST(RefreshChoice, aDashboardsTextIsReadOrMeansOff)
{
    EXPECT_EQ(refreshFromText("15s"), 15s);
    EXPECT_EQ(refreshFromText("1m"), 1min);
    EXPECT_EQ(refreshFromText(""), 0s);
    EXPECT_EQ(refreshFromText("soon"), 0s);
}

} // namespace

} // namespace zumik::widgets::dashboard
