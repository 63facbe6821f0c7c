// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace zumik::ssh {

/// What a destination's host is a name of, and so how it is reached.
struct Via {
    enum class Kind : std::uint8_t {
        Network, ///< a name or address of the far side's network
        Container, ///< a container or a compose service of the far side's docker
        FarSocket, ///< whatever listens at the far side's unix socket `path`
        LocalSocket, ///< the same on this machine
        Kubernetes, ///< a service in a namespace of the cluster that kubectl reaches
    };

    Kind kind = Kind::Network;
    std::string path = {}; ///< of the sockets
    std::string context = {}; ///< of kubectl
    std::string kubeNamespace = {};
    std::string kubeconfig = {}; ///< kubectl's file; empty: where kubectl looks by itself

    auto operator<=>(const Via &) const = default;
};

/// Whether the way goes through the SSH session.
bool needsSession(const Via &via);

/// Tells each via from every other, in few letters; empty for the network.
std::string tagOf(const Via &via);

/// A service as the far side names it. Host names are kept in lower case; IPv6 addresses without brackets.
struct Destination {
    std::string host;
    std::uint16_t port = 0;
    Via via = {};

    auto operator<=>(const Destination &) const = default;
};

/// "prometheus:9090", "127.0.0.1:80", "[::1]:9090". Errors: InvalidArgument with the text.
base::Result<Destination> parseDestination(std::string_view text);

/// From parts; lowers the name, and brings IP addresses into their canonical form.
Destination makeDestination(std::string_view host, std::uint16_t port, const Via &via = {});

/// "prometheus:9090", "[::1]:9090", "prometheus:9090 via docker".
std::string toText(const Destination &destination);

} // namespace zumik::ssh
