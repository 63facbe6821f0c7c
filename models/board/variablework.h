// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"
#include "models/source/metricsource.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace zumik::board {

/// How a variable's options were asked for last, so that nothing is asked twice.
struct AskedOptions {
    std::string question; ///< its query and regex with the values of that time
    base::TimeRange range;
    bool failed = false;
    std::size_t leftOut = 0; ///< options that it could not hold

    bool operator==(const AskedOptions &) const = default;
};

using AskedVariables = std::map<std::string, AskedOptions>;

struct VariableRequest {
    std::vector<dashboard::Variable> variables;
    AskedVariables asked; ///< what came of it is in `variables`
    /// Names of those whose choice was made by hand or by an address since: it stays for once, though it is
    /// not among the options (scenes' skipNextValidation).
    std::set<std::string> given;
    base::TimeRange range;
};

/// A dashboard's variables with options and current values brought up to date, and those whose query failed:
/// they keep what they had.
struct ResolvedVariables {
    std::vector<dashboard::Variable> variables;
    AskedVariables asked;
    std::map<std::string, base::Error> errors;
};

/// Resolves each as soon as those that it depends on are, a few at once. A query is asked when it never was,
/// when its text has become another one, when it failed, and with Refresh::OnTimeRange when the range is
/// another one. Refresh::Never keeps the options that the file saved until a variable that it depends on
/// changes; where none are saved it is as OnLoad. Never fails as a whole; Cancelled when stopped. The source
/// must outlive the call.
void resolveVariables(source::MetricSource &source, VariableRequest request, base::StopToken stop,
    async::Receiver receiver, source::Answer<ResolvedVariables> answer);

} // namespace zumik::board
