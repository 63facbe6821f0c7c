// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/simulator/systems/proxypods.h"

#include <algorithm>

namespace zumik::simulator {

namespace {

constexpr double podLife = 5 * 86400;
constexpr double processLife = 31 * 3600;

/// Of one pod; a replaced one is another pod.
Key podKey(const Moment &now, const ProxyPod &pod)
{
    const int replaced = pod.canary ? now.world.incidents.changes(Incident::PodReplaced, now.time) : 0;
    const Key base = subKey(now.world.key(variantOf(pod)), static_cast<std::uint64_t>(pod.number));
    return subKey(base, static_cast<std::uint64_t>(replaced));
}

std::string letters(Key key, int count)
{
    // The alphabet of Kubernetes' generated names.
    constexpr std::string_view alphabet = "bcdfghjklmnpqrstvwxz2456789";
    std::string result;
    for (int i = 0; i < count; ++i) {
        result += alphabet[subKey(key, static_cast<std::uint64_t>(i)) % alphabet.size()];
    }
    return result;
}

} // namespace

std::string variantOf(const ProxyPod &pod)
{
    return pod.canary ? "canary" : "production";
}

std::vector<ProxyPod> proxyPods()
{
    return {{false, 0}, {false, 1}, {true, 0}};
}

std::string podName(const Moment &now, const ProxyPod &pod)
{
    const std::string replicaSet = letters(now.world.key(variantOf(pod) + " replica set"), 9);
    return "zai-proxy-" + variantOf(pod) + '-' + replicaSet + '-' + letters(podKey(now, pod), 5);
}

double podCreated(const Moment &now, const ProxyPod &pod)
{
    const double own = lastStart(subKey(podKey(now, pod), "pod"), podLife, now.time);
    return pod.canary ? std::max(own, now.world.incidents.lastChange(Incident::PodReplaced, now.time)) : own;
}

double podStarted(const Moment &now, const ProxyPod &pod)
{
    return std::max(
        podCreated(now, pod), lastStart(subKey(podKey(now, pod), "process"), processLife, now.time));
}

int podRestarts(const Moment &now, const ProxyPod &pod)
{
    const double created = podCreated(now, pod);
    const Key key = subKey(podKey(now, pod), "process");
    int restarts = 0;
    for (double start = lastStart(key, processLife, now.time); start > created;
         start = lastStart(key, processLife, start - 1)) {
        ++restarts;
    }
    return restarts;
}

std::string podAddress(const Moment &now, const ProxyPod &pod)
{
    const Key key = podKey(now, pod);
    return "10.42." + std::to_string(key % 8) + '.' + std::to_string(10 + subKey(key, "address") % 240)
        + ":8080";
}

} // namespace zumik::simulator
