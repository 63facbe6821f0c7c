// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/mailbox.h"
#include "models/ssh/connector.h"
#include "models/ssh/gateway.h"
#include "models/ssh/lifesigns.h"
#include "models/ssh/retrypolicy.h"
#include "models/ssh/sshtarget.h"
#include "models/ssh/standstill.h"
#include "models/ssh/tunnelstatus.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace zumik::ssh {

/// What the rest of the program may tell a tunnel's thread.
struct TunnelCommand {
    enum class Kind : std::uint8_t {
        Reconnect,
        LookAround,
        Allow,
        Answer,
        ListContainers,
        OpenDoor,
        CloseDoor,
        Stop
    };

    Kind kind = Kind::Stop;
    std::vector<Destination> destinations = {}; ///< with Allow, and the one of OpenDoor
    Answer answer = {}; ///< with Answer
    Containers::ListHandler containers = {}; ///< with ListContainers
    std::function<void(base::Result<std::uint16_t>)> door = {}; ///< with OpenDoor
    std::chrono::milliseconds idleLimit{0}; ///< likewise
};

/// The inside of a tunnel: everything here is made by its owner, then used by the one thread that calls
/// `run`. Commands come through the mailbox, news go out through the callbacks, which run in this thread.
///
/// A state machine; TunnelState has the states and the ways between them. It holds a connector while it is on
/// one of the legs, a session while it is Connected, and neither otherwise.
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
    void advance();
    void reconnect();
    void lookAround();
    void beginConnecting();
    void advanceConnecting();
    void advanceSession();
    void keepAlive();
    void lose(base::Error error);
    void failTry(base::Error error);
    void waitToRetry(Instant next, base::Error error);
    void giveUp(base::Error error);
    void tellGateway();
    void dropSession(const base::Error &why);
    base::Error placed(base::Error error) const;
    void finish();
    void publish();
    void publishTraffic();
    void publishDoor();
    base::Result<std::uint16_t> openDoor(const TunnelCommand &command);

    SshTarget m_target;
    std::unique_ptr<Gateway> m_gateway;
    StatusHandler m_onStatus;
    WakePipe m_wake;
    base::Mailbox<TunnelCommand> m_commands;
    PollSet m_set;
    Standstill m_standstill;
    RetryPolicy m_policy;
    LifeSigns m_life;
    TunnelStatus m_status;
    TunnelState m_publishedState = TunnelState::Idle;
    Instant m_published;
    std::unique_ptr<Connector> m_connector;
    std::unique_ptr<Session> m_session;
};

} // namespace zumik::ssh
