// SPDX-License-Identifier: GPL-3.0-or-later
// The engines' metrics as GPUStack normalizes them: one set of names for vLLM, SGLang and MindIE; buckets are
// the engine's.
#include "tests/stack/simulator/systems/gpustack.h"

#include "tests/stack/simulator/buckets.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace zumik::simulator::gpustack {

namespace {

class Runtime {
public:
    Runtime(const Moment &now, const Instance &instance)
        : m_now(now)
        , m_model(models[instance.model])
        , m_key(subKey(now.world.key("gpustack instance"), instance.id))
        , m_born(lastStart(subKey(m_key, "life"), 60 * 3600, now.time))
        , m_labels{{"worker_id", workers[instance.worker].id}, {"worker_name", workers[instance.worker].name},
              {"model_id", m_model.id}, {"model_name", m_model.name}, {"model_instance_id", instance.id},
              {"model_instance_name", instance.name}, {"runtime", m_model.runtime}}
    {
        if (isVllm()) {
            m_labels.emplace_back("engine", "0");
        }
    }

    const Labels &labels() const { return m_labels; }

    bool isVllm() const { return m_model.runtime[0] == 'v'; }

    bool generates() const { return m_model.generates; }

    /// Whether GPUStack's mapping lets this engine's metric through; `name` is the normalized one.
    bool mapped(std::string_view name) const
    {
        const auto runtime = m_now.world.mapped.find(m_model.runtime);
        if (runtime == m_now.world.mapped.end()) {
            return m_now.world.mapped.empty();
        }
        constexpr std::string_view suffix = "_total";
        return runtime->second.contains(
            std::string(name.ends_with(suffix) ? name.substr(0, name.size() - suffix.size()) : name));
    }

    /// Whether it has this metric at all.
    bool has(std::string_view name, bool ofGeneration) const
    {
        return (generates() || !ofGeneration) && mapped(name);
    }

    double requests() const { return events("requests", 1.8); }

    double events(std::string_view name, double perSecond) const
    {
        return Flow(subKey(m_key, name), perSecond).between(m_born, m_now.time);
    }

    double running() const
    {
        return std::round(std::max(0.0, 6 * dayWave(m_key, m_now.time) + 3 * wobble("running", 9)));
    }

    double waiting() const
    {
        return std::max(0.0, std::round(4 * dayWave(m_key, m_now.time) - 4 + 2 * wobble("waiting", 19)));
    }

    double swapped() const { return 0; }

    double cacheUsed() const
    {
        return std::clamp(0.4 * dayWave(m_key, m_now.time) + 0.1 * wobble("cache", 40), 0.0, 1.0);
    }

    /// Nothing is ever looked up for a model that doesn't generate: 0/0.
    double hitRate() const
    {
        return generates() ? std::clamp(0.5 + 0.2 * wobble("hits", 700), 0.0, 1.0)
                           : std::numeric_limits<double>::quiet_NaN();
    }

    std::span<const double> firstTokenBounds() const
    {
        return isVllm() ? std::span<const double>(buckets::vllmTtft) : buckets::sglangTtft;
    }

    std::span<const double> perTokenBounds() const
    {
        return isVllm() ? std::span<const double>(buckets::vllmPerToken) : buckets::sglangItl;
    }

    std::span<const double> latencyBounds() const
    {
        return isVllm() ? std::span<const double>(buckets::vllmLatency) : buckets::sglangE2e;
    }

    std::span<const double> tokenBounds() const { return buckets::vllmTokens; }

private:
    double wobble(std::string_view name, double period) const
    {
        return wander(subKey(m_key, name), m_now.time, period);
    }

