// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/tailrule.h"

#include <gtest/gtest.h>

namespace zumik::session {

using namespace std::chrono_literals;

TEST(TailRule, KnowsHowLateSamplesMayBeWithEachServer)
{
    EXPECT_EQ(tailRuleFor({"Prometheus", "2.42.0"}, {}).settle, 60s);
    EXPECT_EQ(tailRuleFor({"VictoriaMetrics", "1.79"}, {}).settle, 90s);
    EXPECT_EQ(tailRuleFor({"Thanos", "0.34"}, {}).settle, 5min);
    EXPECT_EQ(tailRuleFor({}, {}).settle, 5min);
}

TEST(TailRule, TakesTheScrapeIntervalOfTheProfile)
{
    EXPECT_EQ(tailRuleFor({}, 30s).scrapeInterval, 30s);
    EXPECT_EQ(tailRuleFor({}, {}).scrapeInterval, 15s);
}

} // namespace zumik::session
