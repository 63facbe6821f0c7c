// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/ssh/config/configline.h"
#include "models/ssh/config/options.h"

namespace zumik::ssh {

/// Takes a line with a followed keyword other than Host, Match and Include. A line that is not `active` (it
/// belongs to other hosts) is checked all the same, as OpenSSH does. `where` is FILE:LINE. Errors:
/// FormatInvalid.
base::Status readOption(
    const ConfigLine &line, bool active, const std::string &where, ConfigOptions &options);

} // namespace zumik::ssh
