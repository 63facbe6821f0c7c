// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/servers/alertmanager.h"

#include "tests/support/net.h"

namespace zumik::tests {

namespace {

constexpr auto quietConfig = "route:\n  receiver: nobody\n  group_by: [alertname]\n  group_wait: 1s\n"
                             "  group_interval: 1s\nreceivers:\n- name: nobody\n";

} // namespace

Alertmanager::Alertmanager(const std::string &config)
    : Server("alertmanager")
{
    writeFile(dir().file("alertmanager.yml"), config.empty() ? quietConfig : config);
    launch(
        [this](std::uint16_t port) {
            return Command{.program = "prometheus-alertmanager",
                .arguments = {"--config.file=" + dir().file("alertmanager.yml"),
                    "--storage.path=" + dir().file("data"),
                    "--web.listen-address=127.0.0.1:" + std::to_string(port), "--cluster.listen-address="}};
        },
        [](std::uint16_t port) { return http({.port = port, .path = "/-/ready"}).status == 200; });
}

} // namespace zumik::tests
