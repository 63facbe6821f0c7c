// SPDX-License-Identifier: GPL-3.0-or-later
// What variables stand for, gathered for the interpolation of texts.
#include "models/base/duration.h"
#include "models/dashboard/interpolate.h"
#include "models/dashboard/references.h"
#include "models/dashboard/step.h"
#include "models/dashboard/variables.h"

#include <algorithm>
#include <set>

namespace zumik::dashboard {

namespace {

base::Duration autoLength(const Variable &variable, const base::TimeRange &range)
{
    const auto least = parseInterval(variable.autoMinimum);
    const base::Duration part = range.length() / std::max(variable.autoCount, 1);
    return std::max(roundLength(part), least ? *least : base::Duration{10000});
}

std::string textFor(const Variable &variable, const std::string &value)
{
    const auto at = std::find_if(variable.options.begin(), variable.options.end(),
        [&](const VariableOption &option) { return option.value == value; });
    return at == variable.options.end() ? value : at->text;
}

VariableValue allOf(const Variable &variable)
{
    VariableValue value;
    value.all = true;
    value.regex = true;
    value.texts = {"All"};
    if (!variable.allValue.empty()) {
        value.values = {variable.allValue};
        value.raw = true;
        return value;
    }
    for (const VariableOption &option : variable.options) {
        value.values.push_back(option.value);
    }
    return value;
}

VariableValue scopedValue(const Variable &variable, const VariableOption &option)
{
    return {{option.value}, {option.text}, variable.multi || variable.includeAll, false, false};
}

/// All-values see what the others are now, not each other's filled in: two that name each other end.
void fillAllValues(Interpolation &values)
{
    std::map<std::string, std::string> filled;
    for (const auto &[name, value] : values.variables) {
        if (value.all && value.raw && findReference(value.values.front(), 0)) {
            filled.emplace(name, interpolate(value.values.front(), values, Syntax::PromQl));
        }
    }
    for (auto &[name, text] : filled) {
        values.variables.find(name)->second.values.front() = std::move(text);
    }
}

template <typename Wanted>
Interpolation interpolationOfThose(const std::vector<Variable> &variables, const base::TimeRange &range,
    const decltype(Panel::scope) &scope, Wanted wanted)
{
    Interpolation values;
    values.range = range;
    for (const Variable &variable : variables) {
        if (!wanted(variable)) {
            continue;
        }
        const auto own = std::find_if(
            scope.begin(), scope.end(), [&](const auto &one) { return one.first == variable.name; });
        values.variables.emplace(variable.name,
            own == scope.end() ? valueOf(variable, range) : scopedValue(variable, own->second));
    }
    fillAllValues(values);
    return values;
}

} // namespace

VariableValue valueOf(const Variable &variable, const base::TimeRange &range)
{
    const auto &current = variable.current;
    if (std::find(current.begin(), current.end(), allValueMark) != current.end()) {
        return allOf(variable);
    }
    VariableValue value;
    value.regex = variable.multi || variable.includeAll;
    for (const std::string &one : current) {
        const bool automatic = variable.type == Variable::Type::Interval && one == autoValueMark;
        value.values.push_back(automatic ? base::formatDuration(autoLength(variable, range)) : one);
        value.texts.push_back(textFor(variable, one));
    }
    return value;
}

Interpolation interpolationOf(
    const std::vector<Variable> &variables, const base::TimeRange &range, const decltype(Panel::scope) &scope)
{
    return interpolationOfThose(variables, range, scope, [](const Variable &) { return true; });
}

Interpolation interpolationFor(const std::vector<std::string_view> &texts,
    const std::vector<Variable> &variables, const base::TimeRange &range, const decltype(Panel::scope) &scope)
{
    std::set<std::string, std::less<>> names;
    const auto add = [&](std::string_view text) {
        const std::vector<std::string> found = referencedNames(text);
        names.insert(found.begin(), found.end());
    };
    std::for_each(texts.begin(), texts.end(), add);
    for (const Variable &variable : variables) {
        if (names.contains(variable.name)) {
            add(variable.allValue);
        }
    }
    return interpolationOfThose(
        variables, range, scope, [&](const Variable &variable) { return names.contains(variable.name); });
}

} // namespace zumik::dashboard
