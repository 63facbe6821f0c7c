// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::panels {

class TableModel;

/// The heads of a table: a click sorts ascending, the next descending, the third not at all; with Shift or
/// Ctrl the column is sorted by after the others. A funnel at the right end of a head opens its filter.
class TableHeader final : public QHeaderView {
    Q_OBJECT

public:
    TableHeader(const common::Look *look, TableModel *model, QWidget *parent = nullptr);

    /// As a click on the head: `add` keeps the other columns.
    void sortBy(int column, bool add);
    /// Of a head, in the viewport; empty where the column has no filter.
    QRect filterRect(int column) const;

Q_SIGNALS:
    void filterRequested(int column);
    /// By the person, not by the saved table.
    void sortedByHand();

protected:
    void paintSection(QPainter *painter, const QRect &rect, int column) const override;
    void mousePressEvent(QMouseEvent *event) override;
    QSize sectionSizeFromContents(int column) const override;

private:
    int paintSorting(QPainter &painter, const QRect &rect, int column) const;

    const common::Look *m_look;
    TableModel *m_model;
};

} // namespace zumik::widgets::panels
