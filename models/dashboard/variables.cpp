// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/variables.h"

#include "models/base/number.h"
#include "models/base/text.h"
#include "models/dashboard/references.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace zumik::dashboard {

namespace {

/// The arguments of name(...), where the whole text is that call.
std::optional<std::string_view> argumentsOf(std::string_view text, std::string_view name)
{
    if (!text.starts_with(name) || !text.ends_with(')')) {
        return std::nullopt;
    }
    text.remove_prefix(name.size());
    text = base::trimmed(text);
    if (!text.starts_with('(')) {
        return std::nullopt;
    }
    return base::trimmed(text.substr(1, text.size() - 2));
}

bool isLabelText(std::string_view text)
{
    constexpr std::string_view others = "_$.{}:[]";
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || others.find(c) != std::string_view::npos;
    });
}

/// {} chooses everything, and is none to a server (metric_find_query.ts).
bool isNoSelector(std::string_view text)
{
    return text.starts_with('{') && text.ends_with('}')
        && base::trimmed(text.substr(1, text.size() - 2)).empty();
}

LabelValuesQuery labelValues(std::string_view arguments)
{
    const std::size_t comma = arguments.rfind(',');
    const std::string_view label =
        base::trimmed(comma == std::string_view::npos ? arguments : arguments.substr(comma + 1));
    if (comma == std::string_view::npos || !isLabelText(label)) {
        return {{}, std::string(arguments)};
    }
    const std::string_view selector = base::trimmed(arguments.substr(0, comma));
    return {std::string(isNoSelector(selector) ? std::string_view() : selector), std::string(label)};
}

std::string seriesText(const series::Labels &labels)
{
    std::string text(labels.metricName());
    text += '{';
    bool first = true;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const series::Label label = labels.at(i);
        if (label.name != "__name__") {
            text.append(first ? "" : ",").append(label.name).append("=\"").append(label.value).append("\"");
            first = false;
        }
    }
    return text + "}";
}

using NameIndex = std::map<std::string, std::size_t, std::less<>>;

NameIndex indexOf(const std::vector<Variable> &variables)
{
    NameIndex index;
    for (std::size_t i = 0; i < variables.size(); ++i) {
        index.emplace(variables[i].name, i);
    }
    return index;
}

/// All texts of the variable in which others are filled in. Those of a constant or a text box are values.
std::string readTexts(const Variable &variable)
{
    switch (variable.type) {
    case Variable::Type::Query:
    case Variable::Type::DataSource:
    case Variable::Type::Custom:
        return variable.query + " " + variable.regex + " " + variable.allValue;
    default:
        return {};
    }
}

} // namespace

VariableQuery parseVariableQuery(std::string_view query)
{
    const std::string_view text = base::trimmed(query);
    if (const auto arguments = argumentsOf(text, "label_values")) {
        return labelValues(*arguments);
    }
    if (const auto arguments = argumentsOf(text, "label_names")) {
        return LabelNamesQuery{std::string(*arguments)};
    }
    if (const auto arguments = argumentsOf(text, "metrics")) {
        return MetricsQuery{std::string(*arguments)};
    }
    if (const auto arguments = argumentsOf(text, "query_result")) {
        return ResultQuery{std::string(*arguments)};
    }
    return SeriesQuery{std::string(text)};
}

std::vector<std::string> resultTexts(const series::Instant &instant)
{
    std::vector<std::string> texts;
    if (const auto *samples = std::get_if<std::vector<series::Sample>>(&instant.value)) {
        for (const series::Sample &sample : *samples) {
            texts.push_back(seriesText(sample.labels) + " " + base::formatDouble(sample.value) + " "
                + std::to_string(sample.time.ms));
        }
    } else if (const auto *scalar = std::get_if<series::Scalar>(&instant.value)) {
        texts.push_back(base::formatDouble(scalar->value));
    } else if (const auto *text = std::get_if<series::Text>(&instant.value)) {
        texts.push_back(text->value);
    }
    return texts;
}

std::vector<std::string> referencedNames(std::string_view text)
{
    std::vector<std::string> names;
    std::set<std::string, std::less<>> seen;
    for (auto found = findReference(text, 0); found;
         found = findReference(text, found->at + found->whole.size())) {
        if (seen.emplace(found->name).second) {
            names.emplace_back(found->name);
        }
    }
    return names;
}

std::vector<std::vector<std::size_t>> needsOf(const std::vector<Variable> &variables)
{
    const NameIndex index = indexOf(variables);
    std::vector<std::vector<std::size_t>> needs(variables.size());
    for (std::size_t i = 0; i < variables.size(); ++i) {
        for (const std::string &name : referencedNames(readTexts(variables[i]))) {
            if (const auto at = index.find(name); at != index.end()) {
                needs[i].push_back(at->second);
            }
        }
    }
    return needs;
}

VariableOrder resolutionOrder(const std::vector<Variable> &variables)
{
    const auto needs = needsOf(variables);
    VariableOrder result;
    std::vector<bool> done(variables.size(), false);
    for (bool found = true; found;) {
        found = false;
        for (std::size_t i = 0; i < variables.size(); ++i) {
            const bool ready =
                std::all_of(needs[i].begin(), needs[i].end(), [&](std::size_t n) { return done[n]; });
            if (!done[i] && ready) {
                done[i] = true;
                found = true;
                result.order.push_back(i);
            }
        }
    }
    for (std::size_t i = 0; i < variables.size(); ++i) {
        if (!done[i]) {
            result.circular.push_back(i);
        }
    }
    result.order.insert(result.order.end(), result.circular.begin(), result.circular.end());
    return result;
}

std::vector<std::size_t> dependents(const std::vector<Variable> &variables, std::string_view name)
{
    const auto needs = needsOf(variables);
    std::vector<bool> touched(variables.size(), false);
    for (std::size_t i = 0; i < variables.size(); ++i) {
        touched[i] = variables[i].name == name;
    }
    std::vector<std::size_t> found;
    for (const std::size_t i : resolutionOrder(variables).order) {
        const bool needsOne =
            std::any_of(needs[i].begin(), needs[i].end(), [&](std::size_t n) { return touched[n]; });
        if (!touched[i] && needsOne) {
            touched[i] = true;
            found.push_back(i);
        }
    }
    return found;
}

} // namespace zumik::dashboard
