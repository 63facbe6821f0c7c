// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/settings/profile.h"
#include "models/settings/profileuses.h"
#include "models/ssh/config/hostconfig.h"
#include "models/ssh/sshtarget.h"

#include <vector>

namespace zumik::session {

/// What the user's ssh_config says of the host that the profile names; what the profile says itself comes
/// first. Errors: those of ssh::resolveHost, and InvalidArgument for a host that can't be one.
base::Result<ssh::HostConfig> hostConfigOf(const settings::Ssh &ssh);

/// What it says of each server of the way there, the nearest first and the profile's host last. Errors: those
/// of ssh::resolveWay; InvalidArgument for a host that can't be one; FileUnreadable for a ProxyCommand of a
/// config that the profile names and that others may write to.
base::Result<std::vector<ssh::HostConfig>> sshWayOf(const settings::Ssh &ssh);

/// What `ssh` would do with the profile's few words: by the ssh_config (`settings::Ssh::config`, or the
/// user's own and the system's), else the user's own name, port 22, the usual key files of ~/.ssh that exist,
/// the agent, the usual known_hosts files. The hosts of a ProxyJump are its hops; what the profile says is of
/// its own host alone. Errors: those of sshWayOf and of hostTargetOf.
base::Result<ssh::SshTarget> sshTargetOf(const settings::Ssh &ssh);

/// Adds to what opening a profile uses what its ssh_config adds: the servers on the way, and a command.
/// Nothing of a config that can't be followed, since nothing is done by it either.
void addWay(const settings::Ssh &ssh, settings::ProfileUses &uses);

} // namespace zumik::session
