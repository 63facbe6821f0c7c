// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/memorystore.h"

#include <gmock/gmock.h>

namespace zumik::promqltest {

namespace {

using ::testing::ElementsAre;

const series::Labels up{{"__name__", "up"}, {"job", "a"}};
const series::Labels down{{"__name__", "down"}};

series::Samples samplesOf(const MemoryStore &store, base::TimeRange range)
{
    const auto found = store.select({series::Matcher::equal("__name__", "up")}, range, {});
    series::Samples samples;
    if ((*found)->size() > 0) { // a series without a sample in the range is not among them
        EXPECT_EQ((*found)->size(), 1U);
        EXPECT_TRUE((*found)->read(0, range, samples).ok());
        EXPECT_FALSE(samples.times.empty());
    }
    return samples;
}

} // namespace

TEST(MemoryStore, ReadsBothEndsOfARangeInOrder)
{
    MemoryStore store;
    for (const std::int64_t ms : {30, 10, 20, 40}) {
        store.add(up, {ms}, static_cast<double>(ms));
    }
    store.add(down, {5}, 1);
    EXPECT_THAT(samplesOf(store, {{10}, {30}}).times, ElementsAre(10, 20, 30));
    EXPECT_THAT(samplesOf(store, {{11}, {29}}).values, ElementsAre(20));
    EXPECT_THAT(samplesOf(store, {{50}, {60}}).times, ElementsAre());
    EXPECT_THAT(samplesOf(store, {{60}, {50}}).times, ElementsAre()) << "a range that ends before it starts";
    EXPECT_EQ(store.extent(), (base::TimeRange{{5}, {40}}));
}

TEST(MemoryStore, ALaterSampleOfTheSameTimeCounts)
{
    MemoryStore store;
    store.add(up, {10}, 1);
    store.add(up, {10}, 2);
    EXPECT_THAT(samplesOf(store, {{0}, {100}}).values, ElementsAre(2));
}

TEST(MemoryStore, KnowsItsLabelsAndIsEmptyAfterClear)
{
    MemoryStore store;
    store.add(up, {10}, 1);
    store.add(down, {10}, 1);
    EXPECT_THAT(*store.labelNames(), ElementsAre("__name__", "job"));
    EXPECT_THAT(*store.labelValues("__name__"), ElementsAre("down", "up"));
    store.clear();
    EXPECT_FALSE(store.extent());
    EXPECT_EQ((*store.select({}, {}, {}))->size(), 0U);
}

} // namespace zumik::promqltest
