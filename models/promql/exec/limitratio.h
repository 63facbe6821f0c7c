// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/exec/operator.h"

namespace zumik::promql::exec {

/// `offset` is where the ratio stands in the expression, for annotations.
OperatorPtr limitedByRatio(Query &query, const OperatorPtr &child, OperatorPtr ratio, std::size_t offset);

} // namespace zumik::promql::exec
