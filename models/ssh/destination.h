// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace zumik::ssh {

/// A service as the far side names it. Host names are kept in lower case; IPv6 addresses without brackets.
struct Destination {
    std::string host;
    std::uint16_t port = 0;

    auto operator<=>(const Destination &) const = default;
};

/// "prometheus:9090", "127.0.0.1:80", "[::1]:9090". Errors: InvalidArgument with the text.
base::Result<Destination> parseDestination(std::string_view text);

/// From parts; lowers the name, and brings IP addresses into their canonical form.
Destination makeDestination(std::string_view host, std::uint16_t port);

/// "prometheus:9090", "[::1]:9090".
std::string toText(const Destination &destination);

} // namespace zumik::ssh
