// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/boardrun.h"
#include "widgets/dashboard/taggedboards.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <optional>

class QImage;
class QScrollArea;

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::panels {
class PanelView;
}

namespace zumik::widgets::dashboard {

class BoardHeader;
class BoardLinks;
class PanelGrid;
class VariablePicker;

/// A board at work in a window. It asks for itself as soon as it shows; nothing it does waits. It has no keys
/// of its own: what it can do has a function, and the window's actions call it.
class BoardView final : public QWidget {
    Q_OBJECT

public:
    /// What a refresh came to.
    struct Outcome {
        std::size_t queries = 0;
        double milliseconds = 0; ///< from asking to the last panel's answer
        std::optional<base::Time> youngestSample;
        std::optional<base::Error> unreachable; ///< nothing could be asked; what is shown is what was
    };

    /// All three must outlive the view. `scopeVariable`: the variable whose picker is not put into the
    /// board's header, but handed out by scopePicker().
    BoardView(board::BoardRun &run, const source::MetricSource &source, const common::Look *look,
        const std::string &scopeVariable = "cluster", QWidget *parent = nullptr);

    const board::BoardRun &run() const { return m_run; }

    const source::MetricSource &source() const { return m_source; }

    /// How old the data is, beside the title; empty: it is told elsewhere.
    void setAge(const QString &age);

    /// Where the board is from: "Zumik pack".
    void setOrigin(const QString &origin);

    /// Who knows which boards carry some tags, for links to them; without, they lead nowhere.
    void setTaggedBoards(TaggedBoards find);

    /// How far down the page is, in px; also before it first shows.
    int scrolled() const;
    void scrollTo(int top);

    /// Null when the board has no such variable. Owned by this view.
    VariablePicker *scopePicker() const { return m_scope; }

    /// Asks again for the new time; false when it can't be read, and nothing changes.
    bool setTime(const board::BoardTime &time);
    void setVariable(const std::string &name, const std::vector<std::string> &values);
    /// As BoardRun's, and asks; false when it is none, and nothing changes.
    bool setComparison(std::optional<base::Duration> back);
    bool compareWith(const board::ComparedSource &other, base::Duration back);
    /// Everything that shows, anew.
    void refresh();
    /// What time has added: of ranges that only moved on, what is known stays.
    void keepUp();
    /// Coarsely and at once, for a time that is being sought; one that is on its way is let go.
    void preview();

    /// What is in view has been asked for, and nothing is still to come.
    bool settled() const;

    void goEarlier();
    void goLater();
    void zoomOut();
    void zoomTo(base::TimeRange range);

    /// One panel alone over the whole page, or picture; absent: all of them. An unknown id changes nothing.
    std::optional<int> soloPanel() const;
    void setSoloPanel(std::optional<int> panelId);
    /// The panel at hand alone, or all of them again.
    void toggleSolo();

    /// What is shown is not live.
    void setDimmed(bool dimmed);

    panels::PanelView *panelView(int panelId) const;

    PanelGrid *grid() const { return m_grid; }

    /// Lays everything out for a picture of this size; before the refresh whose answers are to be painted,
    /// since the width decides the step. What the picture has room for counts as visible, and so do the
    /// board's first 500 panels.
    void prepareImage(const QSize &size);

    /// Paints the board with a strip that names it, its source, range and zone. Panels are made lower, or
    /// higher, so that all fit; those that don't fit at their least height are cut off, and a note says so.
    void renderTo(QImage &image, const QString &sourceName);

Q_SIGNALS:
    void timeChanged(const zumik::board::BoardTime &time);
    void refreshStarted();
    /// A person wants the http or https address opened.
    void linkRequested(const QString &address);
    /// A person wants a picture of the board, or the board alone in the window (and back).
    void pictureRequested();
    void kioskRequested();
    /// Likewise one of a dashboard, "/d/UID?var-job=api".
    void dashboardRequested(const QString &address);
    void refreshed(const zumik::widgets::dashboard::BoardView::Outcome &outcome);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void addMenu();
    void buildHeader(const std::string &scopeVariable);
    void addFilters(const zumik::dashboard::Variable &variable);
    void connectGrid();
    void connectLayout();
    void onPanelsReplaced();
    void setFilters(const std::string &name, const std::vector<zumik::dashboard::AdHocFilter> &filters);
    void layOutPanels();
    void startAsking();
    void askForWhatCameIntoView();
    QRect visiblePart() const;
    void tellVisible();
    void onFinished();

    board::BoardRun &m_run;
    const source::MetricSource &m_source;
    const common::Look *m_look;
    BoardHeader *m_header;
    QScrollArea *m_scroll;
    PanelGrid *m_grid;
    VariablePicker *m_scope = nullptr;
    BoardLinks *m_links = nullptr; ///< null: the board has none
    std::optional<int> m_scrollTo; ///< once the panels have been laid out
    QString m_origin;
    QSize m_picture; ///< that everything was laid out for last
    QTimer m_settled; ///< after scrolling, before asking for what came into view
    QElapsedTimer m_asking;
    bool m_started = false;
};

} // namespace zumik::widgets::dashboard
