// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/clients/prometheus/apiservers.h"

#include "tests/stack/servers/prometheus.h"
#include "tests/stack/servers/victoriametrics.h"

#include <cassert>
#include <map>

namespace zumik::clients::prometheus {

namespace {

/// Text format lines; OpenMetrics has times in seconds, VictoriaMetrics's import in milliseconds.
std::string testData(std::int64_t timeUnitMs)
{
    std::string text;
    for (const int offset : {0, 1000}) {
        for (int i = 0; i < ApiServer::samples; ++i) {
            const base::Time time = ApiServer::epoch + ApiServer::interval * i;
            text += "test_level{job=\"a\",instance=\"" + std::string(offset == 0 ? "1" : "2") + "\"} "
                + std::to_string(offset + i) + ' ' + std::to_string(time.ms / timeUnitMs) + '\n';
        }
    }
    return text;
}

class RealPrometheus final : public ApiServer {
public:
    RealPrometheus()
    {
        tests::writeFile(m_data.file("data.om"), testData(1000) + "# EOF\n");
        tests::runOrThrow({.program = "promtool",
            .arguments = {
                "tsdb", "create-blocks-from", "openmetrics", m_data.file("data.om"), m_data.file("tsdb")}});
        m_server = std::make_unique<tests::Prometheus>(
            tests::PrometheusOptions{.rules = "groups:\n- name: g\n  rules:\n"
                                              "  - {alert: Always, expr: vector(1) > 0, labels: {severity: "
                                              "page}, annotations: {summary: s}}\n"
                                              "  - {alert: Later, expr: vector(1) > 0, for: 10m}\n"
                                              "  - {record: 'one:sum', expr: vector(1)}\n",
                .dataDir = m_data.file("tsdb")});
        m_server->setScrapeConfigs(tests::staticJob("self", m_server->port()));
    }

    std::uint16_t port() const override { return m_server->port(); }

private:
    tests::TempDir m_data{"prometheus-data"};
    std::unique_ptr<tests::Prometheus> m_server;
};

class RealVictoriaMetrics final : public ApiServer {
public:
    RealVictoriaMetrics() { m_server.import(testData(1)); }

    std::uint16_t port() const override { return m_server.port(); }

private:
    tests::VictoriaMetrics m_server;
};

std::map<std::string, std::unique_ptr<ApiServer>> &servers()
{
    static std::map<std::string, std::unique_ptr<ApiServer>> running;
    return running;
}

} // namespace

ApiServer &ApiServer::get(const std::string &product)
{
    auto &server = servers()[product];
    if (!server) {
        server = product == "Prometheus" ? std::unique_ptr<ApiServer>(new RealPrometheus)
                                         : std::unique_ptr<ApiServer>(new RealVictoriaMetrics);
    }
    return *server;
}

void ApiServer::stopAll()
{
    servers().clear();
}

std::unique_ptr<PrometheusSource> openSource(http::Endpoint endpoint, Limits limits)
{
    auto source = PrometheusSource::open(std::move(endpoint), std::make_shared<http::IoThread>(), limits);
    assert(source.ok());
    return *std::move(source);
}

} // namespace zumik::clients::prometheus
