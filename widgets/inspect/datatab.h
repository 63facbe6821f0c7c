// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/inspect/panelstory.h"

#include <QWidget>

class QCheckBox;
class QStackedWidget;
class QTableView;

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {
class Words;
}

namespace zumik::widgets::panels {
class TableModel;
class TableView;
} // namespace zumik::widgets::panels

namespace zumik::widgets::inspect {

class RawModel;

/// A panel's data as a table: as the panel shows it, or as it was answered. The table is made when it shows.
class DataTab final : public QWidget {
    Q_OBJECT

public:
    explicit DataTab(const common::Look *look, QWidget *parent = nullptr);

    void setStory(const PanelStory &story);

    /// With the numbers as they were answered.
    void setRaw(bool raw);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void fill();
    void applyLook();
    void tellCut(std::size_t rows, std::size_t columns);

    const common::Look *m_look;
    PanelStory m_story;
    bool m_filled = false;
    QCheckBox *m_raw;
    controls::Words *m_note;
    QStackedWidget *m_tables;
    panels::TableModel *m_shown;
    panels::TableView *m_shownView;
    RawModel *m_answered;
    QTableView *m_answeredView;
};

} // namespace zumik::widgets::inspect
