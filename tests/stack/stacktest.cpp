// SPDX-License-Identifier: GPL-3.0-or-later
// The whole stack, once for all of these: with half an hour of history, scraped every second.
#include "tests/stack/stack.h"

#include "tests/stack/history.h"
#include "tests/support/net.h"
#include "tests/support/wait.h"

#include <gtest/gtest.h>

namespace zumik::tests {

namespace {

Stack &stack()
{
    return Stack::shared({.world = {.clusters = 1, .nodes = 2, .gpus = 2},
        .historySeconds = 1800,
        .historyJobs = {"api-core", "byoc-collector"},
        .victoriaMetrics = true});
}

/// Switches an incident on for the time of a test.
class During {
public:
    explicit During(std::string name, const std::string &scope = {})
        : m_name(std::move(name))
    {
        stack().setIncident(m_name, true, scope);
    }

    ~During() { stack().setIncident(m_name, false); }

    During(const During &) = delete;
    During &operator=(const During &) = delete;

private:
    std::string m_name;
};

} // namespace

TEST(Stack, everyTargetIsUpInPrometheus)
{
    EXPECT_TRUE(stack().waitForTargets()) << stack().api().get("targets?state=active");
    EXPECT_TRUE(stack().api().waitFor("count(up == 1) == 12")) << stack().api().query("up");
    EXPECT_EQ(stack().api().value("count(up == 0)"), std::nullopt);
}

TEST(Stack, victoriaMetricsHasTheSameSeries)
{
    const PromApi victoria(stack().victoriaMetrics()->port());
    EXPECT_TRUE(victoria.waitFor("count(up == 1) == 12")) << victoria.query("up");
    EXPECT_TRUE(victoria.waitFor("zumik_byoc_replicas"));
    EXPECT_TRUE(victoria.value("sum(http_requests_total)", secondsNow() - 1200).has_value());
}

TEST(Stack, historyAndPresentAreOneLine)
{
    ASSERT_TRUE(stack().waitForTargets());
    const PromApi api = stack().api();
    ASSERT_TRUE(api.waitFor("http_requests_total offset 10s"));
    for (const char *series :
        {"http_requests_total{status='200',method='GET'}", "zumik_byoc_replicas", "DCGM_FI_DEV_GPU_UTIL"}) {
        EXPECT_EQ(api.value(std::string("count(") + series + " offset 20m)"),
            api.value(std::string("count(") + series + ")"))
            << series;
        // The same labels before and now: nothing of today is new.
        EXPECT_EQ(
            api.value(std::string("count(") + series + " unless " + series + " offset 20m)"), std::nullopt)
            << series;
    }
    // Counters fall where a process has restarted, and nowhere else.
    EXPECT_EQ(api.value("sum(resets(http_requests_total{status='200',method='GET'}[25m]))"),
        api.value("sum(changes(process_start_time_seconds{job='api-core'}[25m]))"));
    EXPECT_GT(api.value("sum(rate(http_requests_total[1m] offset 15m))").value_or(0), 10);
}

TEST(Stack, labelsAreThoseThatRelabellingAndDiscoveryAdd)
{
    ASSERT_TRUE(stack().waitForTargets());
    const PromApi api = stack().api();
    EXPECT_TRUE(api.waitFor(
        "zai_proxy_requests_total{deployment_variant='canary',variant='canary',namespace='mcp'}"));
    EXPECT_TRUE(api.waitFor("gpustack:worker_node_cpu_cores{cluster_id='1',exported_instance=~'10[.].*'}"));
    EXPECT_TRUE(api.waitFor("kube_pod_status_ready{pod=~'zai-proxy-canary-.*',namespace='mcp'}"));
    EXPECT_TRUE(api.waitFor("gateway_completion_tokens_total{tenant_name='acme'}"));
    EXPECT_TRUE(api.waitFor("hostile_labels{kind='bidi'}"));
}

TEST(Stack, rulesAreLoadedAndAnAlertReachesAlertmanager)
{
    ASSERT_TRUE(stack().waitForTargets());
    EXPECT_NE(stack().api().get("rules").find("zai_proxy_canary_alerts"), std::string::npos);
    const During incident("stuck-gpu");
    EXPECT_TRUE(stack().api().waitFor("ALERTS{alertname='GpuXidError',alertstate='firing'}"));
    EXPECT_TRUE(waitFor([] {
        return http({.port = stack().alertmanager()->port(), .path = "/api/v2/alerts"})
                   .body.find("GpuXidError")
            != std::string::npos;
    }));
}

TEST(Stack, incidentsShowInPrometheus)
{
    ASSERT_TRUE(stack().waitForTargets());
    const PromApi api = stack().api();
    {
        const During errors("5xx-burst");
        const During node("node-gone");
        const During engine("engine-unhealthy");
        const During spend("spend-surge");
        EXPECT_TRUE(api.waitFor("sum(rate(http_requests_total{status=~'5..'}[10s])) / "
                                "sum(rate(http_requests_total[10s])) > 0.05"));
        EXPECT_TRUE(api.waitFor("count(DCGM_FI_DEV_GPU_UTIL) == 2"));
        EXPECT_TRUE(api.waitFor("gateway_engine_healthy == 0"));
        EXPECT_TRUE(api.waitFor("rate(zumik_inference_charged_micros_total[10s]) > 3 * "
                                "rate(zumik_inference_charged_micros_total[1m] offset 10m)"));
    }
    EXPECT_TRUE(api.waitFor("count(DCGM_FI_DEV_GPU_UTIL) == 4"));
    EXPECT_TRUE(api.waitFor("gateway_engine_healthy == 1"));
}

TEST(Stack, aReplacedPodAndALostTargetShowInDiscoveryAndUp)
{
    ASSERT_TRUE(stack().waitForTargets());
    const PromApi api = stack().api();
    {
        const During down("target-down", "gpustack-server");
        const During replaced("pod-replaced");
        EXPECT_TRUE(api.waitFor("up{job='gpustack-server'} == 0"));
        EXPECT_TRUE(
            api.waitFor("count(count by (pod) "
                        "(last_over_time(zai_proxy_build_info{deployment_variant='canary'}[5m]))) == 2"));
    }
    EXPECT_TRUE(api.waitFor("up{job='gpustack-server'} == 1"));
}

TEST(Stack, itsDoorsOpenForTheRightKeysOnly)
{
    Simulator &simulator = stack().simulator();
    EXPECT_EQ(http({.port = simulator.port("api-core"), .path = "/metrics"}).status, 401);
    EXPECT_EQ(http({.port = simulator.port("api-core"),
                       .path = "/metrics",
                       .headers = {{"Authorization", "Bearer " + stack().secrets().at("METRICS_TOKEN")}}})
                  .status,
        200);
    EXPECT_EQ(http({.port = simulator.port("gateway"), .path = "/metrics"}).status, 401);
    EXPECT_EQ(http({.port = stack().nginx().port("basic"), .path = "/-/ready"}).status, 401);
    EXPECT_EQ(http({.port = stack().nginx().port("public"), .path = "/metrics"}).status, 404);
    EXPECT_EQ(http({.port = stack().nginx().port("public"), .path = "/healthz"}).status, 200);
}

TEST(Stack, theProfileHoldsNoSecret)
{
    const std::string profile = stack().profileJson();
    for (const auto &[name, value] : stack().secrets()) {
        EXPECT_EQ(profile.find(value), std::string::npos) << name;
        EXPECT_NE(profile.find("{ \"env\": \"" + name + "\" }"), std::string::npos) << name;
    }
    EXPECT_EQ(stack().directProfileJson().find("\"ssh\""), std::string::npos);
}

TEST(Stack, historyWithAFixedEpochLoadsWithoutAnythingElse)
{
    const TempDir dir;
    constexpr double epoch = 1'700'000'000;
    makeHistory(
        {.world = {.clusters = 1, .nodes = 1, .gpus = 1, .incidents = {"stuck-gpu:1700000600:1700001200"}},
            .from = epoch,
            .to = epoch + 1800,
            .step = 60,
            .jobs = {"byoc-collector"}},
        dir.file("data"));
    const Prometheus prometheus({.dataDir = dir.file("data")});
    const PromApi api(prometheus.port());
    EXPECT_EQ(api.value("count(DCGM_FI_DEV_GPU_UTIL)", epoch + 900), 1);
    EXPECT_EQ(api.value("DCGM_FI_DEV_XID_ERRORS", epoch + 300), 0);
    EXPECT_EQ(api.value("DCGM_FI_DEV_XID_ERRORS", epoch + 900), 43);
    EXPECT_EQ(api.value("DCGM_FI_DEV_XID_ERRORS", epoch + 1500), 0);
    EXPECT_EQ(api.value("count_over_time(up{job='byoc-collector'}[29m30s])", epoch + 1800), 30);
}

} // namespace zumik::tests
