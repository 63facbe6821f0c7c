// SPDX-License-Identifier: GPL-3.0-or-later
// The views of the grid: which are made, when, and which go. A turn of the event loop makes views for a part
// of a frame only, so that a board of any size opens and scrolls without holding the window up.
#include "widgets/common/look.h"
#include "widgets/dashboard/nearpanels.h"
#include "widgets/dashboard/panelgrid.h"
#include "widgets/dashboard/veil.h"
#include "widgets/panels/emptypanel.h"
#include "widgets/panels/panelview.h"
#include "widgets/panels/rowpanel.h"
#include "widgets/panels/twin.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <functional>
#include <limits>

namespace zumik::widgets::dashboard {

namespace {

using panels::PanelView;
using zumik::dashboard::Panel;

constexpr std::int64_t sliceMs = 8; ///< of making views, in a turn of the event loop
constexpr std::size_t madeAtOnce = 12; ///< views of what is seen that are made however long it takes
} // namespace

void PanelGrid::showPart(const QRect &part)
{
    m_part = part;
    m_toMake.clear();
    if (m_solo) {
        return;
    }
    for (const int id : panelsNear(m_plan, part)) {
        if (view(id) == nullptr) {
            m_toMake.push_back(id);
        }
    }
    std::reverse(m_toMake.begin(), m_toMake.end());
    makeSome(madeAtOnce);
}

void PanelGrid::makePart(const QRect &part)
{
    m_part = part;
    m_toMake.clear();
    for (const PlacedPanel &placed : m_plan.panels) {
        if (!m_solo && placed.box.intersects(part) && view(placed.panel->id) == nullptr) {
            make(placed);
        }
    }
}

/// A slice of the work, which leaves the rest of a frame to others.
void PanelGrid::makeSome(std::size_t least)
{
    QElapsedTimer timer;
    timer.start();
    std::size_t made = 0;
    while (!m_toMake.empty() && (made < least || timer.elapsed() < sliceMs)) {
        make(*m_plan.find(m_toMake.back()));
        m_toMake.pop_back();
        ++made;
    }
    letGo();
    const bool swept = m_views.sweep();
    if (!m_toMake.empty() || !swept) {
        m_making.start();
    }
    if (m_toMake.empty() && made > 0) {
        alignColumns();
        Q_EMIT completed();
    }
}

/// The farthest of those that are too many.
void PanelGrid::letGo()
{
    if (m_views.all().size() <= mostKept) {
        return;
    }
    std::vector<std::pair<int, int>> far; // distance, id
    for (const auto &[id, view] : m_views.all()) {
        const PlacedPanel *const placed = m_plan.find(id);
        const int distance =
            placed == nullptr ? std::numeric_limits<int>::max() : distanceOf(placed->box, m_part);
        if (distance > m_part.height() && mayGo(*view)) {
            far.emplace_back(distance, id);
        }
    }
    const auto count = static_cast<std::ptrdiff_t>(std::min(far.size(), m_views.all().size() - mostKept));
    std::partial_sort(far.begin(), far.begin() + count, far.end(), std::greater());
    std::for_each(far.begin(), far.begin() + count, [this](const auto &one) {
        m_views.remove(one.second);
        m_run.forget(one.second);
    });
}

/// Not while a person is at it.
bool PanelGrid::mayGo(const PanelView &view) const
{
    const auto isIn = [&](const QWidget *widget) {
        return widget != nullptr && (widget == &view || view.isAncestorOf(widget));
    };
    const QWidget *const popup = QApplication::activePopupWidget();
    return !isIn(QApplication::focusWidget()) && !(popup != nullptr && isIn(popup->parentWidget()));
}

PanelView *PanelGrid::make(const PlacedPanel &placed)
{
    const int id = placed.panel->id;
    PanelView *const view = m_views.add(*placed.panel);
    if (auto *const row = qobject_cast<panels::RowPanel *>(view)) {
        makeRow(row, id);
    } else {
        connectPanel(view, id);
    }
    view->setGeometry(placed.box);
    fill(view, id);
    view->setVisible(true);
    m_veil->raise();
    return view;
}

/// What has gone on while it wasn't there.
void PanelGrid::fill(PanelView *view, int id)
{
    const auto margin = m_margins.find(view->x());
    if (margin != m_margins.end()) {
        view->setLeftMargin(margin->second);
    }
    pointAt(*view);
    if (const board::BoardRun::Data newest = m_run.panelData(id)) {
        m_views.give(view, newest);
    } else if (m_waiting && m_visible.contains(id) && !view->panel().queries.empty()) {
        view->setData(std::make_shared<const board::PanelData>());
    }
}

std::unique_ptr<PanelView> PanelGrid::makeSpare(const Panel &panel) const
{
    auto view = m_views.makeSpare(panel);
    view->resize(boxOf(panel.id).size());
    m_views.give(view.get(), m_run.panelData(panel.id));
    return view;
}

/// Panels that have no view yet.
void PanelGrid::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const PlacedPanel &placed : m_plan.panels) {
        if (!m_solo && placed.box.intersects(event->rect()) && view(placed.panel->id) == nullptr) {
            panels::paintEmptyPanel(painter, placed.box, m_run.panelTitle(*placed.panel), *m_look);
        }
    }
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
    connect(view, &PanelView::linkRequested, this, &PanelGrid::linkRequested);
    connect(view, &PanelView::dashboardRequested, this, &PanelGrid::dashboardRequested);
    connect(view, &PanelView::fullScreenRequested, this, [this, id] { Q_EMIT fullScreenRequested(id); });
    connect(view, &PanelView::menuRequested, this, [this, id](QPoint at) { Q_EMIT menuRequested(id, at); });
    if (panels::hasTwin(*panelOf(id))) {
        connect(view, &PanelView::tableRequested, this, [this, id] { toggleTwin(id); });
    }
}

void PanelGrid::toggleTwin(int id)
{
    const Panel *const panel = panelOf(id);
    if (panel == nullptr || !panels::hasTwin(*panel)) {
        return;
    }
    m_views.setTwin(id, !m_views.isTwin(id));
    PanelView *const before = view(id);
    if (before == nullptr) {
        return;
    }
    const QRect box = before->geometry();
    const QWidget *const focus = QApplication::focusWidget();
    const bool focused = focus != nullptr && (focus == before || before->isAncestorOf(focus));
    m_views.remove(id);
    PanelView *const now = make({panel, box});
    if (focused) {
        focusInto(now);
    }
    alignColumns();
    m_making.start(); // what was removed goes
}

/// Who had the focus in the panel has it still.
void PanelGrid::focusInto(PanelView *view)
{
    for (QWidget *const each : view->findChildren<QWidget *>()) {
        if ((each->focusPolicy() & Qt::TabFocus) != 0 && each->isVisible()) {
            return each->setFocus(Qt::OtherFocusReason);
        }
    }
}

/// Where a panel has no menu of its own for what is under the pointer.
void PanelGrid::contextMenuEvent(QContextMenuEvent *event)
{
    for (const auto &[id, view] : m_views.all()) {
        if (view->isVisible() && view->geometry().contains(event->pos()) && panelOf(id) != nullptr) {
            return Q_EMIT menuRequested(id, event->globalPos());
        }
    }
    event->ignore();
}

} // namespace zumik::widgets::dashboard
