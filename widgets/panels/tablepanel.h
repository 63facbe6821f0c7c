// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/panelview.h"

class QLineEdit;

namespace zumik::widgets::panels {

class TableFooter;
class TableModel;
class TablePager;
class TableView;

/// Rows and columns: sorted by a click on a head, filtered, with a footer and with pages where the dashboard
/// asks for them.
class TablePanel final : public PanelView {
    Q_OBJECT

public:
    TablePanel(const zumik::dashboard::Panel &panel, const common::Look *look, QWidget *parent = nullptr);

    TableView *view() const { return m_view; }

    TableModel *model() const { return m_model; }

    TableFooter *footer() const { return m_footer; }

    TablePager *pager() const { return m_pager; }

    /// Opens when the table is searched.
    QLineEdit *searchField() const { return m_search; }

protected:
    void showContent() override;
    /// Cell after cell, row after row, heads first; then the footer and the page.
    QStringList bodyTexts() const override;
    std::vector<ShownLink> bodyLinks() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void applyTheme();
    void sortAsAsked();
    void updateFooter();
    void updatePages();
    void closeSearch();
    QStringList warnings() const;

    zumik::dashboard::TableOptions m_options;
    TableModel *m_model;
    QWidget *m_whole;
    QLineEdit *m_search;
    TableView *m_view;
    TableFooter *m_footer;
    TablePager *m_pager;
    bool m_sortedByHand = false;
};

} // namespace zumik::widgets::panels
