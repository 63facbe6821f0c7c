// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/stack/servers/alertmanager.h"
#include "tests/stack/servers/nginx.h"
#include "tests/stack/servers/nodeexporter.h"
#include "tests/stack/servers/promapi.h"
#include "tests/stack/servers/prometheus.h"
#include "tests/stack/servers/simulator.h"
#include "tests/stack/servers/sshd.h"
#include "tests/stack/servers/victoriametrics.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zumik::tests {

struct StackOptions {
    SimulatorOptions world = {}; ///< its tokens are made up when empty
    std::string scrapeInterval = "1s";
    double historySeconds = 0; ///< samples of the time before now
    double historyStep =
        15; ///< seconds; when it is coarser than the scraping, the profiles' scrapeInterval is this
    std::vector<std::string> historyJobs = {}; ///< all when empty
    bool victoriaMetrics = false; ///< also a VictoriaMetrics that scrapes the same targets
    bool alertmanager = true;
    bool nodeExporter = true;
    bool queryLog = false; ///< Prometheus's; see Prometheus::queryLog
    std::string rules = {}; ///< instead of rules/stack.yml
};

/// One line of `stack status`.
struct StackServer {
    std::string name;
    pid_t pid;
    std::uint16_t port;
    std::string url;
};

/// The VPS of the world: everything that runs there, wired as there. Its services listen on 127.0.0.1 and are
/// reached through `sshd`, or directly by tests of what lies behind a tunnel.
///
/// nginx's doors:  gateway (adds X-Admin-Token for Prometheus), basic (user "ops", password basicPassword()),
/// tls, tls-expired, tls-misnamed, tls-stranger, tls-client (all to Prometheus), public (what the internet
/// may see of api-core: never /metrics).
class Stack {
public:
    explicit Stack(StackOptions options = {});

    /// One for a whole test program, with the options of its first call; it goes when the program ends.
    static Stack &shared(const StackOptions &options = {});

    Sshd &sshd() { return m_sshd; }

    Simulator &simulator() { return *m_simulator; }

    Prometheus &prometheus() { return *m_prometheus; }

    Nginx &nginx() { return *m_nginx; }

    Alertmanager *alertmanager() { return m_alertmanager.get(); } ///< null when not wanted

    VictoriaMetrics *victoriaMetrics() { return m_victoria.get(); }

    std::uint16_t prometheusPort() const { return m_prometheus->port(); }

    PromApi api() const { return PromApi(prometheusPort()); }

    /// A profile in the command line's format: through the sshd to all of it.
    std::string profileJson() const;

    /// The same without `ssh`, straight to the ports.
    std::string directProfileJson() const;

    /// Likewise through the sshd, but with VictoriaMetrics for Prometheus.
    std::string victoriaProfileJson() const;

    /// What the profiles' {"env": NAME} refer to: METRICS_TOKEN, GATEWAY_ADMIN_TOKEN, GPUSTACK_API_KEY.
    const std::map<std::string, std::string> &secrets() const { return m_secrets; }

    const std::string &basicPassword() const { return m_basicPassword; }

    void setIncident(const std::string &name, bool on, const std::string &scope = {})
    {
        m_simulator->setIncident(name, on, scope);
    }

    /// Until every target is scraped; those of a kind that the world has none of don't count.
    bool waitForTargets(std::chrono::milliseconds limit = std::chrono::seconds(40)) const;

    std::vector<StackServer> servers();

private:
    void makeSecrets();
    void startPrometheus();
    void startVictoria();
    std::vector<NginxDoor> doors() const;
    std::string scrapeConfigs() const;
    std::string spacing() const;
    std::string profile(bool ssh, std::uint16_t promPort) const;

    StackOptions m_options;
    std::map<std::string, std::string> m_secrets;
    std::string m_basicPassword;
    TempDir m_dir{"stack"};
    Sshd m_sshd;
    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<Alertmanager> m_alertmanager;
    std::unique_ptr<NodeExporter> m_node;
    std::unique_ptr<Nginx> m_gatewayDoor;
    std::unique_ptr<Prometheus> m_prometheus;
    std::unique_ptr<VictoriaMetrics> m_victoria;
    std::unique_ptr<Nginx> m_nginx;
};

} // namespace zumik::tests
