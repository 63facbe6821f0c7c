// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <string>

namespace zumik::ssh {

/// The user of this process as a SID, "S-1-5-21-..."; empty when Windows doesn't tell.
std::string currentUser();

/// Whether this user, the system or the administrators own what the handle stands for, a pipe's server among
/// them: no other can make it look so. The handle must have READ_CONTROL. Errors: AgentUnavailable.
base::Status checkOwner(void *handle);

} // namespace zumik::ssh
