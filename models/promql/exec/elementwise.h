// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/exec/operator.h"

#include <string_view>
#include <vector>

namespace zumik::promql::exec {

/// Changes the values of a row in place; absent ones stay so. `scalars` are further arguments, a value a
/// step.
using RowChange = void (*)(std::span<double> row, const std::vector<std::vector<double>> &scalars);

/// abs, ceil, ..., clamp, round, the trigonometric functions and those of dates; null for all others.
RowChange rowChange(std::string_view function);

/// A function of each value by itself: the name is dropped, the rest of the labels stays.
OperatorPtr elementwise(Query &query, const OperatorPtr &child, RowChange change,
    std::vector<OperatorPtr> scalars, bool keepsName = false);

/// -v
OperatorPtr negated(Query &query, const OperatorPtr &child, bool isScalar);

} // namespace zumik::promql::exec
