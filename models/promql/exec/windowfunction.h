// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/exec/window.h"
#include "models/promql/semantics.h"

#include <cmath>
#include <span>
#include <string_view>
#include <vector>

namespace zumik::promql::exec {

/// What a function over a window needs besides the samples: its scalar arguments at each step.
struct WindowArguments {
    const Semantics &semantics;
    std::vector<std::vector<double>> scalars; ///< one an argument, a value a step
};

/// Computes a series' row from its samples (without stale markers). Errors are the function's own, about its
/// arguments.
using WindowKernel = base::Status (*)(const Windows &windows, const series::Samples &samples,
    const WindowArguments &arguments, std::span<double> out);

/// By the function's name; null for what takes no window.
WindowKernel windowKernel(std::string_view name);

/// Neumaier's compensated addition. With `guardInfinity` (3.x) a sum that has become infinite carries no
/// compensation.
inline void kahanAdd(double increment, double &sum, double &compensation, bool guardInfinity)
{
    const double total = sum + increment;
    if (guardInfinity && std::isinf(total)) {
        compensation = 0;
    } else if (std::fabs(sum) >= std::fabs(increment)) {
        compensation += (sum - total) + increment;
    } else {
        compensation += (increment - total) + sum;
    }
    sum = total;
}

/// Linear interpolation between the two closest ranks; NaN sorts first, q < 0 gives -Inf, q > 1 +Inf.
double quantileOf(double q, std::vector<double> &values);

} // namespace zumik::promql::exec
