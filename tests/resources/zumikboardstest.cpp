// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/variables.h"
#include "tests/resources/packfixture.h"

#include <gtest/gtest.h>

namespace zumik::dashboard {

TEST(ZumikBoards, ShowEveryPanelOfTheirSystem)
{
    const Dashboard api = board("zumik-api");
    const Dashboard byoc = board("zumik-byoc");
    EXPECT_EQ(panelOf(api, "Request rate").defaults.unit, "reqps");
    EXPECT_EQ(panelOf(api, "Latency").defaults.unit, "ms");
    EXPECT_EQ(panelOf(api, "5xx error rate").defaults.unit, "percentunit");
    EXPECT_EQ(panelOf(api, "5xx error rate").defaults.thresholds.steps.at(1).from, 0.01);
    EXPECT_EQ(
        panelOf(api, "Inference requests by provider").defaults.style.stacking, frame::Stacking::Normal);
    EXPECT_EQ(panelOf(api, "Spend").defaults.unit, "currencyUSD");
    EXPECT_EQ(panelOf(byoc, "GPU utilization").defaults.max, 100);
    EXPECT_EQ(panelOf(byoc, "TTFT against SLA").defaults.unit, "s");
    EXPECT_EQ(panelOf(byoc, "LMCache hit ratio").defaults.unit, "percentunit");
    EXPECT_EQ(panelOf(byoc, "KV transfer throughput").defaults.unit, "Bps");
    EXPECT_EQ(panelOf(byoc, "GPU temperature").defaults.unit, "celsius");
    for (const char *title :
        {"Queue depth", "Replicas", "GPU memory used", "GPU power", "GPUs with an XID error", "XID errors"}) {
        EXPECT_FALSE(panelOf(byoc, title).queries.empty());
    }
    for (const char *title :
        {"GPU utilization by GPU", "GPU memory by GPU", "GPU temperature by GPU", "GPU power by GPU"}) {
        EXPECT_EQ(panelOf(byoc, title).type, "status-history");
    }
    ASSERT_EQ(byoc.variables.size(), 2U);
    const VariableQuery query = LabelValuesQuery{"zumik_byoc_replicas", "cluster"};
    EXPECT_EQ(parseVariableQuery(byoc.variables[1].query), query);
    EXPECT_FALSE(byoc.variables[1].multi);
}

TEST(ZumikApi, DrawsZeroWhereNo5xxSeriesExistsAndNothingWithoutTraffic)
{
    const Dashboard api = board("zumik-api");
    const std::string rate = expression(api, "Request rate", "5xx");
    const std::string share = expression(api, "5xx error rate", "5xx share");
    const std::vector<Input> good{{"http_requests_total{status=\"200\"}", "0+60x60"}};
    expectValue(rate, good, 0);
    expectValue(share, good, 0);
    const std::vector<Input> bad{good[0], {"http_requests_total{status=\"503\"}", "0+20x60"}};
    expectValue(share, bad, 0.25);
    expectValue(rate, {}, std::nullopt);
    expectValue(share, {}, std::nullopt);
    expectValue(share, {{"http_requests_total{status=\"200\"}", "5+0x60"}}, std::nullopt);
}

TEST(ZumikApi, CountsSpendInDollarsAnHour)
{
    const Dashboard api = board("zumik-api");
    expectValue("round(" + expression(api, "Spend", "per hour") + ", 0.001)",
        {{"zumik_inference_charged_micros_total", "0+1000000x60"}}, 60);
}

TEST(ZumikByoc, TakesTheTtftOfWhateverServes)
{
    const std::string p50 = expression(board("zumik-byoc"), "TTFT against SLA", "p50");
    for (const std::string metric : {"sglang_time_to_first_token_seconds_bucket",
             "sglang:time_to_first_token_seconds_bucket", "vllm:time_to_first_token_seconds_bucket"}) {
        const std::string open = metric + "{cluster=\"byc_1\",le=\"";
        expectValue(p50,
            {{open + "1\"}", "0+60x60"}, {open + "2\"}", "0+60x60"}, {open + "+Inf\"}", "0+60x60"}}, 0.5);
    }
    // An idle SGLang beside a serving vLLM, whose buckets differ.
    expectValue(p50,
        {{"sglang_time_to_first_token_seconds_bucket{cluster=\"byc_1\",le=\"3\"}", "5+0x60"},
            {"sglang_time_to_first_token_seconds_bucket{cluster=\"byc_1\",le=\"+Inf\"}", "5+0x60"},
            {"vllm:time_to_first_token_seconds_bucket{cluster=\"byc_1\",le=\"1\"}", "0+60x60"},
            {"vllm:time_to_first_token_seconds_bucket{cluster=\"byc_1\",le=\"+Inf\"}", "0+60x60"}},
        0.5);
}

TEST(ZumikByoc, DrawsTheSlaInSeconds)
{
    const std::string sla = expression(board("zumik-byoc"), "TTFT against SLA", "SLA");
    expectValue(sla, {{"zumik_byoc_target_ttft_ms{cluster=\"byc_1\"}", "400+0x60"}}, 0.4);
    expectValue(sla, {{"zumik_byoc_target_ttft_ms{cluster=\"byc_2\"}", "400+0x60"}}, std::nullopt);
}

TEST(ZumikByoc, FindsCacheQueueAndTransfersUnderAnyName)
{
    const Dashboard byoc = board("zumik-byoc");
    const std::string hits = expression(byoc, "LMCache hit ratio", "hits / lookups");
    const std::string labels = "{cluster=\"byc_1\"}";
    expectValue(hits,
        {{"lmcache_hit_tokens_total" + labels, "0+30x60"},
            {"lmcache_lookup_tokens_total" + labels, "0+60x60"}},
        0.5);
    expectValue(hits,
        {{"lmcache:num_hit_tokens_total" + labels, "0+15x60"},
            {"lmcache:num_requested_tokens_total" + labels, "0+60x60"}},
        0.25);
    const std::string queue = expression(byoc, "Queue depth", "router queue");
    for (const std::string metric : {"dynamo_router_queue_depth", "dynamo_frontend_queued_requests",
             "inference_extension_flow_control_queue_size", "inference_pool_average_queue_size"}) {
        expectValue(queue, {{metric + labels, "7+0x60"}}, 7);
    }
    const std::string moved = expression(byoc, "KV transfer throughput", "transfers");
    expectValue(moved, {{"mooncake_transfer_bytes_total" + labels, "0+600x60"}}, 10);
    expectValue(moved,
        {{"mooncake_transfer_read_bytes" + labels, "0+600x60"},
            {"mooncake_transfer_write_bytes" + labels, "0+60x60"}},
        11);
}

TEST(ZumikByoc, TellsNoXidErrorFromNoGpu)
{
    const std::string count = expression(board("zumik-byoc"), "GPUs with an XID error", "GPUs");
    expectValue(count, {{"DCGM_FI_DEV_XID_ERRORS{cluster=\"byc_1\",gpu=\"0\"}", "0+0x60"}}, 0);
    expectValue(count, {{"DCGM_FI_DEV_XID_ERRORS{cluster=\"byc_1\",gpu=\"0\"}", "79+0x60"}}, 1);
    expectValue(count, {}, std::nullopt);
}

TEST(ZumikByoc, DrawsEachGpuUnderEitherNameOfItsMachine)
{
    const Dashboard byoc = board("zumik-byoc");
    const std::string memory = expression(byoc, "GPU memory by GPU", "{{node}} gpu {{slot}}");
    const std::vector<Input> inputs{
        {"DCGM_FI_DEV_FB_USED{cluster=\"byc_1\",gpu=\"0\",Hostname=\"a\"}", "30+0x60"},
        {"DCGM_FI_DEV_FB_FREE{cluster=\"byc_1\",gpu=\"0\",Hostname=\"a\"}", "10+0x60"},
        {"DCGM_FI_DEV_FB_USED{cluster=\"byc_1\",gpu=\"0\",hostname=\"b\"}", "10+0x60"},
        {"DCGM_FI_DEV_FB_FREE{cluster=\"byc_1\",gpu=\"0\",hostname=\"b\"}", "10+0x60"}};
    expectSamples(memory, inputs,
        {{"{cluster=\"byc_1\",node=\"a\",slot=\"0\"}", 0.75},
            {"{cluster=\"byc_1\",node=\"b\",slot=\"0\"}", 0.5}});
}

} // namespace zumik::dashboard
