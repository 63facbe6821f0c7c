// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/prometheus/serverclock.h"

#include <gtest/gtest.h>

namespace zumik::clients::prometheus {

namespace {

using namespace std::chrono_literals;

constexpr ServerClock::Steady::time_point boot{1000s};
constexpr base::Time system{5'000'000};

} // namespace

TEST(ServerClock, isOursUntilAServerHasAnswered)
{
    EXPECT_EQ(ServerClock().at(boot, system), system);
}

TEST(ServerClock, believesOursWithinTheSecondThatADateLeavesOpen)
{
    ServerClock clock;
    clock.observe({5'000'000}, boot, boot + 10ms);
    EXPECT_EQ(clock.at(boot + 10ms, {5'000'400}), base::Time{5'000'400});
}

TEST(ServerClock, correctsOursByAsMuchAsItIsSurelyWrong)
{
    ServerClock clock;
    clock.observe({9'000'000}, boot, boot + 10ms);
    EXPECT_EQ(clock.at(boot + 10ms, system), base::Time{9'000'000});
    EXPECT_EQ(clock.at(boot + 5s, system + 4990ms), base::Time{9'004'990});
    ServerClock behind;
    behind.observe({1'000'000}, boot, boot + 10ms);
    EXPECT_EQ(behind.at(boot, system), base::Time{1'001'000});
}

TEST(ServerClock, learnsFromEachAnswer)
{
    ServerClock clock;
    clock.observe({9'000'000}, boot, boot + 10ms);
    clock.observe({9'001'000}, boot + 400ms, boot + 410ms); // the second turned in between
    EXPECT_EQ(clock.at(boot + 410ms, system), base::Time{9'001'000});
}

TEST(ServerClock, followsAClockThatWasSet)
{
    ServerClock clock;
    clock.observe({9'000'000}, boot, boot + 10ms);
    clock.observe({2'000'000}, boot + 1s, boot + 1s);
    EXPECT_EQ(clock.at(boot + 1s, system), base::Time{2'001'000});
}

} // namespace zumik::clients::prometheus
