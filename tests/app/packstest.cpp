// SPDX-License-Identifier: GPL-3.0-or-later
// Every panel of every pack on a real Prometheus: it has data or says why not, whatever the exporters call
// their labels and series; and each incident moves the panels that it should, and no other.
#include "tests/app/packworld.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>

namespace zumik::tests {

namespace {

using testing::IsEmpty;
using testing::UnorderedElementsAre;

const std::vector<std::string> boards{"zumik-api", "zumik-byoc", "gpu-fleet", "gpustack-models",
    "gpustack-workers", "gpustack-server", "vllm-control-plane", "zai-proxy-canary", "zai-proxy-tokens"};

const std::string noXid = "XID errors: No data in this range. The queries were answered, with no series.";
const std::string byDesign = "Empty by design. ";
const std::string uncounted =
    "Production has token counting switched off, by design. The canary counts from version 1.1.0 on.";
const std::string noGpu =
    "The gateway sees no GPU. Without NVML and nvidia-smi on its machine there are no GPU series, by design.";

const PackWorld &calm()
{
    static const PackWorld world(worldWith({}));
    return world;
}

/// Nothing registered, nothing counted, no tenants, no GPU.
const PackWorld &bare()
{
    static const PackWorld world([] {
        HistoryOptions options = worldWith({});
        options.world.clusters = 0;
        options.world.tenantLabels = false;
        options.without = {"zai_proxy_token", "zai_proxy_upstream_errors", "gpu_"};
        return options;
    }());
    return world;
}

/// Every name is another one than in the calm world.
const PackWorld &drifted()
{
    static const PackWorld world([] {
        HistoryOptions options = worldWith({});
        options.without = {"sglang_", "lmcache_", "mooncake_transfer_bytes", "dynamo_router_queue_depth"};
        options.renamed = {{"Hostname", "host"}, {"deployment_variant", "deployed_as"}};
        return options;
    }());
    return world;
}

/// All panels of a bare board give this reason.
void expectReason(const std::string &board, std::size_t panels, const std::string &reason)
{
    const auto empty = emptyPanels(bare().panels(board));
    EXPECT_EQ(empty.size(), panels) << board;
    EXPECT_THAT(empty, testing::Each(testing::EndsWith(": " + byDesign + reason))) << board;
}

using Moved = std::map<std::string, std::set<std::string>>;

/// The panels that its incidents have moved, of each board that has some.
Moved movedIn(const PackWorld &world)
{
    Moved moved;
    for (const std::string &board : boards) {
        if (auto panels = movedPanels(calm(), world, board); !panels.empty()) {
            moved[board] = std::move(panels);
        }
    }
    return moved;
}

double lastIn(const PackWorld &world, const std::string &board, const char *title, const char *series)
{
    return lastOf(panelOf({{QStringLiteral("panels"), world.panels(board)}}, title), series);
}

} // namespace

TEST(PackBoards, haveDataInEveryPanel)
{
    for (const std::string &board : boards) {
        const auto empty = emptyPanels(calm().panels(board));
        if (board == "zumik-byoc" || board == "gpu-fleet") {
            EXPECT_THAT(empty, UnorderedElementsAre(noXid)) << board;
        } else {
            EXPECT_THAT(empty, IsEmpty()) << board;
        }
    }
}

TEST(PackBoards, showTheQueueOfThePortableProfileToo)
{
    const auto portable = calm().clustersWith("inference_pool_average_queue_size");
    ASSERT_EQ(portable.size(), 1U);
    const QJsonArray panels = calm().panels("zumik-byoc", {"--var", "cluster=" + portable[0]});
    EXPECT_THAT(emptyPanels(panels), UnorderedElementsAre(noXid));
}

TEST(PackBoards, sayThatNoClusterIsRegistered)
{
    expectReason("zumik-byoc", 15, "No cluster is registered yet. Panels fill when the first one reports.");
    expectReason(
        "gpu-fleet", 14, "This Prometheus scrapes no DCGM exporter. Panels fill when the first GPU reports.");
}

TEST(PackBoards, sayThatProductionHasTokenCountingSwitchedOff)
{
    EXPECT_THAT(emptyPanels(bare().panels("zai-proxy-canary")),
        UnorderedElementsAre("Upstream errors: " + byDesign
                + "The upstream has made no error yet. The counter is born with the first one.",
            "Token throughput (canary): " + byDesign + uncounted,
            "Token counting, p95 (canary): " + byDesign + uncounted));
    expectReason("zai-proxy-tokens", 7, uncounted);
}

TEST(PackBoards, drawWithoutTenantsAndSayThatThereIsNoGpu)
{
    const QJsonArray panels = bare().panels("vllm-control-plane");
    EXPECT_THAT(emptyPanels(panels),
        UnorderedElementsAre("GPU utilization: " + byDesign + noGpu, "GPU memory used: " + byDesign + noGpu,
            "GPU power: " + byDesign + noGpu, "GPU temperature: " + byDesign + noGpu));
    const QJsonObject whole{{QStringLiteral("panels"), panels}};
    for (const char *title : {"Completion tokens", "Total tokens", "Rejections by tenant"}) {
        EXPECT_GT(lastOf(panelOf(whole, title), "all tenants"), 0) << title;
    }
}

TEST(PackBoards, areCheckedWithWhatIsAbsentByDesign)
{
    HistoryOptions options = worldWith({});
    options.to = secondsNow();
    options.from = options.to - 600;
    options.jobs = {"zai-proxy"};
    options.without = {"zai_proxy_token"};
    const TempDir dir("packs");
    makeHistory(options, dir.file("data"));
    const Prometheus prometheus(PrometheusOptions{.dataDir = dir.file("data")});
    const QJsonObject checked = runConsole({"check", "--prometheus", prometheus.url(), "--json", "--pack",
                                               "zai-proxy", "--pack", "vllm-control-plane"})
                                    .json();
    const auto expectRow = [&](const char *id, const char *state, const std::string &detail) {
        const QJsonObject row = rowOf(checked, id);
        EXPECT_EQ(row[QLatin1String("state")].toString().toStdString(), state) << id;
        EXPECT_EQ(row[QLatin1String("detail")].toString().toStdString(), detail) << id;
    };
    expectRow("dashboard.zai-proxy-canary", "ok", uncounted);
    expectRow("dashboard.zai-proxy-tokens", "warn", uncounted);
    expectRow("dashboard.vllm-control-plane", "warn",
        "This Prometheus scrapes no gateway. Panels fill when the first one is scraped.");
    expectRow("pack.zai-proxy.zai_proxy_requests_total", "ok",
        "zai_proxy_requests_total is there, with method, path, status_code, deployment_variant");
    expectRow("pack.zai-proxy.zai_proxy_tokens_total.2", "warn", uncounted);
    expectRow("pack.vllm-control-plane.gateway_engine_healthy", "warn",
        "This Prometheus scrapes no gateway. Panels fill when the first one is scraped.");
    expectRow("pack.vllm-control-plane.job.gateway", "warn", "no target of gateway");
}

TEST(PackBoards, ofTheUsersOwnAreListedAndBrokenOnesTold)
{
    const TempDir home("home");
    const auto packs = home.path() / "zumik-console" / "packs";
    for (const char *name : {"mine", "broken"}) {
        std::filesystem::create_directories(packs / name);
        writeFile(packs / name / "a.json", R"({"uid": "my-board", "title": "Mine", "panels": []})");
    }
    writeFile(packs / "mine" / "pack.yaml", "id: mine\ntitle: Mine\ndashboards: [a.json]\n");
    writeFile(packs / "broken" / "pack.yaml", "id: broken\ntitle: B\ndashbords: [a.json]\n");
    const ConsoleRun listed = runConsole({"dashboards"}, {{"XDG_DATA_HOME", home.path().string()}});
    EXPECT_EQ(listed.status, 0);
    EXPECT_THAT(listed.out, testing::HasSubstr("my-board"));
    EXPECT_THAT(listed.out, testing::HasSubstr("zumik-api"));
    EXPECT_THAT(listed.err, testing::HasSubstr("unknown key \"dashbords\""));
    EXPECT_THAT(listed.err, testing::HasSubstr("broken/pack.yaml:3:1"));
}

TEST(PackBoards, showTheSameUnderTheOtherNames)
{
    for (const char *board : {"gpu-fleet", "zai-proxy-canary", "zai-proxy-tokens"}) {
        EXPECT_THAT(movedPanels(calm(), drifted(), board), IsEmpty()) << board;
    }
    for (const std::string &cluster : calm().clustersWith("zumik_byoc_replicas")) {
        EXPECT_THAT(emptyPanels(drifted().panels("zumik-byoc", {"--var", "cluster=" + cluster})),
            UnorderedElementsAre(noXid));
    }
}

TEST(PackIncidents, burstStuckGpuSickEngineAndBadCanaryMoveTheirPanels)
{
    const Moved expected{
        {"zumik-api", {"5xx error rate", "Latency", "Request rate"}},
        {"zumik-byoc",
            {"GPU power", "GPU power by GPU", "GPU temperature", "GPU temperature by GPU", "GPU utilization",
                "GPU utilization by GPU", "GPUs with an XID error", "XID errors"}},
        {"gpu-fleet",
            {"Busy, but idle power", "GPU power by GPU", "GPU temperature by GPU", "GPU utilization by GPU",
                "GPUs with XID", "Mean utilization", "Power", "Power by cluster", "Utilization by cluster",
                "XID errors"}},
        {"vllm-control-plane",
            {"Completion tokens", "Engine", "GPU power", "GPU temperature", "GPU utilization",
                "Request duration, p95", "Request rate", "Requests in progress", "Total tokens",
                "Upstream duration, p95"}},
        {"zai-proxy-canary",
            {"Concurrent requests", "Error rate", "Latency", "Rate limit", "Rate limit adjustments (canary)",
                "Token counting, p95 (canary)", "Upstream errors", "Worker utilization"}},
    };
    const PackWorld world(worldWith({"5xx-burst", "stuck-gpu", "engine-unhealthy", "canary-gone-bad"}));
    EXPECT_EQ(movedIn(world), expected);
    EXPECT_GT(lastIn(world, "zumik-api", "5xx error rate", "5xx share"), 0.02);
    EXPECT_EQ(lastIn(world, "gpu-fleet", "GPUs with XID", "GPUs"), 1);
    EXPECT_EQ(lastIn(world, "gpu-fleet", "Busy, but idle power", "GPUs"), 1);
    EXPECT_EQ(lastIn(world, "vllm-control-plane", "Engine", "engine"), 0);
    EXPECT_GT(lastIn(world, "zai-proxy-canary", "Error rate", "canary"), 0.1);
    EXPECT_LT(lastIn(world, "zai-proxy-canary", "Error rate", "production"), 0.01);
    EXPECT_GT(lastIn(world, "zai-proxy-canary", "Latency", "canary p95"), 10);
}

TEST(PackIncidents, spendingAndLateTokensMoveTheirs)
{
    const Moved expected{
        {"zumik-api", {"Spend", "Spend per hour"}}, {"zumik-byoc", {"Queue depth", "TTFT against SLA"}}};
    const PackWorld world(worldWith({"spend-surge", "ttft-over-sla"}));
    EXPECT_EQ(movedIn(world), expected);
    EXPECT_GT(lastIn(world, "zumik-api", "Spend per hour", "USD per hour"),
        1.5 * lastIn(calm(), "zumik-api", "Spend per hour", "USD per hour"));
}

TEST(PackIncidents, aNodeThatIsGoneMovesItsGpus)
{
    const Moved expected{
        {"zumik-byoc",
            {"GPU memory by GPU", "GPU power", "GPU power by GPU", "GPU temperature",
                "GPU temperature by GPU", "GPU utilization", "GPU utilization by GPU", "Replicas"}},
        {"gpu-fleet",
            {"GPU memory by GPU", "GPU power by GPU", "GPU temperature by GPU", "GPU utilization by GPU",
                "GPUs by cluster", "GPUs reporting", "Mean utilization", "Power", "Power by cluster",
                "Utilization by cluster"}},
    };
    const PackWorld world(worldWith({"node-gone"}));
    EXPECT_EQ(movedIn(world), expected);
    EXPECT_EQ(lastIn(calm(), "gpu-fleet", "GPUs reporting", "GPUs"), 8);
    EXPECT_EQ(lastIn(world, "gpu-fleet", "GPUs reporting", "GPUs"), 6);
}

/// Its counters begin anew, which is no change of anything but of what few events were counted for.
TEST(PackIncidents, anotherPodMovesNoRate)
{
    const PackWorld world(worldWith({"pod-replaced"}));
    const auto moved = movedPanels(calm(), world, "zai-proxy-canary");
    for (const char *title : {"Error rate", "Request rate", "Worker utilization", "Concurrent requests",
             "Rate limit", "Token throughput (canary)"}) {
        EXPECT_FALSE(moved.contains(title)) << title;
    }
    EXPECT_THAT(emptyPanels(world.panels("zai-proxy-canary")), IsEmpty());
    EXPECT_THAT(
        movedPanels(calm(), world, "zai-proxy-tokens"), testing::IsSubsetOf({"Throughput of a request"}));
}

} // namespace zumik::tests
