// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/function.h"

namespace zumik::promql {

/// Every function of every version, by name. Made anew each time; `findFunction` keeps one.
std::vector<Function> functionTable();

} // namespace zumik::promql