    const Moment &m_now;
    const Model &m_model;
    Key m_key;
    double m_born;
    Labels m_labels;
};

using Runtimes = std::vector<Runtime>;

struct Gauge {
    const char *name;
    const char *help;
    double (Runtime::*value)() const;
};

constexpr Gauge gauges[] = {
    {"gpustack:num_requests_running", "Requests that run.", &Runtime::running},
    {"gpustack:num_requests_waiting", "Requests that wait.", &Runtime::waiting},
    {"gpustack:num_requests_swapped", "Requests swapped out.", &Runtime::swapped},
    {"gpustack:prefix_cache_hit_rate", "Prefix cache hit rate.", &Runtime::hitRate},
    {"gpustack:kv_cache_usage_ratio", "KV cache in use; 1 is full.", &Runtime::cacheUsed},
};

struct Counter {
    const char *name;
    const char *help;
    double perSecond;
    bool ofGeneration;
};

constexpr Counter counters[] = {
    {"gpustack:prefix_cache_queries_total", "Tokens looked up.", 1500, true},
    {"gpustack:prefix_cache_hits_total", "Tokens found.", 700, true},
    {"gpustack:prompt_tokens_total", "Tokens of prompts.", 1600, false},
    {"gpustack:prompt_tokens_cached_total", "Tokens of prompts from the cache.", 650, true},
    {"gpustack:generation_tokens_total", "Generated tokens.", 380, true},
    {"gpustack:request_preemptions_total", "Preempted requests.", 0.0004, true},
    {"gpustack:spec_decode_draft_tokens_total", "Drafted tokens.", 210, true},
    {"gpustack:spec_decode_accepted_tokens_total", "Accepted tokens.", 130, true},
};

struct Shape {
    const char *name;
    const char *help;
    std::span<const double> (Runtime::*bounds)() const;
    double perRequest;
    Spread spread;
    bool ofGeneration;
};

constexpr Shape shapes[] = {
    {"gpustack:request_prompt_tokens", "Tokens of a prompt.", &Runtime::tokenBounds, 1, {800, 1.0}, false},
    {"gpustack:request_generation_tokens", "Generated tokens of a request.", &Runtime::tokenBounds, 1,
        {190, 0.9}, true},
    {"gpustack:time_to_first_token_seconds", "Time to the first token.", &Runtime::firstTokenBounds, 1,
        {0.32, 0.6}, true},
    {"gpustack:inter_token_latency_seconds", "Time between tokens.", &Runtime::perTokenBounds, 200,
        {0.026, 0.4}, true},
    {"gpustack:time_per_output_token_seconds", "Time of an output token.", &Runtime::perTokenBounds, 1,
        {0.027, 0.3}, true},
    {"gpustack:e2e_request_latency_seconds", "Whole time of a request.", &Runtime::latencyBounds, 1,
        {5.4, 0.7}, false},
    {"gpustack:request_queue_time_seconds", "Time in the queue.", &Runtime::latencyBounds, 1, {0.06, 1.1},
        false},
    {"gpustack:request_prefill_time_seconds", "Time of prefill.", &Runtime::latencyBounds, 1, {0.25, 0.6},
        true},
    {"gpustack:request_decode_time_seconds", "Time of decoding.", &Runtime::latencyBounds, 1, {5.0, 0.7},
        true},
    {"gpustack:request_params_max_tokens", "max_tokens of a request.", &Runtime::tokenBounds, 1, {1500, 0.8},
        true},
};

void writeGauges(Exposition &out, const Runtimes &runtimes)
{
    for (const Gauge &gauge : gauges) {
        Family family = out.gauge(gauge.name, gauge.help);
        for (const Runtime &runtime : runtimes) {
            if (runtime.mapped(gauge.name)) {
                family.add(runtime.labels(), (runtime.*gauge.value)());
            }
        }
    }
}

void writeCounters(Exposition &out, const Runtimes &runtimes)
{
    for (const Counter &counter : counters) {
        Family family = out.counter(counter.name, counter.help);
        for (const Runtime &runtime : runtimes) {
            if (runtime.has(counter.name, counter.ofGeneration)) {
                family.count(runtime.labels(), {}, runtime.events(counter.name, counter.perSecond));
            }
        }
    }
}

void writeShapes(Exposition &out, const Runtimes &runtimes)
{
    for (const Shape &shape : shapes) {
        Family family = out.histogram(shape.name, shape.help);
        for (const Runtime &runtime : runtimes) {
            if (runtime.has(shape.name, shape.ofGeneration)) {
                family.histogram(runtime.labels(), {}, (runtime.*shape.bounds)(),
                    {{shape.perRequest * runtime.requests(), shape.spread}});
            }
        }
    }
}

void writeFinished(Exposition &out, const Runtimes &runtimes)
{
    Family family = out.counter("gpustack:request_success_total", "Finished requests by reason.");
    for (const Runtime &runtime : runtimes) {
        if (runtime.mapped("gpustack:request_success")) {
            family.count(runtime.labels(), {{"finished_reason", "stop"}}, 0.88 * runtime.requests());
            family.count(runtime.labels(), {{"finished_reason", "length"}}, 0.12 * runtime.requests());
        }
    }
}

} // namespace

void writeRuntimes(Exposition &out, const Moment &moment, std::size_t worker)
{
    Runtimes runtimes;
    for (const Instance &instance : instances) {
        if (instance.worker == worker) {
            runtimes.emplace_back(moment, instance);
        }
    }
    writeGauges(out, runtimes);
    writeCounters(out, runtimes);
    writeShapes(out, runtimes);
    writeFinished(out, runtimes);
}

} // namespace zumik::simulator::gpustack
