// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"
#include "models/source/metricsource.h"

#include <map>
#include <string>
#include <vector>

namespace zumik::board {

/// A dashboard's variables with options and current values brought up to date, and those whose query failed:
/// they keep what they had.
struct ResolvedVariables {
    std::vector<dashboard::Variable> variables;
    std::map<std::string, base::Error> errors;
};

/// Resolves one after the other, in the order of their dependence. Never fails as a whole; Cancelled when
/// stopped. The source must outlive the call.
void resolveVariables(source::MetricSource &source, std::vector<dashboard::Variable> variables,
    base::TimeRange range, base::StopToken stop, async::Receiver receiver,
    source::Answer<ResolvedVariables> answer);

} // namespace zumik::board
