// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ssh/windows/agentmessage.h"

#include <optional>
#include <string>

namespace zumik::tests {

/// What a fake agent sends back, length in front: a good answer, or by its mode what no agent says; nothing:
/// it keeps its client waiting.
inline std::optional<std::string> fakeAnswer(const std::string &mode, const std::string &request)
{
    if (mode == "hang") {
        return std::nullopt;
    }
    if (mode == "empty") {
        return std::string(4, '\0');
    }
    if (mode == "endless") {
        return std::string(4, '\xff') + "x";
    }
    if (mode == "cut") {
        return std::string("\0\0\1\0ab", 6);
    }
    if (mode == "longest") {
        return ssh::frameAgentMessage(std::string(std::stoul(request), 'z'));
    }
    return ssh::frameAgentMessage("answer to " + request);
}

} // namespace zumik::tests
