// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/grafanaalerts.h"

#include "models/base/number.h"

#include <algorithm>
#include <tuple>

namespace zumik::session {

namespace {

using State = GrafanaAlert::State;

/// "ok", "err" of Prometheus, and what Grafana adds: "error", "nodata" (pkg/services/ngalert/api of its
/// sources).
bool failed(const source::Rule &rule)
{
    return rule.health == "err" || rule.health == "error";
}

void addAlerts(GrafanaAlerts &all, const source::Rule &rule, const std::string &folder)
{
    for (const source::Alert &alert : rule.alerts) {
        if (alert.state == source::AlertState::Inactive) {
            continue;
        }
        const bool fires = alert.state == source::AlertState::Firing;
        ++(fires ? all.firing : all.pending);
        all.list.push_back(
            {fires ? State::Firing : State::Pending, rule.name, folder, alert.labels.without("alertname"),
                alert.activeAt, alert.value, std::string(alert.annotations.get("summary")), {}});
    }
}

} // namespace

GrafanaAlerts grafanaAlerts(const std::vector<source::RuleGroup> &groups)
{
    GrafanaAlerts all;
    for (const source::RuleGroup &group : groups) {
        for (const source::Rule &rule : group.rules) {
            if (rule.kind != source::Rule::Kind::Alerting) {
                continue;
            }
            ++all.rules;
            addAlerts(all, rule, group.file);
            if (failed(rule)) {
                ++all.failed;
                all.list.push_back({State::RuleFailed, rule.name, group.file, rule.labels, {}, base::absent(),
                    {}, rule.lastError});
            }
        }
    }
    std::stable_sort(all.list.begin(), all.list.end(), [](const GrafanaAlert &a, const GrafanaAlert &b) {
        return std::tuple(a.state, a.since) < std::tuple(b.state, b.since);
    });
    return all;
}

} // namespace zumik::session
