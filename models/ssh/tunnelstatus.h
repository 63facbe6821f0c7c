// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "models/ssh/destination.h"
#include "models/ssh/question.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace zumik::ssh {

enum class TunnelState : std::uint8_t {
    Idle,
    Resolving,
    Connecting,
    Handshaking,
    CheckingHostKey,
    Authenticating,
    Connected,
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
    LegTimings legs;
    std::string address; ///< numeric; empty for one that is reached through another, or by a command
    std::string keyExchange;
    std::string cipher;
    std::string hostKeyType;
    std::string hostKey; ///< the public key's blob, once the server has shown it
    std::string hostKeyFingerprint; ///< "SHA256:..."
    std::string authentication; ///< "publickey ssh-ed25519 SHA256:... (agent)"
};

/// A picture of the tunnel: of the server at hand, which in the end is the target, and of those that were
/// gone through before it. One is delivered at each change of state, and about once a second while bytes
/// flow.
struct TunnelStatus : HopStatus {
    TunnelState state = TunnelState::Idle;
    std::optional<base::Error> error; ///< with Failed
    std::vector<HopStatus> passed; ///< the nearest first
    std::optional<Question> question; ///< while Authenticating: what the server asks, and waits for
    std::uint64_t bytesIn = 0; ///< of the SSH connection, encrypted
    std::uint64_t bytesOut = 0;
    int channels = 0; ///< open now
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
