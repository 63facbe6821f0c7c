// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dashboard/panelgrid.h"

#include "widgets/common/look.h"
#include "widgets/dashboard/nearpanels.h"
#include "widgets/dashboard/veil.h"
#include "widgets/panels/emptypanel.h"
#include "widgets/panels/panelview.h"
#include "widgets/panels/rowpanel.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <iterator>

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

PanelGrid::PanelGrid(board::BoardRun &run, const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_run(run)
    , m_look(look)
    , m_views(run, look, this)
    , m_veil(new Veil(look, this))
{
    foldNewRows();
    m_making.setSingleShot(true);
    connect(&m_making, &QTimer::timeout, this, [this] { makeSome(1); });
    connect(&run, &board::BoardRun::panelsChanged, this, &PanelGrid::onPanelsChanged);
    connect(&run, &board::BoardRun::panelChanged, this, &PanelGrid::onPanelChanged);
    connect(look, &common::Look::changed, this, [this] {
        for (const auto &[id, view] : m_views.all()) {
            m_views.describe(view); // in the zone of the day
        }
    });
    connect(&run, &board::BoardRun::finished, this, [this] {
        m_waiting = false;
        alignColumns();
    });
}

void PanelGrid::layOut(int width, GridMeasures measures)
{
    m_plan = planGrid(m_run.dashboard(), m_collapsed, width, measures);
    m_views.setOrder(m_plan);
    m_margins.clear();
    m_toMake.clear();
    for (const PlacedPanel &placed : m_plan.panels) {
        m_run.setPanelWidth(placed.panel->id, placed.box.width() - panelSides);
    }
    for (const auto &[id, view] : m_views.all()) {
        const PlacedPanel *const placed = m_plan.find(id);
        if (placed != nullptr) {
            view->setGeometry(placed->box);
        } else {
            m_run.setPanelVisible(id, false);
        }
        view->setVisible(placed != nullptr);
    }
    resize(width, m_plan.height);
    m_veil->setGeometry(rect());
}

void PanelGrid::layOutSolo(const QSize &size)
{
    m_toMake.clear();
    const QRect whole(QPoint(0, 0), size);
    const Panel *const alone = m_solo ? panelOf(*m_solo) : nullptr;
    if (alone != nullptr && view(*m_solo) == nullptr) {
        make({alone, whole});
    }
    for (const auto &[id, view] : m_views.all()) {
        view->setVisible(id == m_solo);
    }
    if (alone != nullptr) {
        view(*m_solo)->setGeometry(whole);
        m_run.setPanelWidth(*m_solo, size.width() - panelSides);
    }
    resize(size);
    m_veil->setGeometry(rect());
}

void PanelGrid::onPanelChanged(int panelId)
{
    PanelView *const changed = view(panelId);
    if (changed == nullptr) {
        return;
    }
    m_views.fillIn(changed);
    if (const board::BoardRun::Data newest = m_run.panelData(panelId)) {
        if (keepsOld(*changed, *newest)) {
            changed->setData(changed->content());
            m_views.describe(changed);
        } else {
            m_views.give(changed, newest);
        }
    }
}

void PanelGrid::onPanelsChanged()
{
    m_plan = {}; // of panels that are no more
    m_toMake.clear();
    dropOtherViews();
    foldNewRows();
    if (m_solo && panelOf(*m_solo) == nullptr) {
        m_solo.reset();
    }
    Q_EMIT panelsReplaced();
}

/// Views of panels that are gone, or stand for something else now.
void PanelGrid::dropOtherViews()
{
    std::map<int, const Panel *> now;
    for (const Panel *panel : allPanels(m_run.dashboard())) {
        now.emplace(panel->id, panel);
    }
    std::vector<int> others;
    for (const auto &[id, view] : m_views.all()) {
        const auto same = now.find(id);
        if (same == now.end() || same->second->scope != view->panel().scope) {
            others.push_back(id);
        }
    }
    std::for_each(others.begin(), others.end(), [this](int id) { m_views.remove(id); });
    m_making.start();
}

void PanelGrid::foldNewRows()
{
    for (const int id : collapsedRows(m_run.dashboard())) {
        if (!m_rows.contains(id)) {
            m_collapsed.insert(id);
        }
    }
    m_rows.clear();
    for (const Panel *panel : allPanels(m_run.dashboard())) {
        if (isRow(*panel)) {
            m_rows.insert(panel->id);
        }
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
    m_waiting = waiting != Waiting::Nothing;
    for (const auto &[id, view] : m_views.all()) {
        if (waiting == Waiting::Nothing) {
            onPanelChanged(id);
        } else if (m_visible.contains(id) && !view->panel().queries.empty()
            && (waiting == Waiting::AllThatShow || !m_run.wasAsked(id))) {
            view->setData(loading);
        }
    }
}

/// The crosshair whatever the dashboard says: one looks for what happened at the same time.
void PanelGrid::shareCrosshair(std::optional<base::Time> time)
{
    m_crosshair = time;
    for (const auto &[id, view] : m_views.all()) {
        pointAt(*view);
    }
}

void PanelGrid::pointAt(PanelView &view) const
{
    using zumik::dashboard::PointerSharing;
    if (m_run.dashboard().pointerSharing == PointerSharing::Tooltip) {
        view.setSharedTooltip(m_crosshair);
    } else {
        view.setSharedCrosshair(m_crosshair);
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
        const bool known = m_run.panelData(panel->id) && !m_run.isOutdated(panel->id);
        missing = missing || (shows && !panel->queries.empty() && !known);
    }
    return missing;
}

void PanelGrid::setDimmed(bool dimmed)
{
    m_veil->setVisible(dimmed);
    m_veil->raise();
}

/// Of what is far away, labels needn't be known.
void PanelGrid::alignColumns()
{
    std::vector<PanelView *> near;
    std::map<int, float> margins;
    for (const auto &[id, view] : m_views.all()) {
        const bool counts = distanceOf(view->geometry(), m_part) <= m_part.height();
        if (counts && view->isVisibleTo(this) && view->content()) {
            near.push_back(view);
            float &margin = margins[view->x()];
            margin = std::max(margin, view->neededLeftMargin());
        }
    }
    for (PanelView *const view : near) {
        view->setLeftMargin(margins[view->x()]);
    }
    m_margins = std::move(margins);
}

std::optional<int> PanelGrid::panelAtHand() const
{
    const QWidget *const focus = QApplication::focusWidget();
    std::optional<int> pointed;
    std::optional<int> focused;
    for (const auto &[id, view] : m_views.all()) {
        if (isRow(view->panel()) || !view->isVisible()) {
            continue;
        }
        focused = focus != nullptr && (focus == view || view->isAncestorOf(focus)) ? id : focused;
        pointed = view->underMouse() ? id : pointed;
    }
    return focused ? focused : pointed ? pointed : firstInView();
}

std::optional<int> PanelGrid::firstInView() const
{
    std::optional<int> first;
    for (const int id : panelIds()) {
        if (m_visible.contains(id)) {
            return id;
        }
        first = first ? first : id;
    }
    return first;
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

std::vector<int> PanelGrid::shownIds() const
{
    if (m_solo) {
        return {*m_solo};
    }
    std::vector<int> ids;
    std::transform(m_plan.panels.begin(), m_plan.panels.end(), std::back_inserter(ids),
        [](const PlacedPanel &placed) { return placed.panel->id; });
    return ids;
}

QRect PanelGrid::boxOf(int panelId) const
{
    const PlacedPanel *const placed = m_plan.find(panelId);
    return placed == nullptr ? QRect() : placed->box;
}

QRect PanelGrid::firstPart(std::size_t panels) const
{
    int height = 0;
    for (std::size_t i = 0; i < std::min(panels, m_plan.panels.size()); ++i) {
        height = std::max(height, m_plan.panels[i].box.bottom() + 1);
    }
    return {0, 0, width(), height};
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
        const PlacedPanel *const shown = m_plan.find(id);
        if (!newest || shown == nullptr || shown->panel->queries.empty()) {
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
    for (const auto &[id, view] : m_views.all()) {
        take(view->content()); // stays when the newest answer is that nobody answers
    }
    for (const int id : panelIds()) {
        take(m_run.panelData(id)); // raw samples are looked up after what is drawn
    }
    return youngest;
}

} // namespace zumik::widgets::dashboard
