// SPDX-License-Identifier: GPL-3.0-or-later
// The vLLM control plane gateway (Python). With METRICS_TENANT_LABELS=off the tenant labels are absent.
#include "tests/stack/simulator/systems/systems.h"

#include "tests/stack/simulator/buckets.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace zumik::simulator {

namespace {

struct Tenant {
    const char *id;
    const char *name;
    double share;
};

constexpr std::array tenants{Tenant{"t_8f31", "acme", 0.5}, Tenant{"t_27bd", "globex", 0.3},
    Tenant{"t_c04e", "initech", 0.15}, Tenant{"t_91aa", "stark", 0.05}};

struct Rejection {
    const char *reason;
    double perSecond;
};

constexpr std::array rejections{Rejection{"limit_rpm", 0.05}, Rejection{"limit_tpm", 0.03},
    Rejection{"limit_concurrent", 0.012}, Rejection{"max_context", 0.004}, Rejection{"max_output", 0.02},
    Rejection{"body_too_large", 0.0004}};

constexpr auto chat = "/v1/chat/completions";
constexpr double requestsPerSecond = 6.5;
constexpr double lost = 0.7; ///< of the requests while the engine is unhealthy

class Gateway {
public:
    Gateway(Exposition &out, const Moment &now)
        : m_out(out)
        , m_now(now)
        , m_key(now.world.key("gateway"))
        , m_born(lastStart(subKey(m_key, "life"), 40 * 3600, now.time))
        , m_requests(subKey(m_key, "requests"), requestsPerSecond)
    {
    }

    void write()
    {
        traffic();
        latency();
        health();
        tokens();
        rejected();
        database();
        if (m_now.world.options.gatewayGpus) {
            gpus();
        }
    }

private:
    double all() const { return m_requests.between(m_born, m_now.time); }

    double failed() const { return lost * m_now.share(Incident::EngineUnhealthy, m_requests, m_born); }

    double events(std::string_view name, double perSecond) const
    {
        return Flow(subKey(m_key, name), perSecond).between(m_born, m_now.time);
    }

    double wobble(std::string_view name, double period) const
    {
        return wander(subKey(m_key, name), m_now.time, period);
    }

    bool sick() const { return m_now.during(Incident::EngineUnhealthy); }

    void traffic()
    {
        Family family =
            m_out.counter("gateway_http_requests_total", "HTTP requests by route, method and status.");
        family.count({}, {{"route", chat}, {"method", "POST"}, {"status", "200"}}, all() - failed());
        family.count({}, {{"route", chat}, {"method", "POST"}, {"status", "429"}}, events("429", 0.09));
        family.count({}, {{"route", chat}, {"method", "POST"}, {"status", "401"}}, events("401", 0.01));
        family.count(
            {}, {{"route", chat}, {"method", "POST"}, {"status", "502"}}, failed() + events("502", 0.0004));
        family.count(
            {}, {{"route", "/healthz"}, {"method", "GET"}, {"status", "200"}}, (m_now.time - m_born) / 5);
        family.count({}, {{"route", "unmatched"}, {"method", "GET"}, {"status", "404"}}, events("404", 0.03));
        Family upstream =
            m_out.counter("gateway_upstream_requests_total", "Requests to the engine by status.");
        upstream.count({}, {{"status", "200"}}, all() - failed());
        upstream.count({}, {{"status", "timeout"}}, 0.3 * failed() + events("timeout", 0.0002));
        upstream.count({}, {{"status", "error"}}, 0.7 * failed());
    }

    void latency()
    {
        const double fine = all() - failed();
        m_out.histogram("gateway_http_request_duration_seconds", "Request duration in seconds.")
            .histogram({}, {{"route", chat}, {"method", "POST"}}, buckets::gateway,
                {{fine, {1.7, 0.7}}, {failed(), {28, 0.4}}});
        m_out
            .histogram(
                "gateway_upstream_request_duration_seconds", "Duration of the engine's part in seconds.")
            .histogram({}, {}, buckets::gateway, {{fine, {1.6, 0.7}}, {failed(), {27, 0.4}}});
    }

    void health()
    {
        m_out.gauge("gateway_engine_healthy", "Whether the engine answers its health check.")
            .add({}, sick() ? 0 : 1);
        // The scrape itself is one of them.
        const double running =
            1 + 1.9 * m_requests.rate(m_now.time) + 3 * wobble("inflight", 8) + (sick() ? 60 : 0);
        m_out.gauge("gateway_inflight_requests", "Requests in progress.")
            .add({}, std::max(1.0, std::round(running)));
    }

