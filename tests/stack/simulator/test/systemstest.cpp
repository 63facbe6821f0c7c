// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/simulator/targets.h"
#include "tests/stack/simulator/test/samples.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace zumik::simulator {

namespace {

constexpr double noon = 1'763'640'000;

std::string textOf(const World &world, double time, const std::string &job)
{
    const Moment moment{world, time};
    std::string all;
    for (const Target &target : targetsAt(moment)) {
        if (target.job == job) {
            Exposition out;
            target.write(out, moment);
            all += out.text();
        }
    }
    return all;
}

std::set<std::string> namesOf(const World &world, double time)
{
    const Moment moment{world, time};
    std::set<std::string> names;
    for (const Target &target : targetsAt(moment)) {
        Exposition out;
        target.write(out, moment);
        names.merge(Scrape(out.text()).names());
    }
    return names;
}

std::set<std::string> histogram(const std::string &name)
{
    return {name + "_bucket", name + "_sum", name + "_count"};
}

/// Every series that the description of the watched systems names.
std::set<std::string> promisedNames()
{
    std::set<std::string> names{"http_requests_total", "zumik_inference_requests_total",
        "zumik_inference_charged_micros_total", "DCGM_FI_DEV_GPU_UTIL", "DCGM_FI_DEV_FB_USED",
        "DCGM_FI_DEV_FB_FREE", "DCGM_FI_DEV_GPU_TEMP", "DCGM_FI_DEV_POWER_USAGE", "DCGM_FI_DEV_XID_ERRORS",
        "zumik_byoc_target_ttft_ms", "lmcache_hit_tokens_total", "lmcache_lookup_tokens_total",
        "lmcache:num_hit_tokens_total", "lmcache:num_requested_tokens_total", "dynamo_router_queue_depth",
        "inference_extension_flow_control_queue_size", "inference_pool_average_queue_size",
        "zumik_byoc_replicas", "mooncake_transfer_bytes_total", "mooncake_transfer_read_bytes",
        "zai_proxy_requests_total", "zai_proxy_concurrent_requests", "zai_proxy_worker_utilization_ratio",
        "zai_proxy_rate_limit_requests_per_second", "zai_proxy_rate_limit_adjustments_total",
        "zai_proxy_upstream_errors_total", "zai_proxy_tokens_total", "zai_proxy_build_info",
        "kube_pod_status_ready", "kube_pod_container_status_restarts_total", "gpustack:num_requests_running",
        "gpustack:num_requests_waiting", "gpustack:num_requests_swapped", "gpustack:prefix_cache_hit_rate",
        "gpustack:kv_cache_usage_ratio", "gpustack:prefix_cache_queries_total",
        "gpustack:prefix_cache_hits_total", "gpustack:prompt_tokens_total",
        "gpustack:generation_tokens_total", "gpustack:request_success_total", "gpustack:worker_status",
        "gpustack:worker_node_os_info", "gpustack:worker_node_kernel_info",
        "gpustack:worker_node_uptime_seconds", "gpustack:worker_node_cpu_cores",
        "gpustack:worker_node_cpu_utilization_rate", "gpustack:worker_node_memory_total_bytes",
        "gpustack:worker_node_memory_used_bytes", "gpustack:worker_node_memory_utilization_rate",
        "worker_node_gpu_info", "gpustack:worker_node_gpu_cores", "gpustack:worker_node_gpu_utilization_rate",
        "gpustack:worker_node_gpu_temperature_celsius", "gpustack:worker_node_gram_total_bytes",
        "gpustack:worker_node_gram_allocated_bytes", "gpustack:worker_node_gram_used_bytes",
        "gpustack:worker_node_gram_utilization_rate", "gpustack:worker_node_filesystem_total_bytes",
        "gpustack:worker_node_filesystem_used_bytes", "gpustack:worker_node_filesystem_utilization_rate",
        "gpustack:cluster_info", "gpustack:cluster_status", "gpustack:model_info",
        "gpustack:model_desired_instances", "gpustack:model_running_instances",
        "gpustack:model_instance_status", "gateway_engine_healthy", "gateway_inflight_requests",
        "gateway_http_requests_total", "gateway_completion_tokens_total", "gateway_total_tokens_total",
        "gateway_rejections_total", "gpu_utilization_percent", "gpu_memory_used_bytes",
        "gpu_memory_total_bytes", "gpu_power_watts", "gpu_temperature_celsius"};
    for (const char *name : {"http_request_duration_ms", "sglang_time_to_first_token_seconds",
             "sglang:time_to_first_token_seconds", "vllm:time_to_first_token_seconds",
             "zai_proxy_request_duration_seconds", "zai_proxy_token_count_duration_seconds",
             "zai_proxy_token_rate", "zai_proxy_token_rate_seconds", "gpustack:request_prompt_tokens",
             "gpustack:request_generation_tokens", "gpustack:time_to_first_token_seconds",
             "gpustack:inter_token_latency_seconds", "gpustack:time_per_output_token_seconds",
             "gpustack:e2e_request_latency_seconds", "gateway_http_request_duration_seconds",
             "gateway_upstream_request_duration_seconds"}) {
        names.merge(histogram(name));
    }
    return names;
}

} // namespace

