// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/repeat.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace zumik::dashboard {

namespace {

using Values = std::vector<VariableOption>;

void collectNames(const std::vector<Panel> &panels, std::set<std::string> &names)
{
    for (const Panel &panel : panels) {
        if (!panel.repeat.empty()) {
            names.insert(panel.repeat);
        }
        collectNames(panel.panels, names);
    }
}

bool isList(const Variable &variable)
{
    return variable.type == Variable::Type::Query || variable.type == Variable::Type::Custom
        || variable.type == Variable::Type::DataSource;
}

Values chosenOf(const Variable &variable)
{
    const auto &current = variable.current;
    if (std::find(current.begin(), current.end(), allValueMark) != current.end()) {
        return variable.options;
    }
    std::map<std::string_view, std::string_view> texts;
    for (const VariableOption &option : variable.options) {
        texts.emplace(option.value, option.text);
    }
    Values values;
    for (const std::string &value : current) {
        const auto text = texts.find(value);
        values.push_back({text == texts.end() ? value : std::string(text->second), value});
    }
    return values;
}

Values eachOnce(Values values)
{
    std::set<std::string> seen;
    std::erase_if(values, [&](const VariableOption &one) { return !seen.insert(one.value).second; });
    return values;
}

} // namespace

RepeatValues repeatValues(const std::vector<Panel> &panels, const std::vector<Variable> &variables)
{
    std::set<std::string> names;
    collectNames(panels, names);
    RepeatValues values;
    for (const Variable &variable : variables) {
        if (names.contains(variable.name) && isList(variable)) {
            Values chosen = eachOnce(chosenOf(variable));
            if (chosen.empty()) {
                chosen.push_back({variable.includeAll ? "All" : "None", {}});
            }
            values.emplace(variable.name, std::move(chosen));
        }
    }
    return values;
}

} // namespace zumik::dashboard
