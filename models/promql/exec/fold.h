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

    /// Adds row[from, to) at these steps.
    virtual void add(std::span<const double> row, std::size_t from, std::size_t to) = 0;

    /// The values at the steps [from, to); absent where nothing was added.
    virtual void finish(std::span<double> out, std::size_t from, std::size_t to) const = 0;

    /// Forgets everything.
    virtual void reset() = 0;
};

/// How many values a fold holds for each step.
std::size_t foldCost(AggregateOp op);

std::unique_ptr<Fold> makeFold(AggregateOp op, const Semantics &semantics, std::size_t steps);

} // namespace zumik::promql::exec
