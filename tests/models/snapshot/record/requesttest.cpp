// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/record/request.h"

#include <gtest/gtest.h>

namespace zumik::snapshot::record {

TEST(RecordPlan, isTheSameWhenItIsReadAgain)
{
    RecordPlan plan{"--from now-6h", {{-5}, {1000}}, {everything()}};
    plan.selections.push_back(*selectionOf(R"(a_total{job=~"x|y\\.z",path!="/a b\"c\n",n!~"q"})"));
    plan.selections.back().before = base::Duration{77};
    const auto again = readPlan(toText(plan));
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(again->arguments, plan.arguments);
    EXPECT_EQ(again->range, plan.range);
    ASSERT_EQ(again->selections.size(), 2U);
    EXPECT_EQ(again->selections[0].text(), plan.selections[0].text());
    EXPECT_EQ(again->selections[1].matchers, plan.selections[1].matchers);
    EXPECT_EQ(again->selections[1].before, base::Duration{77});
}

TEST(RecordPlan, refusesWhatIsNone)
{
    for (const char *text : {"", "a", "a\n", "a\n1 2 \nx", "a\n2 1 \n", "a\n1 2 \n5 sum(up)\n", "a\n1\n"}) {
        EXPECT_FALSE(readPlan(text).ok()) << text;
    }
}

} // namespace zumik::snapshot::record
