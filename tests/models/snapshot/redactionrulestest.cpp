// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/redactionrules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::snapshot {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(RedactionRules, replaceUnlessTheySayDrop)
{
    const auto rules = parseRedactionRules("tenant_name, Hostname:drop,gpu:replace");
    ASSERT_TRUE(rules) << describe(rules.error());
    EXPECT_THAT(rules->replaced, ElementsAre("tenant_name", "gpu"));
    EXPECT_THAT(rules->dropped, ElementsAre("Hostname"));
    EXPECT_TRUE(rules->concerns("gpu"));
    EXPECT_FALSE(rules->concerns("job"));
}

TEST(RedactionRules, refuseWhatNamesNoLabelOrNoAction)
{
    for (const char *text :
        {"", "a,", ",a", ":drop", "a:", "a:hide", "a:drop:drop", "a b", "\x01", "\"a\""}) {
        const auto rules = parseRedactionRules(text);
        ASSERT_FALSE(rules) << text;
        EXPECT_EQ(rules.error().code, base::ErrorCode::InvalidArgument) << text;
    }
}

TEST(RedactionRules, refuseALabelNamedTwiceAndTheMetricsName)
{
    EXPECT_FALSE(parseRedactionRules("a,a"));
    EXPECT_FALSE(parseRedactionRules("a,a:drop"));
    EXPECT_FALSE(parseRedactionRules("__name__"));
}

} // namespace zumik::snapshot
