// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/secret.h"
#include "models/ssh/failures.h"
#include "models/ssh/opener.h"
#include "models/ssh/relay.h"
#include "models/ssh/tunnelstatus.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace zumik::ssh {

/// What a SOCKS5 client on this machine needs: 127.0.0.1:port, user name and password.
struct GatewayAccess {
    std::uint16_t port = 0;
    std::string user;
    base::Secret password;
};

/// The SOCKS5 server on a random loopback port, bound for its whole life, behind which the far side's
/// services are found by the names that they have there. Only who knows the password gets in, and only to the
/// destinations that were allowed. Used in the tunnel's thread.
class Gateway {
public:
    using EventHandler = std::function<void(TunnelEvent)>;

    /// Errors: Unreachable, when no port can be bound.
    static base::Result<std::unique_ptr<Gateway>> create(std::chrono::seconds openTimeout);

    GatewayAccess access() const;

    std::shared_ptr<const Failures> failures() const { return m_failures; }

    void setEventHandler(EventHandler handler) { m_onEvent = std::move(handler); }

    void setAllowed(const std::vector<Destination> &destinations);

    /// While there is no session: requests wait (nothing), or are refused for that reason.
    void setUnavailable(std::optional<base::Error> reason);

    void collect(PollSet &set, const Session *session) const;

    /// Moves everything that can be moved. `session` is null while there is none.
    void serve(Session *session);

    /// Cuts the clients that had a channel. To be called before the session goes.
    void sessionLost(const base::Error &error);

    /// Whether anything waits for news from the session.
    bool waitsForSession() const;

    Opener &opener() { return m_opener; }

    int channels() const;

private:
    struct Client {
        std::unique_ptr<Relay> relay;
        bool asked = false;
        Destination destination;
    };

    explicit Gateway(Socket listener, std::chrono::seconds openTimeout);

    void acceptClients();
    bool advanceClients(Session *session);
    bool ask(Opener::ClientId id, Client &client);
    void settle(std::vector<Opener::Outcome> outcomes);
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
    std::optional<base::Error> m_unavailable;
    Opener m_opener;
    Opener::ClientId m_nextId = 1;
    std::map<Opener::ClientId, Client> m_clients;
    std::vector<std::unique_ptr<Channel>> m_closing;
    Instant m_acceptAfter = Instant::min();
};

} // namespace zumik::ssh
