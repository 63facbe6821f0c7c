// SPDX-License-Identifier: GPL-3.0-or-later
// One function a kind of target: writes what its /metrics answers at a moment.
#pragma once

#include "tests/stack/simulator/exposition.h"
#include "tests/stack/simulator/world.h"

namespace zumik::simulator {

/// api-core, the managed API's server.
void writeApiCore(Exposition &out, const Moment &now);

/// The collector of one registered cluster: GPUs (dcgm.cpp), engines (engine.cpp), cache, queue and replicas
/// (cache.cpp).
void writeCollector(Exposition &out, const Moment &moment, int index);

/// One pod of zai-proxy.
struct ProxyPod {
    bool canary;
    int number;
};

void writeZaiProxy(Exposition &out, const Moment &moment, const ProxyPod &pod);

/// kube-state-metrics beside the proxies.
void writeKubeState(Exposition &out, const Moment &moment);

/// GPUStack: the server's exporter, and a worker's with the runtimes on it.
void writeGpuStackServer(Exposition &out, const Moment &moment);
void writeGpuStackWorker(Exposition &out, const Moment &moment, int worker);

/// The vLLM control plane gateway.
void writeGateway(Exposition &out, const Moment &moment);

/// A target that means harm: labels that reorder, color or break what shows them, and one of a million bytes.
void writeHostile(Exposition &out, const Moment &moment);

} // namespace zumik::simulator
