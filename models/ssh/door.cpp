// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/door.h"

#include <utility>

namespace zumik::ssh {

using std::chrono::steady_clock;

Door::Door(Socket listener, DoorStatus status)
    : m_listener(std::move(listener))
    , m_status(std::move(status))
{
}

base::Result<Door> Door::open(Destination destination, std::chrono::milliseconds idleLimit)
{
    auto listener = Socket::listenOnLoopback();
    if (!listener) {
        return listener.error();
    }
    const std::uint16_t port = listener->localPort();
    return Door(std::move(*listener), {std::move(destination), port, 0, steady_clock::now(), idleLimit});
}

void Door::collect(PollSet &set, bool accepting) const
{
    if (accepting && m_status.connections < mostConnections) {
        set.add(m_listener.descriptor(), true, false);
    }
    if (m_status.connections == 0) {
        set.wakeAt(m_status.idleSince + m_status.idleLimit);
    }
}

Socket Door::accept()
{
    Socket socket = m_status.connections < mostConnections ? m_listener.accept() : Socket();
    m_status.connections += socket.valid() ? 1 : 0;
    return socket;
}

void Door::count(int connections)
{
    if (m_status.connections > 0 && connections == 0) {
        m_status.idleSince = steady_clock::now();
    }
    m_status.connections = connections;
}

bool Door::overdue() const
{
    return m_status.connections == 0 && steady_clock::now() >= m_status.idleSince + m_status.idleLimit;
}

} // namespace zumik::ssh
