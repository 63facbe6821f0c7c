// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/windows/agentmessage.h"

namespace zumik::ssh {

namespace {

base::Error nonsense(const char *message)
{
    return {base::ErrorCode::AgentUnavailable, message, {}};
}

} // namespace

std::string frameAgentMessage(std::string_view body)
{
    std::string message;
    message.reserve(agentHeadSize + body.size());
    for (std::size_t byte = agentHeadSize; byte > 0; --byte) {
        message.push_back(static_cast<char>((body.size() >> (8 * (byte - 1))) & 0xffU));
    }
    return message.append(body);
}

base::Result<std::size_t> agentBodySize(std::string_view head, std::size_t limit)
{
    if (head.size() < agentHeadSize) {
        return nonsense("the agent's answer is cut short");
    }
    std::size_t size = 0;
    for (const char byte : head.substr(0, agentHeadSize)) {
        size = (size << 8U) | static_cast<unsigned char>(byte);
    }
    if (size > limit) {
        return nonsense("the agent's answer is too long");
    }
    if (size == 0) {
        return nonsense("the agent's answer is empty");
    }
    return size;
}

} // namespace zumik::ssh
