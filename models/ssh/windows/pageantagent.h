// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ssh/windows/agentexchange.h"

#include <chrono>

namespace zumik::ssh {

/// PuTTY's agent. It takes a request by WM_COPYDATA, whose data is the name of shared memory with the request
/// in it, and writes the answer over that; the message's result is 1 then, else 0.
class PageantAgent final : public AgentExchange {
public:
    explicit PageantAgent(std::chrono::milliseconds limit)
        : m_limit(limit)
    {
    }

    base::Result<std::string> exchange(std::string_view request) override;

private:
    std::chrono::milliseconds m_limit;
};

} // namespace zumik::ssh
