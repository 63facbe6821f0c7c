// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ssh/config/hostconfig.h"
#include "models/ssh/sshtarget.h"

namespace zumik::session {

/// Where an ssh_config leads for one host. Of its key files those that exist, of its known_hosts those that
/// are none of "none". Errors: FormatInvalid (a ProxyCommand with a token that it can't have),
/// FormatUnsupported (ProxyCommand "-").
base::Result<ssh::SshTarget> hostTargetOf(const ssh::HostConfig &config);

} // namespace zumik::session
