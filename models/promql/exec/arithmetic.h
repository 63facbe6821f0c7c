// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/expression.h"

#include <span>

namespace zumik::promql::exec {

/// left[i] op right[i] into out[i], which may be either. Where one of both is absent, so is the result. A
/// comparison keeps `kept`'s value where it holds, and yields nothing where it doesn't; with `asBool` 1 or 0.
struct ElementOp {
    BinaryOp op = BinaryOp::Add;
    bool asBool = false;
};

void apply(ElementOp element, std::span<const double> left, std::span<const double> right,
    std::span<const double> kept, std::span<double> out);

/// Arithmetic and bool comparisons make another quantity, which has no name. 2.42 forgets atan2.
bool dropsName(ElementOp element, bool atan2DropsName);

} // namespace zumik::promql::exec
