// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/boardrun.h"
#include "widgets/dashboard/gridlayout.h"
#include "widgets/dashboard/panelviews.h"

#include <QTimer>
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

class Veil;

/// The panels of a board at their places. It shows each panel the run's newest data, shares the crosshair
/// among them and tells the run how wide each plot is. Views are made of the panels near what shows
/// (nearpanels.h), a few at each turn of the event loop; until then a panel is an empty box with its title.
class PanelGrid final : public QWidget {
    Q_OBJECT

public:
    /// The run must outlive the grid.
    PanelGrid(board::BoardRun &run, const common::Look *look, QWidget *parent = nullptr);

    /// Places everything for this width; the grid's own height follows.
    void layOut(int width, GridMeasures measures = {});

    /// The rows whose panels don't show; they count from the next layOut on.
    const std::set<int> &folded() const { return m_collapsed; }

    void setFolded(std::set<int> rows) { m_collapsed = std::move(rows); }

    /// One panel alone over the whole of `size`; absent: all at their places again, after the next layOut.
    void setSolo(std::optional<int> panelId) { m_solo = panelId; }

    std::optional<int> solo() const { return m_solo; }

    void layOutSolo(const QSize &size);

    /// What is seen of the grid: makes some of the views that are missing there, goes on with the others, and
    /// lets those go that are far away, with their data.
    void showPart(const QRect &part);

    /// All views of a part at once, for a picture.
    void makePart(const QRect &part);

    /// No view of what is seen, or near it, is still to be made.
    bool complete() const { return m_toMake.empty(); }

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

    /// Null while the panel has none.
    panels::PanelView *view(int panelId) const { return m_views.find(panelId); }

    /// A view for a moment, as it would look; the panel must be one of the board's.
    std::unique_ptr<panels::PanelView> makeSpare(const zumik::dashboard::Panel &panel) const;

    /// The panel as a table of its data, or as itself again; panels that have no twin stay (panels/twin.h).
    void toggleTwin(int panelId);

    bool isTwin(int panelId) const { return m_views.isTwin(panelId); }

    /// The panel that has the focus or is under the pointer; else the first in view.
    std::optional<int> panelAtHand() const;
    /// Ids of the panels that are laid out, without rows, in reading order.
    std::vector<int> panelIds() const;
    /// Of all that shows, rows too; the one panel when it shows alone.
    std::vector<int> shownIds() const;
    QRect boxOf(int panelId) const;
    /// From the top to where so many panels end.
    QRect firstPart(std::size_t panels) const;

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
    /// A person wants the http or https address opened.
    void linkRequested(const QString &address);
    /// Likewise one of a dashboard, "/d/UID?var-job=api".
    void dashboardRequested(const QString &address);
    void cancelRequested();
    /// What can be done with a panel is asked for, by its button, the pointer or the menu key.
    void menuRequested(int panelId, QPoint globalPosition);
    /// The last view that was still to be made is there.
    void completed();
    /// A row was opened or closed; what lies below has moved.
    void rowsChanged();
    /// There are other panels, and none is laid out: the next thing to do is that.
    void panelsReplaced();

protected:
    void paintEvent(QPaintEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    panels::PanelView *make(const PlacedPanel &placed);
    void makeRow(panels::RowPanel *row, int id);
    void connectPanel(panels::PanelView *view, int id);
    void fill(panels::PanelView *view, int id);
    static void focusInto(panels::PanelView *view);
    void makeSome(std::size_t least);
    void letGo();
    bool mayGo(const panels::PanelView &view) const;
    void onPanelChanged(int panelId);
    void onPanelsChanged();
    void dropOtherViews();
    void foldNewRows();
    std::optional<int> firstInView() const;
    static bool keepsOld(const panels::PanelView &shown, const board::PanelData &newest);
    void shareCrosshair(std::optional<base::Time> time);
    void pointAt(panels::PanelView &view) const;

    board::BoardRun &m_run;
    const common::Look *m_look;
    std::set<int> m_collapsed;
    std::set<int> m_rows; ///< ids of all rows: a new one is as the file has it
    std::set<int> m_visible;
    PanelViews m_views;
    GridPlan m_plan;
    QRect m_part; ///< that is seen; empty for a picture
    std::vector<int> m_toMake; ///< the nearest last
    QTimer m_making;
    std::map<int, float> m_margins; ///< of the panels' axes, by their left edge
    std::optional<base::Time> m_crosshair;
    bool m_waiting = false; ///< panels that show say so
    std::optional<int> m_solo;
    Veil *m_veil;
};

} // namespace zumik::widgets::dashboard
