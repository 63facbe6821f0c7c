// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/exec/windowfunction.h"

namespace zumik::promql::exec {

/// rate, increase, delta, irate and idelta.
WindowKernel rateKernel(std::string_view name);

} // namespace zumik::promql::exec
