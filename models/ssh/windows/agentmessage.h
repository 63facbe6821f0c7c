// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace zumik::ssh {

/// A message of the agents' protocol (draft-miller-ssh-agent, 3) is its body's length, 32 bits with the
/// highest byte first, and the body: a byte that is its type, and its contents.
constexpr std::size_t agentHeadSize = 4;

/// OpenSSH's own limit, for a body.
constexpr std::size_t longestAgentBody = std::size_t{256} << 10;

std::string frameAgentMessage(std::string_view body);

/// How long the body is that `head` announces. Errors: AgentUnavailable: it is empty or over the limit, or
/// the head is cut short.
base::Result<std::size_t> agentBodySize(std::string_view head, std::size_t limit = longestAgentBody);

} // namespace zumik::ssh
