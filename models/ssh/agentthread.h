// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ssh/agenttransport.h"
#include "models/ssh/windows/agentexchange.h"

#include <cstdint>
#include <memory>

namespace zumik::ssh {

/// An agent that is spoken to by calls that block, each on a thread of its own that wakes the tunnel's poll
/// when it ends. Nobody ever waits for such a thread: one whose transport has gone ends by the exchange's own
/// limit, and what it brings is dropped.
class AgentThread final : public AgentTransport {
public:
    /// Errors: AgentUnavailable: no descriptors are left.
    static base::Result<std::unique_ptr<AgentTransport>> create(std::unique_ptr<AgentExchange> exchange);

    ~AgentThread() override;

    int descriptor() const override;

    bool sending() const override { return false; }

    void request(std::string_view body) override;
    base::Status advance() override;
    std::optional<std::string> takeReply() override;

private:
    struct Answer;
    struct Shared;

    explicit AgentThread(std::shared_ptr<Shared> shared);

    std::shared_ptr<Shared> m_shared; ///< with the threads
    std::uint64_t m_number = 0; ///< of the last request
    std::optional<std::string> m_reply;
};

} // namespace zumik::ssh
