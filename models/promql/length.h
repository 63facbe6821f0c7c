// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/expression.h"

namespace zumik::promql {

/// How long it is in a query with this step and this range, both zero for an instant, rounded to
/// milliseconds. Errors: QueryInvalid for what is no length (a division by zero) or longer than 292 years.
base::Result<base::Duration> evaluate(const Length &length, base::Duration step, base::Duration range);

/// For a window or a subquery's step: also refused when it isn't longer than zero.
base::Result<base::Duration> evaluateWindow(const Length &length, base::Duration step, base::Duration range);

/// From what was parsed in a length's place; parentheses around the whole are left out.
Length lengthOf(ExpressionPtr expression);

/// Whether step() or range() is in it.
bool dependsOnQuery(const Expression &expression);

} // namespace zumik::promql
