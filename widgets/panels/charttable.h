// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/figures.h"

#include <QWidget>

class QLabel;
class QStandardItemModel;
class QTableView;

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::panels {

/// The numbers of a chart as a table, with a line that says why there is no chart.
class ChartTable final : public QWidget {
    Q_OBJECT

public:
    explicit ChartTable(const common::Look *look, QWidget *parent = nullptr);

    /// `empty` is said where the table has no rows.
    void setTable(const plot::FigureTable &table, const QString &empty);

    QString notice() const;

    QTableView *view() const { return m_view; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyLook();

    const common::Look *m_look;
    QLabel *m_notice;
    QStandardItemModel *m_model;
    QTableView *m_view;
};

} // namespace zumik::widgets::panels
