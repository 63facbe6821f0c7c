// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/adhoc.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::board {

namespace {

using dashboard::AdHocFilter;
using testing::ElementsAre;

const std::vector<AdHocFilter> jobA{{"job", "=", "a"}};

std::string filtered(const std::string &expression, const std::vector<AdHocFilter> &filters)
{
    const auto result = withFilters(expression, filters);
    if (!result) {
        return result.error().code == base::ErrorCode::QueryInvalid ? "query invalid" : "another error";
    }
    return *result;
}

} // namespace

TEST(AdHocFilters, AreConditionsOnEverySelector)
{
    EXPECT_EQ(filtered("up", jobA), "up{job=\"a\"}");
    EXPECT_EQ(filtered("rate(x{pod=\"p\"}[5m]) / on (pod) y offset 1h", jobA),
        "rate(x{pod=\"p\",job=\"a\"}[5m]) / on (pod) y{job=\"a\"} offset 1h");
    EXPECT_EQ(filtered("{__name__=~\"a.*\"}", jobA), "{__name__=~\"a.*\",job=\"a\"}");
    EXPECT_EQ(filtered("vector(1)", jobA), "vector(1)");
}

TEST(AdHocFilters, AreNeverPutIntoTexts)
{
    EXPECT_EQ(filtered("label_replace(up, \"a\", \"up{x}\", \"b\", \"(.*)\")", jobA),
        "label_replace(up{job=\"a\"}, \"a\", \"up{x}\", \"b\", \"(.*)\")");
}

TEST(AdHocFilters, HaveFourOperatorsAndAllHold)
{
    const std::vector<AdHocFilter> all{
        {"a", "=", "1"}, {"b", "!=", "2"}, {"c", "=~", "x|y"}, {"d", "!~", "z\"\\\\"}};
    EXPECT_EQ(filtered("up", all), "up{a=\"1\",b!=\"2\",c=~\"x|y\",d!~\"z\\\"\\\\\\\\\"}");
    EXPECT_EQ(filtered("up{a=\"0\"}", {{"a", "=", "1"}}), "up{a=\"0\",a=\"1\"}");
}

TEST(AdHocFilters, LeaveWhatTheyDoNotTouchAsItIsWritten)
{
    EXPECT_EQ(filtered("no ( PromQL", {}), "no ( PromQL");
}

TEST(AdHocFilters, RefuseWhatTheyCanNotBePutInto)
{
    EXPECT_EQ(filtered("no ( PromQL", jobA), "query invalid");
    EXPECT_EQ(filtered("up", {{"job", "=~", "("}}), "query invalid");
}

TEST(AdHocFilters, GoIntoQueriesOfBothMajorVersions)
{
    EXPECT_EQ(filtered("holt_winters(x[5m], 0.1, 0.2)", jobA), "holt_winters(x{job=\"a\"}[5m], 0.1, 0.2)");
    EXPECT_EQ(filtered("sort_by_label(x, \"a\")", jobA), "sort_by_label(x{job=\"a\"}, \"a\")");
}

TEST(AdHocFilters, AreThoseOfAllVariablesEachOnceAndWhole)
{
    dashboard::Variable one;
    one.filters = {{"a", "=", "1"}, {"", "=", "x"}, {"k", "=", ""}};
    dashboard::Variable two;
    two.filters = {{"b", "=", "2"}, {"a", "=", "1"}};
    EXPECT_THAT(filtersOf({one, two}), ElementsAre(AdHocFilter{"a", "=", "1"}, AdHocFilter{"b", "=", "2"}));
}

TEST(AdHocFilters, AsASelectorNarrowTheNextOnes)
{
    EXPECT_EQ(*selectorOf({{"a", "=", "1"}, {"b", "!~", "x"}}), "{a=\"1\",b!~\"x\"}");
    EXPECT_EQ(*selectorOf({}), "");
    EXPECT_FALSE(selectorOf({{"a", "=~", "("}}).ok());
}

} // namespace zumik::board
