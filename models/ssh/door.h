// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/ssh/doorstatus.h"
#include "models/ssh/socket.h"

namespace zumik::ssh {

/// The listening end of a plain forward, for a browser, which can't speak to the gateway. It is there only
/// because a person was asked and said yes (packaging/docs/adr/0005-a-door-for-the-browser.md), and goes by
/// itself. The gateway relays what comes in. Used in the tunnel's thread.
class Door {
public:
    static constexpr int mostConnections = 100; ///< more wait in the system's queue

    /// On a port of the system's choice. Errors: Unreachable (no port).
    static base::Result<Door> open(Destination destination, std::chrono::milliseconds idleLimit);

    const DoorStatus &status() const { return m_status; }

    /// `accepting`: the system has descriptors to give.
    void collect(PollSet &set, bool accepting) const;

    /// The next connection; invalid when none waits or there are too many.
    Socket accept();

    /// How many there are.
    void count(int connections);

    /// Nobody came for as long as was said.
    bool overdue() const;

private:
    Door(Socket listener, DoorStatus status);

    Socket m_listener;
    DoorStatus m_status;
};

} // namespace zumik::ssh
