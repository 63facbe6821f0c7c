// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/exec/windowfunction.h"

namespace zumik::promql::exec {

/// The ..._over_time functions, changes and resets.
WindowKernel overTimeKernel(std::string_view name);

/// deriv, predict_linear, holt_winters.
WindowKernel trendKernel(std::string_view name);

} // namespace zumik::promql::exec
