// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/inspect/panelstory.h"

#include <QWidget>

class QStandardItemModel;
class QTableView;

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {
class Words;
}

namespace zumik::widgets::inspect {

/// When each query of a panel was asked and how long it took, and what was done with the answers.
class TimingsTab final : public QWidget {
    Q_OBJECT

public:
    explicit TimingsTab(const common::Look *look, QWidget *parent = nullptr);

    void setStory(const PanelStory &story);

    /// Cell after cell.
    QStringList texts() const;

private:
    void applyLook();

    const common::Look *m_look;
    controls::Words *m_note;
    QStandardItemModel *m_rows;
    QTableView *m_view;
};

} // namespace zumik::widgets::inspect
