// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/simulator/systems/systems.h"

#include "tests/stack/simulator/systems/proxypods.h"

#include <array>

namespace zumik::simulator {

namespace {

constexpr auto container = "zai-proxy";

struct Pod {
    ProxyPod what;
    std::string name;
    Labels labels;
    bool ready;
};

/// A pod is ready some seconds after its process has started.
std::vector<Pod> pods(const Moment &now)
{
    std::vector<Pod> result;
    for (const ProxyPod &pod : proxyPods()) {
        const std::string name = podName(now, pod);
        const Key uid = now.world.key(name);
        result.push_back(
            {pod, name, {{"namespace", proxyNamespace}, {"pod", name}, {"uid", "pod-" + std::to_string(uid)}},
                now.time - podStarted(now, pod) > 5});
    }
    return result;
}

void writeReadiness(Exposition &out, const std::vector<Pod> &all)
{
    Family ready = out.gauge("kube_pod_status_ready", "Whether the pod serves requests.");
    for (const Pod &pod : all) {
        ready.add(pod.labels, {{"condition", "true"}}, pod.ready ? 1 : 0);
        ready.add(pod.labels, {{"condition", "false"}}, pod.ready ? 0 : 1);
        ready.add(pod.labels, {{"condition", "unknown"}}, 0);
    }
    Family phase = out.gauge("kube_pod_status_phase", "The pod's phase.");
    for (const Pod &pod : all) {
        for (const char *name : {"Pending", "Running", "Succeeded", "Failed", "Unknown"}) {
            phase.add(pod.labels, {{"phase", name}}, std::string_view(name) == "Running" ? 1 : 0);
        }
    }
}

void writeContainers(Exposition &out, const Moment &now, const std::vector<Pod> &all)
{
    Family restarts = out.counter("kube_pod_container_status_restarts_total", "Container restarts.");
    for (const Pod &pod : all) {
        restarts.add(pod.labels, {{"container", container}}, podRestarts(now, pod.what));
    }
    Family ready = out.gauge("kube_pod_container_status_ready", "Whether the container is ready.");
    for (const Pod &pod : all) {
        ready.add(pod.labels, {{"container", container}}, pod.ready ? 1 : 0);
    }
}

void writeIdentity(Exposition &out, const Moment &now, const std::vector<Pod> &all)
{
    Family info = out.gauge("kube_pod_info", "What the pod is; always 1.");
    for (const Pod &pod : all) {
        info.add(pod.labels,
            {{"node", pod.what.canary ? "worker-b" : "worker-a"}, {"created_by_kind", "ReplicaSet"},
                {"pod_ip", podAddress(now, pod.what).substr(0, podAddress(now, pod.what).find(':'))}},
            1);
    }
    Family labels = out.gauge("kube_pod_labels", "The pod's labels; always 1.");
    for (const Pod &pod : all) {
        labels.add(pod.labels, {{"label_app", "zai-proxy"}, {"label_version", variantOf(pod.what)}}, 1);
    }
    Family created = out.gauge("kube_pod_created", "Creation time, in seconds since the epoch.");
    for (const Pod &pod : all) {
        created.add(pod.labels, podCreated(now, pod.what));
    }
}

} // namespace

void writeKubeState(Exposition &out, const Moment &moment)
{
    const std::vector<Pod> all = pods(moment);
    writeReadiness(out, all);
    writeContainers(out, moment, all);
    writeIdentity(out, moment, all);
}

} // namespace zumik::simulator
