// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/agentsocket.h"

#include "models/ssh/wire.h"

#include <array>

namespace zumik::ssh {

namespace {

constexpr std::size_t longestReply = std::size_t{256} << 10; // OpenSSH's own limit

base::Error unavailable(std::string message)
{
    return {base::ErrorCode::AgentUnavailable, std::move(message), {}};
}

} // namespace

base::Result<std::unique_ptr<AgentTransport>> AgentSocket::connect(const std::string &path)
{
    if (path.empty()) {
        return unavailable("SSH_AUTH_SOCK is not set");
    }
    auto socket = Socket::connectUnix(path);
    if (!socket) {
        return base::Error{base::ErrorCode::AgentUnavailable, socket.error().message, path};
    }
    return std::unique_ptr<AgentTransport>(std::make_unique<AgentSocket>(std::move(*socket)));
}

void AgentSocket::request(std::string_view body)
{
    m_input.clear();
    putString(m_output, body);
}

base::Status AgentSocket::advance()
{
    while (!m_output.empty()) {
        const Transfer sent = m_socket.write(m_output.data(), m_output.size());
        if (sent.kind == Transfer::Kind::Blocked) {
            break;
        }
        if (sent.kind != Transfer::Kind::Bytes) {
            return unavailable("the agent has gone");
        }
        m_output.erase(0, sent.bytes);
    }
    std::array<char, 4096> buffer{};
    while (m_input.size() <= longestReply) {
        const Transfer got = m_socket.read(buffer.data(), buffer.size());
        if (got.kind == Transfer::Kind::Blocked) {
            return base::Done{};
        }
        if (got.kind != Transfer::Kind::Bytes) {
            return unavailable("the agent has gone");
        }
        m_input.append(buffer.data(), got.bytes);
    }
    return unavailable("the agent's answer is too long");
}

std::optional<std::string> AgentSocket::takeReply()
{
    WireReader reader(m_input);
    const auto body = reader.string();
    if (!body) {
        return std::nullopt;
    }
    std::string reply(*body);
    m_input.clear();
    return reply;
}

} // namespace zumik::ssh
