// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/clients/http/endpoint.h"
#include "models/session/profilesecrets.h"
#include "models/settings/profile.h"

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

/// The port that the URL names, or its scheme's.
std::uint16_t portOf(const QUrl &url);

} // namespace zumik::session
