// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/simulator/targets.h"

#include "tests/stack/simulator/systems/cluster.h"
#include "tests/stack/simulator/systems/gpustack.h"
#include "tests/stack/simulator/systems/proxypods.h"
#include "tests/stack/simulator/systems/systems.h"

namespace zumik::simulator {

namespace {

Target simple(const std::string &job, Door door, const std::string &path, const std::string &instance,
    void (*write)(Exposition &, const Moment &))
{
    return {job, door, path, {{"job", job}, {"instance", instance}}, false, write};
}

void addCollectors(std::vector<Target> &targets, const Moment &now)
{
    for (int cluster = 0; cluster < now.world.options.clusters; ++cluster) {
        const std::string id = clusterId(now.world, cluster);
        targets.push_back({"byoc-collector", Door::Fleet, "/collector/" + id + "/metrics",
            {{"job", "byoc-collector"}, {"instance", "collector-" + id + ":9464"}}, false,
            [cluster](Exposition &out, const Moment &moment) {
                writeCollector(out, moment, cluster);
            }});
    }
}

/// As prometheus-operator's ServiceMonitor labels them, with the variant that a relabelling adds.
void addProxies(std::vector<Target> &targets, const Moment &now)
{
    for (const ProxyPod &pod : proxyPods()) {
        const std::string service = "zai-proxy-" + variantOf(pod);
        const std::string name = podName(now, pod);
        targets.push_back({"zai-proxy", Door::Fleet, "/zai-proxy/" + name + "/metrics",
            {{"job", service}, {"instance", podAddress(now, pod)}, {"namespace", proxyNamespace},
                {"pod", name}, {"service", service}, {"endpoint", "metrics"},
                {"deployment_variant", variantOf(pod)}},
            false, [pod](Exposition &out, const Moment &moment) {
                writeZaiProxy(out, moment, pod);
            }});
    }
}

void addGpuStackWorkers(std::vector<Target> &targets)
{
    for (std::size_t i = 0; i < gpustack::workers.size(); ++i) {
        const auto &worker = gpustack::workers[i];
        targets.push_back(
            {"gpustack-worker", Door::GpuStack, std::string("/workers/") + worker.id + "/metrics",
                {{"job", "gpustack-worker"}, {"instance", std::string(worker.address) + ":10150"},
                    {"cluster_id", gpustack::clusterId}, {"cluster_name", gpustack::clusterName}},
                false, [i](Exposition &out, const Moment &moment) {
                    writeGpuStackWorker(out, moment, static_cast<int>(i));
                }});
    }
}

} // namespace

std::string_view doorName(Door door)
{
    constexpr std::array<std::string_view, allDoors.size()> names{
        "api-core", "gateway", "gpustack", "gpustack-api", "fleet"};
    return names[static_cast<std::size_t>(door)];
}

std::vector<Target> targetsAt(const Moment &now)
{
    std::vector<Target> targets;
    targets.push_back(simple("api-core", Door::ApiCore, "/metrics", "api-core:8080", writeApiCore));
    targets.push_back(simple("gateway", Door::Gateway, "/metrics", "gateway:8000", writeGateway));
    targets.push_back(
        simple("gpustack-server", Door::GpuStack, "/metrics", "gpustack:10161", writeGpuStackServer));
    addGpuStackWorkers(targets);
    addCollectors(targets, now);
    addProxies(targets, now);
    Target state = simple("kube-state-metrics", Door::Fleet, "/kube-state-metrics/metrics",
        "kube-state-metrics:8080", writeKubeState);
    state.honorLabels = true;
    targets.push_back(std::move(state));
    targets.push_back(simple("hostile", Door::Fleet, "/hostile/metrics", "hostile:9999", writeHostile));
    return targets;
}

bool isDown(const Target &target, const Moment &now)
{
    if (!now.during(Incident::TargetDown)) {
        return false;
    }
    const std::string &scope = now.world.incidents.scope(Incident::TargetDown);
    return target.job == (scope.empty() ? "api-core" : scope);
}

} // namespace zumik::simulator
