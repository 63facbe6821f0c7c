// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ssh/socket.h"
#include "models/ssh/windows/agentexchange.h"

#include <chrono>

namespace zumik::tests {

/// What PipeAgent does on Windows, by a unix socket: the same calls that block, the same framing, a limit.
class UnixExchange final : public ssh::AgentExchange {
public:
    UnixExchange(ssh::Socket socket, std::chrono::milliseconds limit);

    base::Result<std::string> exchange(std::string_view request) override;

private:
    bool wait(short events) const;
    base::Status write(std::string_view bytes) const;
    base::Result<std::string> read(std::size_t size) const;

    ssh::Socket m_socket;
    std::chrono::milliseconds m_limit; ///< for each part
};

} // namespace zumik::tests
