// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/simulator/site.h"

#include <utility>

namespace zumik::simulator {

namespace {

constexpr auto exposition = "text/plain; version=0.0.4; charset=utf-8";

HttpResponse plain(int status, const char *text)
{
    return {.status = status, .contentType = "text/plain; charset=utf-8", .body = text};
}

HttpResponse problem(int status, const std::string &code, const std::string &message)
{
    return {.status = status,
        .body = R"({"error":{"code":)" + jsonString(code) + ",\"message\":" + jsonString(message) + "}}"};
}

bool isOn(const std::string &text)
{
    return text == "1" || text == "on" || text == "true";
}

bool isHealthCheck(const std::string &path)
{
    return path == "/healthz" || path == "/livez";
}

std::string jsonBool(bool value)
{
    return value ? "true" : "false";
}

} // namespace

Site::Site(World world, Tokens tokens)
    : m_world(std::move(world))
    , m_tokens(std::move(tokens))
{
    m_world.mapped = m_mapping.mapped();
}

HttpResponse Site::handle(const HttpRequest &request, Door door, double now)
{
    if (door == Door::GpuStackApi) {
        HttpResponse answer = m_mapping.handle(request, m_tokens.gpustack);
        m_world.mapped = m_mapping.mapped();
        return answer;
    }
    if (door == Door::Fleet && request.path.starts_with("/admin/")) {
        return admin(request, now);
    }
    if (request.method != "GET") {
        return plain(405, "method not allowed\n");
    }
    if (door == Door::Fleet && request.path.starts_with("/sd/")) {
        return discovery(std::string_view(request.path).substr(4), now);
    }
    if (door == Door::GpuStack && request.path == "/metrics/targets") {
        return discovery("gpustack-worker", now);
    }
    if (isHealthCheck(request.path)) {
        return {.body = R"({"status":"ok"})"};
    }
    return scrape(request, door, now);
}

/// 200 when the request may pass.
HttpResponse Site::guard(const HttpRequest &request, Door door) const
{
    if (door == Door::ApiCore && !m_tokens.metrics.empty()
        && request.header("authorization") != "Bearer " + m_tokens.metrics) {
        return problem(401, "unauthorized", "a bearer token is needed");
    }
    if (door == Door::Gateway) {
        if (m_tokens.gateway.empty() || !m_gatewayTokenSet) {
            return problem(503, "admin_unavailable", "no admin token is configured");
        }
        if (request.header("x-admin-token") != m_tokens.gateway) {
            return problem(401, "unauthorized", "X-Admin-Token is missing or wrong");
        }
    }
    return {};
}

HttpResponse Site::scrape(const HttpRequest &request, Door door, double now) const
{
    const Moment moment{m_world, now};
    for (const Target &target : targetsAt(moment)) {
        if (target.door != door || target.path != request.path) {
            continue;
        }
        if (isDown(target, moment)) {
            return {.hangUp = true};
        }
        if (HttpResponse refused = guard(request, door); refused.status != 200) {
            return refused;
        }
        Exposition out;
        target.write(out, moment);
        return {.contentType = exposition, .body = out.text()};
    }
    return plain(404, "not found\n");
}

/// Prometheus's HTTP service discovery: a JSON list of groups of targets with labels.
HttpResponse Site::discovery(std::string_view job, double now) const
{
    const Moment moment{m_world, now};
    std::string body = "[";
    for (const Target &target : targetsAt(moment)) {
        if (target.job != job) {
            continue;
        }
        body += body.size() > 1 ? ",\n" : "";
        body += R"({"targets":["127.0.0.1:)" + std::to_string(port(target.door)) + R"("],"labels":{)";
        body += "\"__metrics_path__\":" + jsonString(target.path);
        for (const auto &[name, value] : target.labels) {
            body += ',' + jsonString(name) + ':' + jsonString(value);
        }
        body += "}}";
    }
    return {.body = body + "]"};
}

HttpResponse Site::admin(const HttpRequest &request, double now)
{
    if (request.path == "/admin/status") {
        return status(now);
    }
    if (request.method != "POST") {
        return plain(405, "method not allowed\n");
    }
    if (request.path == "/admin/incident") {
        return incident(request, now);
    }
    return request.path == "/admin/switch" ? switches(request) : plain(404, "not found\n");
}

HttpResponse Site::incident(const HttpRequest &request, double now)
{
    const std::optional<Incident> incident = incidentFromName(request.parameter("name"));
    if (!incident) {
        return problem(404, "unknown_incident", request.parameter("name"));
    }
    m_world.incidents.set(*incident, isOn(request.parameter("on")), now, request.parameter("scope"));
    return status(now);
}

HttpResponse Site::switches(const HttpRequest &request)
{
    const std::string name = request.parameter("name");
    const bool on = isOn(request.parameter("on"));
    if (name == "tenant-labels") {
        m_world.options.tenantLabels = on;
    } else if (name == "gateway-gpus") {
        m_world.options.gatewayGpus = on;
    } else if (name == "gateway-token") {
        m_gatewayTokenSet = on;
    } else {
        return problem(404, "unknown_switch", name);
    }
    return {.body = "{}"};
}

HttpResponse Site::status(double now) const
{
    std::string body = "{\"seed\":" + std::to_string(m_world.options.seed) + ",\"incidents\":{";
    const char *comma = "";
    for (const Incident incident : allIncidents()) {
        body.append(comma).append(jsonString(incidentName(incident))).append(":");
        body += jsonBool(m_world.incidents.active(incident, now));
        comma = ",";
    }
    body += R"(},"switches":{"tenant-labels":)" + jsonBool(m_world.options.tenantLabels)
        + ",\"gateway-token\":" + jsonBool(m_gatewayTokenSet)
        + ",\"gateway-gpus\":" + jsonBool(m_world.options.gatewayGpus) + "}}";
    return {.body = body};
}

} // namespace zumik::simulator
