// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/reach.h"

#include <gtest/gtest.h>

namespace zumik::promql {

using namespace std::chrono_literals;

TEST(Reach, isTheLongestWindow)
{
    EXPECT_EQ(reachOf("up")->window, 0s);
    EXPECT_EQ(reachOf("rate(a[5m]) / rate(b[1h30m])")->window, 90min);
    EXPECT_EQ(reachOf("rate(a[300])")->window, 5min);
    EXPECT_EQ(reachOf("a{x=\"[1d]\"} # [2d]")->window, 0s);
}

TEST(Reach, ofSubqueriesIsTheSumOfWindowsThatBeginInOneAnother)
{
    EXPECT_EQ(reachOf("max_over_time(rate(a[5m])[1h:1m])")->window, 65min);
    EXPECT_EQ(reachOf("max_over_time(a[1h:])")->window, 1h);
}

TEST(Reach, isOnlyPastUnlessAnotherTimeIsNamed)
{
    EXPECT_TRUE(reachOf("rate(a[5m] offset 1d)")->onlyPast);
    EXPECT_FALSE(reachOf("rate(a[5m] offset -1d)")->onlyPast);
    EXPECT_FALSE(reachOf("a OFFSET (-5m)")->onlyPast);
    EXPECT_FALSE(reachOf("rate(a[5m] @ end())")->onlyPast);
    EXPECT_FALSE(reachOf("a @ 1700000000")->onlyPast);
}

TEST(Reach, takesNoChancesWithWindowsItCannotRead)
{
    EXPECT_FALSE(reachOf("rate(a[5m * 2])")->onlyPast);
    EXPECT_FALSE(reachOf("rate(a[")->onlyPast);
    EXPECT_FALSE(reachOf("rate(a[1e300])")->onlyPast);
    EXPECT_FALSE(reachOf("rate(a[5m").ok() && reachOf("rate(a[5m")->onlyPast);
    EXPECT_FALSE(reachOf("\"open").ok());
}

} // namespace zumik::promql
