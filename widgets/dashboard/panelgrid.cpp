// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dashboard/panelgrid.h"

#include "widgets/common/look.h"
#include "widgets/panels/panelfactory.h"
#include "widgets/panels/panelview.h"
#include "widgets/panels/rowpanel.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace zumik::widgets::dashboard {

namespace {

using panels::PanelView;
using zumik::dashboard::Panel;

/// What a panel's border and padding take from the width of its plot.
constexpr int panelSides = 24;

bool isRow(const Panel &panel)
{
    return std::holds_alternative<zumik::dashboard::RowOptions>(panel.options);
}

/// Those of collapsed rows too.
std::vector<const Panel *> allPanels(const zumik::dashboard::Dashboard &dashboard)
{
    std::vector<const Panel *> all;
    for (const Panel &panel : dashboard.panels) {
        all.push_back(&panel);
        for (const Panel &nested : panel.panels) {
            all.push_back(&nested);
        }
    }
    return all;
}

bool isLost(const board::PanelData &data)
{
    return data.state == board::PanelData::State::Error && data.error
        && base::errorKind(data.error->code) == base::ErrorKind::Connect;
}

} // namespace

/// Lies over the panels and lets them through as much as the theme says for stale data; the pointer passes.
class PanelGrid::Veil final : public QWidget {
public:
    Veil(const common::Look *look, QWidget *parent)
        : QWidget(parent)
        , m_look(look)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
    }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        QColor color = m_look->theme().color("surface.window");
        color.setAlphaF(static_cast<float>(1 - m_look->theme().number("chart.staleOpacity")));
        QPainter(this).fillRect(rect(), color);
    }

private:
    const common::Look *m_look;
};

