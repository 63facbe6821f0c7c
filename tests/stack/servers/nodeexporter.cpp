// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/servers/nodeexporter.h"

#include "tests/support/net.h"

namespace zumik::tests {

NodeExporter::NodeExporter()
    : Server("nodeexporter")
{
    launch(
        [](std::uint16_t port) {
            return Command{.program = "prometheus-node-exporter",
                .arguments = {"--web.listen-address=127.0.0.1:" + std::to_string(port),
                    "--collector.disable-defaults", "--collector.cpu", "--collector.loadavg",
                    "--collector.meminfo", "--collector.filesystem", "--collector.uname"}};
        },
        [](std::uint16_t port) { return http({.port = port, .path = "/metrics"}).status == 200; });
}

} // namespace zumik::tests
