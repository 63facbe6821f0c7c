// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/ssh/config/options.h"
#include "models/ssh/config/tokens.h"

#include <functional>
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

/// Whether a command line, run by the user's shell, succeeds. Errors: it can't be run, or takes too long.
using CommandTest = std::function<base::Result<bool>(const std::string &line)>;

/// What `Match exec` needs.
struct MatchCommands {
    CommandTest test; ///< empty: no command is ever run
    /// The values of a command's %-tokens, when `host` is the name to go to.
    std::function<Tokens(const ConfigQuestion &, const std::string &host, const ConfigOptions &)> tokens;
};

/// What a Match line came to.
struct Condition {
    bool holds = false;
    bool wantsFinal = false; ///< it named `final`
    bool triedNoExec = false; ///< it depends on a command, and none may be run
};

/// The patterns behind Host: any that matches, and no negated one.
bool hostMatches(const std::vector<std::string> &patterns, std::string_view host);

/// What stands behind Match: criteria and their patterns. `options` is what has been obtained so far. A
/// command is run only where all before it holds. Errors: FormatInvalid, and those of the test.
base::Result<Condition> matchCondition(std::string_view criteria, const ConfigQuestion &question,
    const ConfigOptions &options, const MatchCommands &commands = {});

} // namespace zumik::ssh
