// SPDX-License-Identifier: GPL-3.0-or-later
// The engine against Prometheus and VictoriaMetrics on the same samples in the same run: whole queries from
// compressed blocks, warm, from text to matrix. Of Prometheus its own account of the inner evaluation is
// taken (stats=all: neither HTTP nor JSON nor the search for series), of VictoriaMetrics, which gives none,
// the time to the answer's last byte without its cache. That all say the same, and that ours says the same
// bit for bit with 1, 2 and 8 threads, is asserted.
#include "models/promql/exec/engine.h"
#include "models/tsdb/database.h"
#include "tests/bench/promql/dataset.h"
#include "tests/promqltest/server/apianswer.h"
#include "tests/stack/servers/promapi.h"
#include "tests/stack/servers/prometheus.h"
#include "tests/stack/servers/victoriametrics.h"
#include "tests/support/net.h"

#include <algorithm>
#include <bit>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <thread>

namespace {

using namespace zumik;
using Clock = std::chrono::steady_clock;

constexpr int rounds = 5;

struct Question {
    const char *name;
    const char *expression;
};

const Question questions[] = {
    {"sum(rate)", "sum(rate(requests_total[5m]))"},
    {"sum by (rate)", "sum by (cluster) (rate(requests_total[5m]))"},
    {"histogram_quantile", "histogram_quantile(0.95, sum by (le) (rate(latency_bucket[5m])))"},
    {"avg by gauges", "avg by (cluster) (gpu_utilization)"},
    {"raw gauges", "gpu_utilization"},
    {"topk", "topk(5, gpu_utilization)"},
    {"max_over_time[1h]", "max_over_time(gpu_utilization[1h])"},
    {"group_left join", "latency_bucket * on (instance) group_left (version) node_info"},
    {"subquery", "max_over_time(sum(rate(requests_total[5m]))[30m:1m])"},
};

[[noreturn]] void fail(const std::string &what)
{
    std::fprintf(stderr, "%s\n", what.c_str());
    std::exit(1);
}

double milliseconds(Clock::time_point since)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - since).count();
}

/// How long something takes right after it was done already: caches are warm, and the processor's cores
/// awake. Before, the servers have a moment to tidy up behind their last query.
template <typename Work> double warm(Work work)
{
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    work();
    const auto begun = Clock::now();
    work();
    return milliseconds(begun);
}

struct Timings {
    std::vector<double> all;

    double median() const
    {
        std::vector<double> sorted = all;
        std::sort(sorted.begin(), sorted.end());
        return sorted[sorted.size() / 2];
    }

    std::string text() const
    {
        char out[96];
        std::snprintf(out, sizeof out, "%.1f (%.1f-%.1f)", median(),
            *std::min_element(all.begin(), all.end()), *std::max_element(all.begin(), all.end()));
        return out;
    }
};

series::Matrix evaluate(
    const series::Queryable &store, const char *expression, const series::Grid &grid, unsigned threads)
{
    promql::exec::EngineOptions options;
    options.threads = threads;
    auto answer = promql::exec::Engine(options).range(store, expression, grid);
    if (!answer) {
        fail(std::string(expression) + ": " + base::describe(answer.error()));
    }
    return std::move(*answer);
}

bool sameBits(const series::Matrix &a, const series::Matrix &b)
{
    if (a.series.size() != b.series.size()) {
        return false;
    }
    for (std::size_t s = 0; s < a.series.size(); ++s) {
        const auto x = a.series[s].values.values();
        const auto y = b.series[s].values.values();
        const bool same = a.series[s].labels == b.series[s].labels
            && std::equal(x.begin(), x.end(), y.begin(), y.end(), [](double p, double q) {
                   return std::bit_cast<std::uint64_t>(p) == std::bit_cast<std::uint64_t>(q);
               });
        if (!same) {
            return false;
        }
    }
    return true;
}

bool closeTo(const series::Matrix &ours, const series::Matrix &theirs, double tolerance)
{
    if (ours.series.size() != theirs.series.size()) {
        return false;
    }
    for (std::size_t s = 0; s < ours.series.size(); ++s) {
        if (ours.series[s].labels != theirs.series[s].labels) {
            return false;
        }
        for (std::size_t i = 0; i < ours.grid.count; ++i) {
            const double x = ours.series[s].values[i];
            const double y = theirs.series[s].values[i];
            const bool same = base::isAbsent(x) == base::isAbsent(y)
                && (base::isAbsent(x) || std::isnan(x) == std::isnan(y))
                && !(std::fabs(x - y) > tolerance * std::fabs(y));
            if (!same) {
                return false;
            }
        }
    }
    return true;
}

