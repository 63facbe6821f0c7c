// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/servers/alertmanager.h"
#include "tests/stack/servers/nodeexporter.h"
#include "tests/stack/servers/promapi.h"
#include "tests/stack/servers/prometheus.h"
#include "tests/stack/servers/victoriametrics.h"
#include "tests/support/net.h"
#include "tests/support/setuperror.h"
#include "tests/support/wait.h"

#include <gtest/gtest.h>

#include <optional>

namespace zumik::tests {

namespace {

/// Starts a server, asks for `path`, and makes sure that nothing is left when it goes.
template <typename T> void answersAndGoes(const std::string &path, const std::string &part)
{
    std::optional<T> server(std::in_place);
    const std::uint16_t port = server->port();
    const pid_t pid = server->pid();
    EXPECT_NE(http({.port = port, .path = path}).body.find(part), std::string::npos);
    EXPECT_TRUE(isAlive(pid));
    server.reset();
    EXPECT_FALSE(isAlive(pid));
    EXPECT_FALSE(portAnswers(port));
}

} // namespace

TEST(Servers, prometheusAnswersAndIsGoneWithItsObject)
{
    answersAndGoes<Prometheus>("/api/v1/status/buildinfo", R"("version":"2.)");
}

TEST(Servers, victoriaMetricsAnswersAndIsGoneWithItsObject)
{
    answersAndGoes<VictoriaMetrics>("/metrics", "vm_app_version");
}

TEST(Servers, alertmanagerAnswersAndIsGoneWithItsObject)
{
    answersAndGoes<Alertmanager>("/api/v2/status", "versionInfo");
}

TEST(Servers, nodeExporterAnswersAndIsGoneWithItsObject)
{
    answersAndGoes<NodeExporter>("/metrics", "node_load1");
}

TEST(Servers, prometheusAndVictoriaMetricsScrapeTheSameTarget)
{
    const NodeExporter node;
    const std::string job = staticJob("node", node.port());
    const Prometheus prometheus({.scrapeConfigs = job});
    const VictoriaMetrics victoria({.scrapeConfigs = job});
    EXPECT_TRUE(PromApi(prometheus.port()).waitFor("up{job=\"node\"} == 1")) << prometheus.log();
    EXPECT_TRUE(PromApi(victoria.port()).waitFor("up{job=\"node\"} == 1")) << victoria.log();
}

TEST(Servers, prometheusTellsAlertmanagerWhatFires)
{
    const Alertmanager alertmanager;
    const Prometheus prometheus(
        {.rules = "groups:\n- name: g\n  rules:\n  - alert: Always\n    expr: vector(1) > 0\n",
            .alertmanagerPort = alertmanager.port()});
    EXPECT_TRUE(waitFor([&] {
        return http({.port = alertmanager.port(), .path = "/api/v2/alerts"}).body.find("Always")
            != std::string::npos;
    })) << prometheus.log();
}

TEST(Servers, prometheusLogsQueriesAndLivesBehindAPrefix)
{
    const Prometheus prometheus({.prefix = "/prometheus", .queryLog = true});
    EXPECT_EQ(PromApi(prometheus.port(), "/prometheus").value("40 + 2"), 42);
    EXPECT_TRUE(waitFor([&] { return prometheus.queryLog().find("40 + 2") != std::string::npos; }));
}

TEST(Servers, aStoppedServerRefusesAndComesBackOnItsPort)
{
    Prometheus prometheus;
    const std::uint16_t port = prometheus.port();
    prometheus.stop();
    EXPECT_FALSE(portAnswers(port));
    prometheus.restart();
    EXPECT_EQ(prometheus.port(), port);
    EXPECT_EQ(PromApi(port).value("1"), 1);
}

TEST(Servers, aPausedServerKeepsSilentUntilItGoesOn)
{
    const Alertmanager alertmanager;
    alertmanager.pause();
    EXPECT_EQ(http({.port = alertmanager.port(), .path = "/-/ready", .limit = std::chrono::milliseconds(200)})
                  .status,
        0);
    alertmanager.resume();
    EXPECT_TRUE(waitForHttp(alertmanager.port(), "/-/ready"));
}

TEST(Servers, thatCannotStartSayWhy)
{
    try {
        const Prometheus prometheus({.rules = "groups: 7"});
        FAIL() << "started";
    } catch (const SetupError &error) {
        EXPECT_NE(std::string(error.what()).find("prometheus ended"), std::string::npos) << error.what();
    }
}

} // namespace zumik::tests