    /// A counter that is split by tenant, or isn't.
    void byTenant(const char *name, const char *help, double value)
    {
        Family family = m_out.counter(name, help);
        if (!m_now.world.options.tenantLabels) {
            family.count({}, {}, value);
            return;
        }
        for (const Tenant &tenant : tenants) {
            family.count({}, {{"tenant_id", tenant.id}, {"tenant_name", tenant.name}}, tenant.share * value);
        }
    }

    void tokens()
    {
        const double prompt = 1150 * (all() - failed());
        const double completion = 240 * (all() - failed());
        byTenant("gateway_prompt_tokens_total", "Tokens of prompts.", prompt);
        byTenant("gateway_completion_tokens_total", "Tokens of completions.", completion);
        byTenant("gateway_total_tokens_total", "Tokens of both.", prompt + completion);
        Family cost =
            m_out.gauge("tenant_cost_estimated_usd", "Estimated cost of the last 24 hours in dollars.");
        for (const Tenant &tenant : tenants) {
            cost.add({}, {{"tenant_id", tenant.id}},
                tenant.share * 6.1e-4 * m_requests.between(m_now.time - 86400, m_now.time));
        }
        m_out.counter("budget_events_total", "Budget thresholds that were passed.")
            .count({}, {{"threshold", "0.8"}, {"tenant_id", tenants[0].id}}, events("budget", 0.00002));
    }

    void rejected()
    {
        Family family = m_out.counter("gateway_rejections_total", "Rejected requests by reason.");
        for (const Rejection &rejection : rejections) {
            const double count = events(rejection.reason, rejection.perSecond);
            if (!m_now.world.options.tenantLabels) {
                family.count({}, {{"reason", rejection.reason}}, count);
                continue;
            }
            for (const Tenant &tenant : tenants) {
                family.count({},
                    {{"reason", rejection.reason}, {"tenant_id", tenant.id}, {"tenant_name", tenant.name}},
                    tenant.share * count);
            }
        }
        const double strangers = events("auth", 0.01);
        if (m_now.world.options.tenantLabels) {
            family.count(
                {}, {{"reason", "auth"}, {"tenant_id", "unknown"}, {"tenant_name", "unknown"}}, strangers);
        } else {
            family.count({}, {{"reason", "auth"}}, strangers);
        }
    }

    void database()
    {
        m_out.counter("gateway_db_write_failures_total", "Failed writes to the database.")
            .add({}, std::floor(events("db", 0.00001)));
        m_out.histogram("gateway_db_latency_seconds", "Database latency in seconds.")
            .histogram({}, {}, buckets::gateway, {{1.2 * all(), {0.004, 0.9}}});
    }

    void gpus()
    {
        struct Gauge {
            const char *name;
            const char *help;
            double base, swing;
        };

        constexpr double total = 85'899'345'920;
        constexpr std::array gauges{Gauge{"gpu_utilization_percent", "GPU utilization in percent.", 62, 30},
            Gauge{"gpu_memory_used_bytes", "GPU memory in use.", 0.86 * total, 0.04 * total},
            Gauge{"gpu_memory_total_bytes", "GPU memory.", total, 0},
            Gauge{"gpu_power_watts", "Power draw in watts.", 390, 140},
            Gauge{"gpu_temperature_celsius", "GPU temperature.", 58, 9}};
        for (const Gauge &gauge : gauges) {
            Family family = m_out.gauge(gauge.name, gauge.help);
            for (const char *index : {"0", "1"}) {
                const bool idles = gauge.swing > 0 && gauge.swing < 1000; // memory stays taken
                const double idle = sick() && idles ? 0.35 : 1;
                const double moving = gauge.swing * wander(subKey(m_key, index), m_now.time, 25);
                family.add({}, {{"gpu_index", index}}, std::round(idle * (gauge.base + moving)));
            }
        }
    }

    Exposition &m_out;
    const Moment &m_now;
    Key m_key;
    double m_born;
    Flow m_requests;
};

} // namespace

void writeGateway(Exposition &out, const Moment &moment)
{
    out.setDialect(Exposition::Dialect::Python);
    Gateway(out, moment).write();
}

} // namespace zumik::simulator
