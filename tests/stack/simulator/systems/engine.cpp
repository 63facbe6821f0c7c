// SPDX-License-Identifier: GPL-3.0-or-later
// The inference engines of a cluster, one on each node that the autoscaler uses. SGLang's exporter writes
// names with a colon, Zumik's dashboards and SGLang's own ask for them with an underscore: both are there.
#include "tests/stack/simulator/systems/cluster.h"

#include "tests/stack/simulator/buckets.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace zumik::simulator {

namespace {

/// One engine's figures; the same for both kinds, only the names and buckets differ.
class Instance {
public:
    Instance(const Cluster &cluster, int node)
        : m_cluster(cluster)
        , m_key(subKey(cluster.key("engine"), static_cast<std::uint64_t>(node)))
        , m_born(cluster.engineStart(node))
        , m_labels(cluster.labels())
    {
        m_labels.insert(m_labels.end(), {{"model_name", cluster.model()}, {"pod", podName(node)}});
        if (cluster.engine() == Engine::SgLang) {
            m_labels.insert(m_labels.end(), {{"engine_type", "unified"}, {"tp_rank", "0"}, {"pp_rank", "0"}});
        } else {
            m_labels.emplace_back("engine", "0");
        }
    }

    const Labels &labels() const { return m_labels; }

    double born() const { return m_born; }

    double events(std::string_view name, double perSecond) const
    {
        return Flow(subKey(m_key, name), perSecond).between(m_born, now());
    }

    /// Requests since the start, and how many of them came while the first token was late.
    double requests() const { return requestFlow().between(m_born, now()); }

    double slowRequests() const
    {
        return m_cluster.isFirst()
            ? 0.8 * m_cluster.now().share(Incident::SlowFirstToken, requestFlow(), m_born)
            : 0;
    }

    bool slow() const { return m_cluster.isFirst() && m_cluster.now().during(Incident::SlowFirstToken); }

    double running() const { return std::round(3 + 28 * m_cluster.load() + 4 * wobble("running", 9)); }

    double queued() const
    {
        const double waiting = 14 * (m_cluster.load() - 0.55) + 2 * wobble("queued", 21) + (slow() ? 45 : 0);
        return std::max(0.0, std::round(waiting));
    }

    double cacheUsed() const
    {
        return std::clamp(0.15 + 0.7 * m_cluster.load() + 0.05 * wobble("cache", 33), 0.0, 1.0);
    }

    /// NaN while it has nothing to divide by, which happens for some minutes after a start.
    double hitRate() const
    {
        return now() - m_born < 120 ? std::numeric_limits<double>::quiet_NaN()
                                    : std::clamp(0.48 + 0.2 * wobble("hits", 900), 0.0, 1.0);
    }

    double tokensPerSecond() const { return 2600 * m_cluster.load() * (1 + 0.1 * wobble("tokens", 14)); }

    void firstToken(Family family, std::span<const double> bounds) const
    {
        const double target = m_cluster.targetMs() / 1000;
        const double late = slowRequests();
        const double queueing = 0.06 * (requests() - late);
        family.histogram(m_labels, {}, bounds,
            {{requests() - late - queueing, {0.42 * target, 0.38}}, {queueing, {0.75 * target, 0.4}},
                {late, {3.4 * target, 0.35}}});
    }

    void spread(Family family, std::span<const double> bounds, double perRequest, const Spread &shape) const
    {
        family.histogram(m_labels, {}, bounds, {{perRequest * requests(), shape}});
    }

private:
    double now() const { return m_cluster.now().time; }

    double wobble(std::string_view name, double period) const
    {
        return wander(subKey(m_key, name), now(), period);
    }

    Flow requestFlow() const { return {subKey(m_key, "requests"), 2.4}; }

    std::string podName(int node) const
    {
        return std::string(m_cluster.engine() == Engine::SgLang ? "sglang-" : "vllm-")
            + m_cluster.hostName(node);
    }

