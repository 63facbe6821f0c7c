// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/boardrun.h"

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

    /// Where the board is from: "Zumik pack".
    void setOrigin(const QString &origin);

    /// Null when the board has no such variable. Owned by this view.
    VariablePicker *scopePicker() const { return m_scope; }

    /// Asks again for the new time; false when it can't be read, and nothing changes.
    bool setTime(const board::BoardTime &time);
    void setVariable(const std::string &name, const std::vector<std::string> &values);
    /// Everything that shows, anew.
    void refresh();
    /// What time has added: of ranges that only moved on, what is known stays.
    void keepUp();

    /// What is in view has been asked for, and nothing is still to come.
    bool settled() const { return m_asking.isValid() && !m_settled.isActive() && m_run.idle(); }

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

    /// Lays everything out for a picture of this size, every panel counting as visible; before the refresh
    /// whose answers are to be painted, since the width decides the step.
    void prepareImage(const QSize &size);

    /// Paints the board with a strip that names it, its source, range and zone. Panels are made lower, or
    /// higher, so that all fit; those that don't fit at their least height are cut off, and a note says so.
    void renderTo(QImage &image, const QString &sourceName);

Q_SIGNALS:
    void timeChanged(const zumik::board::BoardTime &time);
    void refreshStarted();
    void refreshed(const zumik::widgets::dashboard::BoardView::Outcome &outcome);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildHeader(const std::string &scopeVariable);
    void connectGrid();
    void layOutPanels();
    void startAsking();
    void askForWhatCameIntoView();
    void tellVisible();
    void onFinished();

    board::BoardRun &m_run;
    const source::MetricSource &m_source;
    const common::Look *m_look;
    BoardHeader *m_header;
    QScrollArea *m_scroll;
    PanelGrid *m_grid;
    VariablePicker *m_scope = nullptr;
    QTimer m_settled; ///< after scrolling, before asking for what came into view
    QElapsedTimer m_asking;
    bool m_started = false;
};

} // namespace zumik::widgets::dashboard
