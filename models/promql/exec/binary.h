// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/exec/operator.h"
#include "models/promql/expression.h"

namespace zumik::promql::exec {

/// A binary operation of which at most one side is a vector.
OperatorPtr withScalar(Query &query, const Binary &binary, OperatorPtr left, OperatorPtr right,
    bool leftIsScalar, bool rightIsScalar);

/// Arithmetic and comparison between vectors: `matching` says which series meet.
OperatorPtr joined(Query &query, const Binary &binary, OperatorPtr left, OperatorPtr right);

/// and, or, unless.
OperatorPtr combined(Query &query, const Binary &binary, OperatorPtr left, OperatorPtr right);

} // namespace zumik::promql::exec
