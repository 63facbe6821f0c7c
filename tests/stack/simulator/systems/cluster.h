// SPDX-License-Identifier: GPL-3.0-or-later
// The shape of a registered BYOC cluster: what its parts are called and how many there are.
#pragma once

#include "tests/stack/simulator/exposition.h"
#include "tests/stack/simulator/world.h"

#include <string>
#include <vector>

namespace zumik::simulator {

enum class Engine { SgLang, Vllm };
enum class Profile { Dynamo, Portable };

/// Clusters differ: the first has SGLang on Dynamo, the second vLLM on the portable Kubernetes profile, then
/// crosswise.
class Cluster {
public:
    Cluster(const Moment &now, int index);

    const Moment &now() const { return m_now; }

    Key key(std::string_view name) const { return subKey(m_key, name); }

    const std::string &id() const { return m_id; }

    Engine engine() const { return m_index % 2 == 0 ? Engine::SgLang : Engine::Vllm; }

    Profile profile() const
    {
        return m_index % 4 == 0 || m_index % 4 == 3 ? Profile::Dynamo : Profile::Portable;
    }

    /// The target for the time to the first token, in milliseconds.
    double targetMs() const;
    std::string model() const;
    std::string gpuModel() const;
    double gpuMemoryMiB() const;
    double gpuWatts() const; ///< at full load

    /// Nodes that exist now; one fewer while the first cluster has lost one.
    int nodes() const;
    std::string hostName(int node) const;

    /// How busy it is now, in (0, 1).
    double load() const;

    /// The autoscaler's count: one engine on each of as many nodes as the load needs.
    int replicas() const;

    /// Whether incidents of a single cluster happen here.
    bool isFirst() const { return m_index == 0; }

    Labels labels() const { return {{"cluster", m_id}}; }

    /// When the engine on a node last started.
    double engineStart(int node) const;

private:
    const Moment &m_now;
    int m_index;
    Key m_key;
    std::string m_id;
};

void writeGpus(Exposition &out, const Cluster &cluster);
void writeEngines(Exposition &out, const Cluster &cluster);
void writeCacheAndQueue(Exposition &out, const Cluster &cluster);

/// "byc_" and ten characters; the same for the same seed.
std::string clusterId(const World &world, int index);

} // namespace zumik::simulator
