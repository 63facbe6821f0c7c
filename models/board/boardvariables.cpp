// SPDX-License-Identifier: GPL-3.0-or-later
// The variables of a board's run.
#include "models/async/reply.h"
#include "models/board/adhoc.h"
#include "models/board/boardrun.h"

#include <algorithm>

namespace zumik::board {

bool BoardRun::setVariable(const std::string &name, std::vector<std::string> values)
{
    const auto found = std::find_if(m_dashboard.variables.begin(), m_dashboard.variables.end(),
        [&](const dashboard::Variable &variable) { return variable.name == name; });
    if (found == m_dashboard.variables.end()) {
        return false;
    }
    const bool changed = m_variables[name].chosen != values;
    m_given.insert(name);
    m_variables[name].chosen = values;
    found->current = std::move(values);
    if (changed) {
        Q_EMIT variablesChanged();
    }
    return true;
}

bool BoardRun::setFilters(const std::string &name, std::vector<dashboard::AdHocFilter> filters)
{
    const auto found = std::find_if(
        m_dashboard.variables.begin(), m_dashboard.variables.end(), [&](const dashboard::Variable &variable) {
            return variable.name == name && variable.type == dashboard::Variable::Type::AdHoc;
        });
    if (found == m_dashboard.variables.end()) {
        return false;
    }
    found->filters = std::move(filters);
    if (m_variables[name].filters != found->filters) {
        m_variables[name].filters = found->filters;
        Q_EMIT variablesChanged();
    }
    return true;
}

void BoardRun::labelNames(const std::vector<dashboard::AdHocFilter> &filters, base::StopToken stop,
    async::Receiver receiver, source::Answer<std::vector<std::string>> answer) const
{
    const auto selector = selectorOf(filters);
    if (!selector) {
        return async::Reply(std::move(stop), std::move(receiver), std::move(answer))
            .deliver(selector.error());
    }
    const std::vector<std::string> matchers(selector->empty() ? 0 : 1, *selector);
    m_source.labelNames({matchers, m_range}, std::move(stop), std::move(receiver), std::move(answer));
}

void BoardRun::labelValues(const std::string &label, const std::vector<dashboard::AdHocFilter> &filters,
    base::StopToken stop, async::Receiver receiver, source::Answer<std::vector<std::string>> answer) const
{
    const auto selector = selectorOf(filters);
    if (!selector) {
        return async::Reply(std::move(stop), std::move(receiver), std::move(answer))
            .deliver(selector.error());
    }
    const std::vector<std::string> matchers(selector->empty() ? 0 : 1, *selector);
    m_source.labelValues({label, matchers, m_range}, std::move(stop), std::move(receiver), std::move(answer));
}

void BoardRun::takeVariables(ResolvedVariables resolved)
{
    m_dashboard.variables = std::move(resolved.variables);
    m_askedVariables = std::move(resolved.asked);
    m_given.clear();
    m_resolved = true;
    updateStates(resolved.errors);
    repeatPanels();
}

void BoardRun::updateStates(const std::map<std::string, base::Error> &errors)
{
    bool changed = false;
    for (const dashboard::Variable &variable : m_dashboard.variables) {
        const auto error = errors.find(variable.name);
        const auto asked = m_askedVariables.find(variable.name);
        VariableState now{variable.options, variable.current, {},
            asked == m_askedVariables.end() ? 0 : asked->second.leftOut, variable.filters};
        if (error != errors.end()) {
            now.error = error->second;
        }
        VariableState &known = m_variables[variable.name];
        changed = changed || !(known == now);
        known = std::move(now);
    }
    if (changed) {
        Q_EMIT variablesChanged();
    }
}

const VariableState *BoardRun::variable(const std::string &name) const
{
    const auto state = m_variables.find(name);
    return state == m_variables.end() ? nullptr : &state->second;
}

} // namespace zumik::board