TEST(Systems, serveEveryNameThatIsPromised)
{
    const std::set<std::string> served = namesOf({}, noon);
    for (const std::string &name : promisedNames()) {
        EXPECT_TRUE(served.contains(name)) << name;
    }
}

TEST(Systems, writeTheTextFormatWithoutAFault)
{
    const World world;
    const Moment moment{world, noon};
    for (const Target &target : targetsAt(moment)) {
        Exposition out;
        target.write(out, moment);
        const Scrape scrape(out.text());
        EXPECT_TRUE(scrape.faults.empty()) << target.path << ": " << scrape.faults.front();
        EXPECT_FALSE(scrape.samples.empty()) << target.path;
    }
}

TEST(Systems, areAFunctionOfSeedAndTime)
{
    const World one{.options = {.seed = 7}};
    const World same{.options = {.seed = 7}};
    const World other{.options = {.seed = 8}};
    for (const char *job : {"api-core", "byoc-collector", "zai-proxy", "kube-state-metrics",
             "gpustack-server", "gpustack-worker", "gateway"}) {
        EXPECT_TRUE(textOf(one, noon, job) == textOf(same, noon, job)) << job;
        EXPECT_FALSE(textOf(one, noon, job) == textOf(other, noon, job)) << job;
        // Pods may stay as they are for days.
        EXPECT_FALSE(textOf(one, noon, job) == textOf(one, noon + 4 * 86400, job)) << job;
    }
}

TEST(Systems, countersFallOnlyWhenAProcessRestarts)
{
    const World world;
    std::map<std::string, double> last;
    int resets = 0;
    for (double time = noon; time < noon + 3 * 86400; time += 600) {
        const Scrape scrape(textOf(world, time, "api-core"));
        for (const Sample &sample : scrape.samples) {
            if (scrape.types.contains(sample.name) && scrape.types.at(sample.name) == "counter") {
                std::string series = sample.name;
                for (const auto &[name, value] : sample.labels) {
                    series += '/' + value;
                }
                resets += last.contains(series) && sample.value < last[series]
                        && sample.name == "http_requests_total" && sample.labels.at("status") == "200"
                        && sample.labels.at("method") == "GET"
                    ? 1
                    : 0;
                last[series] = sample.value;
            }
        }
    }
    EXPECT_GE(resets, 1);
    EXPECT_LE(resets, 4);
}

TEST(Systems, errorSeriesAreBornWithTheirFirstError)
{
    const World world;
    bool without = false;
    bool with = false;
    for (double time = noon; time < noon + 4 * 86400 && !(with && without); time += 300) {
        const bool born =
            Scrape(textOf(world, time, "api-core")).count("http_requests_total", {{"status", "500"}}) > 0;
        with |= born;
        without |= !born;
    }
    EXPECT_TRUE(with);
    EXPECT_TRUE(without);
}

