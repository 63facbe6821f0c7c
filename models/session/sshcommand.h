// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/settings/profile.h"

#include <string>

namespace zumik::session {

/// What a person types into a POSIX shell to log in where the profile's tunnel goes: the profile's own
/// choices as options, all else left to the same ssh_config. It names key files and holds no secret; each
/// word is quoted where a shell would read it as anything else.
std::string sshCommandOf(const settings::Ssh &ssh);

} // namespace zumik::session
