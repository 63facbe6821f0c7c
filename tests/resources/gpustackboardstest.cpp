// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/resources/packfixture.h"

#include <gtest/gtest.h>

namespace zumik::dashboard {

TEST(GpuStackModels, ReadCountersWithAndWithoutTheirSuffix)
{
    const Dashboard models = board("gpustack-models");
    const std::string tokens = expression(models, "Generation tokens", "{{model_name}}");
    for (const std::string name : {"gpustack:generation_tokens_total", "gpustack:generation_tokens"}) {
        expectSamples(tokens, {{name + "{model_name=\"m\"}", "0+60x60"}}, {{"{model_name=\"m\"}", 1}});
    }
}

TEST(GpuStackModels, TellsHitsFromCountersOrFromTheEnginesOwnRate)
{
    const std::string hits = expression(board("gpustack-models"), "Prefix cache hit ratio", "{{model_name}}");
    const std::string model = "{model_name=\"m\"}";
    expectSamples(hits,
        {{"gpustack:prefix_cache_hits_total" + model, "0+15x60"},
            {"gpustack:prefix_cache_queries_total" + model, "0+60x60"},
            {"gpustack:prefix_cache_hit_rate" + model, "0.9+0x60"}},
        {{model, 0.25}});
    expectSamples(hits, {{"gpustack:prefix_cache_hit_rate" + model, "0.5+0x60"}}, {{model, 0.5}});
    // An embedding model looks nothing up: 0/0.
    expectSamples(hits, {{"gpustack:prefix_cache_hit_rate" + model, "NaN+0x60"}}, {});
}

TEST(GpuStackModels, CountWhatIsWantedAndDoesNotRun)
{
    const std::string missing = expression(board("gpustack-models"), "Instances missing", "missing");
    const std::vector<Input> inputs{{"gpustack:model_desired_instances{model_name=\"a\"}", "3+0x60"},
        {"gpustack:model_running_instances{model_name=\"a\"}", "1+0x60"},
        {"gpustack:model_desired_instances{model_name=\"b\"}", "1+0x60"},
        {"gpustack:model_running_instances{model_name=\"b\"}", "2+0x60"}};
    expectValue(missing, inputs, 2);
}

TEST(GpuStackServer, TellsAllReadyFromNoneThere)
{
    const Dashboard server = board("gpustack-server");
    const std::string workers = expression(server, "Workers not ready", "not ready");
    const Input ready{"gpustack:worker_status{worker_name=\"a\",state=\"ready\"}", "1+0x60"};
    expectValue(workers, {ready}, 0);
    expectValue(
        workers, {ready, {"gpustack:worker_status{worker_name=\"b\",state=\"unreachable\"}", "1+0x60"}}, 1);
    expectValue(workers, {}, std::nullopt);
}

TEST(GpuStackWorkers, NameTheMachineInOneRow)
{
    const std::string machines = expression(board("gpustack-workers"), "Machines", "");
    const std::string worker = "worker_name=\"a\",";
    expectSamples(machines,
        {{"gpustack:worker_node_uptime_seconds{" + worker + "x=\"1\"}", "60+0x60"},
            {"gpustack:worker_node_os_info{" + worker + "name=\"Ubuntu\",version=\"22.04\"}", "1+0x60"},
            {"gpustack:worker_node_kernel_info{" + worker + "name=\"Linux\",release=\"5.15\"}", "1+0x60"}},
        {{"{worker_name=\"a\",os=\"Ubuntu\",os_version=\"22.04\",kernel=\"5.15\"}", 60}});
}

} // namespace zumik::dashboard