std::string rangeQuery(std::uint16_t port, const char *expression, const series::Grid &grid, const char *more)
{
    char times[128];
    std::snprintf(times, sizeof times, "&start=%.3f&end=%.3f&step=%.3f",
        static_cast<double>(grid.start.ms) / 1000, static_cast<double>(grid.end().ms) / 1000,
        static_cast<double>(grid.step.count()) / 1000);
    return tests::http({.port = port,
                           .path = "/api/v1/query_range",
                           .method = "POST",
                           .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
                           .body = "query=" + tests::urlEncoded(expression) + times + more,
                           .limit = std::chrono::seconds(60)})
        .body;
}

/// Milliseconds that Prometheus says it evaluated.
double innerTime(const std::string &body)
{
    const std::string key = "\"innerEvalTime\":";
    const std::size_t at = body.find(key);
    if (at == std::string::npos) {
        fail("Prometheus told no timings: " + body.substr(0, 300));
    }
    return std::strtod(body.c_str() + at + key.size(), nullptr) * 1000;
}

double warmInner(std::uint16_t port, const char *expression, const series::Grid &grid)
{
    double inner = 0;
    warm([&] { inner = innerTime(rangeQuery(port, expression, grid, "&stats=all")); });
    return inner;
}

series::Matrix sorted(base::Result<series::Matrix> answer, const char *expression)
{
    if (!answer) {
        fail(std::string(expression) + ": " + base::describe(answer.error()));
    }
    std::sort(answer->series.begin(), answer->series.end(),
        [](const series::Series &a, const series::Series &b) { return a.labels < b.labels; });
    return std::move(*answer);
}

struct Peers {
    tests::Prometheus &prometheus;
    tests::VictoriaMetrics &victoria;
};

double compare(
    const Question &question, const series::Queryable &store, const Peers &peers, const series::Grid &grid)
{
    const series::Matrix one = evaluate(store, question.expression, grid, 1);
    for (const unsigned threads : {2U, 8U}) {
        if (!sameBits(one, evaluate(store, question.expression, grid, threads))) {
            fail(std::string(question.name) + ": another answer with other threads");
        }
    }
    const std::string body = rangeQuery(peers.prometheus.port(), question.expression, grid, "&stats=all");
    if (!closeTo(one, sorted(promqltest::readMatrix(body, grid), question.expression), 1e-12)) {
        fail(std::string(question.name) + ": Prometheus says otherwise");
    }
    Timings single;
    Timings both;
    Timings prometheus;
    Timings victoria;
    for (int round = 0; round < rounds; ++round) {
        single.all.push_back(warm([&] { evaluate(store, question.expression, grid, 1); }));
        both.all.push_back(warm([&] { evaluate(store, question.expression, grid, 0); }));
        prometheus.all.push_back(warmInner(peers.prometheus.port(), question.expression, grid));
        victoria.all.push_back(
            warm([&] { rangeQuery(peers.victoria.port(), question.expression, grid, "&nocache=1"); }));
    }
    const double ratio = prometheus.median() / both.median();
    std::printf("%-20s %-20s %-20s %-22s %-22s %6.1f %6.1f\n", question.name, single.text().c_str(),
        both.text().c_str(), prometheus.text().c_str(), victoria.text().c_str(), ratio,
        victoria.median() / both.median());
    std::fflush(stdout);
    return ratio;
}

void importInto(const tests::VictoriaMetrics &victoria, const bench::Dataset &data)
{
    for (std::size_t first = 0; first < data.series().size(); first += 64) {
        tests::http({.port = victoria.port(),
            .path = "/api/v1/import",
            .method = "POST",
            .body = data.jsonLines(first, 64),
            .limit = std::chrono::seconds(60)});
    }
    tests::http(
        {.port = victoria.port(), .path = "/internal/force_flush", .limit = std::chrono::seconds(60)});
}

void run(const tsdb::Database &store, const Peers &peers, const series::Grid &grid, const char *title)
{
    std::printf("\n%s, milliseconds, median of %d (extremes)\n", title, rounds);
    std::printf("%-20s %-20s %-20s %-22s %-22s %6s %6s\n", "query", "ours, 1 thread", "ours, all threads",
        "Prometheus inner", "VictoriaMetrics", "x Prom", "x VM");
    double logs = 0;
    for (const Question &question : questions) {
        logs += std::log(compare(question, store, peers, grid));
    }
    std::printf("geometric mean of x Prom: %.1f\n", std::exp(logs / std::size(questions)));
}

