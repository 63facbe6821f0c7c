// SPDX-License-Identifier: GPL-3.0-or-later
// A tail against the whole: what a refresh of six hours at 15 s costs a real Prometheus, in bytes of answers
// and in its own execution time, after the range has moved on by one step. That both say the same is
// asserted.
#include "models/clients/prometheus/prometheussource.h"
#include "models/source/queryscheduler.h"
#include "tests/stack/history.h"
#include "tests/stack/servers/prometheus.h"
#include "tests/support/net.h"
#include "tests/support/waitfor.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>

namespace {

using namespace zumik;
using namespace std::chrono_literals;

constexpr base::Time epoch{1'700'000'000'000};
constexpr base::Duration range = 6h;
constexpr base::Duration step = 15s;
constexpr int rounds = 5;

const char *const expressions[] = {
    "sum by (status) (rate(http_requests_total[5m]))",
    "histogram_quantile(0.95, sum by (le) (rate(http_request_duration_ms_bucket[5m])))",
    "sum by (provider) (rate(zumik_inference_requests_total[5m]))",
    "DCGM_FI_DEV_GPU_UTIL",
    "DCGM_FI_DEV_FB_USED",
    "sum(rate(lmcache_hit_tokens_total[5m])) / sum(rate(lmcache_lookup_tokens_total[5m]))",
};

[[noreturn]] void fail(const std::string &what)
{
    std::fprintf(stderr, "%s\n", what.c_str());
    std::exit(1);
}

series::Matrix ask(source::MetricSource &source, const source::RangeQuery &query)
{
    const auto answer = tests::ask<series::Matrix>(
        [&](auto stop, auto to, auto then) { source.range(query, stop, to, then); });
    if (!answer) {
        fail(base::describe(answer.error()));
    }
    return *answer;
}

bool same(const series::Matrix &a, const series::Matrix &b)
{
    if (a.grid != b.grid || a.series.size() != b.series.size()) {
        return false;
    }
    for (std::size_t s = 0; s < a.series.size(); ++s) {
        for (std::size_t i = 0; i < a.grid.count; ++i) {
            const double x = a.series[s].values[i];
            const double y = b.series[s].values[i];
            if (base::isAbsent(x) != base::isAbsent(y) || std::abs(x - y) > 1e-9 * std::abs(y)) {
                return false;
            }
        }
    }
    return true;
}

struct Cost {
    double bytes = 0;
    double seconds = 0;
};

/// What the log says from line `from` on: the server's time, and the bytes of the same questions asked again.
Cost costOf(const tests::Prometheus &server, qsizetype &from)
{
    const QList<QByteArray> lines = QByteArray::fromStdString(server.queryLog()).split('\n');
    Cost cost;
    for (; from < lines.size() - 1; ++from) {
        const QJsonObject entry = QJsonDocument::fromJson(lines[from]).object();
        const QJsonObject params = entry[QLatin1String("params")].toObject();
        cost.seconds +=
            entry[QLatin1String("stats")][QLatin1String("timings")][QLatin1String("execTotalTime")]
                .toDouble();
        const QByteArray expression = QUrl::toPercentEncoding(params[QLatin1String("query")].toString());
        const std::string path = "/api/v1/query_range?query=" + expression.toStdString()
            + "&start=" + params[QLatin1String("start")].toString().toStdString()
            + "&end=" + params[QLatin1String("end")].toString().toStdString() + "&step=15";
        cost.bytes += static_cast<double>(tests::http({.port = server.port(), .path = path}).body.size());
    }
    from = QByteArray::fromStdString(server.queryLog()).count('\n'); // without what has just been asked
    return cost;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void print(const char *name, const std::vector<double> &ratios)
{
    std::printf("{\"bench\":\"%s\",\"ratio\":%.4f,\"least\":%.4f,\"most\":%.4f}\n", name, median(ratios),
        *std::min_element(ratios.begin(), ratios.end()), *std::max_element(ratios.begin(), ratios.end()));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const tests::TempDir dir("tailbench");
    const double start = static_cast<double>(epoch.ms) / 1000;
    tests::makeHistory({.world = {.clusters = 2, .nodes = 2, .gpus = 8},
                           .from = start - 600,
                           .to = start + 6 * 3600 + 300,
                           .step = 15,
                           .jobs = {"api-core", "byoc-collector"}},
        dir.file("data"));
    const tests::Prometheus server({.dataDir = dir.file("data"), .queryLog = true});
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(server.port());
    auto source = clients::prometheus::PrometheusSource::open(
        {.base = url}, std::make_shared<clients::http::IoThread>());
    if (!source) {
        fail(base::describe(source.error()));
    }
    source::QueryScheduler scheduler(**source);
    qsizetype at = 0;
    std::vector<double> bytes;
    std::vector<double> seconds;
    for (int round = 0; round <= rounds; ++round) {
        const base::Time end = epoch + range + step * round;
        std::vector<source::RangeQuery> queries;
        for (const char *expression : expressions) {
            queries.push_back(
                {.expression = expression, .grid = series::Grid::over({end - range, end}, step)});
        }
        std::vector<series::Matrix> joined;
        joined.reserve(queries.size());
        for (const auto &query : queries) {
            joined.push_back(ask(scheduler, query));
        }
        const Cost tail = costOf(server, at);
        for (std::size_t i = 0; i < queries.size(); ++i) {
            if (!same(joined[i], ask(**source, queries[i]))) {
                fail(queries[i].expression + ": the joined answer is not the whole one");
            }
        }
        const Cost whole = costOf(server, at);
        if (round > 0) { // the first of each is whole
            bytes.push_back(tail.bytes / whole.bytes);
            seconds.push_back(tail.seconds / whole.seconds);
        }
    }
    if (scheduler.counts().tails != std::size(expressions) * rounds
        || scheduler.counts().tailsThatDidNotFit > 0) {
        fail("not every refresh was a tail");
    }
    print("tail_bytes", bytes);
    print("tail_server_time", seconds);
    return 0;
}
