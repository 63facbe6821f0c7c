// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/ssh/config/configline.h"
#include "models/ssh/config/options.h"

namespace zumik::ssh {

/// Takes a line with a followed keyword other than Host, Match and Include. A line that is not `active` (it
/// belongs to other hosts) is checked all the same, as OpenSSH does. Errors: FormatInvalid.
base::Status readOption(const ConfigLine &line, bool active, ConfigOptions &options);

/// A time of ssh_config(5): "90", "5m30s"; nothing when it isn't one.
std::optional<std::chrono::seconds> readConfigTime(std::string_view text);

} // namespace zumik::ssh
