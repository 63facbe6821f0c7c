// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace zumik::ssh {

/// Where the agent of OpenSSH for Windows listens.
constexpr std::string_view opensshPipe = R"(\\.\pipe\openssh-ssh-agent)";

/// The path of a pipe of this computer, as Windows writes it; nothing when the text is none. Slashes do for
/// backslashes, as people write them in an ssh_config. A pipe of another computer is none: it would be told
/// who we are, and what we sign.
std::optional<std::string> localPipe(std::string_view text);

/// The pipe of the agent to use; empty: Pageant. `named` is what IdentityAgent or SSH_AUTH_SOCK say, which
/// may be a path of Cygwin's or of WSL's that means nothing here.
std::string chooseAgent(std::string_view named, const std::function<bool(std::string_view pipe)> &exists);

} // namespace zumik::ssh
