// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/tunnelstatus.h"

namespace zumik::ssh {

const char *stateName(TunnelState state)
{
    switch (state) {
    case TunnelState::Idle:
        return "idle";
    case TunnelState::Resolving:
        return "resolving";
    case TunnelState::Connecting:
        return "connecting";
    case TunnelState::Handshaking:
        return "handshaking";
    case TunnelState::CheckingHostKey:
        return "checking_host_key";
    case TunnelState::Authenticating:
        return "authenticating";
    case TunnelState::Connected:
        return "connected";
    case TunnelState::WaitingToRetry:
        return "waiting_to_retry";
    case TunnelState::Failed:
        return "failed";
    case TunnelState::Closed:
        return "closed";
    }
    return "";
}

} // namespace zumik::ssh
