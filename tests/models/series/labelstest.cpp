// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/series/labels.h"

#include <gtest/gtest.h>

namespace zumik::series {

TEST(Labels, areSortedAndDropEmptyValues)
{
    const Labels labels({{"job", "api"}, {"__name__", "up"}, {"empty", ""}});
    ASSERT_EQ(labels.size(), 2U);
    EXPECT_EQ(labels.at(0).name, "__name__");
    EXPECT_EQ(labels.metricName(), "up");
    EXPECT_EQ(labels.get("job"), "api");
    EXPECT_FALSE(labels.has("empty"));
}

TEST(Labels, equalAndHashTheSameInAnyOrderOfBuilding)
{
    const Labels a({{"a", "1"}, {"b", "2"}});
    const Labels b({{"b", "2"}, {"a", "1"}});
    EXPECT_EQ(a, b);
    EXPECT_EQ(a.hash(), b.hash());
    EXPECT_NE(a, a.with("b", "3"));
    EXPECT_LT(a, a.with("b", "3"));
    EXPECT_LT(a.without("b"), a);
}

TEST(Labels, arePrintedAsPrometheusPrintsThem)
{
    EXPECT_EQ(Labels({{"__name__", "up"}}).toString(), "up");
    EXPECT_EQ(Labels({{"__name__", "up"}, {"job", "a\"b\\c\nd"}}).toString(), "up{job=\"a\\\"b\\\\c\\nd\"}");
    EXPECT_EQ(Labels({{"a", "1"}, {"b", "2"}}).toString(), "{a=\"1\", b=\"2\"}");
    EXPECT_EQ(Labels({{"__name__", "my.metric"}, {"my.label", "x"}}).toString(),
        "{\"my.metric\", \"my.label\"=\"x\"}");
    EXPECT_EQ(Labels().toString(), "{}");
}

} // namespace zumik::series
