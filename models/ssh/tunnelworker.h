// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/mailbox.h"
#include "models/ssh/connector.h"
#include "models/ssh/gateway.h"
#include "models/ssh/sshtarget.h"
#include "models/ssh/tunnelstatus.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace zumik::ssh {

/// What the rest of the program may tell a tunnel's thread.
struct TunnelCommand {
    enum class Kind : std::uint8_t { Reconnect, Allow, ListContainers, Stop };

    Kind kind = Kind::Stop;
    std::vector<Destination> destinations = {}; ///< with Allow
    Containers::ListHandler containers = {}; ///< with ListContainers
};

/// The inside of a tunnel: everything here is made by its owner, then used by the one thread that calls
/// `run`. Commands come through the mailbox, news go out through the callbacks, which run in this thread.
class TunnelWorker {
public:
    using StatusHandler = std::function<void(const TunnelStatus &)>;

    TunnelWorker(SshTarget target, std::unique_ptr<Gateway> gateway, StatusHandler onStatus);

    /// From any thread.
    void post(TunnelCommand command) { m_commands.post(std::move(command)); }

    /// Until Stop.
    void run();

private:
    void collect();
    bool takeCommands();
    void begin();
    void beginConnecting();
    void advanceConnecting();
    void advanceSession();
    void keepAlive();
    void fail(base::Error error);
    void dropSession(const base::Error &why);
    void finish();
    void publish();
    void publishTraffic();
    Instant keepaliveDue() const;

    SshTarget m_target;
    std::unique_ptr<Gateway> m_gateway;
    StatusHandler m_onStatus;
    WakePipe m_wake;
    base::Mailbox<TunnelCommand> m_commands;
    PollSet m_set;
    TunnelStatus m_status;
    Instant m_published;
    std::unique_ptr<Connector> m_connector;
    std::unique_ptr<Session> m_session;
    std::optional<Instant> m_askedAt; ///< for a sign of life, since when nothing has come
};

} // namespace zumik::ssh
