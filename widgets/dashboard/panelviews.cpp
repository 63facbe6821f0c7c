// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dashboard/panelviews.h"

#include "widgets/panels/panelfactory.h"
#include "widgets/panels/panelheader.h"
#include "widgets/panels/panelsummary.h"
#include "widgets/panels/panelview.h"
#include "widgets/panels/textpanel.h"
#include "widgets/panels/twin.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace zumik::widgets::dashboard {

namespace {

using panels::PanelView;

constexpr std::size_t atOnce = 2; ///< views that go in a sweep
constexpr std::size_t inHaste = 16;
constexpr std::size_t hasteFrom = 240;

/// Widgets inside a new view, itself included, that can have the focus, in the order of Tab.
std::vector<QPointer<QWidget>> tabStops(PanelView *view)
{
    std::vector<QPointer<QWidget>> stops;
    for (QWidget *each = view; each == view || view->isAncestorOf(each); each = each->nextInFocusChain()) {
        if (each->focusPolicy() != Qt::NoFocus) {
            stops.emplace_back(each);
        }
    }
    return stops;
}

QWidget *stopBefore(const QWidget *stop)
{
    QWidget *before = stop->previousInFocusChain();
    while (before != stop && before->focusPolicy() == Qt::NoFocus) {
        before = before->previousInFocusChain();
    }
    return before == stop ? nullptr : before;
}

} // namespace

PanelViews::PanelViews(const board::BoardRun &run, const common::Look *look, QWidget *parent)
    : m_run(run)
    , m_look(look)
    , m_parent(parent)
{
}

PanelView *PanelViews::find(int panelId) const
{
    const auto found = m_views.find(panelId);
    return found == m_views.end() ? nullptr : found->second;
}

PanelView *PanelViews::add(const zumik::dashboard::Panel &panel)
{
    PanelView *const view = isTwin(panel.id) ? panels::makeTwin(panel, m_look, m_parent)
                                             : panels::makePanel(panel, m_look, m_parent);
    fillIn(view);
    m_views.emplace(panel.id, view);
    m_tabStops.emplace(view, tabStops(view));
    joinOrder(view, placeOf(panel.id));
    return view;
}

void PanelViews::remove(int panelId)
{
    const auto found = m_views.find(panelId);
    found->second->hide();
    m_removed.push_back(found->second);
    m_tabStops.erase(found->second);
    m_inOrder.erase(placeOf(panelId));
    m_views.erase(found);
}

/// More at a time when many wait, as they do while somebody drags the scroll bar up and down.
bool PanelViews::sweep()
{
    const std::size_t most = m_removed.size() > hasteFrom ? inHaste : atOnce;
    for (std::size_t i = 0; i < most && !m_removed.empty(); ++i) {
        m_removed.back()->deleteLater();
        m_removed.pop_back();
    }
    return m_removed.empty();
}

void PanelViews::setTwin(int panelId, bool twin)
{
    if (twin) {
        m_twins.insert(panelId);
    } else {
        m_twins.erase(panelId);
    }
}

void PanelViews::give(PanelView *view, const board::BoardRun::Data &data) const
{
    view->setData(isTwin(view->panel().id) ? panels::twinData(data) : data);
    describe(view);
}

void PanelViews::describe(PanelView *view) const
{
    QStringList words{view->header()->description()};
    if (view->content()) {
        words << panels::panelSummary(*view->content(), *m_look);
    }
    words.removeAll(QString());
    view->setAccessibleDescription(words.join(QLatin1Char('\n')));
}

std::unique_ptr<PanelView> PanelViews::makeSpare(const zumik::dashboard::Panel &panel) const
{
    std::unique_ptr<PanelView> view(isTwin(panel.id) ? panels::makeTwin(panel, m_look, nullptr)
                                                     : panels::makePanel(panel, m_look, nullptr));
    fillIn(view.get());
    return view;
}

void PanelViews::fillIn(PanelView *view) const
{
    const zumik::dashboard::Panel &panel = view->panel();
    view->setTitle(m_run.panelTitle(panel));
    view->setDescription(m_run.panelText(panel, panel.description));
    const auto *options = std::get_if<zumik::dashboard::TextOptions>(&panel.options);
    if (auto *const text = qobject_cast<panels::TextPanel *>(view); text != nullptr && options != nullptr) {
        text->setText(m_run.panelText(panel, options->content));
    }
}

void PanelViews::setOrder(const GridPlan &plan)
{
    m_places = plan.places;
    m_inOrder.clear();
    for (const auto &[id, view] : m_views) {
        if (m_places.contains(id)) {
            m_inOrder.emplace(placeOf(id), view);
        }
    }
    if (!isOrdered()) {
        for (const auto &[place, view] : std::exchange(m_inOrder, {})) {
            joinOrder(view, place);
        }
    }
}

/// Folding a row leaves the others in their order, and moving widgets has its price.
bool PanelViews::isOrdered() const
{
    std::unordered_map<const QObject *, std::size_t> siblings;
    for (const QObject *child : m_parent->children()) {
        siblings.emplace(child, siblings.size());
    }
    return std::is_sorted(m_inOrder.begin(), m_inOrder.end(),
        [&](const auto &a, const auto &b) { return siblings[a.second] < siblings[b.second]; });
}

/// A panel that is in no plan, since it shows alone, comes last.
std::size_t PanelViews::placeOf(int panelId) const
{
    const auto place = m_places.find(panelId);
    return place == m_places.end() ? std::numeric_limits<std::size_t>::max() : place->second;
}

/// The order of siblings is that of the accessible tree.
void PanelViews::joinOrder(PanelView *view, std::size_t place)
{
    joinTabOrder(view, place);
    const auto next = m_inOrder.upper_bound(place);
    if (next != m_inOrder.end()) {
        view->stackUnder(next->second);
    } else {
        view->raise();
    }
    m_inOrder[place] = view;
}

void PanelViews::joinTabOrder(const PanelView *view, std::size_t place) const
{
    QWidget *before = tabStopBefore(place);
    for (const QPointer<QWidget> &stop : m_tabStops.at(view)) {
        if (stop != nullptr && before != nullptr && stop != before) {
            QWidget::setTabOrder(before, stop);
            before = stop;
        }
    }
}

/// The last stop of the panels before; where they have none, what comes before the first of those after.
QWidget *PanelViews::tabStopBefore(std::size_t place) const
{
    for (auto each = m_inOrder.lower_bound(place); each != m_inOrder.begin();) {
        const auto &stops = m_tabStops.at((--each)->second);
        if (!stops.empty() && stops.back() != nullptr) {
            return stops.back();
        }
    }
    for (auto each = m_inOrder.upper_bound(place); each != m_inOrder.end(); ++each) {
        const auto &stops = m_tabStops.at(each->second);
        if (!stops.empty() && stops.front() != nullptr) {
            return stopBefore(stops.front());
        }
    }
    return nullptr;
}

} // namespace zumik::widgets::dashboard
