// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/stack/servers/server.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace zumik::tests {

/// The simulated world; see tests/stack/simulator/README.md.
struct SimulatorOptions {
    std::uint64_t seed = 1;
    int clusters = 2; ///< 0: nothing is registered yet
    int nodes = 2;
    int gpus = 8;
    bool tenantLabels = true;
    std::string metricsToken = {}; ///< what api-core asks for; nothing when empty
    std::string gatewayToken = {}; ///< what the gateway asks for; it answers 503 when empty
    std::string gpustackKey = {}; ///< what GPUStack's API asks for; nothing when empty
    std::vector<std::string> incidents = {}; ///< "NAME:FROM:TO", seconds since the epoch

    /// The arguments of `simulator` that describe the world.
    std::vector<std::string> arguments() const;
};

/// The simulator as a process. `port()` is its fleet door: everything that is scraped by path, discovery and
/// /admin.
class Simulator : public Server {
public:
    explicit Simulator(SimulatorOptions options = {});

    const SimulatorOptions &options() const { return m_options; }

    using Server::port;

    /// "api-core", "gateway", "gpustack", "gpustack-api" or "fleet".
    std::uint16_t port(const std::string &door) const { return m_ports.at(door); }

    /// Throws SetupError for an unknown name. `scope` is a job, for target-down.
    void setIncident(const std::string &name, bool on, const std::string &scope = {}) const;

    /// "tenant-labels", "gateway-token" or "gateway-gpus".
    void setSwitch(const std::string &name, bool on) const;

private:
    Command command(std::uint16_t port) const;
    bool readPorts();

    SimulatorOptions m_options;
    std::map<std::string, std::uint16_t> m_ports;
};

/// The path of the simulator's executable.
std::string simulatorProgram();

} // namespace zumik::tests
