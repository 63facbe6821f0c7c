// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/async/receiver.h"
#include "models/ssh/failures.h"
#include "models/ssh/gateway.h"
#include "models/ssh/sshtarget.h"
#include "models/ssh/tunnelstatus.h"

#include <atomic>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace zumik::ssh {

class TunnelWorker;

/// Who is told of a tunnel's states and of what a log should tell; both run in the receiver's thread, and no
/// more once the tunnel has gone. Either may be empty.
struct TunnelListener {
    std::function<void(const TunnelStatus &)> status;
    std::function<void(const TunnelEvent &)> event;
};

/// A way into the network of an SSH server: one thread with a SOCKS5 gateway on this side and an SSH session
/// to the other. The gateway's port, user name and password stay the same for the tunnel's whole life,
/// whatever becomes of its sessions.
class Tunnel {
public:
    /// Binds the gateway and starts to connect; what becomes of it, the listener learns. Only `destinations`
    /// can be reached. With an empty target (no host) there is no session, and all of the destinations must
    /// be reached from this machine (a unix socket, Kubernetes). Errors: InvalidArgument (a host or user name
    /// that no shell should see), Unreachable (no local port).
    static base::Result<std::unique_ptr<Tunnel>> open(SshTarget target,
        const std::vector<Destination> &destinations, const async::Receiver &receiver,
        TunnelListener listener);

    /// Closes, says good-bye to the server, and waits for its thread.
    ~Tunnel();

    Tunnel(const Tunnel &) = delete;
    Tunnel &operator=(const Tunnel &) = delete;

    GatewayAccess access() const;

    /// To be asked from any thread after a request has failed.
    std::shared_ptr<const Failures> failures() const { return m_failures; }

    /// Drops the session, if there is one, and connects anew. Clients that had a channel are cut. A tunnel
    /// that was up before does it by itself for as long as it is open, but for Failed.
    void reconnect();

    /// To the question of the status; one that nobody asks any more is dropped. What is asked on a reconnect
    /// is asked anew, but for a password that the server took.
    void answer(Answer answer);

    /// To be told when the network has changed or the computer has slept: makes sure at once that the session
    /// still stands, or tries at once to get one.
    void lookAround();

    /// Replaces the destinations that can be reached, from now on.
    void allow(std::vector<Destination> destinations);

    /// The far side's running containers, by their names and images. The answer runs in the receiver's
    /// thread. Errors: those of docker (base::ErrorCode), and why the tunnel is down.
    using ContainersHandler = std::function<void(base::Result<std::vector<Container>>)>;
    void listContainers(async::Receiver receiver, ContainersHandler answer);

    /// Lets this whole computer, a browser say, to one of the destinations by a port that asks for nothing.
    /// Only while the tunnel stands: it is closed with the session, with the tunnel, by closeDoor, and when
    /// nobody came for `idleLimit`; the status tells. The answer, its port, runs in the receiver's thread.
    /// Errors: why the tunnel is down; InvalidArgument (no such destination), Unreachable (no port).
    using DoorHandler = std::function<void(base::Result<std::uint16_t>)>;
    void openDoor(Destination destination, std::chrono::milliseconds idleLimit, async::Receiver receiver,
        DoorHandler answer);
    void closeDoor();

    /// Asks the thread to close; it reports Closed when it has.
    void close();

private:
    Tunnel() = default;

    std::shared_ptr<std::atomic<bool>> m_listening = std::make_shared<std::atomic<bool>>(true);
    GatewayAccess m_access;
    std::shared_ptr<const Failures> m_failures;
    std::unique_ptr<TunnelWorker> m_worker;
    std::thread m_thread;
};

} // namespace zumik::ssh
