// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/ssh/config/options.h"

#include <string>
#include <string_view>
#include <vector>

namespace zumik::ssh {

/// Who wants to go where, and where the reading stands.
struct ConfigQuestion {
    std::string host; ///< what Host and Match host test: as typed, in the final pass the resolved name
    std::string originalHost; ///< as typed
    std::string localUser;
    bool final = false; ///< the pass that `Match final` asks for
};

/// What a Match line came to.
struct Condition {
    bool holds = false;
    bool wantsFinal = false; ///< it named `final`
    bool triedNoExec = false; ///< it depends on a command, which is never run
};

/// The patterns behind Host: any that matches, and no negated one.
bool hostMatches(const std::vector<std::string> &patterns, std::string_view host);

/// What stands behind Match: criteria and their patterns. `options` is what has been obtained so far. Errors:
/// FormatInvalid.
base::Result<Condition> matchCondition(
    std::string_view criteria, const ConfigQuestion &question, const ConfigOptions &options);

} // namespace zumik::ssh
