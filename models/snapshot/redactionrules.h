// SPDX-License-Identifier: GPL-3.0-or-later
// The grammar of --redact:
//
//     RULES = RULE { "," RULE }
//     RULE  = LABEL [ ":" ( "replace" | "drop" ) ]        replace, where nothing is said
//
// LABEL is a label's name without commas, colons, spaces and control characters. Spaces around a rule don't
// count.
#pragma once

#include "models/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace zumik::snapshot {

/// What is to be taken out of a snapshot, by the names of labels; each name is in one of the two at most.
struct RedactionRules {
    std::vector<std::string> dropped; ///< the label goes
    std::vector<std::string> replaced; ///< its values become pseudonyms

    bool empty() const { return dropped.empty() && replaced.empty(); }

    bool drops(std::string_view label) const;
    bool replaces(std::string_view label) const;

    bool concerns(std::string_view label) const { return drops(label) || replaces(label); }
};

/// Errors: InvalidArgument for an empty rule, an unknown action, a label named twice, and for "__name__",
/// without which nothing could be asked for.
base::Result<RedactionRules> parseRedactionRules(std::string_view text);

} // namespace zumik::snapshot
