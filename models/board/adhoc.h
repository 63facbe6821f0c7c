// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/dashboard/dashboard.h"

#include <string>
#include <vector>

namespace zumik::board {

/// What all ad-hoc variables of a board have chosen, in their order; each once.
std::vector<dashboard::AdHocFilter> filtersOf(const std::vector<dashboard::Variable> &variables);

/// The expression with each filter as a condition on each of its selectors, as Grafana's
/// enhanceExprWithAdHocFilters does for the queries of panels (and not for those of variables); but a
/// condition on the same label and value stays beside the filter, where Grafana replaces it. Without filters
/// it stays as written, whatever it is. Errors: QueryInvalid where the expression is no PromQL of either
/// version, or the filter no condition: nothing may be asked without it.
base::Result<std::string> withFilters(
    const std::string &expression, const std::vector<dashboard::AdHocFilter> &filters);

/// key="value" as a matcher; errors as withFilters.
base::Result<std::string> selectorOf(const std::vector<dashboard::AdHocFilter> &filters);

} // namespace zumik::board
