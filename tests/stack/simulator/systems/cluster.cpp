// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/simulator/systems/cluster.h"

#include "tests/stack/simulator/systems/systems.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace zumik::simulator {

std::string clusterId(const World &world, int index)
{
    constexpr std::string_view letters = "0123456789abcdefghjkmnpqrstvwxyz";
    std::string id = "byc_";
    Key key = subKey(world.key("cluster id"), static_cast<std::uint64_t>(index));
    for (int i = 0; i < 10; ++i, key >>= 5U) {
        id += letters[key % letters.size()];
    }
    return id;
}

Cluster::Cluster(const Moment &now, int index)
    : m_now(now)
    , m_index(index)
    , m_key(subKey(now.world.key("cluster"), static_cast<std::uint64_t>(index)))
    , m_id(clusterId(now.world, index))
{
}

double Cluster::targetMs() const
{
    constexpr std::array targets{400., 500., 800., 1000.};
    return targets[key("target") % targets.size()];
}

std::string Cluster::model() const
{
    return engine() == Engine::SgLang ? "meta-llama/Llama-3.3-70B-Instruct" : "Qwen/Qwen3-32B";
}

std::string Cluster::gpuModel() const
{
    return m_index % 2 == 0 ? "NVIDIA H100 80GB HBM3" : "NVIDIA A100-SXM4-40GB";
}

double Cluster::gpuMemoryMiB() const
{
    return m_index % 2 == 0 ? 81'559 : 40'960;
}

double Cluster::gpuWatts() const
{
    return m_index % 2 == 0 ? 700 : 400;
}

int Cluster::nodes() const
{
    const bool lost = isFirst() && m_now.during(Incident::NodeGone);
    return std::max(0, m_now.world.options.nodes - (lost ? 1 : 0));
}

std::string Cluster::hostName(int node) const
{
    return "gpu-" + m_id.substr(4, 4) + "-" + std::to_string(node);
}

double Cluster::load() const
{
    const double busy = 0.52 * dayWave(key("load"), m_now.time) + 0.06 * wander(key("load"), m_now.time, 40);
    return std::clamp(busy, 0.03, 0.97);
}

int Cluster::replicas() const
{
    // Slower than the load itself: the autoscaler looks at it every few minutes.
    const double seen = 0.55 * dayWave(key("load"), std::floor(m_now.time / 180) * 180);
    const int wanted = static_cast<int>(std::ceil(seen * m_now.world.options.nodes));
    return std::clamp(wanted, std::min(1, nodes()), nodes());
}

double Cluster::engineStart(int node) const
{
    return lastStart(subKey(key("engine life"), static_cast<std::uint64_t>(node)), 11 * 3600, m_now.time);
}

void writeCollector(Exposition &out, const Moment &moment, int index)
{
    const Cluster cluster(moment, index);
    writeGpus(out, cluster);
    out.setDialect(Exposition::Dialect::Python);
    writeEngines(out, cluster);
    writeCacheAndQueue(out, cluster);
}

} // namespace zumik::simulator
