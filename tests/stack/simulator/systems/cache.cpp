// SPDX-License-Identifier: GPL-3.0-or-later
// What lies around the engines of a cluster: Zumik's autoscaler, LMCache, the router's queue and Mooncake's
// transfers. Each quantity has Zumik's name first and the upstream project's beside it.
#include "tests/stack/simulator/systems/cluster.h"

#include <algorithm>
#include <cmath>

namespace zumik::simulator {

namespace {

constexpr double lookupsPerSecond = 7200;

double queueDepth(const Cluster &cluster)
{
    const double load = cluster.load();
    const double waiting =
        22 * std::max(0.0, load - 0.4) + 4 * wander(cluster.key("queue"), cluster.now().time, 15);
    const bool slow = cluster.isFirst() && cluster.now().during(Incident::SlowFirstToken);
    return std::max(0.0, std::round(waiting + (slow ? 120 : 0)));
}

void writeAutoscaler(Exposition &out, const Cluster &cluster)
{
    out.gauge("zumik_byoc_replicas", "Engine replicas that the autoscaler runs.")
        .add(cluster.labels(), cluster.replicas());
    out.gauge("zumik_byoc_target_ttft_ms", "Target of the time to the first token, in milliseconds.")
        .add(cluster.labels(), cluster.targetMs());
    const Labels claim{{"cluster", cluster.id()}, {"model", cluster.model()}};
    out.gauge("aibrix_modelclaim_desired_replicas", "Replicas wanted.").add(claim, cluster.replicas());
    out.gauge("aibrix_modelclaim_ready_replicas", "Replicas ready.").add(claim, cluster.replicas());
}

void writeLmCache(Exposition &out, const Cluster &cluster)
{
    const double now = cluster.now().time;
    const double born = cluster.engineStart(0);
    const double lookups = Flow(cluster.key("lookups"), lookupsPerSecond).between(born, now);
    // Two streams of hits with days of their own: their share of the lookups moves between 40 and 70 %.
    const double hits = Flow(cluster.key("hits"), 0.34 * lookupsPerSecond).between(born, now) + 0.2 * lookups;
    const Labels labels = cluster.labels();
    out.counter("lmcache_lookup_tokens_total", "Tokens looked up in the cache.").count(labels, {}, lookups);
    out.counter("lmcache_hit_tokens_total", "Tokens found in the cache.")
        .count(labels, {}, std::min(hits, lookups));
    out.counter("lmcache:num_requested_tokens_total", "Tokens asked for.").count(labels, {}, lookups);
    out.counter("lmcache:num_hit_tokens_total", "Tokens found.").count(labels, {}, std::min(hits, lookups));
    out.gauge("lmcache:local_cache_usage", "Local cache in use, in bytes.")
        .add(labels, std::round(48e9 * (0.6 + 0.3 * wander(cluster.key("usage"), now, 1200))));
}

/// With Dynamo its router's queue; on the portable profile the endpoint picker's (EPP) takes its place.
void writeQueue(Exposition &out, const Cluster &cluster)
{
    const double depth = queueDepth(cluster);
    const Labels labels = cluster.labels();
    if (cluster.profile() == Profile::Dynamo) {
        out.gauge("dynamo_router_queue_depth", "Requests in the router's queue.").add(labels, depth);
        out.gauge("dynamo_frontend_queued_requests", "Requests queued by model.")
            .add(labels, {{"model", cluster.model()}}, depth);
        out.gauge("dynamo_frontend_router_queue_pending_requests", "Requests pending in the router.")
            .add(labels, depth);
        return;
    }
    out.gauge("inference_extension_flow_control_queue_size", "Requests in flow control.")
        .add(labels, {{"fairness_id", "default"}, {"priority", "0"}}, depth);
    out.gauge("inference_pool_average_queue_size", "Average queue of the pool's engines.")
        .add(labels, {{"name", "engines"}}, depth / std::max(1, cluster.replicas()));
}

void writeMooncake(Exposition &out, const Cluster &cluster)
{
    const double now = cluster.now().time;
    const double born = cluster.engineStart(0);
    const double read = Flow(cluster.key("kv read"), 1.9e9).between(born, now);
    const double written = Flow(cluster.key("kv write"), 1.2e9).between(born, now);
    const Labels labels = cluster.labels();
    out.counter("mooncake_transfer_bytes_total", "KV cache bytes moved between nodes.")
        .count(labels, {}, read + written);
    out.counter("mooncake_transfer_read_bytes", "Bytes read.")
        .count(labels, {{"cluster_id", cluster.id()}}, read);
    out.counter("mooncake_transfer_write_bytes", "Bytes written.")
        .count(labels, {{"cluster_id", cluster.id()}}, written);
    out.counter("tent_read_bytes_total", "Bytes read by transport.")
        .count(labels, {{"transport", "rdma"}}, read);
    out.counter("tent_write_bytes_total", "Bytes written by transport.")
        .count(labels, {{"transport", "rdma"}}, written);
}

} // namespace

void writeCacheAndQueue(Exposition &out, const Cluster &cluster)
{
    writeAutoscaler(out, cluster);
    writeLmCache(out, cluster);
    writeQueue(out, cluster);
    writeMooncake(out, cluster);
}

} // namespace zumik::simulator
