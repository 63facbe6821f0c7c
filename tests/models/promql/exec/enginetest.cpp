// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/engine.h"
#include "models/base/number.h"
#include "tests/models/promql/exec/watchedstore.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <thread>

namespace zumik::promql::exec {

namespace {

using namespace std::chrono_literals;
using base::ErrorCode;

const series::Grid tenMinutes = series::Grid::over({{0}, {600'000}}, 15s);

base::Result<series::Matrix> over(const series::Queryable &store, const char *expression,
    EngineOptions options = {}, const base::StopToken &stop = {})
{
    return Engine(options).range(store, expression, tenMinutes, stop);
}

bool sameBits(const series::Matrix &a, const series::Matrix &b)
{
    return std::equal(a.series.begin(), a.series.end(), b.series.begin(), b.series.end(),
        [](const series::Series &x, const series::Series &y) {
            const auto left = x.values.values();
            const auto right = y.values.values();
            return x.labels == y.labels
                && std::equal(left.begin(), left.end(), right.begin(), right.end(), [](double p, double q) {
                       return std::bit_cast<std::uint64_t>(p) == std::bit_cast<std::uint64_t>(q);
                   });
        });
}

ErrorCode codeOf(const base::Result<series::Matrix> &answer)
{
    return answer ? ErrorCode::Internal : answer.error().code;
}

} // namespace

TEST(Engine, saysTheSameToTheBitWithAnyNumberOfThreads)
{
    WatchedStore store;
    fill(store.content, 300, 10);
    for (const char *expression : {"sum(rate(a[2m]))", "sum by (g) (a)", "avg by (g) (a)", "stddev(a)",
             "avg_over_time(a[1m])", "topk by (g) (3, a)", "quantile(0.3, a)", "a + on (i) b",
             "a * on (g) group_left () sum by (g) (b)", "count_values(\"v\", round(a / 100))",
             "sum by (i) (a)", "a or b", "max_over_time(sum(a)[1m:5s])", "histogram_quantile(0.5, a)"}) {
        EngineOptions options;
        options.threads = 1;
        const auto one = over(store, expression, options);
        ASSERT_TRUE(one) << expression << base::describe(one.error());
        for (const unsigned threads : {2U, 3U, 8U}) {
            options.threads = threads;
            const auto many = over(store, expression, options);
            ASSERT_TRUE(many) << expression;
            EXPECT_TRUE(sameBits(*one, *many)) << expression << " with " << threads << " threads";
        }
    }
}

TEST(Engine, sortsTheSeriesOfARange)
{
    WatchedStore store;
    fill(store.content, 20, 10);
    const auto answer = over(store, "b or on (__name__) a");
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->series.size(), 40U);
    EXPECT_TRUE(std::is_sorted(answer->series.begin(), answer->series.end(),
        [](const series::Series &x, const series::Series &y) { return x.labels < y.labels; }));
}

TEST(Engine, leavesOutSeriesWithoutAnyValue)
{
    WatchedStore store;
    fill(store.content, 3, 10);
    const auto answer = over(store, "a{i=\"1\"} or a > Inf");
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->series.size(), 1U);
}

TEST(Engine, makesOneSelectionOfEqualOnes)
{
    WatchedStore store;
    fill(store.content, 3, 10);
    ASSERT_TRUE(over(store, "sum(rate(a[1m])) + sum(delta(a[1m])) + sum(deriv(a[1m]))"));
    EXPECT_EQ(store.selections, 1);
}

TEST(Engine, readsEachSeriesOnceHoweverOftenAPartOccurs)
{
    WatchedStore store;
    fill(store.content, 5, 10);
    ASSERT_TRUE(over(store, "rate(a[1m]) / rate(a[1m]) + sum by (i, g) (rate(a[1m]))"));
    EXPECT_EQ(store.reads, 5);
}

TEST(Engine, holdsStillWhatDoesNotDependOnTheStep)
{
    WatchedStore store;
    fill(store.content, 1, 10);
    const auto answer = over(store, "sum_over_time(a[1m] @ 300) + a @ 60");
    ASSERT_TRUE(answer);
    ASSERT_EQ(answer->series.size(), 1U);
    const auto values = answer->series[0].values.values();
    EXPECT_TRUE(std::all_of(values.begin(), values.end(), [&](double value) { return value == values[0]; }));
}

TEST(Engine, givesUpAtOnceWhenItIsToldTo)
{
    WatchedStore store;
    fill(store.content, 500, 10);
    base::StopSource stop;
    store.onRead = [&] {
        if (store.reads >= 20) {
            stop.request_stop();
        }
    };
    EXPECT_EQ(codeOf(over(store, "sum(rate(a[5m]))", {}, stop.get_token())), ErrorCode::Cancelled);
    EXPECT_LT(store.reads, 40);
}

TEST(Engine, givesUpWhenItsTimeIsOver)
{
    WatchedStore store;
    fill(store.content, 500, 10);
    store.onRead = [] {
        std::this_thread::sleep_for(2ms);
    };
    EngineOptions options;
    options.timeLimit = 20ms;
    EXPECT_EQ(codeOf(over(store, "sum(rate(a[5m]))", options)), ErrorCode::QueryTimeout);
    EXPECT_LT(store.reads, 100);
}

TEST(Engine, refusesToHoldMoreThanItMay)
{
    WatchedStore store;
    fill(store.content, 100, 10);
    EngineOptions options;
    options.mostValues = 100 * tenMinutes.count;
    EXPECT_TRUE(over(store, "a", options));
    options.mostValues -= 1;
    const auto refused = over(store, "a", options);
    EXPECT_EQ(codeOf(refused), ErrorCode::TooLarge);
    EXPECT_NE(refused.error().message.find("4099"), std::string::npos) << refused.error().message;
    EXPECT_EQ(codeOf(over(store, "quantile(0.5, a)", options)), ErrorCode::TooLarge);
    EXPECT_TRUE(over(store, "sum(a)", options)) << "rows that are only passed on need no room";
}

TEST(Engine, passesOnWhatTheStoreReports)
{
    WatchedStore store;
    fill(store.content, 3, 10);
    store.failure = base::Error{ErrorCode::FormatInvalid, "bad sum", "000001 at 8"};
    for (const char *expression : {"a", "sum(a)", "a + b", "topk(1, a)", "absent(a)",
             "count_values(\"x\", a)", "a and b", "scalar(a)", "sum_over_time(a[1m:])"}) {
        const auto answer = over(store, expression);
        ASSERT_FALSE(answer) << expression;
        EXPECT_EQ(answer.error(), *store.failure) << expression;
    }
}

TEST(Engine, countsTheHistogramsThatWereLeftOut)
{
    WatchedStore store;
    fill(store.content, 3, 10);
    store.histograms = 2;
    EXPECT_EQ(over(store, "sum(a)")->histogramsSkipped, 6U);
    EXPECT_EQ(Engine().instant(store, "a", {60'000})->histogramsSkipped, 6U);
}

TEST(Engine, answersAScalarAsOneSeriesWithoutLabels)
{
    const WatchedStore store;
    const auto answer = over(store, "time() / 60");
    ASSERT_TRUE(answer);
    ASSERT_EQ(answer->series.size(), 1U);
    EXPECT_TRUE(answer->series[0].labels.empty());
    EXPECT_EQ(answer->series[0].values[8], 2);
}

TEST(Engine, refusesARangeOfRangeVectorsAndStrings)
{
    const WatchedStore store;
    EXPECT_EQ(codeOf(over(store, "a[5m]")), ErrorCode::QueryInvalid);
    EXPECT_EQ(codeOf(over(store, "\"text\"")), ErrorCode::QueryInvalid);
    EXPECT_EQ(codeOf(over(store, "a +")), ErrorCode::QueryInvalid);
}

TEST(Engine, answersAnInstantInEachOfTheFourKinds)
{
    WatchedStore store;
    fill(store.content, 2, 10);
    const Engine engine;
    const base::Time at{120'000};
    EXPECT_EQ(std::get<series::Scalar>(engine.instant(store, "1 + 1", at)->value).value, 2);
    EXPECT_EQ(std::get<series::Text>(engine.instant(store, "\"text\"", at)->value).value, "text");
    EXPECT_EQ(std::get<std::vector<series::Sample>>(engine.instant(store, "a", at)->value).size(), 2U);
    const auto raw = engine.instant(store, "a[1m]", at);
    const auto &all = std::get<std::vector<series::RawSeries>>(raw->value);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_GE(all[0].times.front().ms, 60'000);
    EXPECT_LE(all[0].times.back().ms, 120'000);
    EXPECT_EQ(std::count_if(all[0].values.begin(), all[0].values.end(), base::isAbsent), 0);
}

TEST(Engine, ordersTheGroupsOfAnInstantByWhoIsPresentThere)
{
    WatchedStore store;
    store.content.add({{"__name__", "m"}, {"a", "1"}, {"g", "x"}}, {600'000}, 1);
    store.content.add({{"__name__", "m"}, {"a", "2"}, {"g", "y"}}, {1'000}, 2);
    store.content.add({{"__name__", "m"}, {"a", "3"}, {"g", "x"}}, {1'000}, 3);
    for (const char *expression : {"sum by (g) (m)", "quantile by (g) (0.5, m)", "topk by (g) (1, m)"}) {
        const auto answer = Engine().instant(store, expression, {60'000});
        const auto &samples = std::get<std::vector<series::Sample>>(answer->value);
        ASSERT_EQ(samples.size(), 2U) << expression;
        EXPECT_EQ(samples[0].labels.get("g"), "y")
            << expression << ": x is there, but later in the store's order";
        EXPECT_EQ(samples[1].labels.get("g"), "x") << expression;
    }
}

TEST(Engine, evaluatesNothingOnAnEmptyGrid)
{
    WatchedStore store;
    fill(store.content, 2, 10);
    const auto answer = Engine().range(store, "a", {{0}, 15s, 0});
    ASSERT_TRUE(answer);
    EXPECT_TRUE(answer->series.empty());
    EXPECT_EQ(store.reads, 0);
}

TEST(Engine, takesLongChainsAndRefusesEndlessOnes)
{
    const WatchedStore store;
    std::string chain = "1";
    for (int i = 0; i < 1900; ++i) {
        chain += " + 1";
    }
    const auto answer = Engine().instant(store, chain, {0});
    ASSERT_TRUE(answer) << base::describe(answer.error());
    EXPECT_EQ(std::get<series::Scalar>(answer->value).value, 1901);
    for (int i = 0; i < 100'000; ++i) {
        chain += " + 1";
    }
    const auto refused = Engine().instant(store, chain, {0});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::TooLarge);
}

TEST(Engine, saysWhatItDoubtsAndWhere)
{
    WatchedStore store;
    fill(store.content, 2, 10);
    EngineOptions options;
    options.semantics = Semantics::v3();
    const auto answer = over(store, "sum(rate(a[2m])) +\n  sum(quantile_over_time(2, b[2m]))", options);
    ASSERT_TRUE(answer);
    ASSERT_EQ(answer->annotations.size(), 2U);
    EXPECT_EQ(answer->annotations[0].level, series::Annotation::Level::Info);
    EXPECT_EQ(answer->annotations[0].message,
        "PromQL info: metric might not be a counter, name does not end in _total/_sum/_count/_bucket: \"a\" "
        "(1:10)");
    EXPECT_EQ(answer->annotations[1].message,
        "PromQL warning: quantile value should be between 0 and 1, got 2 (2:26)");
    EXPECT_TRUE(over(store, "rate(a[2m])")->annotations.empty()) << "version 2 has none";
}

} // namespace zumik::promql::exec
