// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"

#include <vector>

namespace zumik::dashboard {

/// By text, as Grafana sorts: numerical by the first number in the text (none counts as -1), natural with
/// runs of digits as numbers. Private to models/dashboard.
void sortOptions(std::vector<VariableOption> &options, Variable::Sort sort);

} // namespace zumik::dashboard
