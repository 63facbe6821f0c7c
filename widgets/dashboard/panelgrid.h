// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/boardrun.h"
#include "widgets/dashboard/gridlayout.h"

#include <QWidget>

#include <map>
#include <optional>
#include <set>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::panels {
class PanelView;
class RowPanel;
} // namespace zumik::widgets::panels

namespace zumik::widgets::dashboard {

/// The panels of a board at their places. It shows each panel the run's newest data, shares the crosshair
/// among them and tells the run how wide each plot is. A view is made when its panel shows for the first
/// time.
class PanelGrid final : public QWidget {
    Q_OBJECT

public:
    /// The run must outlive the grid.
    PanelGrid(board::BoardRun &run, const common::Look *look, QWidget *parent = nullptr);

    /// Places everything for this width; the grid's own height follows.
    void layOut(int width, GridMeasures measures = {});

    /// One panel alone over the whole of `size`; absent: all at their places again, after the next layOut.
    void setSolo(std::optional<int> panelId) { m_solo = panelId; }

    std::optional<int> solo() const { return m_solo; }

    void layOutSolo(const QSize &size);

    /// Tells the run which panels lie in this part of the grid. True when one of them has no data yet.
    bool showOnly(const QRect &part);

    enum class Waiting { Nothing, AllThatShow, NewlyShown };

    /// Visible panels say that they wait for an answer: until it comes, or for good when there is none to
    /// come. NewlyShown: those only that the last refresh left out.
    void setWaiting(Waiting waiting);

    /// Dims what is shown, for data that isn't live.
    void setDimmed(bool dimmed);

    /// Room for axis labels, the same for all panels that begin at the same column.
    void alignColumns();

    /// Null while the panel doesn't show.
    panels::PanelView *view(int panelId) const;
    /// The panel that has the focus or is under the pointer; else the first.
    std::optional<int> panelAtHand() const;
    /// Ids of the panels that are laid out, without rows, in reading order.
    std::vector<int> panelIds() const;
    QRect boxOf(int panelId) const;

    int rows() const { return gridRows(m_run.dashboard(), m_collapsed); }

    int panelCount() const;
    /// Null for a row, and where there is none of this id.
    const zumik::dashboard::Panel *panelOf(int panelId) const;

    /// The error, when nothing that was asked for the visible panels could be reached.
    std::optional<base::Error> unreachable() const;

    /// The youngest sample that any panel shows.
    std::optional<base::Time> youngestSample() const;

Q_SIGNALS:
    void zoomRequested(zumik::base::TimeRange range);
    void zoomOutRequested();
    void fullScreenRequested(int panelId);
    void refreshRequested();
    void cancelRequested();
    /// A row was opened or closed; what lies below has moved.
    void rowsChanged();

private:
    class Veil;

    panels::PanelView *make(const zumik::dashboard::Panel &panel);
    void makeRow(panels::RowPanel *row, int id);
    void connectPanel(panels::PanelView *view, int id);
    void place(const PlacedPanel &placed);
    void onPanelChanged(int panelId);
    static bool keepsOld(const panels::PanelView &shown, const board::PanelData &newest);
    void shareCrosshair(std::optional<base::Time> time);

    board::BoardRun &m_run;
    const common::Look *m_look;
    std::set<int> m_collapsed;
    std::set<int> m_visible;
    std::map<int, panels::PanelView *> m_views;
    GridPlan m_plan;
    std::optional<int> m_solo;
    Veil *m_veil;
};

} // namespace zumik::widgets::dashboard
