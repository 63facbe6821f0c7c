// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ssh/windows/agentexchange.h"
#include "models/ssh/windows/pipe.h"

#include <chrono>
#include <optional>
#include <string>

namespace zumik::ssh {

/// An agent behind a named pipe: that of OpenSSH for Windows, gpg-agent, newer Pageants.
class PipeAgent final : public AgentExchange {
public:
    /// `limit` is for one exchange: an agent may ask its user.
    PipeAgent(std::string path, std::chrono::milliseconds limit);

    base::Result<std::string> exchange(std::string_view request) override;

private:
    base::Status connect(const Deadline &deadline);
    base::Result<std::string> converse(std::string_view request, const Deadline &deadline);

    std::string m_path;
    std::chrono::milliseconds m_limit;
    std::optional<Pipe> m_pipe; ///< kept from one exchange to the next, unless that failed
};

} // namespace zumik::ssh
