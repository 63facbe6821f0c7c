// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/scrapetargets.h"

#include "models/base/number.h"
#include "tests/promqltest/memorystore.h"

#include <gtest/gtest.h>

namespace zumik::replay {

using namespace std::chrono_literals;

namespace {

constexpr base::Time end{1'700'000'000'000};

/// `up` every `step` until `last`, with a jitter of a millisecond.
void scraped(promqltest::MemoryStore &store, const char *job, base::Duration step, base::Time last = end)
{
    const series::Labels labels{{"__name__", "up"}, {"job", job}, {"instance", "a:1"}};
    for (int i = 0; i < 40; ++i) {
        store.add(labels, last - step * i - base::Duration(i % 2), 1);
    }
}

std::vector<source::Target> targetsOf(const promqltest::MemoryStore &store)
{
    const auto targets = targetsIn(store, end, {});
    EXPECT_TRUE(targets) << describe(targets.error());
    return targets ? *targets : std::vector<source::Target>();
}

} // namespace

TEST(ScrapeTargets, tellHowFarScrapesAreApart)
{
    promqltest::MemoryStore store;
    scraped(store, "fast", 5s);
    scraped(store, "slow", 1min);
    const auto targets = targetsOf(store);
    ASSERT_EQ(targets.size(), 2U);
    EXPECT_EQ(targets[0].labels, (series::Labels{{"instance", "a:1"}, {"job", "fast"}}));
    EXPECT_EQ(targets[0].scrapeInterval, 5s);
    EXPECT_EQ(targets[0].lastScrape, end);
    EXPECT_EQ(targets[0].health, source::Target::Health::Up);
    EXPECT_EQ(targets[1].scrapeInterval, 1min);
}

TEST(ScrapeTargets, areDownWhereTheLastScrapeFailed)
{
    promqltest::MemoryStore store;
    scraped(store, "api", 15s);
    store.add(series::Labels{{"__name__", "up"}, {"job", "api"}, {"instance", "a:1"}}, end, 0);
    const auto targets = targetsOf(store);
    ASSERT_EQ(targets.size(), 1U);
    EXPECT_EQ(targets[0].health, source::Target::Health::Down);
}

TEST(ScrapeTargets, thatWereGoneByThenAreNone)
{
    promqltest::MemoryStore store;
    scraped(store, "gone", 15s, end - 6min);
    scraped(store, "stale", 15s, end - 1min);
    store.add(
        series::Labels{{"__name__", "up"}, {"job", "stale"}, {"instance", "a:1"}}, end - 30s, base::absent());
    EXPECT_TRUE(targetsOf(store).empty());
}

} // namespace zumik::replay
