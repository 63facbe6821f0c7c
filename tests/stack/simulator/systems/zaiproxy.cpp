// SPDX-License-Identifier: GPL-3.0-or-later
// zai-proxy (Go). Production runs 1.0.0, which counts no tokens: its token families don't exist. The canary
// runs 1.1.0.
#include "tests/stack/simulator/systems/systems.h"

#include "tests/stack/simulator/buckets.h"
#include "tests/stack/simulator/systems/proxypods.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace zumik::simulator {

namespace {

constexpr auto path = "/v1/messages";
constexpr auto model = "glm-4";
/// Of the canary's requests while it is bad: the share that fails, and that hangs.
constexpr double failing = 0.2;
constexpr double hanging = 0.35;
constexpr double maxWorkers = 10;

struct Status {
    const char *code;
    double share;
};

constexpr std::array good{Status{"200", 0.985}, Status{"400", 0.006}, Status{"429", 0.009}};
constexpr std::array bad{Status{"500", 0.4}, Status{"502", 0.6}};

class Proxy {
public:
    Proxy(Exposition &out, const Moment &now, const ProxyPod &pod)
        : m_out(out)
        , m_now(now)
        , m_canary(pod.canary)
        , m_key(subKey(now.world.key("zai-proxy " + variantOf(pod)), static_cast<std::uint64_t>(pod.number)))
        , m_born(podStarted(now, pod))
        , m_labels{{"variant", variantOf(pod)}}
        , m_requests(subKey(m_key, "requests"), pod.canary ? 1.3 : 5.2)
    {
    }

    void write()
    {
        requests();
        durations();
        sizes();
        workers();
        errors();
        limit();
        build();
        if (m_canary) {
            tokens();
            tokenRates();
        }
    }

private:
    bool sick() const { return m_canary && m_now.during(Incident::CanaryBad); }

    double all() const { return m_requests.between(m_born, m_now.time); }

    double whileSick() const { return m_canary ? m_now.share(Incident::CanaryBad, m_requests, m_born) : 0; }

    double events(std::string_view name, double perSecond) const
    {
        return Flow(subKey(m_key, name), perSecond).between(m_born, m_now.time);
    }

    double wobble(std::string_view name, double period) const
    {
        return wander(subKey(m_key, name), m_now.time, period);
    }

    /// A stray error of its own once in hours; production's is rarer still.
    double strayErrors() const { return events("stray", m_canary ? 0.0009 : 0.00002); }

    double errorsOf(const Status &status) const
    {
        return status.share * (failing * whileSick() + strayErrors());
    }

    void requests()
    {
        Family family = m_out.counter("zai_proxy_requests_total", "Requests by method, path and status.");
        const double fine = all() - failing * whileSick();
        for (const Status &status : good) {
            family.count(m_labels, {{"method", "POST"}, {"path", path}, {"status_code", status.code}},
                status.share * fine);
        }
        for (const Status &status : bad) {
            family.count(m_labels, {{"method", "POST"}, {"path", path}, {"status_code", status.code}},
                errorsOf(status));
        }
        family.count(m_labels, {{"method", "GET"}, {"path", "/health"}, {"status_code", "200"}},
            (m_now.time - m_born) / 10);
    }

    void durations()
    {
        Family family = m_out.histogram("zai_proxy_request_duration_seconds", "Request duration in seconds.");
        const double fine = all() - (failing + hanging) * whileSick();
        const double late = hanging * whileSick();
        family.histogram(m_labels, {{"method", "POST"}, {"path", path}, {"status_code", "200"}},
            buckets::zaiDuration, {{0.985 * fine, {m_canary ? 1.9 : 2.1, 0.75}}, {late, {16, 0.4}}});
        family.histogram(m_labels, {{"method", "POST"}, {"path", path}, {"status_code", "429"}},
            buckets::zaiDuration, {{0.009 * fine, {0.08, 0.4}}});
        for (const Status &status : bad) {
            family.histogram(m_labels, {{"method", "POST"}, {"path", path}, {"status_code", status.code}},
                buckets::zaiDuration, {{errorsOf(status), {11, 0.6}}});
        }
    }

    void sizes()
    {
        m_out.histogram("zai_proxy_request_size_bytes", "Request size in bytes.")
            .histogram(
                m_labels, {{"method", "POST"}, {"path", path}}, buckets::zaiSize, {{all(), {14e3, 1.1}}});
        m_out.histogram("zai_proxy_response_size_bytes", "Response size in bytes.")
            .histogram(m_labels, {{"method", "POST"}, {"path", path}, {"status_code", "200"}},
                buckets::zaiSize, {{0.985 * all(), {5e3, 0.9}}});
    }

    void workers()
    {
        const double load = (m_canary ? 0.26 : 0.42) * m_requests.rate(m_now.time) / (m_canary ? 1.3 : 5.2);
        const double used = std::clamp(load + 0.08 * wobble("workers", 12) + (sick() ? 0.5 : 0), 0.0, 1.1);
        const double concurrent = std::round(used * maxWorkers);
        m_out.gauge("zai_proxy_concurrent_requests", "Requests in progress.").add(m_labels, concurrent);
        m_out.gauge("zai_proxy_max_workers", "Workers at most.").add(m_labels, maxWorkers);
        m_out.gauge("zai_proxy_worker_utilization_ratio", "Share of the workers in use.")
            .add(m_labels, concurrent / maxWorkers);
    }

