// SPDX-License-Identifier: GPL-3.0-or-later
// Against a real Prometheus that serves the same directory.
#include "models/replay/localsource.h"
#include "models/replay/snapshotstore.h"

#include "tests/models/tsdb/history.h"
#include "tests/stack/servers/promapi.h"
#include "tests/stack/servers/prometheus.h"
#include "tests/support/waitfor.h"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <algorithm>

namespace zumik::replay {

namespace {

using Texts = std::vector<std::string>;

constexpr std::int64_t start = 1'700'006'400'000; // a multiple of two hours
constexpr std::int64_t step = 15'000;
constexpr std::size_t samples = 960; // four hours
constexpr base::TimeRange all{{start - step}, {start + 1000 * step}};
constexpr base::TimeRange firstHour{{start}, {start + 3'600'000}};
constexpr base::TimeRange longBefore{{start - 90'000'000}, {start - 80'000'000}};

class LookUpsPrometheusTest : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        tsdb::History history = tsdb::makeHistory(30, start, samples, step);
        // Only in the second block, and without a job.
        series::Samples &late = history[series::Labels{{"__name__", "late"}, {"zone", "eu\n\"1\""}}];
        for (std::int64_t i = 600; i < 700; ++i) {
            late.times.push_back(start + i * step);
            late.values.push_back(1);
        }
        s_dir = new tests::TempDir("lookups");
        tsdb::promtoolBlocks(history, s_dir->path().string());
        auto opened = openSnapshot(s_dir->path().string());
        ASSERT_TRUE(opened) << describe(opened.error());
        s_source = new LocalSource(opened->store, {{}, opened->extent});
        s_server = new tests::Prometheus({.dataDir = s_dir->path().string()});
    }

    static void TearDownTestSuite()
    {
        delete s_source;
        delete s_server;
        delete s_dir;
    }

    /// "match[]=...&start=...&end=..."
    static std::string parameters(const Texts &matchers, base::TimeRange range)
    {
        std::string text =
            "?start=" + std::to_string(range.start.ms / 1000) + "&end=" + std::to_string(range.end.ms / 1000);
        for (const std::string &matcher : matchers) {
            text += "&match[]=" + tests::urlEncoded(matcher);
        }
        return text;
    }

    /// What the server says: its list, or the type of its error.
    static Texts asked(const std::string &path)
    {
        const std::string json = tests::PromApi(s_server->port()).get(path);
        simdjson::dom::parser parser;
        const simdjson::dom::element root = parser.parse(json);
        if (root["status"].get_string().value() != "success") {
            return {"error: " + std::string(root["errorType"].get_string().value())};
        }
        Texts list;
        for (const simdjson::dom::element each : root["data"].get_array()) {
            list.push_back(each.is_object() ? labelsOf(each) : std::string(each.get_string().value()));
        }
        std::sort(list.begin(), list.end());
        return list;
    }

    static std::string labelsOf(simdjson::dom::object metric)
    {
        std::vector<std::pair<std::string_view, std::string_view>> pairs;
        for (const auto &[name, value] : metric) {
            pairs.emplace_back(name, value.get_string());
        }
        return series::Labels(pairs).toString();
    }

    static Texts outcome(base::Result<Texts> answer)
    {
        if (answer) {
            std::sort(answer->begin(), answer->end());
            return *answer;
        }
        const bool bad = answer.error().code == base::ErrorCode::QueryInvalid;
        return {bad ? "error: bad_data" : "error: " + describe(answer.error())};
    }

    static Texts names(const Texts &matchers, base::TimeRange range)
    {
        return outcome(tests::ask<Texts>([&](auto stop, auto to, auto answer) {
            s_source->labelNames({matchers, range}, stop, to, answer);
        }));
    }

    static Texts values(const std::string &label, const Texts &matchers, base::TimeRange range)
    {
        return outcome(tests::ask<Texts>([&](auto stop, auto to, auto answer) {
            s_source->labelValues({label, matchers, range}, stop, to, answer);
        }));
    }

    static Texts series(const Texts &matchers, base::TimeRange range)
    {
        const auto found = tests::ask<std::vector<series::Labels>>([&](auto stop, auto to, auto answer) {
            s_source->seriesOf({matchers, range}, stop, to, answer);
        });
        if (!found) {
            return outcome(found.error());
        }
        Texts texts;
        for (const series::Labels &labels : *found) {
            texts.push_back(labels.toString());
        }
        return outcome(texts);
    }

    static inline tests::TempDir *s_dir = nullptr;
    static inline tests::Prometheus *s_server = nullptr;
    static inline LocalSource *s_source = nullptr;
};

const std::vector<Texts> &selections()
{
    static const std::vector<Texts> asked{
        {"metric_1"},
        {"late"},
        {"{job=\"api\"}"},
        {"{job=\"\",__name__=~\".+\"}"},
        {"{job!=\"api\",__name__!=\"\"}"},
        {"{__name__=~\"metric_[12]\",instance=~\"10.0.0.(1|2|8|9):9100\"}"},
        {"metric_1", "metric_2{job=\"node\"}", "late"},
        {"metric_1", "metric_1"},
        {"nothing"},
        {"{job=~\".*\"}"},
        {"{job=\"api\""},
        {"metric_1[5m]"},
        {"metric_1 offset 5m"},
        {"sum(metric_1)"},
    };
    return asked;
}

} // namespace

TEST_F(LookUpsPrometheusTest, findTheSameSeries)
{
    for (const Texts &matchers : selections()) {
        for (const base::TimeRange range : {all, firstHour, longBefore}) {
            EXPECT_EQ(series(matchers, range), asked("series" + parameters(matchers, range)))
                << matchers.front() << " from " << range.start.ms;
        }
    }
}

TEST_F(LookUpsPrometheusTest, findTheSameNames)
{
    EXPECT_EQ(names({}, all), asked("labels" + parameters({}, all)));
    for (const Texts &matchers : selections()) {
        for (const base::TimeRange range : {all, firstHour, longBefore}) {
            EXPECT_EQ(names(matchers, range), asked("labels" + parameters(matchers, range)))
                << matchers.front() << " from " << range.start.ms;
        }
    }
}

TEST_F(LookUpsPrometheusTest, findTheSameValues)
{
    for (const std::string label : {"__name__", "job", "zone", "instance", "none"}) {
        const std::string path = "label/" + label + "/values";
        for (const base::TimeRange range : {all, firstHour, longBefore}) {
            EXPECT_EQ(values(label, {}, range), asked(path + parameters({}, range))) << label;
            for (const Texts &matchers : selections()) {
                EXPECT_EQ(values(label, matchers, range), asked(path + parameters(matchers, range)))
                    << label << " of " << matchers.front() << " from " << range.start.ms;
            }
        }
    }
}

} // namespace zumik::replay