/// Queries that nobody has chosen: a seeded mix of functions, aggregations and operators over the metrics.
std::vector<std::string> generated(std::size_t count)
{
    const std::vector<std::string> windows{"rate(requests_total[5m])", "increase(requests_total[10m])",
        "irate(requests_total[2m])", "resets(requests_total[1h])", "max_over_time(gpu_utilization[15m])",
        "avg_over_time(gpu_utilization[10m])", "sum_over_time(gpu_utilization[5m])",
        "stddev_over_time(gpu_utilization[10m])", "deriv(gpu_utilization[10m])",
        "quantile_over_time(0.9, gpu_utilization[10m])", "last_over_time(gpu_utilization[1m])",
        "gpu_utilization", "requests_total", "abs(gpu_utilization - 50)", "gpu_utilization > 60",
        "gpu_utilization{cluster=~\"cluster-[1-4]\"}", "rate(latency_bucket[5m])",
        "gpu_utilization - gpu_utilization offset 1h", "predict_linear(gpu_utilization[30m], 600)"};
    const std::vector<std::string> outer{"", "sum", "sum by (cluster)", "avg by (cluster)",
        "max by (instance)", "count", "min", "stddev by (cluster)", "quantile by (cluster) (0.9, ",
        "topk(3, ", "bottomk by (cluster) (1, "};
    std::mt19937 random(20261130); // NOLINT: the same ones each time
    std::vector<std::string> all;
    while (all.size() < count) {
        const std::string &inner = windows[random() % windows.size()];
        const std::string &around = outer[random() % outer.size()];
        const bool open = around.find("(0") != around.npos || around.find("(1") != around.npos
            || around.find("(3") != around.npos;
        all.push_back(around.empty() ? inner : open ? around + inner + ")" : around + " (" + inner + ")");
    }
    return all;
}

void runGenerated(const series::Queryable &store, std::uint16_t prometheus, const series::Grid &grid)
{
    std::vector<std::pair<double, std::string>> ratios;
    for (const std::string &expression : generated(30)) {
        Timings ours;
        Timings theirs;
        const auto body = rangeQuery(prometheus, expression.c_str(), grid, "&stats=all");
        const auto theirAnswer = sorted(promqltest::readMatrix(body, grid), expression.c_str());
        if (!closeTo(evaluate(store, expression.c_str(), grid, 0), theirAnswer, 1e-9)) {
            fail(expression + ": Prometheus says otherwise");
        }
        for (int round = 0; round < rounds; ++round) {
            ours.all.push_back(warm([&] { evaluate(store, expression.c_str(), grid, 0); }));
            theirs.all.push_back(warmInner(prometheus, expression.c_str(), grid));
        }
        ratios.emplace_back(theirs.median() / ours.median(), expression);
    }
    std::sort(ratios.begin(), ratios.end());
    std::printf("\n30 generated queries, 6 h at 15 s, Prometheus inner / ours\n");
    std::printf("least %.1f (%s)\nquarter %.1f, median %.1f, three quarters %.1f, most %.1f (%s)\n",
        ratios[0].first, ratios[0].second.c_str(), ratios[7].first, ratios[15].first, ratios[22].first,
        ratios[29].first, ratios[29].second.c_str());
}

/// Ours alone, over and over: for a profiler.
void loop(const tsdb::Database &store, const std::string &name, const series::Grid &grid)
{
    for (const Question &question : questions) {
        if (!name.empty() && name != question.name) {
            continue;
        }
        Timings single;
        for (int round = 0; round < 40; ++round) {
            const auto begun = Clock::now();
            evaluate(store, question.expression, grid, 1);
            single.all.push_back(milliseconds(begun));
        }
        std::printf("%-20s %s\n", question.name, single.text().c_str());
    }
}

} // namespace

int main(int argc, char **argv)
{
    const bench::Dataset data;
    const tests::TempDir directory("enginebench");
    data.writeBlock(directory.path());
    const base::Time end{bench::Dataset::start + 12 * 3'600'000};
    using namespace std::chrono_literals;
    if (argc > 1 && std::string(argv[1]) == "--ours") {
        const auto own = tsdb::Database::open(directory.path());
        loop(**own, argc > 2 ? argv[2] : "", series::Grid::over({end - 6h, end}, 15s));
        return 0;
    }
    tests::Prometheus prometheus({.dataDir = directory.path()});
    tests::VictoriaMetrics victoria({.arguments = {"-retentionPeriod=100y", "-search.latencyOffset=0s"}});
    importInto(victoria, data);
    const auto store = tsdb::Database::open(directory.path());
    if (!store) {
        fail(base::describe(store.error()));
    }
    std::printf("%zu series, %zu samples\n", data.series().size(), data.totalSamples());
    run(**store, {prometheus, victoria}, series::Grid::over({end - 6h, end}, 15s), "6 h at 15 s");
    run(**store, {prometheus, victoria}, series::Grid::over({end - 12h, end}, 60s), "12 h at 60 s");
    runGenerated(**store, prometheus.port(), series::Grid::over({end - 6h, end}, 15s));
}
