// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zumik::ssh {

/// What the server says when an attempt to log in was not enough (SSH_MSG_USERAUTH_FAILURE, RFC 4252, 5.1).
struct AuthFailure {
    std::string methods; ///< that can go on, comma-separated
    bool partial = false; ///< the attempt succeeded, and more is asked for
};

/// None when `packet` is anything else. What stands behind the message is no part of it.
std::optional<AuthFailure> readAuthFailure(std::string_view packet);

/// How many prompts a question has (SSH_MSG_USERAUTH_INFO_REQUEST, RFC 4256, 3.2). None when `packet` is
/// anything else.
std::optional<std::uint32_t> readPromptCount(std::string_view packet);

/// Whether `method` is among the comma-separated `methods`.
bool hasMethod(std::string_view methods, std::string_view method);

} // namespace zumik::ssh
