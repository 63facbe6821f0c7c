// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/tablemodel.h"

#include <QStyledItemDelegate>

#include <map>

namespace zumik::widgets::panels {

/// Paints the cells of a table: text, text in its color, on its color, a gauge, a trend, pills; with some air
/// at their sides and a rule below each row. Text on a color is black or white.
class TableCellDelegate final : public QStyledItemDelegate {
public:
    /// Air at each side of a cell.
    static constexpr int padding = 8;

    TableCellDelegate(const common::Look *look, const TableModel *model, QObject *parent);

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// How high a row is that shows this cell's whole text in that width; 0 where it doesn't wrap.
    int wrappedHeight(const QModelIndex &index, int width) const;

    /// Widths of values are measured anew.
    void forgetWidths() { m_valueWidths.clear(); }

private:
    struct Place;

    QColor background(const Place &place) const;
    void paintGround(const Place &place, const QColor &ground) const;
    void paintText(const Place &place, const QColor &ink) const;
    void paintGauge(const Place &place) const;
    void paintTrend(const Place &place, const frame::Trend &trend, const QColor &ink) const;
    static void paintValue(const Place &place, double width, const QColor &ink);
    void paintLcd(const Place &place, const QRectF &track, double at) const;
    void paintBar(const Place &place, const QRectF &track, double at) const;
    void paintPills(const Place &place) const;
    QColor inkOf(const Place &place, const QColor &ground) const;
    int valueWidth(const Place &place) const;
    double valueRoom(const Place &place) const;

    const common::Look *m_look;
    const TableModel *m_model;
    mutable std::map<int, int> m_valueWidths; ///< of the widest value of a column with figures
};

} // namespace zumik::widgets::panels
