// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/settings/profile.h"
#include "models/ssh/sshtarget.h"

namespace zumik::session {

/// What `ssh` would do with the profile's few words: the user's own name, port 22, the usual key files of
/// ~/.ssh that exist, the agent, the usual known_hosts files. Errors: InvalidArgument for a host that can't
/// be one.
base::Result<ssh::SshTarget> sshTargetOf(const settings::Ssh &ssh);

} // namespace zumik::session
