// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace zumik::ssh {

/// The way to an agent, without blocking: one request at a time; poll the descriptor, `advance`, take the
/// reply. Requests and replies are bodies, without the length in front (draft-miller-ssh-agent, 3).
class AgentTransport {
public:
    AgentTransport() = default;
    virtual ~AgentTransport() = default;
    AgentTransport(const AgentTransport &) = delete;
    AgentTransport &operator=(const AgentTransport &) = delete;

    virtual int descriptor() const = 0;

    /// Whether the descriptor is to be polled for writing too.
    virtual bool sending() const = 0;

    virtual void request(std::string_view body) = 0;

    /// Moves on. Errors: AgentUnavailable, when the agent has gone or talks nonsense.
    virtual base::Status advance() = 0;

    /// The reply's body, once it is complete.
    virtual std::optional<std::string> takeReply() = 0;
};

} // namespace zumik::ssh
