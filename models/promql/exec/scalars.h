// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/exec/operator.h"

#include <functional>

namespace zumik::promql::exec {

/// 42, pi(): the same number at every step.
OperatorPtr constantScalar(Query &query, const Steps &steps, double value);

/// time(): seconds since 1970.
OperatorPtr timeScalar(Query &query, const Steps &steps);

/// scalar(v): the value of a vector that has exactly one; NaN otherwise.
OperatorPtr scalarOf(Query &query, OperatorPtr vector);

/// The rows of `child`, which is evaluated at one step only, at every step.
OperatorPtr replicated(Query &query, const Steps &steps, OperatorPtr child);

/// The rows of `child`, computed once however often they are read.
OperatorPtr remembered(Query &query, OperatorPtr child);

} // namespace zumik::promql::exec
