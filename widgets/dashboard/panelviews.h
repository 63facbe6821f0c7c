// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/boardrun.h"
#include "widgets/dashboard/gridlayout.h"

#include <QPointer>

#include <map>
#include <memory>
#include <set>
#include <unordered_map>
#include <vector>

class QWidget;

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::panels {
class PanelView;
}

namespace zumik::widgets::dashboard {

/// The views that there are of a board's panels: children of one widget, which Tab and screen readers come to
/// in reading order, whatever the order they were made in.
class PanelViews {
public:
    /// Run, look and parent must outlive the views.
    PanelViews(const board::BoardRun &run, const common::Look *look, QWidget *parent);

    /// Null where there is none.
    panels::PanelView *find(int panelId) const;

    const std::map<int, panels::PanelView *> &all() const { return m_views; }

    /// One more, with the run's texts, hidden and without data; the panel must not have one.
    panels::PanelView *add(const zumik::dashboard::Panel &panel);

    /// It is hidden at once, and goes with a sweep.
    void remove(int panelId);
    /// Some of the removed ones go: each takes a millisecond. True when none is left.
    bool sweep();

    /// Which panels there are, and in which order they are read.
    void setOrder(const GridPlan &plan);

    /// The panel is shown as a table of its data from the next add() on, or no longer.
    void setTwin(int panelId, bool twin);

    bool isTwin(int panelId) const { return m_twins.contains(panelId); }

    /// What its view shows: of a twin, a table of it.
    void give(panels::PanelView *view, const board::BoardRun::Data &data) const;

    /// Tells in a sentence what it shows, for who can't see it, after what the dashboard says of it.
    void describe(panels::PanelView *view) const;

    /// Texts with their variables' values.
    void fillIn(panels::PanelView *view) const;

    /// One for a moment, without a parent.
    std::unique_ptr<panels::PanelView> makeSpare(const zumik::dashboard::Panel &panel) const;

private:
    bool isOrdered() const;
    std::size_t placeOf(int panelId) const;
    void joinOrder(panels::PanelView *view, std::size_t place);
    void joinTabOrder(const panels::PanelView *view, std::size_t place) const;
    QWidget *tabStopBefore(std::size_t place) const;

    const board::BoardRun &m_run;
    const common::Look *m_look;
    QWidget *m_parent;
    std::map<int, panels::PanelView *> m_views;
    std::set<int> m_twins; ///< panels that are shown as tables
    /// Of each view what can have the focus, in its order; what moves in Qt's chain leaves the view there.
    std::map<const panels::PanelView *, std::vector<QPointer<QWidget>>> m_tabStops;
    std::vector<panels::PanelView *> m_removed;
    std::unordered_map<int, std::size_t> m_places;
    std::map<std::size_t, panels::PanelView *> m_inOrder; ///< by place; those that show
};

} // namespace zumik::widgets::dashboard
