// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/redaction.h"

#include "models/promql/selectors.h"
#include "models/series/matcher.h"
#include "models/snapshot/redactedjson.h"
#include "models/snapshot/spellings.h"
#include "models/snapshot/templates.h"

#include <algorithm>

namespace zumik::snapshot {

namespace {

/// "up{instance,job}": what may be said of a series without its values.
std::string namesOf(const series::Labels &labels)
{
    std::string names(labels.metricName());
    names.push_back('{');
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const std::string_view name = labels.at(i).name;
        if (name != "__name__") {
            names.append(names.ends_with('{') ? "" : ",").append(name);
        }
    }
    return names + '}';
}

base::Error merged(const series::Labels &one, const series::Labels &other)
{
    return {base::ErrorCode::InvalidArgument,
        "two series would become one: " + namesOf(one) + " and " + namesOf(other), {}};
}

/// A regular expression like ".*" that names nothing.
bool namesNothing(std::string_view regex)
{
    return regex.find_first_not_of(".*+?()|^$") == std::string_view::npos;
}

} // namespace

Redaction::Redaction(RedactionRules rules, Pseudonyms pseudonyms)
    : m_rules(std::move(rules))
    , m_pseudonyms(std::move(pseudonyms))
{
    // A value may be a part of its label's name.
    for (const auto *names : {&m_rules.dropped, &m_rules.replaced}) {
        for (const std::string &name : *names) {
            m_search.keep(name);
        }
    }
}

void Redaction::learn(const series::Labels &labels)
{
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const series::Label label = labels.at(i);
        if (m_rules.concerns(label.name)) {
            learn(label.name, label.value);
        }
    }
}

void Redaction::learn(std::string_view label, std::string_view value)
{
    if (!value.empty() && m_rules.concerns(label)) {
        (void)pseudonym(label, value);
    }
}

void Redaction::learnQuery(std::string_view expression)
{
    const auto selectors = promql::selectorsOf(expression);
    if (!selectors) {
        return; // its strings are redacted as texts
    }
    for (const promql::Selector &selector : *selectors) {
        for (const promql::LabelMatcher &matcher : selector.matchers) {
            const bool plain = matcher.op == "=" || matcher.op == "!=";
            if (plain && !hasVariable(matcher.value)) {
                learn(matcher.name, matcher.value);
            }
        }
    }
}

const std::string &Redaction::pseudonym(std::string_view label, std::string_view value)
{
    const std::string &given = m_pseudonyms.of(label, value);
    auto &values = m_values[std::string(label)];
    if (!values.contains(value)) {
        values.emplace(value);
        m_late += m_search.add(value, given) && m_used ? 1 : 0;
        m_search.keep(given);
        m_texts.clear();
    }
    return given;
}

std::string Redaction::text(std::string_view text)
{
    m_used = true;
    return m_search.replaced(text, m_found);
}

std::string Redaction::labelText(std::string_view label, std::string_view value)
{
    if (label == "__name__") {
        if (m_search.count(value) > 0) {
            m_names.emplace(value);
        }
        return std::string(value);
    }
    if (m_rules.replaces(label)) {
        return pseudonym(label, value);
    }
    const auto [at, isNew] = m_texts.try_emplace(std::string(value));
    if (isNew) {
        at->second.found = 0;
        at->second.text = m_search.replaced(value, at->second.found);
    }
    m_found += at->second.found;
    return at->second.text;
}

series::Labels Redaction::labels(const series::Labels &labels)
{
    learn(labels); // before the first of them: "instance" comes before "tenant_name"
    m_used = true;
    return mapped(labels, [&](series::Label label) { return labelText(label.name, label.value); });
}

series::Labels Redaction::templates(const series::Labels &labels)
{
    m_used = true;
    return mapped(labels, [&](series::Label label) {
        return hasTemplate(label.value) ? text(label.value) : labelText(label.name, label.value);
    });
}

/// The labels that aren't dropped, with other values.
series::Labels Redaction::mapped(
    const series::Labels &labels, const std::function<std::string(series::Label)> &value)
{
    std::vector<std::pair<std::string_view, std::string>> kept;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const series::Label label = labels.at(i);
        if (m_rules.drops(label.name)) {
            learn(label.name, label.value);
        } else {
            kept.emplace_back(label.name, value(label));
        }
    }
    return series::Labels(
        std::vector<std::pair<std::string_view, std::string_view>>(kept.begin(), kept.end()));
}

base::Result<series::Labels> Redaction::series(const series::Labels &labels)
{
    series::Labels redacted = this->labels(labels);
    const auto [at, isNew] = m_stored.try_emplace(redacted, labels);
    if (!isNew && at->second != labels) {
        return merged(at->second, labels);
    }
    return redacted;
}

std::string Redaction::matcherValue(std::string_view label, std::string_view op, std::string_view value,
    std::vector<std::string> &differences)
{
    m_used = true;
    if (!m_rules.concerns(label)) {
        return label == "__name__" ? std::string(value) : text(value);
    }
    if (m_rules.drops(label)) {
        differences.push_back("it selects by " + std::string(label) + ", which the file doesn't have");
    }
    if (value.empty() || isVariable(value)) {
        return std::string(value);
    }
    if (hasVariable(value)) {
        differences.push_back("a matcher on " + std::string(label) + " mixes a variable with text");
        return text(value);
    }
    const bool regex = op == "=~" || op == "!~";
    return regex ? regexValue(label, value, differences) : pseudonym(label, value);
}

/// A regular expression says the same of pseudonyms when it lists those of the values that it matches.
std::string Redaction::regexValue(
    std::string_view label, std::string_view value, std::vector<std::string> &differences)
{
    if (namesNothing(value)) {
        return std::string(value);
    }
    const std::string where = "a regular expression on " + std::string(label);
    const auto matcher =
        series::Matcher::make(series::Matcher::Op::Regex, std::string(label), std::string(value));
    if (!matcher) {
        differences.push_back(where + " is none");
        return pseudonym(label, value);
    }
    std::set<std::string> listed;
    for (const std::string &only : matcher->onlyValues()) {
        learn(label, only);
    }
    for (const std::string &known : m_values[std::string(label)]) {
        if (matcher->matches(known)) {
            listed.insert(regexEscaped(m_pseudonyms.of(label, known)));
        }
    }
    std::string list = matcher->matchesEmpty() ? "|" : "";
    for (const std::string &each : listed) {
        list.append(list.empty() || list == "|" ? "" : "|").append(each);
    }
    differences.push_back(
        where + " became the list of the " + std::to_string(listed.size()) + " values that it matches");
    return list.empty() ? regexEscaped(pseudonym(label, value)) : list;
}

base::Result<std::string> Redaction::document(std::string_view json, std::vector<std::string> &differences)
{
    m_used = true;
    return redactedJson(*this, json, JsonKind::Document, differences);
}

base::Result<std::string> Redaction::dashboard(std::string_view json, std::vector<std::string> &differences)
{
    m_used = true;
    return redactedJson(*this, json, JsonKind::Dashboard, differences);
}

} // namespace zumik::snapshot