    void errors()
    {
        Family upstream = m_out.counter("zai_proxy_upstream_errors_total", "Errors of the upstream by type.");
        upstream.count(m_labels, {{"error_type", "429"}}, 0.009 * all());
        upstream.count(m_labels, {{"error_type", "400"}}, 0.006 * all());
        upstream.count(m_labels, {{"error_type", "500"}}, errorsOf(bad[0]));
        upstream.count(m_labels, {{"error_type", "upstream_connection"}}, errorsOf(bad[1]));
        upstream.count(m_labels, {{"error_type", "truncated_response"}}, events("truncated", 0.0007));
        Family retries = m_out.counter("zai_proxy_retry_attempts_total", "Retries by reason.");
        retries.count(m_labels, {{"reason", "429"}}, 0.009 * all());
        retries.count(m_labels, {{"reason", "network_error"}}, errorsOf(bad[1]));
    }

    void limit()
    {
        const double steady = (m_canary ? 12 : 18) + 4 * wobble("limit", 1800);
        const double fallen =
            sick() ? 0.1 * (m_now.time - *m_now.world.incidents.since(Incident::CanaryBad, m_now.time)) : 0;
        m_out.gauge("zai_proxy_rate_limit_requests_per_second", "Current rate limit.")
            .add(m_labels, std::clamp(steady - fallen, 1.0, 50.0));
        const Flow decreases(subKey(m_key, "decreases"), 0.15);
        const double falls = m_canary ? m_now.share(Incident::CanaryBad, decreases, m_born) : 0;
        Family adjusted =
            m_out.counter("zai_proxy_rate_limit_adjustments_total", "Changes of the rate limit.");
        adjusted.count(m_labels, {{"direction", "increase"}}, events("increase", 0.004));
        adjusted.count(m_labels, {{"direction", "decrease"}}, events("decrease", 0.0011) + falls);
        adjusted.count(m_labels, {{"direction", "probe"}}, events("probe", 0.0021));
        m_out.counter("zai_proxy_rate_limit_rejections_total", "Requests that the limit refused.")
            .count(m_labels, {{"client", "source-07"}}, events("rejected", 0.0006) + 3 * falls);
        m_out.histogram("zai_proxy_rate_limit_wait_seconds", "Wait for the limit in seconds.")
            .histogram(
                m_labels, {{"client", "source-07"}}, buckets::zaiLimitWait, {{0.3 * all(), {0.02, 1.2}}});
    }

    void build()
    {
        m_out.gauge("zai_proxy_build_info", "What was built; always 1.")
            .add(m_labels,
                {{"version", m_canary ? "1.1.0" : "1.0.0"}, {"commit", m_canary ? "9f2c41d" : "4be07a3"},
                    {"build_time", m_canary ? "2025-11-03T09:14:00Z" : "2025-08-19T15:40:00Z"}},
                1);
        m_out.gauge("process_start_time_seconds", "Start time of the process, in seconds since the epoch.")
            .add({}, m_born);
    }

    double tokensIn() const { return 1450 * all(); }

    double tokensOut() const { return 310 * all() + events("verbose", 40); }

    void tokens()
    {
        Family total = m_out.counter("zai_proxy_tokens_total", "Tokens by direction.");
        total.count(m_labels, {{"direction", "input"}, {"model", model}}, tokensIn());
        total.count(m_labels, {{"direction", "output"}, {"model", model}}, tokensOut());
        Family cost = m_out.counter("zai_proxy_estimated_cost_usd_total", "Estimated cost in dollars.");
        cost.add(m_labels, {{"direction", "input"}, {"model", model}, {"pricing_tier", "off_peak"}},
            tokensIn() * 0.6e-6);
        cost.add(m_labels, {{"direction", "output"}, {"model", model}, {"pricing_tier", "off_peak"}},
            tokensOut() * 2.2e-6);
        m_out.histogram("zai_proxy_token_count_duration_seconds", "Time to count tokens in seconds.")
            .histogram(m_labels, {}, buckets::zaiTokenCount,
                {{all() - whileSick(), {0.0021, 0.7}}, {whileSick(), {0.2, 0.6}}});
    }

    void tokenRates()
    {
        Family rate = m_out.histogram("zai_proxy_token_rate", "Tokens a second of a request.");
        rate.histogram(m_labels, {{"direction", "input"}, {"model", model}}, buckets::zaiTokenRate,
            {{all(), {720, 0.8}}});
        rate.histogram(m_labels, {{"direction", "output"}, {"model", model}}, buckets::zaiTokenRate,
            {{all(), {130, 0.7}}});
        Family seconds = m_out.histogram("zai_proxy_token_rate_seconds", "Seconds a token of a request.");
        seconds.histogram(m_labels, {{"direction", "input"}, {"model", model}}, buckets::zaiTokenRateSeconds,
            {{all(), {1. / 720, 0.8}}});
        seconds.histogram(m_labels, {{"direction", "output"}, {"model", model}}, buckets::zaiTokenRateSeconds,
            {{all(), {1. / 130, 0.7}}});
    }

    Exposition &m_out;
    const Moment &m_now;
    bool m_canary;
    Key m_key;
    double m_born;
    Labels m_labels;
    Flow m_requests;
};

} // namespace

void writeZaiProxy(Exposition &out, const Moment &moment, const ProxyPod &pod)
{
    Proxy(out, moment, pod).write();
}

} // namespace zumik::simulator
