// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/localdocuments.h"

#include <gtest/gtest.h>

namespace zumik::replay {

namespace {

using Health = source::Target::Health;

source::Target target(const char *instance, Health health)
{
    source::Target made;
    made.labels = {{"instance", instance}, {"job", "node"}};
    made.health = health;
    return made;
}

source::Target recorded(const char *instance, Health health)
{
    source::Target made = target(instance, health);
    made.scrapePool = "pool";
    made.scrapeUrl = std::string("http://") + instance + "/metrics";
    made.scrapeInterval = base::Duration{30'000};
    made.lastError = health == Health::Down ? "refused" : "";
    return made;
}

} // namespace

TEST(RecordedTargets, haveTheHealthOfTheTimeAndTheRestAsRecorded)
{
    const auto joined = withRecorded({target("a", Health::Up), target("b", Health::Down)},
        {recorded("b", Health::Down), recorded("a", Health::Down), recorded("c", Health::Down)});
    ASSERT_EQ(joined.size(), 3U);
    EXPECT_EQ(joined[0].health, Health::Up);
    EXPECT_EQ(joined[0].lastError, "") << "it was up then";
    EXPECT_EQ(joined[0].scrapeUrl, "http://a/metrics");
    EXPECT_EQ(joined[0].scrapeInterval, base::Duration{30'000});
    EXPECT_EQ(joined[1].lastError, "refused");
    EXPECT_EQ(joined[2].labels.get("instance"), "c") << "of which the samples tell nothing";
    EXPECT_EQ(joined[2].scrapePool, "pool");
}

} // namespace zumik::replay
