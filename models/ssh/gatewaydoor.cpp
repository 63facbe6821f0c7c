// SPDX-License-Identifier: GPL-3.0-or-later
// The gateway's door: what comes in through it is relayed as the other clients are, without a handshake.
#include "models/ssh/gateway.h"

#include <algorithm>

namespace zumik::ssh {

using std::chrono::steady_clock;

base::Result<std::uint16_t> Gateway::openDoor(
    const Destination &destination, std::chrono::milliseconds idleLimit)
{
    const Destination place = makeDestination(destination.host, destination.port, destination.via);
    if (m_door && m_door->status().destination == place) {
        return m_door->status().port;
    }
    if (!m_allowed.contains(place)) {
        return base::Error{
            base::ErrorCode::InvalidArgument, "the profile names no such destination", toText(place)};
    }
    closeDoor();
    auto opened = Door::open(place, idleLimit);
    if (!opened) {
        return opened.error();
    }
    m_door.emplace(std::move(*opened));
    return m_door->status().port;
}

void Gateway::closeDoor()
{
    m_door.reset();
    for (auto it = m_clients.begin(); it != m_clients.end();) {
        if (!it->second.byDoor) {
            ++it;
            continue;
        }
        it->second.relay->abort();
        m_router.cancel(it->first);
        end(it->second);
        it = m_clients.erase(it);
    }
}

std::optional<DoorStatus> Gateway::door() const
{
    return m_door ? std::optional(m_door->status()) : std::nullopt;
}

void Gateway::serveDoor()
{
    if (!m_door) {
        return;
    }
    m_door->count(static_cast<int>(std::count_if(
        m_clients.begin(), m_clients.end(), [](const auto &entry) { return entry.second.byDoor; })));
    if (m_door->overdue()) {
        return closeDoor();
    }
    while (steady_clock::now() >= m_acceptAfter && m_clients.size() < mostClients) {
        Socket socket = m_door->accept();
        if (!socket.valid()) {
            m_acceptAfter = Socket::isExhausted() ? steady_clock::now() + acceptPause : m_acceptAfter;
            return;
        }
        Client client;
        client.relay = std::make_unique<Relay>(std::move(socket));
        client.byDoor = true;
        client.destination = m_door->status().destination;
        m_clients.emplace(m_nextId++, std::move(client));
    }
}

} // namespace zumik::ssh
