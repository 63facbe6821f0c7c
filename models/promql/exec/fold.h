// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/expression.h"
#include "models/promql/semantics.h"

#include <memory>
#include <span>
#include <vector>

namespace zumik::promql::exec {

/// An aggregation in progress over the steps of one group: rows are added one after the other, in their
/// order, since the order of additions shows in the last digits. Different steps may be worked on by
/// different threads.
class Fold {
public:
    virtual ~Fold() = default;

    /// Adds a row, a value a step.
    virtual void add(std::span<const double> row) = 0;

    /// A value a step; absent where nothing was added.
    virtual void finish(std::span<double> out) const = 0;
};

/// How many values a fold holds for each step.
std::size_t foldCost(AggregateOp op);

std::unique_ptr<Fold> makeFold(AggregateOp op, const Semantics &semantics, std::size_t steps);

} // namespace zumik::promql::exec
