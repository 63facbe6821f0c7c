// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/base/time.h"
#include "models/dashboard/variable.h"
#include "models/promql/expression.h"

#include <string_view>
#include <vector>

namespace zumik::snapshot::record {

/// What stands for a variable within a text of an expression: a matcher with it matches anything.
inline constexpr std::string_view anyValue = "zumik:any:value";
/// And where a name stands.
inline constexpr std::string_view anyName = "zumik:any:name";

struct OpenOptions {
    base::TimeRange range;
    base::Duration scrapeInterval{15'000};
};

/// A dashboard's expression whose variables are left open: those in texts are `anyValue`; lengths of time are
/// the longest that can be chosen; what stands elsewhere is what is chosen now, or a 1, or `anyName`,
/// whichever gives an expression. Errors: QueryInvalid when none does.
base::Result<promql::ExpressionPtr> parseOpen(std::string_view expression,
    const std::vector<dashboard::Variable> &variables, const OpenOptions &options);

/// As it is asked with what is chosen now.
std::string chosenText(std::string_view expression, const std::vector<dashboard::Variable> &variables,
    const OpenOptions &options);

} // namespace zumik::snapshot::record
