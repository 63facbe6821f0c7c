// SPDX-License-Identifier: GPL-3.0-or-later
// What runs on the simulated GPUStack: one cluster, two workers, three models.
#pragma once

#include "tests/stack/simulator/exposition.h"
#include "tests/stack/simulator/world.h"

#include <array>

namespace zumik::simulator::gpustack {

inline constexpr auto clusterId = "1";
inline constexpr auto clusterName = "default";

struct Worker {
    const char *id;
    const char *name;
    const char *address;
};

inline constexpr std::array workers{
    Worker{"1", "gpustack-worker-a", "10.60.0.11"}, Worker{"2", "gpustack-worker-b", "10.60.0.12"}};

struct Model {
    const char *id;
    const char *name;
    const char *runtime;
    const char *version;
    const char *source;
    const char *category;
    bool generates; ///< whether it writes tokens; an embedding model doesn't
};

inline constexpr std::array models{Model{"1", "qwen3-32b", "vLLM", "0.11.2", "Qwen/Qwen3-32B", "llm", true},
    Model{"2", "bge-m3", "vLLM", "0.11.2", "BAAI/bge-m3", "embedding", false},
    Model{"3", "deepseek-r1-8b", "SGLang", "0.5.5", "deepseek-ai/DeepSeek-R1-Distill-Llama-8B", "llm", true}};

/// An instance of models[model] on workers[worker].
struct Instance {
    const char *id;
    const char *name;
    std::size_t model;
    std::size_t worker;
};

inline constexpr std::array instances{Instance{"1", "qwen3-32b-xh2ka", 0, 0},
    Instance{"2", "qwen3-32b-p90wd", 0, 1}, Instance{"3", "bge-m3-2mzfe", 1, 0},
    Instance{"4", "deepseek-r1-8b-y7tqc", 2, 1}};

void writeRuntimes(Exposition &out, const Moment &moment, std::size_t worker);

} // namespace zumik::simulator::gpustack
