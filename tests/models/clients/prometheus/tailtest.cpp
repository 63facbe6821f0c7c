// SPDX-License-Identifier: GPL-3.0-or-later
// The scheduler before a real Prometheus: what is joined from tails is what the server answers as a whole.
#include "models/source/queryscheduler.h"
#include "tests/models/clients/prometheus/apiservers.h"
#include "tests/models/clients/prometheus/sameanswers.h"
#include "tests/stack/history.h"
#include "tests/stack/servers/prometheus.h"

namespace zumik::clients::prometheus {

using namespace std::chrono_literals;

namespace {

constexpr base::Time epoch{1'700'000'000'000};
constexpr base::Duration step = 15s;

/// Counters, gauges that end and begin, quotients, quantiles, subqueries.
const char *const expressions[] = {
    "sum by (status) (rate(http_requests_total[5m]))",
    "histogram_quantile(0.95, sum by (le) (rate(http_request_duration_ms_bucket[5m])))",
    "DCGM_FI_DEV_GPU_UTIL",
    "DCGM_FI_DEV_XID_ERRORS > 0",
    "sum(rate(lmcache_hit_tokens_total[5m])) / sum(rate(lmcache_lookup_tokens_total[5m]))",
    "max_over_time(sum(rate(http_requests_total[2m]))[10m:1m])",
    "topk(2, sum by (provider) (rate(zumik_inference_requests_total[5m])))",
    "increase(zumik_inference_charged_micros_total[10m] offset 5m)",
    "absent(nothing_of_the_kind)",
    "time() - 1700000000",
};

} // namespace

TEST(Tails, JoinToWhatTheServerAnswersAsAWhole)
{
    const tests::TempDir dir("tails");
    const double start = static_cast<double>(epoch.ms) / 1000;
    tests::makeHistory({.world = {.clusters = 1,
                            .nodes = 2,
                            .gpus = 2,
                            .incidents = {"stuck-gpu:1700004200:1700004900",
                                "node-gone:1700004600:1700005200", "5xx-burst:1700004000:1700004800"}},
                           .from = start,
                           .to = start + 7200,
                           .step = 15,
                           .jobs = {"api-core", "byoc-collector"}},
        dir.file("data"));
    const tests::Prometheus server({.dataDir = dir.file("data")});
    const auto source = openSource({.base = localUrl(server.port())});
    source::QueryScheduler scheduler(*source);
    int moves = 0;
    for (base::Time end = epoch + 1h; end <= epoch + 2h; end = end + 255s) {
        for (const char *expression : expressions) {
            const source::RangeQuery query{
                .expression = expression, .grid = series::Grid::over({end - 1h, end}, step)};
            EXPECT_EQ(difference(answerTo(scheduler, query), answerTo(*source, query), end), "")
                << expression;
        }
        ++moves;
    }
    // All but the first of each, save where a series began: such an answer is asked for as a whole.
    EXPECT_EQ(scheduler.counts().tails, std::size(expressions) * static_cast<std::size_t>(moves - 1));
    EXPECT_LT(scheduler.counts().tailsThatDidNotFit, scheduler.counts().tails / 5);
}

} // namespace zumik::clients::prometheus
