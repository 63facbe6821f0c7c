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

bool BoardRun::shows(int panelId) const
{
    const auto visible = m_visible.find(panelId);
    return visible == m_visible.end() || visible->second;
}

void BoardRun::refresh(Freshness freshness)
{
    stop();
    m_asked.clear();
    m_queriesSent = 0;
    begin(std::make_shared<Refresh>(*this, freshness == Freshness::Whole, false));
}

void BoardRun::completeRefresh()
{
    if (m_range == base::TimeRange{}) {
        return refresh();
    }
    // One that hasn't come to the panels yet will find what shows by then, with the variables' new values.
    const bool willAsk = std::any_of(m_refreshes.begin(), m_refreshes.end(),
        [](const auto &refresh) { return !refresh->hasAskedPanels(); });
    if (willAsk) {
        return;
    }
    begin(std::make_shared<Refresh>(*this, false, true));
}

void BoardRun::begin(std::shared_ptr<Refresh> refresh)
{
    std::erase_if(m_refreshes, [](const auto &each) { return each->done(); });
    m_refreshes.push_back(refresh);
    refresh->start();
}

void BoardRun::onRefreshOver()
{
    m_queriesSent = 0;
    for (const auto &refresh : m_refreshes) {
        m_queriesSent += refresh->queriesSent();
    }
    if (idle()) {
        Q_EMIT finished();
    }
}

void BoardRun::stop()
{
    for (const auto &refresh : std::exchange(m_refreshes, {})) {
        refresh->cancel();
    }
}

bool BoardRun::idle() const
{
    return std::all_of(
        m_refreshes.begin(), m_refreshes.end(), [](const auto &refresh) { return refresh->done(); });
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
