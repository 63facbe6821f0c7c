// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/clients/http/endpoint.h"
#include "models/session/profilesecrets.h"
#include "models/settings/profile.h"
#include "models/ssh/destination.h"

#include <optional>
#include <string>
#include <vector>

namespace zumik::session {

/// An endpoint of a profile with its place in it: "prometheus", "target api-core".
struct NamedEndpoint {
    std::string name;
    const settings::Endpoint *endpoint = nullptr;
};

/// All endpoints of the profile, Prometheus first. The pointers live as long as the profile.
std::vector<NamedEndpoint> endpointsOf(const settings::Profile &profile);

/// The endpoint with the URL's origin; of several the one whose page this is, else the first. Null for none.
const settings::Endpoint *endpointFor(const settings::Profile &profile, const QUrl &url);

/// The HTTP client's endpoint with the credentials filled in; proxy and failure reason are left to the
/// caller. Every secret of secretsOf(endpoint) must be among the values.
clients::http::Endpoint httpEndpoint(const settings::Endpoint &endpoint, const SecretValues &values);

/// What the tunnel calls the endpoint's service, and how it reaches it.
ssh::Destination serviceOf(const settings::Profile &profile, const settings::Endpoint &endpoint);

/// Whether requests to the endpoint go through the gateway: with `ssh` all do, else those that are behind a
/// unix socket or in Kubernetes.
bool usesGateway(const settings::Profile &profile, const settings::Endpoint &endpoint);

/// Whether a browser can be let to the endpoint by a door: it is behind the SSH server, and under the paths
/// that it has there (in Kubernetes it isn't).
bool opensDoor(const settings::Profile &profile, const settings::Endpoint &endpoint);

/// What is wrong with the way of an endpoint, seen before anything is sent: InvalidArgument for a host that
/// is no container's or service's name, and for a docker without SSH.
std::optional<base::Error> refuseWay(const settings::Profile &profile, const NamedEndpoint &named);

/// The URL that a request is sent to. Services in Kubernetes stand behind the API server's path for them:
/// http://NAME:PORT/PATH is http://NAME:PORT/api/v1/namespaces/NAMESPACE/services/NAME:PORT/proxy/PATH there.
QUrl requestUrl(const settings::Endpoint &endpoint, const QUrl &url);

/// The port that the URL names, or its scheme's.
std::uint16_t portOf(const QUrl &url);

} // namespace zumik::session
