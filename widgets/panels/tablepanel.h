// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/panelview.h"

class QSortFilterProxyModel;
class QTableView;

namespace zumik::widgets::panels {

class TableModel;

/// Rows and columns, sorted by a click on a head.
class TablePanel final : public PanelView {
    Q_OBJECT

public:
    TablePanel(const zumik::dashboard::Panel &panel, const common::Look *look, QWidget *parent = nullptr);

    QTableView *view() const { return m_view; }

protected:
    void showContent() override;
    /// Cell after cell, row after row, heads first.
    QStringList bodyTexts() const override;

private:
    void applyTheme();
    void sortAsAsked();
    void fitColumns();

    TableModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QTableView *m_view;
    std::vector<std::pair<std::string, bool>> m_sortBy;
    bool m_fitted = false;
};

} // namespace zumik::widgets::panels
