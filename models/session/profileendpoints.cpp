// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/profileendpoints.h"

#include "models/ssh/dockercommands.h"

namespace zumik::session {

using Kind = settings::Via::Kind;

namespace {

/// RFC 1123's label, which services and namespaces are called by.
bool isKubeName(std::string_view name)
{
    constexpr std::size_t longest = 63;
    return !name.empty() && name.size() <= longest && name.front() != '-' && name.back() != '-'
        && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

ssh::Via wayOf(const settings::Profile &profile, const settings::Via &via)
{
    ssh::Via way;
    switch (via.kind) {
    case Kind::Network:
        break;
    case Kind::Docker:
        way.kind = ssh::Via::Kind::Container;
        break;
    case Kind::Unix:
        way.kind = profile.ssh ? ssh::Via::Kind::FarSocket : ssh::Via::Kind::LocalSocket;
        way.path = via.path.toStdString();
        break;
    case Kind::Kube:
        way.kind = ssh::Via::Kind::Kubernetes;
        way.context = via.context.toStdString();
        way.kubeNamespace = via.kubeNamespace.toStdString();
        way.kubeconfig = profile.kubeconfig.toStdString();
        break;
    }
    return way;
}

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
    out.base = requestUrl(endpoint, endpoint.url);
    out.auth = authOf(endpoint, values);
    out.headers = headersOf(endpoint, values);
    out.tls = {endpoint.tls.ca.toStdString(), endpoint.tls.cert.toStdString(), endpoint.tls.key.toStdString(),
        endpoint.tls.serverName.toStdString()};
    return out;
}

ssh::Destination serviceOf(const settings::Profile &profile, const settings::Endpoint &endpoint)
{
    return ssh::makeDestination(
        endpoint.url.host().toStdString(), portOf(endpoint.url), wayOf(profile, endpoint.via));
}

bool usesGateway(const settings::Profile &profile, const settings::Endpoint &endpoint)
{
    return profile.ssh || endpoint.via.kind != Kind::Network;
}

bool opensDoor(const settings::Profile &profile, const settings::Endpoint &endpoint)
{
    return profile.ssh && endpoint.via.kind != Kind::Kube;
}

std::optional<base::Error> refuseWay(const settings::Profile &profile, const NamedEndpoint &named)
{
    const settings::Endpoint &endpoint = *named.endpoint;
    const std::string host = endpoint.url.host().toStdString();
    const auto refuse = [&](const std::string &what) {
        return base::Error{base::ErrorCode::InvalidArgument, what, named.name};
    };
    if (endpoint.via.kind == Kind::Docker && !profile.ssh) {
        return refuse(R"("via": "docker" needs an "ssh" section: docker is asked on that server)");
    }
    if (endpoint.via.kind == Kind::Docker && !ssh::isContainerName(host)) {
        return refuse("not a container's name: " + host);
    }
    const bool kube = endpoint.via.kind == Kind::Kube;
    if (kube && !isKubeName(host)) {
        return refuse("not the name of a service in Kubernetes: " + host);
    }
    if (kube && !isKubeName(endpoint.via.kubeNamespace.toStdString())) {
        return refuse("not a namespace's name: " + endpoint.via.kubeNamespace.toStdString());
    }
    return std::nullopt;
}

QUrl requestUrl(const settings::Endpoint &endpoint, const QUrl &url)
{
    if (endpoint.via.kind != Kind::Kube) {
        return url;
    }
    QUrl behind = url; // to kubectl it is plain: TLS is between kubectl and the API server
    behind.setScheme(QStringLiteral("http"));
    behind.setPort(portOf(url));
    const QString secure = url.scheme() == QLatin1String("https") ? QStringLiteral("https:") : QString();
    behind.setPath(QStringLiteral("/api/v1/namespaces/") + endpoint.via.kubeNamespace
            + QStringLiteral("/services/") + secure + url.host() + QLatin1Char(':')
            + QString::number(portOf(url)) + QStringLiteral("/proxy") + url.path(QUrl::FullyEncoded),
        QUrl::StrictMode);
    return behind;
}

std::uint16_t portOf(const QUrl &url)
{
    const int standard = url.scheme() == QLatin1String("https") ? 443 : 80;
    return static_cast<std::uint16_t>(url.port(standard));
}

} // namespace zumik::session
