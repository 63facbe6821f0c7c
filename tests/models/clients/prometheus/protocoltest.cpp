// SPDX-License-Identifier: GPL-3.0-or-later
// The client against real servers: the same promises for each that speaks the API.
#include "tests/models/clients/prometheus/apiservers.h"
#include "tests/support/net.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace zumik::clients::prometheus {

namespace {

using namespace std::chrono_literals;
using base::ErrorCode;
using testing::Contains;
using testing::ElementsAre;

constexpr base::Time epoch = ApiServer::epoch;
constexpr base::TimeRange wholeHour{epoch, {epoch.ms + 3'600'000}};

template <typename T, typename Call> T answerOf(Call call)
{
    const auto answer = tests::ask<T>(call);
    EXPECT_TRUE(answer.ok()) << describe(answer.error());
    return answer ? *answer : T{};
}

/// The value of the test data at a time; the step before holds between samples.
double levelAt(base::Time time)
{
    return std::floor(static_cast<double>((time - epoch).count()) / 15'000.0);
}

} // namespace

class PrometheusApi : public testing::TestWithParam<std::string> {
protected:
    static void TearDownTestSuite() { ApiServer::stopAll(); }

    bool isPrometheus() const { return GetParam() == "Prometheus"; }

    std::unique_ptr<PrometheusSource> source =
        openSource({.base = localUrl(ApiServer::get(GetParam()).port())});
};

TEST_P(PrometheusApi, answersARangeQueryOnItsGrid)
{
    const auto matrix = askRange(*source, "test_level", {epoch - 60s, 15s, 9});
    ASSERT_TRUE(matrix.ok()) << describe(matrix.error());
    EXPECT_EQ(matrix->grid, (series::Grid{epoch - 60s, 15s, 9}));
    ASSERT_EQ(matrix->series.size(), 2U);
    const auto &first = matrix->series[0];
    EXPECT_EQ(first.labels.toString(), R"(test_level{instance="1", job="a"})");
    for (std::size_t i = 0; i < 9; ++i) {
        ASSERT_EQ(first.values.hasValue(i), i >= 4) << i;
        if (i >= 4) {
            EXPECT_EQ(first.values[i], static_cast<double>(i) - 4);
        }
    }
}

TEST_P(PrometheusApi, trustsTheTimestampsThatReturn)
{
    // VictoriaMetrics moves a start that is no multiple of the step; Prometheus doesn't.
    const auto matrix = askRange(*source, R"(test_level{instance="1"})", {epoch + 607s, 60s, 50});
    ASSERT_TRUE(matrix.ok()) << describe(matrix.error());
    ASSERT_EQ(matrix->series.size(), 1U);
    EXPECT_EQ(matrix->grid.start.ms % 60'000, isPrometheus() ? 7'000 : 0);
    std::size_t seen = 0;
    for (std::size_t i = 0; i < matrix->grid.count; ++i) {
        if (matrix->series[0].values.hasValue(i)) {
            ++seen;
            EXPECT_EQ(matrix->series[0].values[i], levelAt(matrix->grid.at(i))) << i;
        }
    }
    EXPECT_GE(seen, 48U);
}

TEST_P(PrometheusApi, answersAFullHourExactly)
{
    const auto matrix = askRange(*source, "test_level", series::Grid::over(wholeHour, 15s));
    ASSERT_TRUE(matrix.ok());
    ASSERT_EQ(matrix->series.size(), 2U);
    for (std::size_t i = 0; i < 241; ++i) {
        ASSERT_EQ(matrix->series[1].values[i], 1000 + static_cast<double>(i));
    }
}

TEST_P(PrometheusApi, answersAnInstantQuery)
{
    const auto instant = askInstant(*source, R"(test_level{instance="2"})", epoch + 150s);
    ASSERT_TRUE(instant.ok()) << describe(instant.error());
    const auto &vector = std::get<std::vector<series::Sample>>(instant->value);
    ASSERT_EQ(vector.size(), 1U);
    EXPECT_EQ(vector[0].value, 1010);
    EXPECT_EQ(vector[0].time, epoch + 150s);
}

TEST_P(PrometheusApi, answersARangeSelectorWithRawSamples)
{
    const auto instant = askInstant(*source, R"(test_level{instance="1"}[1m])", epoch + 150s);
    ASSERT_TRUE(instant.ok()) << describe(instant.error());
    const auto &raw = std::get<std::vector<series::RawSeries>>(instant->value);
    ASSERT_EQ(raw.size(), 1U);
    ASSERT_GE(raw[0].times.size(), 4U);
    for (std::size_t i = 0; i < raw[0].times.size(); ++i) {
        EXPECT_EQ(raw[0].values[i], levelAt(raw[0].times[i]));
    }
}

TEST_P(PrometheusApi, answersInfinitiesAndWhereItHasThemNaN)
{
    const auto matrix = askRange(*source, R"(test_level{instance="1"} / 0)", {epoch, 15s, 3});
    ASSERT_TRUE(matrix.ok()) << describe(matrix.error());
    const auto &values = matrix->series.at(0).values;
    EXPECT_EQ(values[1], HUGE_VAL);
    // VictoriaMetrics leaves NaN out of its answers.
    EXPECT_EQ(values.hasValue(0), isPrometheus());
    EXPECT_TRUE(std::isnan(values[0]));
}

TEST_P(PrometheusApi, answersScalarExpressions)
{
    const auto instant = askInstant(*source, "40 + 2", epoch);
    ASSERT_TRUE(instant.ok());
    const auto *scalar = std::get_if<series::Scalar>(&instant->value);
    const auto *vector = std::get_if<std::vector<series::Sample>>(&instant->value);
    EXPECT_EQ(scalar ? scalar->value : vector->at(0).value, 42);
}

TEST_P(PrometheusApi, knowsSeriesLabelsAndTheirValues)
{
    const auto sets = answerOf<std::vector<series::Labels>>([&](auto stop, auto to, auto answer) {
        source->seriesOf({{R"(test_level{instance="2"})"}, wholeHour}, stop, to, answer);
    });
    EXPECT_THAT(
        sets, ElementsAre(series::Labels{{"__name__", "test_level"}, {"instance", "2"}, {"job", "a"}}));
    const auto names = answerOf<std::vector<std::string>>([&](auto stop, auto to, auto answer) {
        source->labelNames({{"test_level"}, wholeHour}, stop, to, answer);
    });
    EXPECT_THAT(names, ElementsAre("__name__", "instance", "job"));
    const auto values = answerOf<std::vector<std::string>>([&](auto stop, auto to, auto answer) {
        source->labelValues({"instance", {"test_level"}, wholeHour}, stop, to, answer);
    });
    EXPECT_THAT(values, ElementsAre("1", "2"));
    const auto metrics = answerOf<std::vector<std::string>>([&](auto stop, auto to, auto answer) {
        source->labelValues({"__name__", {}, wholeHour}, stop, to, answer);
    });
    EXPECT_THAT(metrics, Contains("test_level"));
    const auto all = answerOf<std::vector<series::Labels>>([&](auto stop, auto to, auto answer) {
        source->seriesOf({{}, wholeHour}, stop, to, answer);
    });
    EXPECT_GE(all.size(), 2U);
}

TEST_P(PrometheusApi, tellsAQueryThatDoesNotParseFromOneThatFails)
{
    const auto bad = askRange(*source, "sum(", {epoch, 15s, 3});
    ASSERT_FALSE(bad.ok());
    EXPECT_EQ(bad.error().code, ErrorCode::QueryInvalid) << describe(bad.error());
    EXPECT_FALSE(bad.error().message.empty());
    EXPECT_TRUE(bad.error().where.ends_with("/api/v1/query_range")) << bad.error().where;
    const auto failing = askRange(*source, "test_level + on(job) test_level", {epoch, 15s, 3});
    ASSERT_FALSE(failing.ok());
    EXPECT_EQ(failing.error().code, ErrorCode::QueryFailed) << describe(failing.error());
}

TEST_P(PrometheusApi, aWholeAnswerIsNotTakenForAPartialOne)
{
    const std::string raw = tests::http(
        {.port = ApiServer::get(GetParam()).port(), .path = "/api/v1/query?query=test_level&time=1700000400"})
                                .body;
    EXPECT_EQ(raw.find("isPartial"), raw.find("isPartial\":false")) << raw; // or it says nothing of it
    const auto matrix = askRange(*source, "test_level", {epoch, 15s, 9});
    ASSERT_TRUE(matrix.ok()) << describe(matrix.error());
    EXPECT_TRUE(matrix->annotations.empty());
}

TEST_P(PrometheusApi, refusesMoreStepsThanAServerWouldAnswer)
{
    EXPECT_TRUE(askRange(*source, "test_level", {epoch, 1s, 11'000}).ok());
    const auto answer = askRange(*source, "test_level", {epoch, 1s, 11'001});
    ASSERT_FALSE(answer.ok());
    EXPECT_EQ(answer.error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(askRange(*source, "test_level", {epoch, 1s, 0}).error().code, ErrorCode::InvalidArgument);
}

TEST_P(PrometheusApi, saysWhatItIsAndThatItIsReady)
{
    const auto info = answerOf<source::BuildInfo>(
        [&](auto stop, auto to, auto answer) { source->buildInfo(stop, to, answer); });
    EXPECT_EQ(info.product, GetParam());
    EXPECT_EQ(info.version.empty(), !isPrometheus());
    answerOf<base::Done>([&](auto stop, auto to, auto answer) { source->ready(stop, to, answer); });
}

TEST_P(PrometheusApi, answersWithItsOwnClock)
{
    answerOf<source::BuildInfo>(
        [&](auto stop, auto to, auto answer) { source->buildInfo(stop, to, answer); });
    const auto apart = source->now() - base::SystemClock().now();
    EXPECT_LT(std::abs(apart.count()), 2000);
}

TEST_P(PrometheusApi, answersLookUpsOfMetadataRulesAlertsAndTargets)
{
    const auto metadata = [&] {
        return answerOf<std::vector<source::MetricMetadata>>(
            [&](auto stop, auto to, auto answer) { source->metadata(stop, to, answer); });
    };
    const auto rules = [&] {
        return answerOf<std::vector<source::RuleGroup>>(
            [&](auto stop, auto to, auto answer) { source->rules(stop, to, answer); });
    };
    const auto alerts = [&] {
        return answerOf<std::vector<source::Alert>>(
            [&](auto stop, auto to, auto answer) { source->alerts(stop, to, answer); });
    };
    const auto targets = [&] {
        return answerOf<std::vector<source::Target>>(
            [&](auto stop, auto to, auto answer) { source->targets(stop, to, answer); });
    };
    if (!isPrometheus()) { // it has none of these by itself, and says so with empty lists
        EXPECT_TRUE(metadata().empty());
        EXPECT_TRUE(rules().empty());
        EXPECT_TRUE(alerts().empty());
        EXPECT_TRUE(targets().empty());
        return;
    }
    ASSERT_TRUE(tests::waitUntil([&] { return alerts().size() == 2 && !metadata().empty(); }));
    ASSERT_TRUE(tests::waitUntil(
        [&] { return targets().size() == 1 && targets()[0].health == source::Target::Health::Up; }));
    EXPECT_EQ(targets()[0].scrapeInterval, 1s);
    EXPECT_EQ(targets()[0].labels.get("job"), "self");
    const auto group = rules().at(0);
    ASSERT_EQ(group.rules.size(), 3U);
    EXPECT_EQ(group.rules[0].state, source::AlertState::Firing);
    EXPECT_EQ(group.rules[0].alerts.at(0).annotations.get("summary"), "s");
    EXPECT_EQ(group.rules[1].holdFor, 10min);
    EXPECT_EQ(group.rules[1].state, source::AlertState::Pending);
    EXPECT_EQ(group.rules[2].kind, source::Rule::Kind::Recording);
    const auto age = base::SystemClock().now() - group.rules[0].alerts.at(0).activeAt;
    EXPECT_LT(std::abs(age.count()), 120'000);
}

INSTANTIATE_TEST_SUITE_P(Real, PrometheusApi, testing::Values("Prometheus", "VictoriaMetrics"),
    [](const auto &product) { return product.param; });

} // namespace zumik::clients::prometheus
