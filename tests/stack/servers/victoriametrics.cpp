// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/servers/victoriametrics.h"

#include "tests/support/net.h"
#include "tests/support/setuperror.h"

#include <utility>

namespace zumik::tests {

VictoriaMetrics::VictoriaMetrics(VictoriaMetricsOptions options)
    : Server("victoriametrics")
    , m_options(std::move(options))
{
    launch([this](std::uint16_t port) { return command(port); },
        [](std::uint16_t port) { return http({.port = port, .path = "/health"}).status == 200; });
}

Command VictoriaMetrics::command(std::uint16_t port) const
{
    Command command{.program = "victoria-metrics",
        .arguments = {"-httpListenAddr=127.0.0.1:" + std::to_string(port),
            "-storageDataPath=" + dir().file("data"), "-retentionPeriod=100y", "-search.latencyOffset=1s",
            "-memory.allowedPercent=10"}};
    if (!m_options.scrapeConfigs.empty()) {
        const std::string interval = m_options.scrapeInterval;
        writeFile(dir().file("scrape.yml"),
            "global:\n  scrape_interval: " + interval + "\n  scrape_timeout: " + interval
                + "\nscrape_configs:\n" + m_options.scrapeConfigs);
        // It has flags for what Prometheus has in its configuration.
        command.arguments.insert(command.arguments.end(),
            {"-promscrape.config=" + dir().file("scrape.yml"), "-promscrape.config.strictParse=false",
                "-promscrape.httpSDCheckInterval=5s"});
    }
    command.arguments.insert(command.arguments.end(), m_options.arguments.begin(), m_options.arguments.end());
    return command;
}

void VictoriaMetrics::import(const std::string &text) const
{
    const int stored =
        http({.port = port(), .path = "/api/v1/import/prometheus", .method = "POST", .body = text}).status;
    const int flushed = http({.port = port(), .path = "/internal/force_flush"}).status;
    if (stored / 100 != 2 || flushed / 100 != 2) {
        throw SetupError("victoriametrics took no samples: " + std::to_string(stored));
    }
}

} // namespace zumik::tests
