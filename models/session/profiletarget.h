// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/async/receiver.h"
#include "models/base/result.h"
#include "models/settings/profile.h"
#include "models/settings/profileuses.h"
#include "models/ssh/config/hostconfig.h"
#include "models/ssh/sshtarget.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace zumik::session {

/// Whether commands of `Match exec` are run: those of the user's own ssh_config and of the system's, when the
/// user's settings say so; never those of a config that a profile names.
enum class MatchExec : std::uint8_t { Ignored, Run };

using SshWay = std::vector<ssh::HostConfig>;

/// What the user's ssh_config says of the host that the profile names; what the profile says itself comes
/// first. Errors: those of ssh::resolveHost, and InvalidArgument for a host that can't be one.
base::Result<ssh::HostConfig> hostConfigOf(const settings::Ssh &ssh, MatchExec commands = MatchExec::Ignored);

/// What it says of each server of the way there, the nearest first and the profile's host last. Errors: those
/// of ssh::resolveWay; InvalidArgument for a host that can't be one; FileUnreadable for a ProxyCommand of a
/// config that the profile names and that others may write to.
base::Result<SshWay> sshWayOf(const settings::Ssh &ssh, MatchExec commands = MatchExec::Ignored);

/// The same in a thread of its own: files may lie on a slow disk, and commands take their time.
void findSshWay(const settings::Ssh &ssh, MatchExec commands, const async::Receiver &receiver,
    std::function<void(base::Result<SshWay>)> answer);

/// What `ssh` would do with the profile's few words: by the ssh_config (`settings::Ssh::config`, or the
/// user's own and the system's), else the user's own name, port 22, the usual key files of ~/.ssh that exist,
/// the agent, the usual known_hosts files. The hosts of a ProxyJump are its hops; what the profile says is of
/// its own host alone. Errors: those of sshWayOf and of hostTargetOf.
base::Result<ssh::SshTarget> sshTargetOf(const settings::Ssh &ssh);

/// Likewise, of a way that was found.
base::Result<ssh::SshTarget> sshTargetOf(const settings::Ssh &ssh, const SshWay &way);

/// Adds to what opening a profile uses what its ssh_config adds: the servers on the way, and commands. None
/// is run for that: where `Match exec` would be, its command is told, with what follows in either case.
/// Nothing of a config that can't be followed, since nothing is done by it either.
void addWay(const settings::Ssh &ssh, MatchExec commands, settings::ProfileUses &uses);

} // namespace zumik::session
