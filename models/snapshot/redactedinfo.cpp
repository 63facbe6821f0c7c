// SPDX-License-Identifier: GPL-3.0-or-later
// What a server says of itself: rules, alerts, targets.
#include "models/snapshot/redaction.h"

namespace zumik::snapshot {

source::Alert Redaction::alert(source::Alert alert)
{
    alert.labels = labels(alert.labels);
    alert.annotations = labels(alert.annotations);
    return alert;
}

source::RuleGroup Redaction::group(source::RuleGroup group, std::vector<std::string> &differences)
{
    group.name = text(group.name);
    group.file = text(group.file);
    for (source::Rule &rule : group.rules) {
        RedactedQuery redacted = query(rule.query);
        rule.query = std::move(redacted.text);
        differences.insert(differences.end(), redacted.differences.begin(), redacted.differences.end());
        rule.labels = templates(rule.labels);
        rule.annotations = templates(rule.annotations);
        rule.lastError = text(rule.lastError);
        for (source::Alert &each : rule.alerts) {
            each = alert(std::move(each));
        }
    }
    return group;
}

source::Target Redaction::target(source::Target target)
{
    target.labels = labels(target.labels);
    target.scrapePool = text(target.scrapePool);
    target.scrapeUrl = text(target.scrapeUrl);
    target.lastError = text(target.lastError);
    return target;
}

} // namespace zumik::snapshot
