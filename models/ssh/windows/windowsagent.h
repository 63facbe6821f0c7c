// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ssh/windows/agentexchange.h"

#include <chrono>
#include <memory>
#include <string>

namespace zumik::ssh {

/// That agent of this computer which `chooseAgent` names. It is looked for at the first exchange, since
/// looking may block as well.
class WindowsAgent final : public AgentExchange {
public:
    /// `named` is what IdentityAgent or SSH_AUTH_SOCK say; `limit` is for one exchange.
    explicit WindowsAgent(std::string named, std::chrono::milliseconds limit = std::chrono::minutes(2));

    base::Result<std::string> exchange(std::string_view request) override;

private:
    std::string m_named;
    std::chrono::milliseconds m_limit;
    std::unique_ptr<AgentExchange> m_agent;
};

} // namespace zumik::ssh
