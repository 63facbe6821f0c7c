// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/exec/operator.h"
#include "models/promql/expression.h"

namespace zumik::promql::exec {

/// The operators that evaluate a scalar or vector expression at these steps. `start()` and `end()` are those
/// of `steps`. Errors: QueryFailed, for lengths of time that can only be told from the step.
base::Result<OperatorPtr> plan(Query &query, const Expression &expression, const Steps &steps);

/// The raw samples that a range selector or subquery holds at `at`.
base::Result<std::vector<series::RawSeries>> rangeVector(
    Query &query, const Expression &expression, std::int64_t at);

} // namespace zumik::promql::exec
