// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/boardrun.h"

#include "models/board/refresh.h"
#include "models/dashboard/interpolate.h"

#include <algorithm>

namespace zumik::board {

namespace {

/// Panels of collapsed rows don't show until the row is opened.
void hideNested(const std::vector<dashboard::Panel> &panels, std::map<int, bool> &visible)
{
    for (const dashboard::Panel &panel : panels) {
        for (const dashboard::Panel &nested : panel.panels) {
            visible[nested.id] = false;
        }
    }
}

} // namespace

BoardRun::BoardRun(
    dashboard::Dashboard dashboard, source::MetricSource &source, BoardOptions options, QObject *parent)
    : QObject(parent)
    , m_dashboard(std::move(dashboard))
    , m_source(source)
    , m_options(std::move(options))
    , m_time{m_dashboard.from, m_dashboard.to}
{
    updateStates({});
    hideNested(m_dashboard.panels, m_visible);
}

BoardRun::~BoardRun() = default;

base::Status BoardRun::setTime(BoardTime time)
{
    const base::Time now = m_source.now();
    const auto from = base::parseTime(time.from, now);
    const auto to = base::parseTime(time.to, now);
    if (!from || !to) {
        return from ? to.error() : from.error();
    }
    if (*to <= *from) {
        return base::Error{base::ErrorCode::InvalidArgument, "the range must end after it starts", {}};
    }
    m_time = std::move(time);
    return base::Done{};
}

bool BoardRun::setVariable(const std::string &name, std::vector<std::string> values)
{
    const auto found = std::find_if(m_dashboard.variables.begin(), m_dashboard.variables.end(),
        [&](const dashboard::Variable &variable) { return variable.name == name; });
    if (found == m_dashboard.variables.end()) {
        return false;
    }
    const bool changed = m_variables[name].chosen != values;
    m_variables[name].chosen = values;
    found->current = std::move(values);
    if (changed) {
        Q_EMIT variablesChanged();
    }
    return true;
}

void BoardRun::updateStates(const std::map<std::string, base::Error> &errors)
{
    bool changed = false;
    for (const dashboard::Variable &variable : m_dashboard.variables) {
        const auto error = errors.find(variable.name);
        VariableState now{variable.options, variable.current, {}};
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

void BoardRun::setPanelWidth(int panelId, int width)
{
    m_widths[panelId] = std::max(width, 1);
}

void BoardRun::setPanelVisible(int panelId, bool visible)
{
    m_visible[panelId] = visible;
}

void BoardRun::refresh()
{
    stop();
    m_refresh = std::make_shared<Refresh>(*this);
    m_refresh->start();
}

void BoardRun::stop()
{
    if (m_refresh) {
        m_refresh->cancel();
        m_refresh.reset();
    }
}

bool BoardRun::idle() const
{
    return !m_refresh || m_refresh->done();
}

BoardRun::Data BoardRun::panelData(int panelId) const
{
    const auto data = m_data.find(panelId);
    return data == m_data.end() ? nullptr : data->second;
}

std::string BoardRun::panelTitle(const dashboard::Panel &panel) const
{
    const base::Time now = m_source.now();
    const auto values = dashboard::interpolationOf(m_dashboard.variables, {now, now});
    return dashboard::interpolate(panel.title, values, dashboard::Syntax::Text);
}

std::size_t BoardRun::queriesSent() const
{
    return m_queriesSent;
}

} // namespace zumik::board
