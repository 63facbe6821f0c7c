// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "models/ssh/doorstatus.h"
#include "models/ssh/pollset.h"
#include "models/ssh/question.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace zumik::ssh {

/// What a tunnel is doing. It goes from Idle through the five legs to Connected. From there, and from a leg,
/// to WaitingToRetry and back to Resolving for as long as it is open; to Failed where no try helps before a
/// person has done something, or when it never was Connected. Only being told leads out of Failed.
enum class TunnelState : std::uint8_t {
    Idle,
    Resolving,
    Connecting,
    Handshaking,
    CheckingHostKey,
    Authenticating,
    Connected,
    WaitingToRetry,
    Failed,
    Closed,
};

/// "checking_host_key": for logs and JSON.
const char *stateName(TunnelState state);

/// How long each leg of the last connect took; nothing for a leg that was not finished.
struct LegTimings {
    using Leg = std::optional<std::chrono::milliseconds>;

    Leg resolve;
    Leg connect;
    Leg handshake; ///< with the check of the host key
    Leg authenticate;
};

/// What is known of one server of the way.
struct HopStatus {
    std::string host;
    std::uint16_t port = 22;
    std::string place; ///< as SshTarget::place has it
    LegTimings legs;
    std::string address; ///< numeric; empty for one that is reached through another, or by a command
    std::string keyExchange;
    std::string cipher;
    std::string hostKeyType;
    std::string hostKey; ///< the public key's blob, once the server has shown it
    std::string hostKeyFingerprint; ///< "SHA256:..."
    std::string authentication; ///< "publickey ssh-ed25519 SHA256:... (agent)"
};

/// How a tunnel that was up gets up again.
struct Reconnecting {
    Instant since; ///< when the last session that stood was lost
    base::Error failure; ///< the last one: what ended the session, then what each try came to
    int tries = 0; ///< begun since the last session that stood
    std::optional<Instant> nextTry; ///< with WaitingToRetry
};

/// A picture of the tunnel: of the server at hand, which in the end is the target, and of those that were
/// gone through before it. One is delivered at each change of state and of the door, and about once a
/// second while bytes flow.
struct TunnelStatus : HopStatus {
    TunnelState state = TunnelState::Idle;
    Instant since; ///< in this state
    std::optional<base::Error> error; ///< with Failed and WaitingToRetry
    std::optional<Reconnecting> reconnecting; ///< from the loss of a session until the next, or Failed
    int sessions = 0; ///< so far
    std::vector<HopStatus> passed; ///< the nearest first
    std::optional<Question> question; ///< while Authenticating: what the server asks, and waits for
    std::uint64_t bytesIn = 0; ///< of the SSH connection, encrypted
    std::uint64_t bytesOut = 0;
    int channels = 0; ///< open now
    std::optional<DoorStatus> door; ///< while one is open
    std::optional<std::chrono::microseconds> roundTrip; ///< of the last probe, or channel opened
};

/// Something that a log should tell; never a secret.
struct TunnelEvent {
    enum class Kind : std::uint8_t {
        DestinationRefused, ///< a local client asked for a destination that the profile doesn't name
        ClientRefused, ///< a local client without the gateway's password, or that speaks no SOCKS5
        ChannelFailed, ///< the far side could not connect to `destination`
    };

    Kind kind = Kind::ClientRefused;
    Destination destination;
    base::Error error;
};

} // namespace zumik::ssh
