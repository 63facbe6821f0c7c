// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "models/ssh/destination.h"

#include <map>
#include <mutex>
#include <optional>
#include <string_view>

namespace zumik::ssh {

/// Why destinations could not be reached, the last reason of each: a SOCKS client learns no more than a
/// number, and Qt's says "host not found" to most of them. Written by the tunnel, read from any thread.
class Failures {
public:
    /// The reason for the last attempt at host:port having failed; nothing when it succeeded, or there was
    /// none. ConnectionRefused, NameNotFound, Unreachable, Timeout, SshForwardRefused with the far side's own
    /// words; InvalidArgument for a destination that the profile doesn't name; why a container or a cluster
    /// couldn't be asked; or why the tunnel is down.
    std::optional<base::Error> failureOf(
        std::string_view host, std::uint16_t port, const Via &via = {}) const;

    /// Where the last attempt that succeeded went, when that isn't what the host says: a container's address.
    /// Empty when there was none.
    std::string placeOf(const Destination &destination) const;

    void note(const Destination &destination, base::Error error);
    void clear(const Destination &destination, const std::string &place = {});

private:
    mutable std::mutex m_mutex;
    std::map<Destination, base::Error> m_errors; // guarded by m_mutex
    std::map<Destination, std::string> m_places; // guarded by m_mutex
};

} // namespace zumik::ssh
