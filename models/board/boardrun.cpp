// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/boardrun.h"

#include "models/board/baseline.h"
#include "models/board/notedwork.h"
#include "models/board/refresh.h"

#include <algorithm>

namespace zumik::board {

namespace {

/// Panels of collapsed rows don't show until the row is opened.
void hideNested(const std::vector<dashboard::Panel> &panels, std::map<int, bool> &visible)
{
    for (const dashboard::Panel &panel : panels) {
        for (const dashboard::Panel &nested : panel.panels) {
            visible.emplace(nested.id, false);
        }
    }
}

void collect(const std::vector<dashboard::Panel> &panels, std::map<int, dashboard::Panel> &byId)
{
    for (const dashboard::Panel &panel : panels) {
        byId.emplace(panel.id, panel);
        collect(panel.panels, byId);
    }
}

} // namespace

BoardRun::BoardRun(
    dashboard::Dashboard dashboard, source::MetricSource &source, BoardOptions options, QObject *parent)
    : QObject(parent)
    , m_dashboard(std::move(dashboard))
    , m_templates(m_dashboard.panels)
    , m_source(source)
    , m_options(std::move(options))
    , m_time{m_dashboard.from, m_dashboard.to}
{
    if (m_options.annotations == nullptr) {
        forgetBuiltIn(m_dashboard);
    }
    updateStates({});
    repeatPanels();
    hideNested(m_dashboard.panels, m_visible);
}

BoardRun::~BoardRun() = default;

std::unique_ptr<BoardRun> BoardRun::twin() const
{
    dashboard::Dashboard same = m_dashboard;
    same.panels = m_templates;
    auto run = std::make_unique<BoardRun>(std::move(same), m_source, m_options);
    run->m_time = m_time;
    run->m_back = m_back;
    run->m_other = m_other;
    run->m_variables = m_variables;
    run->m_askedVariables = m_askedVariables;
    run->m_intervals = m_intervals;
    return run;
}

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

base::Status BoardRun::setComparison(std::optional<base::Duration> back)
{
    if (back) {
        if (base::Status checked = checkShift(*back); !checked) {
            return checked;
        }
    }
    m_back = back;
    m_other = {};
    return base::Done{};
}

base::Status BoardRun::compareWith(ComparedSource other, base::Duration back)
{
    if (base::Status checked = checkDistance(back); !checked) {
        return checked;
    }
    m_back = back;
    m_other = std::move(other);
    return base::Done{};
}

void BoardRun::repeatPanels()
{
    auto values = dashboard::repeatValues(m_templates, m_dashboard.variables);
    if (values == m_repeatValues) {
        return;
    }
    std::map<int, dashboard::Panel> before;
    collect(m_dashboard.panels, before);
    auto made = dashboard::repeatPanels(m_templates, values);
    m_repeatValues = std::move(values);
    m_dashboard.panels = std::move(made.panels);
    m_sources = std::move(made.sources);
    m_leftOut = std::move(made.leftOut);
    forgetOthers(before);
    hideNested(m_dashboard.panels, m_visible);
    Q_EMIT panelsChanged();
}

/// What is known of panels that are gone, and the data of those that now stand for something else.
void BoardRun::forgetOthers(const std::map<int, dashboard::Panel> &before)
{
    std::map<int, dashboard::Panel> now;
    collect(m_dashboard.panels, now);
    for (const auto &[id, panel] : before) {
        const auto same = now.find(id);
        if (same == now.end()) {
            m_widths.erase(id);
            m_visible.erase(id);
        }
        if (same == now.end() || same->second.scope != panel.scope) {
            forgetData(id);
        }
    }
}

void BoardRun::forgetData(int panelId)
{
    m_data.erase(panelId);
    m_facts.erase(panelId);
    m_questions.erase(panelId);
    m_baselines.erase(panelId);
    m_truth.youngest.erase(panelId);
    m_truth.doubts.erase(panelId);
    m_truth.topBounds.erase(panelId);
}

void BoardRun::forget(int panelId)
{
    forgetData(panelId);
    m_outdated.erase(panelId);
    m_asked.erase(panelId);
}

int BoardRun::sourceOf(int panelId) const
{
    const auto source = m_sources.find(panelId);
    return source == m_sources.end() ? panelId : source->second;
}

void BoardRun::setAnnotationEnabled(std::size_t annotation, bool enabled)
{
    if (annotation < m_dashboard.annotations.size()) {
        m_dashboard.annotations[annotation].enabled = enabled;
    }
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
    begin(std::make_shared<Refresh>(*this, freshness, Refresh::Panels::All));
}

void BoardRun::refreshChanged()
{
    if (m_range == base::TimeRange{}) {
        return refresh();
    }
    stop();
    m_asked.clear();
    m_queriesSent = 0;
    begin(std::make_shared<Refresh>(*this, Freshness::Whole, Refresh::Panels::Changed));
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
    begin(std::make_shared<Refresh>(*this, Freshness::MayJoin, Refresh::Panels::NotYetAsked));
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

bool BoardRun::previews() const
{
    return !idle() && std::all_of(m_refreshes.begin(), m_refreshes.end(), [](const auto &refresh) {
        return refresh->done() || refresh->isPreview();
    });
}

BoardRun::Data BoardRun::panelData(int panelId) const
{
    const auto data = m_data.find(panelId);
    return data == m_data.end() ? nullptr : data->second;
}

std::shared_ptr<const PanelFacts> BoardRun::panelFacts(int panelId) const
{
    const auto facts = m_facts.find(panelId);
    return facts == m_facts.end() ? nullptr : facts->second;
}

dashboard::Interpolation BoardRun::panelValues(const dashboard::Panel &panel) const
{
    const base::Time now = m_source.now();
    return dashboard::interpolationOf(m_dashboard.variables, {now, now}, panel.scope);
}

std::string BoardRun::panelTitle(const dashboard::Panel &panel) const
{
    return panelText(panel, panel.title);
}

std::string BoardRun::panelText(const dashboard::Panel &panel, const std::string &text) const
{
    const base::Time now = m_source.now();
    const base::TimeRange range = m_range == base::TimeRange{} ? base::TimeRange{now, now} : m_range;
    const auto values = dashboard::interpolationFor({text}, m_dashboard.variables, range, panel.scope);
    return dashboard::interpolate(text, values, dashboard::Syntax::Text);
}

std::size_t BoardRun::queriesSent() const
{
    return m_queriesSent;
}

} // namespace zumik::board
