// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ssh/agenttransport.h"
#include "models/ssh/socket.h"

#include <memory>
#include <string>
#include <utility>

namespace zumik::ssh {

/// An agent behind a unix socket.
class AgentSocket final : public AgentTransport {
public:
    /// Errors: AgentUnavailable.
    static base::Result<std::unique_ptr<AgentTransport>> connect(const std::string &path);

    explicit AgentSocket(Socket socket)
        : m_socket(std::move(socket))
    {
    }

    int descriptor() const override { return m_socket.descriptor(); }

    bool sending() const override { return !m_output.empty(); }

    void request(std::string_view body) override;
    base::Status advance() override;
    std::optional<std::string> takeReply() override;

private:
    Socket m_socket;
    std::string m_output;
    std::string m_input;
};

} // namespace zumik::ssh
