// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/diff/generator.h"

#include "models/base/number.h"
#include "models/promql/function.h"
#include "models/promql/parser.h"
#include "tests/promqltest/diff/testdata.h"

#include <gmock/gmock.h>

#include <cmath>
#include <set>

namespace zumik::promqltest {

namespace {

constexpr int many = 20'000;

std::vector<std::string> queries(std::uint64_t seed, int count)
{
    Random random(seed);
    Generator generator(random);
    std::vector<std::string> all;
    for (int i = 0; i < count; ++i) {
        all.push_back(generator.query());
    }
    return all;
}

void collect(const promql::Expression &expression, std::set<std::string> &names)
{
    if (const auto *call = expression.as<promql::Call>()) {
        names.emplace(call->function->name);
    } else if (const auto *aggregate = expression.as<promql::Aggregate>()) {
        names.emplace(promql::name(aggregate->op));
    } else if (const auto *binary = expression.as<promql::Binary>()) {
        names.emplace(promql::symbol(binary->op));
    }
    for (const promql::Expression *part : promql::partsOf(expression)) {
        collect(*part, names);
    }
}

std::set<std::string> namesIn(const std::vector<std::string> &all)
{
    std::set<std::string> names;
    for (const std::string &each : all) {
        if (const auto parsed = promql::parse(each)) {
            collect(**parsed, names);
        }
    }
    return names;
}

} // namespace

TEST(Generator, WritesQueriesThatParse)
{
    for (const std::string &query : queries(1, many)) {
        const auto parsed = promql::parse(query);
        ASSERT_TRUE(parsed.ok()) << query << "\n" << parsed.error().message;
    }
}

TEST(Generator, WritesTheSameForTheSameSeed)
{
    EXPECT_EQ(queries(7, 100), queries(7, 100));
    EXPECT_NE(queries(7, 100), queries(8, 100));
}

TEST(Generator, UsesEveryFunctionAndEveryOperator)
{
    const std::set<std::string> names = namesIn(queries(1, many));
    for (const promql::Function *function : promql::functions(promql::Semantics::v2())) {
        // Of native histograms, which the data has none of.
        if (!function->name.starts_with("histogram_") || function->name == "histogram_quantile") {
            EXPECT_TRUE(names.contains(std::string(function->name))) << function->name;
        }
    }
    for (const char *name : {"sum", "avg", "count", "min", "max", "group", "stddev", "stdvar", "topk",
             "bottomk", "count_values", "quantile", "+", "-", "*", "/", "%", "^", "atan2", "==", "!=", "<",
             "<=", ">", ">=", "and", "or", "unless"}) {
        EXPECT_TRUE(names.contains(name)) << name;
    }
}

TEST(Generator, DamagesQueriesMostlySoThatTheyNoLongerParse)
{
    Random random(3);
    Generator generator(random);
    int broken = 0;
    for (int i = 0; i < 1000; ++i) {
        broken += promql::parse(generator.damagedQuery()).ok() ? 0 : 1;
    }
    EXPECT_GT(broken, 500);
}

TEST(TestData, IsTheSameForASeedAndHasWhatRealSamplesHave)
{
    const TestData data = makeTestData(5);
    EXPECT_EQ(openMetricsText(data.imported), openMetricsText(makeTestData(5).imported));
    int stale = 0;
    int infinite = 0;
    for (const tests::WrittenSeries &series : data.written) {
        for (std::size_t i = 0; i < series.samples.size(); ++i) {
            stale += base::isAbsent(series.samples[i].value) ? 1 : 0;
            infinite += std::isinf(series.samples[i].value) ? 1 : 0;
            ASSERT_TRUE(i == 0 || series.samples[i - 1].ms < series.samples[i].ms)
                << "not in the order of time";
        }
    }
    EXPECT_GT(stale, 10);
    EXPECT_GT(infinite, 10);
    EXPECT_GT(openMetricsText(data.imported).size(), 10'000U);
}

} // namespace zumik::promqltest
