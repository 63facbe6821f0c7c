// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/ssh/unixexchange.h"

#include "models/ssh/windows/agentmessage.h"

#include <poll.h>
#include <utility>

namespace zumik::tests {

using ssh::Transfer;

namespace {

base::Error unavailable(const char *message)
{
    return {base::ErrorCode::AgentUnavailable, message, {}};
}

base::Error tooSlow()
{
    return unavailable("the agent does not answer");
}

base::Error gone()
{
    return unavailable("the agent has gone");
}

} // namespace

UnixExchange::UnixExchange(ssh::Socket socket, std::chrono::milliseconds limit)
    : m_socket(std::move(socket))
    , m_limit(limit)
{
}

base::Result<std::string> UnixExchange::exchange(std::string_view request)
{
    if (const auto sent = write(ssh::frameAgentMessage(request)); !sent) {
        return sent.error();
    }
    const auto head = read(ssh::agentHeadSize);
    if (!head) {
        return head.error();
    }
    const auto size = ssh::agentBodySize(*head);
    return size ? read(*size) : size.error();
}

bool UnixExchange::wait(short events) const
{
    pollfd entry{m_socket.descriptor(), events, 0};
    return ::poll(&entry, 1, static_cast<int>(m_limit.count())) > 0;
}

base::Status UnixExchange::write(std::string_view bytes) const
{
    while (!bytes.empty()) {
        if (!wait(POLLOUT)) {
            return tooSlow();
        }
        const Transfer sent = m_socket.write(bytes.data(), bytes.size());
        if (sent.kind == Transfer::Kind::Failed) {
            return gone();
        }
        bytes.remove_prefix(sent.bytes);
    }
    return base::Done{};
}

base::Result<std::string> UnixExchange::read(std::size_t size) const
{
    std::string bytes(size, '\0');
    std::size_t have = 0;
    while (have < size) {
        if (!wait(POLLIN)) {
            return tooSlow();
        }
        const Transfer got = m_socket.read(bytes.data() + have, size - have);
        if (got.kind == Transfer::Kind::Ended || got.kind == Transfer::Kind::Failed) {
            return gone();
        }
        have += got.bytes;
    }
    return bytes;
}

} // namespace zumik::tests
