// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/prometheus/lookups.h"

#include "models/clients/prometheus/ondemand.h"
#include "models/clients/prometheus/tree.h"

namespace zumik::clients::prometheus {

namespace {

base::Error wrongKind(std::string_view what)
{
    return jsonError(simdjson::INCORRECT_TYPE, what);
}

Envelope readEnvelope(dom::element root)
{
    Envelope envelope;
    envelope.status = tree::text(root, "status");
    envelope.errorType = tree::text(root, "errorType");
    envelope.error = tree::text(root, "error");
    return envelope;
}

/// Grafana's alerts have words of its own, with the reason behind: "Alerting (NoData)". Source:
/// pkg/services/ngalert/eval/eval.go.
source::AlertState alertState(std::string_view text)
{
    if (text == "firing" || text.starts_with("Alerting") || text.starts_with("Recovering")) {
        return source::AlertState::Firing;
    }
    const bool pending = text == "pending" || text.starts_with("Pending");
    return pending ? source::AlertState::Pending : source::AlertState::Inactive;
}

source::Alert readAlert(dom::element element)
{
    source::Alert alert;
    alert.labels = tree::labels(element, "labels");
    alert.annotations = tree::labels(element, "annotations");
    alert.state = alertState(tree::text(element, "state"));
    alert.activeAt = tree::time(element, "activeAt").value_or(base::Time{});
    alert.value = base::parseDouble(tree::text(element, "value")).value_or(base::absent());
    return alert;
}

source::Rule readRule(dom::element element)
{
    source::Rule rule;
    rule.kind = tree::text(element, "type") == "alerting" ? source::Rule::Kind::Alerting
                                                          : source::Rule::Kind::Recording;
    rule.name = tree::text(element, "name");
    rule.query = tree::text(element, "query");
    rule.holdFor = tree::duration(element, "duration");
    rule.labels = tree::labels(element, "labels");
    rule.annotations = tree::labels(element, "annotations");
    rule.health = tree::text(element, "health");
    rule.lastError = tree::text(element, "lastError");
    rule.state = alertState(tree::text(element, "state"));
    tree::forEach(element, "alerts", [&](auto alert) { rule.alerts.push_back(readAlert(alert)); });
    return rule;
}

source::RuleGroup readGroup(dom::element element)
{
    source::RuleGroup group;
    group.name = tree::text(element, "name");
    group.file = tree::text(element, "file");
    group.interval = tree::duration(element, "interval");
    tree::forEach(element, "rules", [&](auto rule) { group.rules.push_back(readRule(rule)); });
    return group;
}

source::Target::Health health(std::string_view text)
{
    if (text == "up") {
        return source::Target::Health::Up;
    }
    return text == "down" ? source::Target::Health::Down : source::Target::Health::Unknown;
}

source::Target readTarget(dom::element element)
{
    source::Target target;
    target.labels = tree::labels(element, "labels");
    target.scrapePool = tree::text(element, "scrapePool");
    target.scrapeUrl = tree::text(element, "scrapeUrl");
    target.health = health(tree::text(element, "health"));
    target.lastError = tree::text(element, "lastError");
    target.lastScrape = tree::time(element, "lastScrape");
    target.scrapeInterval = tree::duration(element, "scrapeInterval");
    return target;
}

std::string product(dom::element data, std::string_view version)
{
    const std::string_view application = tree::text(data, "application");
    if (!application.empty()) {
        return std::string(application);
    }
    if (tree::text(data, "revision").empty()) {
        return "VictoriaMetrics";
    }
    return version.starts_with("0.") ? "Thanos" : "Prometheus";
}

} // namespace

base::Result<dom::element> readAnswer(dom::parser &parser, std::string &json)
{
    pad(json);
    dom::element root;
    if (const auto code = parser.parse(json.data(), json.size(), false).get(root)) {
        return jsonError(code, "answer");
    }
    if (!root.is_object()) {
        return wrongKind("answer");
    }
    if (auto refused = readEnvelope(root).refusal()) {
        return *std::move(refused);
    }
    dom::element data;
    if (const auto code = root["data"].get(data)) {
        return jsonError(code, "data");
    }
    return data;
}

base::Result<std::vector<series::Labels>> readLabelSets(dom::element data)
{
    dom::array elements;
    if (data.get_array().get(elements) != simdjson::SUCCESS) {
        return wrongKind("data");
    }
    std::vector<series::Labels> sets;
    sets.reserve(elements.size());
    for (const dom::element element : elements) {
        sets.push_back(tree::labels(element));
    }
    return sets;
}

base::Result<std::vector<std::string>> readStrings(dom::element data)
{
    std::vector<std::string> strings;
    dom::array elements;
    if (data.is_null()) { // Go's way to write an empty list
        return strings;
    }
    if (data.get_array().get(elements) != simdjson::SUCCESS) {
        return wrongKind("data");
    }
    for (const dom::element element : elements) {
        std::string_view text;
        if (element.get_string().get(text) == simdjson::SUCCESS) {
            strings.emplace_back(text);
        }
    }
    return strings;
}

base::Result<std::vector<source::MetricMetadata>> readMetadata(dom::element data)
{
    dom::object object;
    if (data.get_object().get(object) != simdjson::SUCCESS) {
        return wrongKind("data");
    }
    std::vector<source::MetricMetadata> metadata;
    for (const auto &[metric, entries] : object) {
        dom::element first; // the rest differ between targets
        if (entries.at(0).get(first) == simdjson::SUCCESS) {
            metadata.push_back({std::string(metric), std::string(tree::text(first, "type")),
                std::string(tree::text(first, "help")), std::string(tree::text(first, "unit"))});
        }
    }
    return metadata;
}

base::Result<std::vector<source::RuleGroup>> readRuleGroups(dom::element data)
{
    if (!data.is_object()) {
        return wrongKind("data");
    }
    std::vector<source::RuleGroup> groups;
    tree::forEach(data, "groups", [&](auto group) { groups.push_back(readGroup(group)); });
    return groups;
}

base::Result<std::vector<source::Alert>> readAlerts(dom::element data)
{
    if (!data.is_object()) {
        return wrongKind("data");
    }
    std::vector<source::Alert> alerts;
    tree::forEach(data, "alerts", [&](auto alert) { alerts.push_back(readAlert(alert)); });
    return alerts;
}

base::Result<std::vector<source::Target>> readTargets(dom::element data)
{
    if (!data.is_object()) {
        return wrongKind("data");
    }
    std::vector<source::Target> targets;
    tree::forEach(data, "activeTargets", [&](auto target) { targets.push_back(readTarget(target)); });
    return targets;
}

base::Result<source::BuildInfo> readBuildInfo(dom::element data)
{
    if (!data.is_object()) {
        return wrongKind("data");
    }
    const std::string_view version = tree::text(data, "version");
    return source::BuildInfo{product(data, version), std::string(version)};
}

} // namespace zumik::clients::prometheus
