// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/settings/profile.h"
#include "models/ssh/config/hostconfig.h"
#include "models/ssh/sshtarget.h"

namespace zumik::session {

/// What the user's ssh_config says of the host that the profile names; what the profile says itself comes
/// first. Errors: those of ssh::resolveHost, and InvalidArgument for a host that can't be one.
base::Result<ssh::HostConfig> hostConfigOf(const settings::Ssh &ssh);

/// What `ssh` would do with the profile's few words: by the ssh_config (`settings::Ssh::config`, or the
/// user's own and the system's), else the user's own name, port 22, the usual key files of ~/.ssh that exist,
/// the agent, the usual known_hosts files. Errors: those of hostConfigOf, and FormatUnsupported for a way
/// through other hosts (ProxyJump, ProxyCommand): it isn't gone, and neither is any other.
base::Result<ssh::SshTarget> sshTargetOf(const settings::Ssh &ssh);

} // namespace zumik::session
