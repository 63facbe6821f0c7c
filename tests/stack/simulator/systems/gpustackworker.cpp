// SPDX-License-Identifier: GPL-3.0-or-later
// A GPUStack worker's exporter. It labels its series with its own address as `instance`; rates are percent,
// not ratios; the GPU's info series lacks the prefix, as upstream's does.
#include "tests/stack/simulator/systems/gpustack.h"

#include "tests/stack/simulator/systems/systems.h"

#include <algorithm>
#include <cmath>

namespace zumik::simulator {

namespace {

using namespace gpustack;

constexpr int gpusOfWorker = 4;
constexpr double memoryTotal = 540'916'600'832;
constexpr double gramTotal = 51'527'024'640;
constexpr double diskTotal = 1'967'397'240'832;

class Node {
public:
    Node(Exposition &out, const Moment &now, const Worker &worker)
        : m_out(out)
        , m_now(now)
        , m_key(subKey(now.world.key("gpustack worker"), worker.id))
        , m_labels{{"worker_id", worker.id}, {"worker_name", worker.name}, {"instance", worker.address}}
    {
    }

    void write()
    {
        machine();
        gpus();
        disk();
    }

private:
    double busy(std::string_view name, double period) const
    {
        const double own =
            0.5 * dayWave(m_key, m_now.time) + 0.2 * wander(subKey(m_key, name), m_now.time, period);
        return std::clamp(own, 0.02, 0.98);
    }

    void gauge(const char *name, const char *help, double value)
    {
        m_out.gauge(name, help).add(m_labels, value);
    }

    void machine()
    {
        m_out.gauge("gpustack:worker_node_os_info", "The operating system; always 1.")
            .add(m_labels, {{"name", "Ubuntu"}, {"version", "22.04"}}, 1);
        m_out.gauge("gpustack:worker_node_kernel_info", "The kernel; always 1.")
            .add(m_labels,
                {{"name", "Linux"}, {"release", "5.15.0-122-generic"}, {"version", "#132"},
                    {"architecture", "x86_64"}},
                1);
        gauge("gpustack:worker_node_uptime_seconds", "Seconds since boot.",
            m_now.time - lastStart(m_key, 40 * 86400., m_now.time));
        gauge("gpustack:worker_node_cpu_cores", "CPU cores.", 64);
        gauge("gpustack:worker_node_cpu_utilization_rate", "CPU in percent.", 100 * 0.4 * busy("cpu", 20));
        const double used = std::round(memoryTotal * (0.3 + 0.2 * busy("memory", 600)));
        gauge("gpustack:worker_node_memory_total_bytes", "Memory.", memoryTotal);
        gauge("gpustack:worker_node_memory_used_bytes", "Memory in use.", used);
        gauge("gpustack:worker_node_memory_utilization_rate", "Memory in percent.", 100 * used / memoryTotal);
    }

    template <typename Value> void eachGpu(const char *name, const char *help, Value value)
    {
        Family family = m_out.gauge(name, help);
        for (int gpu = 0; gpu < gpusOfWorker; ++gpu) {
            const std::string index = std::to_string(gpu);
            family.add(m_labels, {{"gpu_index", index}, {"gpu_name", "NVIDIA L40S"}, {"gpu_chip_index", "0"}},
                value(busy("gpu" + index, 15)));
        }
    }

    void gpus()
    {
        eachGpu("worker_node_gpu_info", "A GPU; always 1.", [](double) { return 1.0; });
        eachGpu("gpustack:worker_node_gpu_cores", "Cores of the GPU.", [](double) { return 18176.0; });
        eachGpu("gpustack:worker_node_gpu_utilization_rate", "GPU in percent.",
            [](double b) { return std::round(100 * b); });
        eachGpu("gpustack:worker_node_gpu_temperature_celsius", "GPU temperature.",
            [](double b) { return std::round(34 + 38 * b); });
        eachGpu("gpustack:worker_node_gpu_power_limit_watts", "Power limit.", [](double) { return 350.0; });
        eachGpu("gpustack:worker_node_gpu_power_used_watts", "Power draw.",
            [](double b) { return 60 + 270 * b; });
        eachGpu("gpustack:worker_node_gram_total_bytes", "GPU memory.", [](double) { return gramTotal; });
        eachGpu("gpustack:worker_node_gram_allocated_bytes", "GPU memory set aside.",
            [](double) { return std::round(0.9 * gramTotal); });
        eachGpu("gpustack:worker_node_gram_used_bytes", "GPU memory in use.",
            [](double b) { return std::round((0.8 + 0.08 * b) * gramTotal); });
        eachGpu("gpustack:worker_node_gram_utilization_rate", "GPU memory in percent.",
            [](double b) { return 80 + 8 * b; });
    }

    void disk()
    {
        const double used = std::round(diskTotal * (0.55 + 0.1 * wander(m_key, m_now.time, 86400)));
        const Labels &base = m_labels;
        m_out.gauge("gpustack:worker_node_filesystem_total_bytes", "Size of the file system.")
            .add(base, {{"mountpoint", "/"}}, diskTotal);
        m_out.gauge("gpustack:worker_node_filesystem_used_bytes", "In use.")
            .add(base, {{"mountpoint", "/"}}, used);
        m_out.gauge("gpustack:worker_node_filesystem_utilization_rate", "In use, in percent.")
            .add(base, {{"mountpoint", "/"}}, 100 * used / diskTotal);
    }

    Exposition &m_out;
    const Moment &m_now;
    Key m_key;
    Labels m_labels;
};

} // namespace

void writeGpuStackWorker(Exposition &out, const Moment &moment, int worker)
{
    const auto index = static_cast<std::size_t>(worker);
    out.setDialect(Exposition::Dialect::Python);
    Node(out, moment, workers[index]).write();
    writeRuntimes(out, moment, index);
}

} // namespace zumik::simulator
