// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/servers/simulator.h"

#include "tests/stack/servers/promapi.h"
#include "tests/support/net.h"
#include "tests/support/setuperror.h"

#include <charconv>
#include <utility>

namespace zumik::tests {

namespace {

constexpr const char *doors[] = {"api-core", "gateway", "gpustack", "gpustack-api", "fleet"};

} // namespace

std::string simulatorProgram()
{
    return ZUMIK_SIMULATOR;
}

std::vector<std::string> SimulatorOptions::arguments() const
{
    std::vector<std::string> result{"--seed", std::to_string(seed), "--clusters", std::to_string(clusters),
        "--nodes", std::to_string(nodes), "--gpus", std::to_string(gpus), "--tenant-labels",
        tenantLabels ? "on" : "off"};
    for (const std::string &incident : incidents) {
        result.insert(result.end(), {"--incident", incident});
    }
    return result;
}

Simulator::Simulator(SimulatorOptions options)
    : Server("simulator")
    , m_options(std::move(options))
{
    launch(
        [this](std::uint16_t port) { return command(port); }, [this](std::uint16_t) { return readPorts(); });
}

/// After a stop the other doors get the ports that they had.
Command Simulator::command(std::uint16_t port) const
{
    Command command{.program = simulatorProgram(),
        .arguments = m_options.arguments(),
        .environment = {{"METRICS_TOKEN", m_options.metricsToken},
            {"GATEWAY_ADMIN_TOKEN", m_options.gatewayToken}, {"GPUSTACK_API_KEY", m_options.gpustackKey}}};
    for (const auto &[door, known] : m_ports) {
        if (door != "fleet") {
            command.arguments.insert(command.arguments.end(), {"--" + door + "-port", std::to_string(known)});
        }
    }
    command.arguments.insert(command.arguments.end(), {"--fleet-port", std::to_string(port)});
    return command;
}

/// {"ports":{"api-core":1234,...}}
bool Simulator::readPorts()
{
    const std::string said = log();
    std::map<std::string, std::uint16_t> ports;
    for (const char *door : doors) {
        const std::string name = std::string("\"") + door + "\":";
        const std::size_t at = said.rfind(name);
        if (at == std::string::npos) {
            return false;
        }
        std::from_chars(said.data() + at + name.size(), said.data() + said.size(), ports[door]);
    }
    m_ports = std::move(ports);
    return true;
}

void Simulator::setIncident(const std::string &name, bool on, const std::string &scope) const
{
    const std::string path = "/admin/incident?name=" + urlEncoded(name) + "&on=" + (on ? "1" : "0")
        + "&scope=" + urlEncoded(scope);
    if (http({.port = port(), .path = path, .method = "POST"}).status != 200) {
        throw SetupError("the simulator knows no incident " + name);
    }
}

void Simulator::setSwitch(const std::string &name, bool on) const
{
    const std::string path = "/admin/switch?name=" + urlEncoded(name) + "&on=" + (on ? "1" : "0");
    if (http({.port = port(), .path = path, .method = "POST"}).status != 200) {
        throw SetupError("the simulator knows no switch " + name);
    }
}

} // namespace zumik::tests
