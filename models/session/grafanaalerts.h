// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/source/serverinfo.h"

#include <string>
#include <vector>

namespace zumik::session {

/// An alert of Grafana's own, or a rule of its that can't be evaluated.
struct GrafanaAlert {
    enum class State { Firing, RuleFailed, Pending };

    State state = State::Firing;
    std::string name;
    std::string folder;
    series::Labels labels; ///< without the name
    base::Time since; ///< when pending began; 0: not known
    double value = 0; ///< may be absent
    std::string summary; ///< its own words
    std::string error; ///< of RuleFailed, as Grafana has it
};

/// What Grafana's alert rules come to.
struct GrafanaAlerts {
    std::size_t rules = 0; ///< alerting ones
    std::size_t firing = 0; ///< alerts
    std::size_t pending = 0;
    std::size_t failed = 0; ///< rules
    std::vector<GrafanaAlert> list; ///< the worst first; what began first before what came later
};

GrafanaAlerts grafanaAlerts(const std::vector<source::RuleGroup> &groups);

} // namespace zumik::session
