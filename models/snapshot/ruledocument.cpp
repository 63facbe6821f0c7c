// SPDX-License-Identifier: GPL-3.0-or-later
// rules.json: groups, rules and alerts as the server had loaded them. A value is a text, since JSON has no
// NaN and no infinities.
#include "models/snapshot/documents.h"

#include "models/base/number.h"
#include "models/snapshot/labelsjson.h"

#include <QJsonArray>

namespace zumik::snapshot {

using namespace Qt::Literals::StringLiterals;
using source::Alert;
using source::AlertState;
using source::Rule;
using source::RuleGroup;

namespace {

QString stateName(AlertState state)
{
    switch (state) {
    case AlertState::Pending:
        return u"pending"_s;
    case AlertState::Firing:
        return u"firing"_s;
    case AlertState::Inactive:
        break;
    }
    return u"inactive"_s;
}

AlertState readState(const JsonObject &object)
{
    const std::string name = object.text("state"_L1);
    if (name != "pending" && name != "firing" && name != "inactive" && !name.empty()) {
        object.refuse("state"_L1, u"is neither inactive, pending nor firing"_s);
    }
    return name == "pending" ? AlertState::Pending
        : name == "firing"   ? AlertState::Firing
                             : AlertState::Inactive;
}

QJsonObject jsonOf(const Alert &alert)
{
    return {{u"labels"_s, labelsJson(alert.labels)}, {u"annotations"_s, labelsJson(alert.annotations)},
        {u"state"_s, stateName(alert.state)}, {u"activeAt"_s, qint64{alert.activeAt.ms}},
        {u"value"_s, textOf(base::formatDouble(alert.value))}};
}

Alert alertOf(const JsonObject &object)
{
    Alert alert;
    alert.labels = readLabels(object, "labels"_L1);
    alert.annotations = readLabels(object, "annotations"_L1);
    alert.state = readState(object);
    alert.activeAt = object.time("activeAt"_L1);
    const auto value = base::parseDouble(object.text("value"_L1));
    if (object.has("value"_L1) && !value) {
        object.refuse("value"_L1, u"is no number"_s);
    }
    alert.value = value.value_or(0);
    return alert;
}

QJsonObject jsonOf(const Rule &rule)
{
    QJsonArray alerts;
    for (const Alert &alert : rule.alerts) {
        alerts.append(jsonOf(alert));
    }
    return {{u"kind"_s, rule.kind == Rule::Kind::Alerting ? u"alerting"_s : u"recording"_s},
        {u"name"_s, textOf(rule.name)}, {u"query"_s, textOf(rule.query)},
        {u"for"_s, qint64{rule.holdFor.count()}}, {u"labels"_s, labelsJson(rule.labels)},
        {u"annotations"_s, labelsJson(rule.annotations)}, {u"health"_s, textOf(rule.health)},
        {u"lastError"_s, textOf(rule.lastError)}, {u"state"_s, stateName(rule.state)}, {u"alerts"_s, alerts}};
}

Rule ruleOf(const JsonObject &object)
{
    Rule rule;
    const std::string kind = object.needed("kind"_L1);
    if (kind != "alerting" && kind != "recording") {
        object.refuse("kind"_L1, u"is neither alerting nor recording"_s);
    }
    rule.kind = kind == "alerting" ? Rule::Kind::Alerting : Rule::Kind::Recording;
    rule.name = object.text("name"_L1);
    rule.query = object.text("query"_L1);
    rule.holdFor = object.duration("for"_L1);
    rule.labels = readLabels(object, "labels"_L1);
    rule.annotations = readLabels(object, "annotations"_L1);
    rule.health = object.text("health"_L1);
    rule.lastError = object.text("lastError"_L1);
    rule.state = readState(object);
    object.each("alerts"_L1, [&](const JsonObject &each) { rule.alerts.push_back(alertOf(each)); });
    return rule;
}

QJsonObject jsonOf(const RuleGroup &group)
{
    QJsonArray rules;
    for (const Rule &rule : group.rules) {
        rules.append(jsonOf(rule));
    }
    return {{u"name"_s, textOf(group.name)}, {u"file"_s, textOf(group.file)},
        {u"interval"_s, qint64{group.interval.count()}}, {u"rules"_s, rules}};
}

RuleGroup groupOf(const JsonObject &object)
{
    RuleGroup group{object.text("name"_L1), object.text("file"_L1), object.duration("interval"_L1), {}};
    object.each("rules"_L1, [&](const JsonObject &each) { group.rules.push_back(ruleOf(each)); });
    return group;
}

} // namespace

std::string toJson(const std::vector<RuleGroup> &groups)
{
    QJsonArray list;
    for (const RuleGroup &group : groups) {
        list.append(jsonOf(group));
    }
    return jsonText({{u"groups"_s, list}});
}

base::Result<std::vector<RuleGroup>> readRules(std::string_view json)
{
    using Groups = std::vector<RuleGroup>;
    return readDocument<Groups>(json, [](const JsonObject &root, Groups &groups) {
        root.each("groups"_L1, [&](const JsonObject &each) { groups.push_back(groupOf(each)); });
    });
}

} // namespace zumik::snapshot
