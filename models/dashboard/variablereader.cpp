// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/variablereader.h"

#include "models/dashboard/json.h"
#include "models/dashboard/notes.h"
#include "models/dashboard/options.h"
#include "models/dashboard/urlvalues.h"

#include <algorithm>
#include <array>
#include <set>

namespace zumik::dashboard {

namespace {

constexpr std::size_t mostVariables = 500;

Variable::Type typeOf(const std::string &text)
{
    static constexpr std::array<std::pair<std::string_view, Variable::Type>, 7> types{
        {{"query", Variable::Type::Query}, {"custom", Variable::Type::Custom},
            {"interval", Variable::Type::Interval}, {"constant", Variable::Type::Constant},
            {"textbox", Variable::Type::TextBox}, {"datasource", Variable::Type::DataSource},
            {"adhoc", Variable::Type::AdHoc}}};
    for (const auto &[name, type] : types) {
        if (name == text) {
            return type;
        }
    }
    return Variable::Type::Unknown;
}

/// A text, or {"query": "label_values(...)", "refId": ...}.
std::string queryOf(const QJsonValue &json)
{
    const QJsonValue query = member(json, "query");
    if (query.isObject()) {
        const std::string inner = textOf(query, "query");
        return inner.empty() ? textOf(query, "expr") : inner;
    }
    const std::string text = textOf(query);
    return text.empty() ? textOf(json, "definition") : text;
}

std::vector<VariableOption> savedOptions(const QJsonValue &json)
{
    std::vector<VariableOption> options;
    const QJsonArray array = member(json, "options").toArray();
    for (const QJsonValue option : array) {
        const std::vector<std::string> values = textsOf(member(option, "value"));
        if (values.size() == 1 && values.front() != allValueMark && options.size() < mostOptions) {
            const std::vector<std::string> texts = textsOf(member(option, "text"));
            options.push_back({texts.empty() ? values.front() : texts.front(), values.front()});
        }
    }
    return options;
}

std::vector<std::string> currentOf(const QJsonValue &json)
{
    const QJsonValue current = member(json, "current");
    std::vector<std::string> values = textsOf(current.isObject() ? member(current, "value") : current);
    if (values.empty() && current.isObject()) {
        values = textsOf(member(current, "text"));
        const bool all = values.size() == 1 && values.front() == "All" && flagOf(json, "includeAll");
        values = all ? std::vector<std::string>{allValueMark} : values;
    }
    values.erase(std::remove(values.begin(), values.end(), std::string()), values.end());
    return values;
}

Variable::Hide hideOf(const QJsonValue &value)
{
    if (value.isString()) { // the v2 form's names
        const std::string name = textOf(value);
        return name == "hideLabel"   ? Variable::Hide::Label
            : name == "hideVariable" ? Variable::Hide::Variable
                                     : Variable::Hide::No;
    }
    const int number = intOf(value, 0, 3, 0); // 3: in the menu of controls
    return number == 3 ? Variable::Hide::No : static_cast<Variable::Hide>(number);
}

Variable::Refresh refreshOf(const QJsonValue &value)
{
    if (value.isBool()) { // of old files
        return value.toBool() ? Variable::Refresh::OnLoad : Variable::Refresh::Never;
    }
    const std::string name = textOf(value);
    if (name == "never" || name == "onDashboardLoad" || name == "onTimeRangeChanged") { // the v2 form's
        return name == "never"          ? Variable::Refresh::Never
            : name == "onDashboardLoad" ? Variable::Refresh::OnLoad
                                        : Variable::Refresh::OnTimeRange;
    }
    return static_cast<Variable::Refresh>(intOf(value, 0, 2, 1));
}

Variable::Sort sortOf(const QJsonValue &value)
{
    static constexpr std::array<std::string_view, 9> names{"disabled", "alphabeticalAsc", "alphabeticalDesc",
        "numericalAsc", "numericalDesc", "alphabeticalCaseInsensitiveAsc", "alphabeticalCaseInsensitiveDesc",
        "naturalAsc", "naturalDesc"};
    const auto named = std::find(names.begin(), names.end(), textOf(value));
    const int index = named != names.end() ? static_cast<int>(named - names.begin()) : intOf(value, 0, 8, 0);
    return static_cast<Variable::Sort>(index);
}

void readInterval(const QJsonValue &json, Variable &variable)
{
    variable.autoInterval = flagOf(json, "auto");
    variable.autoCount = intOf(member(json, "auto_count"), 1, 10000, 30);
    const std::string least = textOf(json, "auto_min");
    variable.autoMinimum = least.empty() ? variable.autoMinimum : least;
    for (std::string &value : variable.current) {
        value = value.starts_with("$__auto") ? autoValueMark : value;
    }
}

void readFilters(const QJsonValue &list, std::vector<AdHocFilter> &filters, Notes &notes)
{
    const QJsonArray array = list.toArray();
    for (const QJsonValue json : array) {
        std::vector<std::string> values = textsOf(member(json, "values"));
        if (values.empty()) {
            values = {textOf(json, "value")};
        }
        const auto filter = makeFilter(textOf(json, "key"), textOf(json, "operator"), values);
        if (filter && filters.size() < mostFilters) {
            filters.push_back(*filter);
        } else {
            notes.add("filter", textOf(json, "key") + textOf(json, "operator") + textOf(json, "value"));
        }
    }
}

/// `baseFilters` are those of a board that a person can't take away in Grafana; here they can.
void readFilters(const QJsonValue &json, Variable &variable, Notes &notes)
{
    readFilters(member(json, "baseFilters"), variable.filters, notes);
    readFilters(member(json, "filters"), variable.filters, notes);
}

Variable readVariable(const QJsonValue &json, Notes &notes)
{
    Variable variable;
    const std::string type = textOf(json, "type");
    variable.name = textOf(json, "name");
    variable.type = typeOf(type);
    notes.at("variable " + variable.name);
    if (variable.type == Variable::Type::Unknown) {
        notes.add("variable type", type);
    }
    variable.label = textOf(json, "label");
    variable.query = queryOf(json);
    variable.regex = textOf(json, "regex");
    variable.sort = sortOf(member(json, "sort"));
    variable.hide = hideOf(member(json, "hide"));
    variable.multi = flagOf(json, "multi");
    variable.includeAll = flagOf(json, "includeAll");
    variable.allValue = textOf(json, "allValue");
    variable.refresh = refreshOf(member(json, "refresh"));
    variable.skipUrl = flagOf(json, "skipUrlSync");
    variable.options = savedOptions(json);
    variable.current = currentOf(json);
    if (variable.type == Variable::Type::Interval) {
        readInterval(json, variable);
    } else if (variable.type == Variable::Type::AdHoc) {
        readFilters(json, variable, notes);
    }
    if (auto known = ownOptions(variable)) {
        variable.options = std::move(*known);
        variable.current = chooseCurrent(variable, variable.options);
    }
    return variable;
}

} // namespace

std::vector<Variable> readVariables(const QJsonValue &list, Notes &notes)
{
    std::vector<Variable> variables;
    std::set<std::string> names;
    const QJsonArray array = list.toArray();
    for (const QJsonValue json : array) {
        Variable variable = readVariable(json, notes);
        if (variable.name.empty() || variables.size() >= mostVariables
            || !names.insert(variable.name).second) {
            notes.add("variable", variable.name);
            continue;
        }
        variables.push_back(std::move(variable));
    }
    return variables;
}

} // namespace zumik::dashboard
