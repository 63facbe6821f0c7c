// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/simulator/mapping.h"

#include <simdjson.h>

#include <array>
#include <optional>

namespace zumik::simulator {

namespace {

struct Pair {
    const char *engine;
    const char *normalized;
};

constexpr std::array vllm{Pair{"vllm:num_requests_running", "num_requests_running"},
    Pair{"vllm:num_requests_waiting", "num_requests_waiting"},
    Pair{"vllm:num_requests_swapped", "num_requests_swapped"},
    Pair{"vllm:prefix_cache_hits", "prefix_cache_hits"},
    Pair{"vllm:prefix_cache_queries", "prefix_cache_queries"},
    Pair{"vllm:cache_hit_rate", "prefix_cache_hit_rate"},
    Pair{"vllm:kv_cache_usage_perc", "kv_cache_usage_ratio"}, Pair{"vllm:prompt_tokens", "prompt_tokens"},
    Pair{"vllm:prompt_tokens_cached", "prompt_tokens_cached"},
    Pair{"vllm:generation_tokens", "generation_tokens"},
    Pair{"vllm:time_to_first_token_seconds", "time_to_first_token_seconds"},
    Pair{"vllm:request_time_per_output_token_seconds", "time_per_output_token_seconds"},
    Pair{"vllm:e2e_request_latency_seconds", "e2e_request_latency_seconds"},
    Pair{"vllm:request_queue_time_seconds", "request_queue_time_seconds"},
    Pair{"vllm:request_prefill_time_seconds", "request_prefill_time_seconds"},
    Pair{"vllm:request_decode_time_seconds", "request_decode_time_seconds"},
    Pair{"vllm:request_params_max_tokens", "request_params_max_tokens"},
    Pair{"vllm:request_success", "request_success"}, Pair{"vllm:num_preemptions", "request_preemptions"},
    Pair{"vllm:request_prompt_tokens", "request_prompt_tokens"},
    Pair{"vllm:request_generation_tokens", "request_generation_tokens"},
    Pair{"vllm:inter_token_latency_seconds", "inter_token_latency_seconds"},
    Pair{"vllm:spec_decode_num_accepted_tokens", "spec_decode_accepted_tokens"},
    Pair{"vllm:spec_decode_num_draft_tokens", "spec_decode_draft_tokens"}};

constexpr std::array sglang{Pair{"sglang:num_running_reqs", "num_requests_running"},
    Pair{"sglang:num_queue_reqs", "num_requests_waiting"},
    Pair{"sglang:num_retracted_requests", "request_preemptions"},
    Pair{"sglang:cache_hit_rate", "prefix_cache_hit_rate"},
    Pair{"sglang:token_usage", "kv_cache_usage_ratio"}, Pair{"sglang:prompt_tokens", "prompt_tokens"},
    Pair{"sglang:cached_tokens", "prompt_tokens_cached"},
    Pair{"sglang:generation_tokens", "generation_tokens"},
    Pair{"sglang:time_to_first_token_seconds", "time_to_first_token_seconds"},
    Pair{"sglang:e2e_request_latency_seconds", "e2e_request_latency_seconds"},
    Pair{"sglang:queue_time_seconds", "request_queue_time_seconds"},
    Pair{"sglang:inter_token_latency_seconds", "inter_token_latency_seconds"}};

template <typename Pairs> std::string mappingOf(const char *runtime, const Pairs &pairs)
{
    std::string text = std::string("\"") + runtime + R"(":{"*":{)";
    const char *comma = "";
    for (const Pair &pair : pairs) {
        text.append(comma).append("\"").append(pair.engine).append("\":\"gpustack:").append(pair.normalized);
        text += '"';
        comma = ",";
    }
    return text + "}}";
}

std::string defaultConfig()
{
    return "{\"runtime_mapping\":{" + mappingOf("vLLM", vllm) + ',' + mappingOf("SGLang", sglang) + "}}";
}

/// Nothing when it isn't a mapping.
std::optional<MappedNames> namesOf(const std::string &json)
{
    simdjson::dom::parser parser;
    simdjson::dom::object runtimes;
    if (parser.parse(json)["runtime_mapping"].get(runtimes) != simdjson::SUCCESS) {
        return {};
    }
    MappedNames result;
    for (const auto runtime : runtimes) {
        std::set<std::string> &names = result[std::string(runtime.key)];
        simdjson::dom::object versions;
        if (runtime.value.get(versions) != simdjson::SUCCESS) {
            return {};
        }
        for (const auto version : versions) {
            simdjson::dom::object pairs;
            if (version.value.get(pairs) != simdjson::SUCCESS) {
                return {};
            }
            for (const auto pair : pairs) {
                std::string_view name;
                if (pair.value.get(name) != simdjson::SUCCESS) {
                    return {};
                }
                names.emplace(name);
            }
        }
    }
    return result;
}

HttpResponse problem(int status, const char *message)
{
    return {.status = status,
        .body = "{\"code\":" + std::to_string(status) + ",\"message\":" + jsonString(message) + "}"};
}

} // namespace

Mapping::Mapping()
    : m_current(defaultConfig())
    , m_mapped(namesOf(m_current).value())
{
}

HttpResponse Mapping::handle(const HttpRequest &request, const std::string &key)
{
    const bool current = request.path == "/v2/metrics/config";
    if (!current && request.path != "/v2/metrics/default-config") {
        return problem(404, "Not found");
    }
    if (!key.empty() && request.header("authorization") != "Bearer " + key) {
        return problem(401, "Invalid authentication credentials");
    }
    if (request.method == "GET") {
        return {.body = current ? m_current : defaultConfig()};
    }
    return request.method == "POST" && current ? replace(request.body) : problem(405, "Method not allowed");
}

HttpResponse Mapping::replace(const std::string &body)
{
    std::optional<MappedNames> names = namesOf(body);
    if (!names) {
        return problem(400, "Not a metrics mapping");
    }
    m_current = body;
    m_mapped = std::move(*names);
    return {.body = m_current};
}

} // namespace zumik::simulator
