// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/urlvalues.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::dashboard {

using testing::ElementsAre;
using testing::Pair;

TEST(UrlValues, AreNameAndValueAsWritten)
{
    EXPECT_THAT(*parseUrlValues("node=a=b %20&c"), ElementsAre(Pair("node", "a=b %20&c")));
    EXPECT_THAT(*parseUrlValues("node="), ElementsAre(Pair("node", "")));
    EXPECT_FALSE(parseUrlValues("node"));
    EXPECT_FALSE(parseUrlValues("=x"));
    EXPECT_FALSE(parseUrlValues(""));
}

TEST(UrlValues, OfAnAddressAreDecodedAndTheRestIsPassedOver)
{
    EXPECT_THAT(*parseUrlValues("var-node=a%2Fb&var-node=c+d&from=now-1h&var-env=x"),
        ElementsAre(Pair("node", "a/b"), Pair("node", "c d"), Pair("env", "x")));
}

TEST(UrlValues, NameAllWhereThereIsAll)
{
    Variable variable;
    EXPECT_THAT(urlChoice(variable, {"All"}), ElementsAre("All"));
    variable.includeAll = true;
    variable.allValue = ".*";
    EXPECT_THAT(urlChoice(variable, {"All"}), ElementsAre("$__all"));
    EXPECT_THAT(urlChoice(variable, {".*"}), ElementsAre("$__all"));
    EXPECT_THAT(urlChoice(variable, {"a", ".*"}), ElementsAre("a", ".*"));
    variable = {};
    variable.type = Variable::Type::Interval;
    EXPECT_THAT(urlChoice(variable, {"$__auto_interval_i"}), ElementsAre("$__auto"));
    EXPECT_THAT(urlChoice(variable, {"auto"}), ElementsAre("$__auto"));
    EXPECT_THAT(urlChoice(variable, {"5m"}), ElementsAre("5m"));
}

TEST(UrlFilters, HaveThreeParts)
{
    EXPECT_EQ(parseUrlFilter("job|=|node"), (AdHocFilter{"job", "=", "node"}));
    EXPECT_EQ(parseUrlFilter("job|!~|a.*"), (AdHocFilter{"job", "!~", "a.*"}));
    EXPECT_EQ(
        parseUrlFilter("path,Path|=|a__gfp__b__gfc__c__gfh__d,shown"), (AdHocFilter{"path", "=", "a|b,c#d"}));
    for (const char *broken : {"", "job", "job|=", "job|=|", "|=|x", "job|<|1", "||"}) {
        EXPECT_FALSE(parseUrlFilter(broken)) << broken;
    }
}

TEST(UrlFilters, OfSeveralValuesBecomeARegularExpression)
{
    EXPECT_EQ(parseUrlFilter("job|=__gfp__|a.b|c"), (AdHocFilter{"job", "=~", "a\\.b|c"}));
    EXPECT_EQ(makeFilter("job", "!=|", {"a"}), (AdHocFilter{"job", "!~", "a"}));
}

TEST(UrlFilters, OfADashboardAreReadUpToTheirOrigin)
{
    EXPECT_EQ(parseUrlFilter("job|=|a\\b\\=\\dashboard"), (AdHocFilter{"job", "=", "a"}));
}

} // namespace zumik::dashboard