PanelGrid::PanelGrid(board::BoardRun &run, const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_run(run)
    , m_look(look)
    , m_collapsed(collapsedRows(run.dashboard()))
    , m_veil(new Veil(look, this))
{
    connect(&run, &board::BoardRun::panelChanged, this, &PanelGrid::onPanelChanged);
    connect(&run, &board::BoardRun::finished, this, &PanelGrid::alignColumns);
}

void PanelGrid::layOut(int width, GridMeasures measures)
{
    m_plan = planGrid(m_run.dashboard(), m_collapsed, width, measures);
    std::set<int> shown;
    for (const PlacedPanel &placed : m_plan.panels) {
        place(placed);
        shown.insert(placed.panel->id);
    }
    for (const auto &[id, view] : m_views) {
        if (!shown.contains(id)) {
            view->hide();
            m_run.setPanelVisible(id, false);
        }
    }
    resize(width, m_plan.height);
    m_veil->setGeometry(rect());
}

void PanelGrid::layOutSolo(const QSize &size)
{
    if (const Panel *const alone = m_solo ? panelOf(*m_solo) : nullptr) {
        place({alone, QRect(QPoint(0, 0), size)});
    }
    for (const auto &[id, view] : m_views) {
        view->setVisible(id == m_solo);
    }
    resize(size);
    m_veil->setGeometry(rect());
}

void PanelGrid::place(const PlacedPanel &placed)
{
    const int id = placed.panel->id;
    auto found = m_views.find(id);
    if (found == m_views.end()) {
        found = m_views.emplace(id, make(*placed.panel)).first;
        onPanelChanged(id);
        m_veil->raise();
    }
    found->second->setGeometry(placed.box);
    found->second->setVisible(true);
    m_run.setPanelWidth(id, placed.box.width() - panelSides);
}

PanelView *PanelGrid::make(const Panel &panel)
{
    PanelView *const view = panels::makePanel(panel, m_look, this);
    view->setTitle(m_run.panelTitle(panel));
    if (auto *const row = qobject_cast<panels::RowPanel *>(view)) {
        makeRow(row, panel.id);
    } else {
        connectPanel(view, panel.id);
    }
    return view;
}

void PanelGrid::makeRow(panels::RowPanel *row, int id)
{
    row->setCollapsed(m_collapsed.contains(id));
    connect(row, &panels::RowPanel::toggled, this, [this, id](bool collapsed) {
        if (collapsed) {
            m_collapsed.insert(id);
        } else {
            m_collapsed.erase(id);
        }
        Q_EMIT rowsChanged();
    });
}

void PanelGrid::connectPanel(PanelView *view, int id)
{
    connect(view, &PanelView::crosshairMoved, this, &PanelGrid::shareCrosshair);
    connect(view, &PanelView::zoomRequested, this, &PanelGrid::zoomRequested);
    connect(view, &PanelView::zoomOutRequested, this, &PanelGrid::zoomOutRequested);
    connect(view, &PanelView::retryRequested, this, &PanelGrid::refreshRequested);
    connect(view, &PanelView::cancelRequested, this, &PanelGrid::cancelRequested);
    connect(view, &PanelView::fullScreenRequested, this, [this, id] { Q_EMIT fullScreenRequested(id); });
}

void PanelGrid::onPanelChanged(int panelId)
{
    PanelView *const changed = view(panelId);
    if (changed == nullptr) {
        return;
    }
    changed->setTitle(m_run.panelTitle(changed->panel()));
    if (const board::BoardRun::Data newest = m_run.panelData(panelId)) {
        changed->setData(keepsOld(*changed, *newest) ? changed->content() : newest);
    }
}

/// Where the way to the server is lost, the window says so; the panel goes on showing what it had.
bool PanelGrid::keepsOld(const PanelView &shown, const board::PanelData &newest)
{
    return isLost(newest) && shown.content() && shown.content()->state == board::PanelData::State::Data;
}

void PanelGrid::setWaiting(Waiting waiting)
{
    static const auto loading = std::make_shared<const board::PanelData>();
    for (const auto &[id, view] : m_views) {
        if (waiting == Waiting::Nothing) {
            onPanelChanged(id);
        } else if (m_visible.contains(id) && !view->panel().queries.empty()
            && (waiting == Waiting::AllThatShow || !m_run.wasAsked(id))) {
            view->setData(loading);
        }
    }
}

void PanelGrid::shareCrosshair(std::optional<base::Time> time)
{
    for (const auto &[id, view] : m_views) {
        view->setSharedCrosshair(time);
    }
}

bool PanelGrid::showOnly(const QRect &part)
{
    std::set<int> visible;
    if (m_solo) {
        visible.insert(*m_solo);
    }
    for (const PlacedPanel &placed : m_plan.panels) {
        if (!m_solo && part.intersects(placed.box)) {
            visible.insert(placed.panel->id);
        }
    }
    m_visible = std::move(visible);
    bool missing = false;
    for (const Panel *panel : allPanels(m_run.dashboard())) {
        const bool shows = m_visible.contains(panel->id);
        m_run.setPanelVisible(panel->id, shows);
        missing = missing || (shows && !panel->queries.empty() && !m_run.panelData(panel->id));
    }
    return missing;
}

void PanelGrid::setDimmed(bool dimmed)
{
    m_veil->setVisible(dimmed);
    m_veil->raise();
}

void PanelGrid::alignColumns()
{
    std::map<int, float> margins;
    for (const PlacedPanel &placed : m_plan.panels) {
        float &margin = margins[placed.box.left()];
        margin = std::max(margin, m_views.at(placed.panel->id)->neededLeftMargin());
    }
    for (const PlacedPanel &placed : m_plan.panels) {
        m_views.at(placed.panel->id)->setLeftMargin(margins[placed.box.left()]);
    }
}

PanelView *PanelGrid::view(int panelId) const
{
    const auto found = m_views.find(panelId);
    return found == m_views.end() ? nullptr : found->second;
}

std::optional<int> PanelGrid::panelAtHand() const
{
    const std::vector<int> ids = panelIds();
    const QWidget *const focus = QApplication::focusWidget();
    for (const int id : ids) {
        if (focus != nullptr && (focus == view(id) || view(id)->isAncestorOf(focus))) {
            return id;
        }
    }
    for (const int id : ids) {
        if (view(id)->isVisible() && view(id)->underMouse()) {
            return id;
        }
    }
    return ids.empty() ? std::nullopt : std::optional(ids.front());
}

std::vector<int> PanelGrid::panelIds() const
{
    std::vector<int> ids;
    for (const PlacedPanel &placed : m_plan.panels) {
        if (!isRow(*placed.panel)) {
            ids.push_back(placed.panel->id);
        }
    }
    return ids;
}

QRect PanelGrid::boxOf(int panelId) const
{
    const auto found = std::find_if(m_plan.panels.begin(), m_plan.panels.end(),
        [panelId](const PlacedPanel &placed) { return placed.panel->id == panelId; });
    return found == m_plan.panels.end() ? QRect() : found->box;
}

const Panel *PanelGrid::panelOf(int panelId) const
{
    const std::vector<const Panel *> all = allPanels(m_run.dashboard());
    const auto found =
        std::find_if(all.begin(), all.end(), [panelId](const Panel *panel) { return panel->id == panelId; });
    return found == all.end() || isRow(**found) ? nullptr : *found;
}

int PanelGrid::panelCount() const
{
    const std::vector<const Panel *> all = allPanels(m_run.dashboard());
    return static_cast<int>(
        std::count_if(all.begin(), all.end(), [](const Panel *panel) { return !isRow(*panel); }));
}

std::optional<base::Error> PanelGrid::unreachable() const
{
    std::optional<base::Error> error;
    for (const int id : m_visible) {
        const board::BoardRun::Data newest = m_run.panelData(id);
        const PanelView *const shown = view(id);
        if (!newest || shown == nullptr || shown->panel().queries.empty()) {
            continue;
        }
        if (!isLost(*newest)) {
            return std::nullopt;
        }
        error = newest->error;
    }
    return error;
}

std::optional<base::Time> PanelGrid::youngestSample() const
{
    std::optional<base::Time> youngest;
    const auto take = [&](const board::BoardRun::Data &known) {
        if (known && known->lastSample) {
            youngest = std::max(youngest.value_or(*known->lastSample), *known->lastSample);
        }
    };
    for (const int id : panelIds()) {
        take(view(id)->content()); // stays when the newest answer is that nobody answers
        take(m_run.panelData(id)); // raw samples are looked up after what is drawn
    }
    return youngest;
}

} // namespace zumik::widgets::dashboard
