// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/exec/operator.h"

namespace zumik::promql::exec {

inline constexpr const char *twinsMessage = "vector cannot contain metrics with the same labelset";

/// Fails where two rows that both have any value have the same labels.
base::Status refuseTwinsWithValues(Query &query, const Operator &child);

/// Joins the rows of `child` that have the same labels into one, in the place of the first. Fails at a step
/// where two of them have a value.
OperatorPtr joinTwins(Query &query, OperatorPtr child, const char *message = twinsMessage);

} // namespace zumik::promql::exec
