// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/servers/prometheus.h"

#include "tests/support/net.h"
#include "tests/support/setuperror.h"

#include <filesystem>
#include <utility>

namespace zumik::tests {

Prometheus::Prometheus(PrometheusOptions options)
    : Server("prometheus")
    , m_options(std::move(options))
    , m_dataDir(m_options.dataDir.empty() ? dir().file("data") : m_options.dataDir)
{
    launch(
        [this](std::uint16_t port) {
            writeFiles();
            return command(port);
        },
        [this](std::uint16_t port) { return ready(port); });
}

std::string Prometheus::configText() const
{
    const std::string interval = m_options.scrapeInterval;
    std::string text = "global:\n  scrape_interval: " + interval + "\n  scrape_timeout: " + interval
        + "\n  evaluation_interval: " + interval + '\n' + m_options.globalLines;
    if (m_options.queryLog) {
        text += "  query_log_file: " + dir().file("query.log") + '\n';
    }
    if (!m_options.rules.empty()) {
        text += "rule_files: [" + dir().file("rules.yml") + "]\n";
    }
    if (m_options.alertmanagerPort != 0) {
        text += "alerting:\n  alertmanagers:\n  - static_configs:\n    - targets: ['127.0.0.1:"
            + std::to_string(m_options.alertmanagerPort) + "']\n";
    }
    if (!m_options.scrapeConfigs.empty()) {
        text += "scrape_configs:\n" + m_options.scrapeConfigs;
    }
    return text + m_options.sections;
}

void Prometheus::writeFiles() const
{
    writeFile(dir().file("prometheus.yml"), configText());
    writeFile(dir().file("rules.yml"), m_options.rules);
    writeFile(dir().file("web.yml"), m_options.webConfig);
}

Command Prometheus::command(std::uint16_t port) const
{
    Command command{.program = "prometheus",
        .arguments = {"--config.file=" + dir().file("prometheus.yml"), "--storage.tsdb.path=" + m_dataDir,
            "--storage.tsdb.retention.time=100y", "--web.listen-address=127.0.0.1:" + std::to_string(port),
            "--web.enable-lifecycle", "--rules.alert.resend-delay=2s", "--web.enable-admin-api",
            "--web.enable-remote-write-receiver"}};
    if (!m_options.webConfig.empty()) {
        command.arguments.push_back("--web.config.file=" + dir().file("web.yml"));
    }
    if (!m_options.prefix.empty()) {
        command.arguments.push_back(
            "--web.external-url=http://127.0.0.1:" + std::to_string(port) + m_options.prefix);
    }
    command.arguments.insert(command.arguments.end(), m_options.arguments.begin(), m_options.arguments.end());
    return command;
}

/// With TLS or a password it can't be asked here; then its listening must do, which it does when it is ready
/// to load.
bool Prometheus::ready(std::uint16_t port) const
{
    if (!m_options.webConfig.empty()) {
        return portAnswers(port)
            && log().find("Server is ready to receive web requests") != std::string::npos;
    }
    return http({.port = port, .path = m_options.prefix + "/-/ready"}).status == 200;
}

void Prometheus::reload() const
{
    writeFiles();
    const HttpAnswer answer =
        http({.port = port(), .path = m_options.prefix + "/-/reload", .method = "POST"});
    if (answer.status != 200) {
        throw SetupError("prometheus refused the new configuration: " + answer.body);
    }
}

void Prometheus::write(const std::vector<WrittenSeries> &series) const
{
    const HttpAnswer answer = http({.port = port(),
        .path = m_options.prefix + "/api/v1/write",
        .method = "POST",
        .headers = {{"Content-Encoding", "snappy"}, {"Content-Type", "application/x-protobuf"},
            {"X-Prometheus-Remote-Write-Version", "0.1.0"}},
        .body = remoteWriteBody(series)});
    if (answer.status / 100 != 2) {
        throw SetupError("prometheus took no samples: " + answer.body);
    }
}

void Prometheus::setScrapeConfigs(const std::string &yaml)
{
    m_options.scrapeConfigs = yaml;
    reload();
}

void Prometheus::setRules(const std::string &yaml)
{
    m_options.rules = yaml;
    reload();
}

std::string staticJob(
    const std::string &name, std::uint16_t port, const std::string &path, const std::string &lines)
{
    return "- job_name: '" + name + "'\n  metrics_path: '" + path + "'\n" + lines
        + "  static_configs:\n  - targets: ['127.0.0.1:" + std::to_string(port) + "']\n";
}

} // namespace zumik::tests
