// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zumik::ssh {

/// What the far side says when it won't open a channel (SSH_MSG_CHANNEL_OPEN_FAILURE, RFC 4254, 5.1).
struct Refusal {
    std::uint32_t reason = 0;
    std::string words;
};

/// None when `packet` is anything else.
std::optional<Refusal> readRefusal(std::string_view packet);

/// How sshd words the errno of a connection that it tried for us.
base::ErrorCode codeOfRefusal(const Refusal &refusal);

} // namespace zumik::ssh
