// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ssh/config/hostconfig.h"

#include <vector>

namespace zumik::ssh {

/// What holds for each server of the way to a host, the nearest first, the host itself last: one alone
/// without a ProxyJump. As OpenSSH goes there: each host of a ProxyJump is looked up in the files again, and
/// how the first of them is reached is up to its own ProxyJump or ProxyCommand; those of the others don't
/// count. `proxyJump` is empty in all of them, `proxyCommand` in all but the first. Errors: those of
/// resolveHost; FormatInvalid for a way that goes in a circle, TooLarge for one of more than 16 servers.
base::Result<std::vector<HostConfig>> resolveWay(const HostQuestion &question, const ConfigContext &context);

} // namespace zumik::ssh
