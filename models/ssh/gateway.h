// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/secret.h"
#include "models/ssh/door.h"
#include "models/ssh/failures.h"
#include "models/ssh/relay.h"
#include "models/ssh/router.h"
#include "models/ssh/tunnelstatus.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace zumik::ssh {

/// What a SOCKS5 client on this machine needs: 127.0.0.1:port, user name and password. The user name also
/// says how the host's name is meant: the same host and port may be one thing on the server's network, and
/// another as a container, and neither URL nor Host header nor TLS name can tell.
struct GatewayAccess {
    std::uint16_t port = 0;
    std::string user;
    base::Secret password;

    std::string userFor(const Via &via) const
    {
        const std::string tag = tagOf(via);
        return tag.empty() ? user : user + '.' + tag;
    }
};

/// The SOCKS5 server on a random loopback port, bound for its whole life, behind which the far side's
/// services are found by the names that they have there. Only who knows the password gets in, and only to the
/// destinations that were allowed. Used in the tunnel's thread.
class Gateway {
public:
    using EventHandler = std::function<void(TunnelEvent)>;

    /// Errors: Unreachable, when no port can be bound.
    static base::Result<std::unique_ptr<Gateway>> create(
        std::chrono::seconds openTimeout, LocalPrograms programs);

    GatewayAccess access() const;

    std::shared_ptr<const Failures> failures() const { return m_failures; }

    void setEventHandler(EventHandler handler) { m_onEvent = std::move(handler); }

    void setAllowed(const std::vector<Destination> &destinations);

    /// While there is no session: requests that need one wait (nothing), or are refused for that reason.
    void setUnavailable(std::optional<base::Error> reason);

    void collect(PollSet &set, const Session *session) const;

    /// Moves everything that can be moved. `session` is null while there is none.
    void serve(Session *session);

    /// Cuts the clients that had a channel. To be called before the session goes.
    void sessionLost(const base::Error &error);

    /// Whether anything waits for news from the session.
    bool waitsForSession() const;

    Opener &opener() { return m_router.opener(); }

    /// Of the far side's running containers; the handler runs in this thread, once. Errors: those of docker,
    /// or why there is no session.
    void listContainers(Containers::ListHandler handler);

    int channels() const;

    /// One at a time, to an allowed destination; what came in through another is cut. Errors: InvalidArgument
    /// (not allowed), Unreachable (no port). Its port.
    base::Result<std::uint16_t> openDoor(const Destination &destination, std::chrono::milliseconds idleLimit);

    /// With whoever came in through it.
    void closeDoor();

    std::optional<DoorStatus> door() const;

private:
    struct Client {
        std::unique_ptr<Relay> relay;
        bool asked = false;
        bool byDoor = false; ///< its destination is the door's
        Destination destination;
    };

    Gateway(Socket listener, std::chrono::seconds openTimeout, LocalPrograms programs);

    static constexpr std::size_t mostClients = 1024;
    static constexpr std::chrono::milliseconds acceptPause{100}; ///< where descriptors are short

    void acceptClients();
    void serveDoor();
    bool advanceClients(Session *session);
    bool ask(Router::ClientId id, Client &client);
    Destination destinationOf(const SocksHandshake &handshake) const;
    void settle(Router::Outcomes outcomes);
    void end(Client &client);
    void closeChannels();
    void report(TunnelEvent::Kind kind, const Destination &destination, base::Error error) const;
    std::size_t strangers() const;

    Socket m_listener;
    std::string m_user;
    base::Secret m_userSecret;
    base::Secret m_password;
    std::shared_ptr<Failures> m_failures = std::make_shared<Failures>();
    EventHandler m_onEvent;
    std::set<Destination> m_allowed;
    std::map<std::string, Via> m_vias; ///< of the allowed ones, by their tags
    std::optional<base::Error> m_unavailable;
    Router m_router;
    Router::ClientId m_nextId = 1;
    std::map<Router::ClientId, Client> m_clients;
    std::vector<std::unique_ptr<FarEnd>> m_closing;
    Instant m_acceptAfter = Instant::min();
    std::optional<Door> m_door;
};

} // namespace zumik::ssh
