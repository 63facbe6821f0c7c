// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/stack.h"

#include "tests/stack/history.h"
#include "tests/stack/profile.h"
#include "tests/support/setuperror.h"
#include "tests/support/wait.h"

#include <algorithm>
#include <random>
#include <utility>

namespace zumik::tests {

namespace {

std::string madeUpSecret()
{
    std::random_device random;
    constexpr char digits[] = "0123456789abcdef";
    std::string result;
    for (int i = 0; i < 32; ++i) {
        result += digits[random() % 16U];
    }
    return result;
}

std::string discoveredJob(
    const std::string &job, std::uint16_t port, const std::string &path, const std::string &lines = {})
{
    return "- job_name: '" + job + "'\n" + lines + "  http_sd_configs:\n  - url: 'http://127.0.0.1:"
        + std::to_string(port) + path + "'\n    refresh_interval: 5s\n";
}

/// A job with one target that is called otherwise than by its address.
std::string namedJob(
    const std::string &job, std::uint16_t port, const std::string &instance, const std::string &lines = {})
{
    return "- job_name: '" + job + "'\n" + lines + "  static_configs:\n  - targets: ['127.0.0.1:"
        + std::to_string(port) + "']\n    labels: {instance: '" + instance + "'}\n";
}

} // namespace

Stack::Stack(StackOptions options)
    : m_options(std::move(options))
{
    makeSecrets();
    m_simulator = std::make_unique<Simulator>(m_options.world);
    if (m_options.alertmanager) {
        m_alertmanager = std::make_unique<Alertmanager>();
    }
    if (m_options.nodeExporter) {
        m_node = std::make_unique<NodeExporter>();
    }
    m_gatewayDoor = std::make_unique<Nginx>(std::vector<NginxDoor>{{.name = "gateway",
        .upstream = m_simulator->port("gateway"),
        .addHeaders = {{"X-Admin-Token", m_options.world.gatewayToken}}}});
    startPrometheus();
    if (m_options.victoriaMetrics) {
        startVictoria();
    }
    m_nginx = std::make_unique<Nginx>(doors());
}

Stack &Stack::shared(const StackOptions &options)
{
    static Stack stack(options);
    return stack;
}

void Stack::makeSecrets()
{
    for (std::string *secret : {&m_options.world.metricsToken, &m_options.world.gatewayToken,
             &m_options.world.gpustackKey, &m_basicPassword}) {
        if (secret->empty()) {
            *secret = madeUpSecret();
        }
    }
    m_secrets = {{"METRICS_TOKEN", m_options.world.metricsToken},
        {"GATEWAY_ADMIN_TOKEN", m_options.world.gatewayToken},
        {"GPUSTACK_API_KEY", m_options.world.gpustackKey}};
}

std::string Stack::scrapeConfigs() const
{
    const std::uint16_t fleet = m_simulator->port();
    std::string text = namedJob("api-core", m_simulator->port("api-core"), "api-core:8080",
        "  authorization: {credentials: '" + m_options.world.metricsToken + "'}\n");
    text += namedJob("gateway", m_gatewayDoor->port("gateway"), "gateway:8000");
    text += namedJob("gpustack-server", m_simulator->port("gpustack"), "gpustack:10161");
    text += discoveredJob("gpustack-worker", m_simulator->port("gpustack"), "/metrics/targets");
    for (const char *job : {"byoc-collector", "zai-proxy", "hostile"}) {
        text += discoveredJob(job, fleet, std::string("/sd/") + job);
    }
    text += discoveredJob("kube-state-metrics", fleet, "/sd/kube-state-metrics", "  honor_labels: true\n");
    if (m_node) {
        text += namedJob("node", m_node->port(), "vps:9100");
    }
    return text;
}

void Stack::startPrometheus()
{
    const std::string dataDir = m_dir.file("data");
    if (m_options.historySeconds > 0) {
        const double now = secondsNow();
        makeHistory({m_options.world, now - m_options.historySeconds, now, m_options.historyStep,
                        m_options.historyJobs},
            dataDir);
    }
    const std::string rules = m_options.rules.empty() ? readFile(ZUMIK_STACK_RULES) : m_options.rules;
    m_prometheus = std::make_unique<Prometheus>(PrometheusOptions{.scrapeConfigs = scrapeConfigs(),
        .rules = rules,
        .scrapeInterval = m_options.scrapeInterval,
        .alertmanagerPort = m_alertmanager ? m_alertmanager->port() : std::uint16_t{0},
        .dataDir = dataDir,
        .queryLog = m_options.queryLog});
}

void Stack::startVictoria()
{
    m_victoria = std::make_unique<VictoriaMetrics>(
        VictoriaMetricsOptions{.scrapeConfigs = scrapeConfigs(), .scrapeInterval = m_options.scrapeInterval});
    if (m_options.historySeconds > 0) {
        const double now = secondsNow();
        importHistory({m_options.world, now - m_options.historySeconds, now, m_options.historyStep,
                          m_options.historyJobs},
            *m_victoria);
    }
}

std::vector<NginxDoor> Stack::doors() const
{
    const std::uint16_t prometheus = m_prometheus->port();
    return {{.name = "basic", .upstream = prometheus, .user = "ops", .password = m_basicPassword},
        {.name = "tls", .upstream = prometheus, .certificate = "server"},
        {.name = "tls-expired", .upstream = prometheus, .certificate = "expired"},
        {.name = "tls-misnamed", .upstream = prometheus, .certificate = "misnamed"},
        {.name = "tls-stranger", .upstream = prometheus, .certificate = "stranger"},
        {.name = "tls-client", .upstream = prometheus, .certificate = "server", .clientCertificate = true},
        {.name = "public",
            .upstream = m_simulator->port("api-core"),
            .locations = "    location = /metrics { return 404; }\n"}};
}

/// How far apart samples are at most: a rate over less than a few of them would find too few in the history.
std::string Stack::spacing() const
{
    const bool coarse =
        m_options.historySeconds > 0 && m_options.historyStep > secondsOf(m_options.scrapeInterval);
    return coarse ? std::to_string(static_cast<int>(m_options.historyStep)) + 's' : m_options.scrapeInterval;
}

std::string Stack::profile(bool ssh, std::uint16_t promPort) const
{
    ProfileParts parts{.prometheus = promPort,
        .alertmanager = m_alertmanager ? m_alertmanager->port() : std::uint16_t{0},
        .gpustackApi = m_simulator->port("gpustack-api"),
        .apiCore = m_simulator->port("api-core"),
        .gateway = m_simulator->port("gateway"),
        .scrapeInterval = spacing()};
    return profileText(parts, ssh ? &m_sshd : nullptr);
}

std::string Stack::profileJson() const
{
    return profile(true, prometheusPort());
}

std::string Stack::directProfileJson() const
{
    return profile(false, prometheusPort());
}

std::string Stack::victoriaProfileJson() const
{
    if (!m_victoria) {
        throw SetupError("this stack has no VictoriaMetrics");
    }
    return profile(true, m_victoria->port());
}

bool Stack::waitForTargets(std::chrono::milliseconds limit) const
{
    std::vector<std::string> jobs{"api-core", "gateway", "gpustack-server", "gpustack-worker", "zai-proxy",
        "kube-state-metrics", "hostile"};
    if (m_options.world.clusters > 0) {
        jobs.emplace_back("byoc-collector");
    }
    return waitFor(
        [&] {
            // Targets alone: after a history, `up` would count its last samples.
            const std::string answer = api().get("targets?state=active");
            const bool sick = answer.find(R"("health":"unknown")") != std::string::npos
                || answer.find(R"("health":"down")") != std::string::npos;
            return !sick && std::all_of(jobs.begin(), jobs.end(), [&](const std::string &job) {
                return answer.find(R"("scrapePool":")" + job + '"') != std::string::npos;
            });
        },
        limit);
}

std::vector<StackServer> Stack::servers()
{
    std::vector<StackServer> result{
        {"sshd", m_sshd.pid(), m_sshd.port(), "ssh://127.0.0.1:" + std::to_string(m_sshd.port())}};
    const auto add = [&](const std::string &name, const Server *server) {
        if (server != nullptr) {
            result.push_back({name, server->pid(), server->port(), server->url()});
        }
    };
    add("simulator", m_simulator.get());
    add("prometheus", m_prometheus.get());
    add("alertmanager", m_alertmanager.get());
    add("victoriametrics", m_victoria.get());
    add("node_exporter", m_node.get());
    for (const char *door : {"api-core", "gateway", "gpustack", "gpustack-api"}) {
        const std::uint16_t port = m_simulator->port(door);
        result.push_back({door, m_simulator->pid(), port, "http://127.0.0.1:" + std::to_string(port)});
    }
    for (const NginxDoor &door : doors()) {
        const std::uint16_t port = m_nginx->port(door.name);
        const std::string scheme = door.certificate.empty() ? "http" : "https";
        result.push_back(
            {"nginx-" + door.name, m_nginx->pid(), port, scheme + "://localhost:" + std::to_string(port)});
    }
    return result;
}

} // namespace zumik::tests