    const Cluster &m_cluster;
    Key m_key;
    double m_born;
    Labels m_labels;
};

using Instances = std::vector<Instance>;

void eachGauge(Exposition &out, const std::string &name, const char *help, const Instances &instances,
    double (Instance::*value)() const)
{
    Family family = out.gauge(name, help);
    for (const Instance &instance : instances) {
        family.add(instance.labels(), (instance.*value)());
    }
}

void eachCounter(
    Exposition &out, const std::string &name, const char *help, const Instances &instances, double perSecond)
{
    Family family = out.counter(name, help);
    for (const Instance &instance : instances) {
        family.count(instance.labels(), {}, instance.events(help, perSecond));
    }
}

void eachFirstToken(
    Exposition &out, const std::string &name, const Instances &instances, std::span<const double> bounds)
{
    const Family family = out.histogram(name, "Time to the first token in seconds.");
    for (const Instance &instance : instances) {
        instance.firstToken(family, bounds);
    }
}

struct Shape {
    const char *name;
    const char *help;
    std::span<const double> bounds;
    double perRequest;
    Spread spread;
};

void eachShape(
    Exposition &out, const std::string &prefix, const Instances &instances, std::span<const Shape> shapes)
{
    for (const Shape &shape : shapes) {
        const Family family = out.histogram(prefix + shape.name, shape.help);
        for (const Instance &instance : instances) {
            instance.spread(family, shape.bounds, shape.perRequest, shape.spread);
        }
    }
}

const std::array sglangShapes{
    Shape{"e2e_request_latency_seconds", "Whole time of a request in seconds.", buckets::sglangE2e, 1,
        {5.5, 0.7}},
    Shape{"inter_token_latency_seconds", "Time between tokens in seconds.", buckets::sglangItl, 210,
        {0.021, 0.4}},
};

void writeSgLang(Exposition &out, const std::string &prefix, const Instances &instances)
{
    eachFirstToken(out, prefix + "time_to_first_token_seconds", instances, buckets::sglangTtft);
    eachShape(out, prefix, instances, sglangShapes);
    eachGauge(out, prefix + "num_running_reqs", "Requests that run.", instances, &Instance::running);
    eachGauge(out, prefix + "num_queue_reqs", "Requests that wait.", instances, &Instance::queued);
    eachGauge(
        out, prefix + "token_usage", "Share of the token pool in use.", instances, &Instance::cacheUsed);
    eachGauge(out, prefix + "cache_hit_rate", "Prefix cache hit rate.", instances, &Instance::hitRate);
    eachGauge(
        out, prefix + "gen_throughput", "Generated tokens a second.", instances, &Instance::tokensPerSecond);
    eachCounter(out, prefix + "prompt_tokens_total", "Tokens of prompts.", instances, 2900);
    eachCounter(out, prefix + "generation_tokens_total", "Generated tokens.", instances, 540);
    eachCounter(out, prefix + "num_requests_total", "Requests.", instances, 2.4);
}

const std::array vllmShapes{
    Shape{"e2e_request_latency_seconds", "Whole time of a request in seconds.", buckets::vllmLatency, 1,
        {5.2, 0.7}},
    Shape{
        "request_queue_time_seconds", "Time in the queue in seconds.", buckets::vllmLatency, 1, {0.05, 1.2}},
    Shape{"request_prefill_time_seconds", "Time of prefill in seconds.", buckets::vllmLatency, 1, {0.2, 0.6}},
    Shape{"request_decode_time_seconds", "Time of decoding in seconds.", buckets::vllmLatency, 1, {4.9, 0.7}},
    Shape{"inter_token_latency_seconds", "Time between tokens in seconds.", buckets::vllmPerToken, 190,
        {0.024, 0.4}},
    Shape{"request_prompt_tokens", "Tokens of a prompt.", buckets::vllmTokens, 1, {900, 1.0}},
    Shape{"request_generation_tokens", "Generated tokens of a request.", buckets::vllmTokens, 1, {180, 0.9}},
};

void writeFinished(Exposition &out, const Instances &instances)
{
    Family family = out.counter("vllm:request_success_total", "Finished requests by reason.");
    for (const Instance &instance : instances) {
        family.count(instance.labels(), {{"finished_reason", "stop"}}, instance.events("stop", 2.0));
        family.count(instance.labels(), {{"finished_reason", "length"}}, instance.events("length", 0.35));
        family.count(instance.labels(), {{"finished_reason", "abort"}}, instance.events("abort", 0.0006));
    }
}

void writeVllm(Exposition &out, const Instances &instances)
{
    eachFirstToken(out, "vllm:time_to_first_token_seconds", instances, buckets::vllmTtft);
    eachShape(out, "vllm:", instances, vllmShapes);
    eachGauge(out, "vllm:num_requests_running", "Requests that run.", instances, &Instance::running);
    eachGauge(out, "vllm:num_requests_waiting", "Requests that wait.", instances, &Instance::queued);
    eachGauge(
        out, "vllm:kv_cache_usage_perc", "KV cache in use; 1 is full.", instances, &Instance::cacheUsed);
    eachCounter(out, "vllm:prompt_tokens_total", "Tokens of prompts.", instances, 2600);
    eachCounter(out, "vllm:generation_tokens_total", "Generated tokens.", instances, 470);
    writeFinished(out, instances);
}

} // namespace

void writeEngines(Exposition &out, const Cluster &cluster)
{
    Instances instances;
    for (int node = 0; node < cluster.replicas(); ++node) {
        instances.emplace_back(cluster, node);
    }
    if (cluster.engine() == Engine::Vllm) {
        writeVllm(out, instances);
        return;
    }
    writeSgLang(out, "sglang_", instances);
    writeSgLang(out, "sglang:", instances);
}

} // namespace zumik::simulator