TEST(Systems, clustersAreAsManyAsAskedForAndNoneExistAtFirst)
{
    const World world{.options = {.clusters = 3, .nodes = 2, .gpus = 4}};
    const Scrape scrape(textOf(world, noon, "byoc-collector"));
    EXPECT_EQ(scrape.count("DCGM_FI_DEV_GPU_UTIL"), 24U);
    EXPECT_EQ(scrape.count("zumik_byoc_replicas"), 3U);
    for (const Sample &sample : scrape.samples) {
        EXPECT_TRUE(sample.labels.contains("cluster")) << sample.name;
    }
    const World empty{.options = {.clusters = 0}};
    EXPECT_EQ(textOf(empty, noon, "byoc-collector"), "");
    EXPECT_FALSE(textOf(empty, noon, "api-core").empty());
}

TEST(Systems, gpusCarryDcgmsLabelsAndMostlyAllSensors)
{
    const World world;
    bool gap = false;
    for (double time = noon; time < noon + 3600; time += 60) {
        const Scrape scrape(textOf(world, time, "byoc-collector"));
        gap |= scrape.count("DCGM_FI_DEV_GPU_TEMP") < scrape.count("DCGM_FI_DEV_GPU_UTIL");
        for (const Sample &sample : scrape.samples) {
            if (sample.name == "DCGM_FI_DEV_GPU_UTIL") {
                for (const char *label :
                    {"gpu", "UUID", "pci_bus_id", "device", "modelName", "Hostname", "hostname"}) {
                    EXPECT_TRUE(sample.labels.contains(label)) << label;
                }
                EXPECT_GE(sample.value, 0);
                EXPECT_LE(sample.value, 100);
            }
        }
    }
    EXPECT_TRUE(gap);
}

TEST(Systems, productionCountsNoTokens)
{
    const Scrape scrape(textOf({}, noon, "zai-proxy"));
    EXPECT_EQ(scrape.count("zai_proxy_tokens_total", {{"variant", "production"}}), 0U);
    EXPECT_EQ(scrape.count("zai_proxy_tokens_total", {{"variant", "canary"}}), 2U);
    EXPECT_EQ(scrape.count("zai_proxy_build_info", {{"variant", "production"}, {"version", "1.0.0"}}), 2U);
}

TEST(Systems, aModelThatGeneratesNothingHasNoHitRate)
{
    const Scrape scrape(textOf({}, noon, "gpustack-worker"));
    EXPECT_TRUE(std::isnan(scrape.sum("gpustack:prefix_cache_hit_rate", {{"model_name", "bge-m3"}})));
    EXPECT_FALSE(std::isnan(scrape.sum("gpustack:prefix_cache_hit_rate", {{"model_name", "qwen3-32b"}})));
}

TEST(Systems, theGatewayDropsTenantLabelsWhenTold)
{
    World world;
    EXPECT_EQ(Scrape(textOf(world, noon, "gateway")).count("gateway_completion_tokens_total"), 4U);
    world.options.tenantLabels = false;
    const Scrape scrape(textOf(world, noon, "gateway"));
    EXPECT_EQ(scrape.count("gateway_completion_tokens_total"), 1U);
    for (const Sample &sample : scrape.samples) {
        EXPECT_FALSE(sample.labels.contains("tenant_name")) << sample.name;
    }
}

TEST(Systems, theHostileTargetHasALabelOfAMillionBytes)
{
    const Scrape scrape(textOf({}, noon, "hostile"));
    EXPECT_TRUE(std::any_of(scrape.samples.begin(), scrape.samples.end(), [](const Sample &sample) {
        return sample.labels.contains("text") && sample.labels.at("text").size() == 1'000'000;
    }));
}

} // namespace zumik::simulator
