// SPDX-License-Identifier: GPL-3.0-or-later
// DCGM's exporter, a set of series for each GPU. Its newer versions label the machine `hostname`, dashboards
// still ask for `Hostname`: both are there.
#include "tests/stack/simulator/systems/cluster.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace zumik::simulator {

namespace {

/// NVIDIA's code for "GPU stopped processing".
constexpr double xidStopped = 43;

class Gpu {
public:
    Gpu(const Cluster &cluster, int node, int number)
        : m_cluster(cluster)
        , m_key(subKey(subKey(cluster.key("gpu"), static_cast<std::uint64_t>(node)),
              static_cast<std::uint64_t>(number)))
        , m_stuck(cluster.isFirst() && node == 0 && number == 0 && cluster.now().during(Incident::StuckGpu))
        , m_labels(identity(node, number))
    {
    }

    const Labels &labels() const { return m_labels; }

    double utilization() const { return m_stuck ? 100 : std::round(100 * busy()); }

    double tensorActive() const { return m_stuck ? 0 : 0.55 * busy(); }

    /// Weights and reserved cache stay; a little moves with the load.
    double memoryUsed() const
    {
        const double share = between(m_key, 0.82, 0.9) + 0.05 * (m_stuck ? 0.5 : busy());
        return std::round(share * m_cluster.gpuMemoryMiB());
    }

    double memoryFree() const { return m_cluster.gpuMemoryMiB() - memoryUsed(); }

    double temperature() const
    {
        return std::round(between(m_key, 31, 36) + (m_stuck ? 6 : 34 * busy()) + wobble("temperature", 90));
    }

    double power() const
    {
        const double full = m_cluster.gpuWatts();
        return full * (m_stuck ? 0.17 : 0.13 + 0.75 * busy()) + 0.012 * full * wobble("power", 11);
    }

    double clock() const { return m_stuck ? 345 : std::round(1980 - 140 * busy()); }

    double xid() const { return m_stuck ? xidStopped : 0; }

    /// Now and then a GPU's slower sensors give nothing for a while; not those of a machine's first GPU.
    bool sensorsSilent(int number) const
    {
        constexpr double period = 2400;
        const double shifted = now() + unit(m_key) * period;
        return number % 8 == 5 && std::fmod(shifted, period) < 150;
    }

private:
    double now() const { return m_cluster.now().time; }

    double wobble(std::string_view name, double period) const
    {
        return wander(subKey(m_key, name), now(), period);
    }

    double busy() const
    {
        const double own = 0.12 * wobble("slow", 300) + 0.1 * wobble("quick", 17);
        return std::clamp(m_cluster.load() + own, 0.0, 1.0);
    }

    Labels identity(int node, int number) const
    {
        const auto high = static_cast<unsigned long long>(subKey(m_key, "uuid"));
        const auto low = static_cast<unsigned long long>(subKey(m_key, "more of it"));
        char uuid[64];
        std::snprintf(uuid, sizeof uuid, "GPU-%08llx-%04llx-%04llx-%04llx-%012llx", high >> 32U,
            high >> 16U & 0xffffU, high & 0xffffU, low >> 48U, low & 0xffffffffffffU);
        char bus[32];
        std::snprintf(bus, sizeof bus, "00000000:%02X:00.0", 0x1b + 0x11 * number);
        Labels labels = m_cluster.labels();
        labels.insert(labels.end(),
            {{"gpu", std::to_string(number)}, {"UUID", uuid}, {"pci_bus_id", bus},
                {"device", "nvidia" + std::to_string(number)}, {"modelName", m_cluster.gpuModel()},
                {"Hostname", m_cluster.hostName(node)}, {"hostname", m_cluster.hostName(node)}});
        return labels;
    }

    const Cluster &m_cluster;
    Key m_key;
    bool m_stuck;
    Labels m_labels;
};

struct Field {
    const char *name;
    const char *help;
    double (Gpu::*value)() const;
    bool slowSensor;
};

constexpr std::array fields{
    Field{"DCGM_FI_DEV_GPU_UTIL", "GPU utilization (in %).", &Gpu::utilization, false},
    Field{"DCGM_FI_DEV_FB_USED", "Framebuffer memory used (in MiB).", &Gpu::memoryUsed, false},
    Field{"DCGM_FI_DEV_FB_FREE", "Framebuffer memory free (in MiB).", &Gpu::memoryFree, false},
    Field{"DCGM_FI_DEV_GPU_TEMP", "GPU temperature (in C).", &Gpu::temperature, true},
    Field{"DCGM_FI_DEV_POWER_USAGE", "Power draw (in W).", &Gpu::power, true},
    Field{"DCGM_FI_DEV_SM_CLOCK", "SM clock frequency (in MHz).", &Gpu::clock, false},
    Field{"DCGM_FI_DEV_XID_ERRORS", "Value of the last XID error encountered.", &Gpu::xid, false},
    Field{"DCGM_FI_PROF_PIPE_TENSOR_ACTIVE", "Ratio of cycles the tensor pipe is active.", &Gpu::tensorActive,
        false},
};

} // namespace

void writeGpus(Exposition &out, const Cluster &cluster)
{
    const int perNode = cluster.now().world.options.gpus;
    std::vector<Gpu> gpus;
    for (int node = 0; node < cluster.nodes(); ++node) {
        for (int number = 0; number < perNode; ++number) {
            gpus.emplace_back(cluster, node, number);
        }
    }
    for (const Field &field : fields) {
        Family family = out.gauge(field.name, field.help);
        for (std::size_t i = 0; i < gpus.size(); ++i) {
            if (!field.slowSensor || !gpus[i].sensorsSilent(static_cast<int>(i) % perNode)) {
                family.add(gpus[i].labels(), (gpus[i].*field.value)());
            }
        }
    }
}

} // namespace zumik::simulator
