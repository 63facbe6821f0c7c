// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"

#include <string>

namespace zumik::ssh {

/// Failures to authenticate that no further try mends, and that some tries would ask a person about again.

/// SshAuthFailed: there is no key; whatever else may be told beside it.
base::Error nothingToOffer();
bool isNothingToOffer(const base::Error &error);

/// AgentUnavailable: the agent has the key and would not use it, mostly since its user said no.
base::Error refusalToSign(const std::string &agentSocket);
bool isRefusalToSign(const base::Error &error);

} // namespace zumik::ssh
