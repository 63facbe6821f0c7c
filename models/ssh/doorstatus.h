// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ssh/destination.h"
#include "models/ssh/pollset.h"

namespace zumik::ssh {

/// A port of 127.0.0.1 that leads to one destination and asks for no password: whoever is on this computer
/// can use it while it is open.
struct DoorStatus {
    Destination destination;
    std::uint16_t port = 0;
    int connections = 0; ///< now
    Instant idleSince; ///< without connections: since the last one, or the opening
    std::chrono::milliseconds idleLimit{0}; ///< after so long without a connection it is closed

    bool operator==(const DoorStatus &) const = default;
};

} // namespace zumik::ssh
