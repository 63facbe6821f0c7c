// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <string>
#include <string_view>

namespace zumik::ssh {

/// An agent that is spoken to by calls that block. Used by one thread at a time.
class AgentExchange {
public:
    AgentExchange() = default;
    virtual ~AgentExchange() = default;
    AgentExchange(const AgentExchange &) = delete;
    AgentExchange &operator=(const AgentExchange &) = delete;

    /// One request and its answer, both without the length in front. It must end by a limit of its own, since
    /// nobody can call it off. Errors: AgentUnavailable.
    virtual base::Result<std::string> exchange(std::string_view request) = 0;
};

} // namespace zumik::ssh
