// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zumik::ssh {

/// A host on the way. What isn't said comes from the ssh_config for that host.
struct Jump {
    std::string user; ///< empty: not said
    std::string host;
    std::uint16_t port = 0; ///< 0: not said
};

/// "[ssh://][USER@]HOST[:PORT],...", in the order in which they are gone through; "none" gives none. Errors:
/// FormatInvalid.
base::Result<std::vector<Jump>> readProxyJump(std::string_view text);

} // namespace zumik::ssh
