// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/profileendpoints.h"

namespace zumik::session {

namespace {

clients::http::Auth authOf(const settings::Endpoint &endpoint, const SecretValues &values)
{
    if (const auto *basic = std::get_if<settings::BasicAuth>(&endpoint.auth)) {
        return clients::http::BasicAuth{basic->user.toStdString(), values.at(basic->password).clone()};
    }
    if (const auto *bearer = std::get_if<settings::BearerAuth>(&endpoint.auth)) {
        return clients::http::BearerAuth{values.at(bearer->token).clone()};
    }
    return clients::http::NoAuth{};
}

std::vector<clients::http::Header> headersOf(const settings::Endpoint &endpoint, const SecretValues &values)
{
    std::vector<clients::http::Header> headers;
    for (const settings::Header &header : endpoint.headers) {
        const auto *ref = std::get_if<base::SecretRef>(&header.value);
        headers.push_back({header.name.toStdString(),
            ref != nullptr ? values.at(*ref).clone()
                           : base::Secret(std::get<QString>(header.value).toStdString())});
    }
    if (const auto *own = std::get_if<settings::HeaderAuth>(&endpoint.auth)) {
        headers.push_back({own->name.toStdString(), values.at(own->value).clone()});
    }
    return headers;
}

} // namespace

std::vector<NamedEndpoint> endpointsOf(const settings::Profile &profile)
{
    std::vector<NamedEndpoint> all;
    const auto add = [&](const std::string &name, const auto &endpoint) {
        if (endpoint) {
            all.push_back({name, &*endpoint});
        }
    };
    add("prometheus", profile.prometheus);
    add("alertmanager", profile.alertmanager);
    add("grafana", profile.grafana);
    add("gpustack", profile.gpustack);
    for (const settings::Target &target : profile.targets) {
        all.push_back({"target " + target.name.toStdString(), &target});
    }
    for (const settings::Source &source : profile.sources) {
        const std::string name = source.name.toStdString();
        add(name + " prometheus", source.prometheus);
        add(name + " alertmanager", source.alertmanager);
        add(name + " grafana", source.grafana);
    }
    return all;
}

const settings::Endpoint *endpointFor(const settings::Profile &profile, const QUrl &url)
{
    const settings::Endpoint *found = nullptr;
    for (const NamedEndpoint &named : endpointsOf(profile)) {
        const settings::Endpoint *const each = named.endpoint;
        if (!clients::http::sameOrigin(each->url, url)) {
            continue;
        }
        if (each->url.path() == url.path()) {
            return each;
        }
        found = found == nullptr ? each : found;
    }
    return found;
}

clients::http::Endpoint httpEndpoint(const settings::Endpoint &endpoint, const SecretValues &values)
{
    clients::http::Endpoint out;
    out.base = endpoint.url;
    out.auth = authOf(endpoint, values);
    out.headers = headersOf(endpoint, values);
    out.tls = {endpoint.tls.ca.toStdString(), endpoint.tls.cert.toStdString(), endpoint.tls.key.toStdString(),
        endpoint.tls.serverName.toStdString()};
    return out;
}

std::uint16_t portOf(const QUrl &url)
{
    const int standard = url.scheme() == QLatin1String("https") ? 443 : 80;
    return static_cast<std::uint16_t>(url.port(standard));
}

} // namespace zumik::session
