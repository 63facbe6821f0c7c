// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/look.h"
#include "widgets/common/statusshape.h"
#include "widgets/common/text.h"
#include "widgets/plot/legendmeasures.h"
#include "widgets/plot/legendview.h"
#include "widgets/plot/tooltip.h"

#include <QPainter>

namespace zumik::widgets::plot {

using namespace legend;

void LegendView::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(viewport());
    const int head = m_columnRights.empty() ? 0 : static_cast<int>(m_look->theme().number("size.rowCompact"));
    painter.save();
    painter.setClipRect(viewport()->rect().adjusted(0, head, 0, 0));
    for (std::size_t row = 0; row < m_rects.size(); ++row) {
        const QRect rect = rowRect(row);
        if (rect.intersects(viewport()->rect())) {
            paintRow(painter, row, rect);
        }
    }
    painter.restore();
    if (head > 0) {
        paintHead(painter);
    }
}

void LegendView::paintHead(QPainter &painter) const
{
    const common::Theme &theme = m_look->theme();
    const int height = static_cast<int>(theme.number("size.rowCompact"));
    painter.setFont(m_look->fonts().font("caption"));
    painter.setPen(theme.color("text.tertiary"));
    for (std::size_t column = 0; column < m_columnRights.size(); ++column) {
        int right = m_columnRights[column];
        if (m_table.sortColumn == static_cast<int>(column)) {
            paintIcon(painter, m_table.descending ? common::Icon::SortDown : common::Icon::SortUp,
                QRectF(right - 9, height / 2.0 - 4.5, 9, 9), theme.color("text.tertiary"));
            painter.setPen(theme.color("text.tertiary"));
            right -= sortMark;
        }
        painter.drawText(
            QRect(0, 0, right, height), Qt::AlignRight | Qt::AlignVCenter, m_table.columns[column]);
    }
}

void LegendView::paintRow(QPainter &painter, std::size_t index, const QRect &rect) const
{
    const common::Theme &theme = m_look->theme();
    const LegendRow &row = m_table.rows[index];
    const bool hovered = m_hovered == index;
    if (hovered) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color("surface.hover"));
        painter.drawRoundedRect(rect, 3, 3);
    }
    painter.setOpacity(row.visible ? 1 : theme.number("chart.staleOpacity"));
    paintKey(painter, row.paint, QPointF(rect.left() + sidePadding, rect.center().y() + 0.5));
    painter.setFont(m_look->fonts().font("table"));
    const QFontMetricsF metrics(painter.font());
    const int left = rect.left() + sidePadding + keyWidth + keyGap;
    int right = rect.right();
    if (m_asTable) {
        const std::vector<int> &widths = m_widths;
        for (std::size_t column = m_columnRights.size(); column-- > 0;) {
            QFont font = m_look->fonts().font("table");
            font.setWeight(column == 0 ? QFont::Medium : QFont::Normal);
            painter.setFont(font);
            painter.setPen(theme.color(column == 0 ? "text.primary" : "text.secondary"));
            const QRect cell(
                m_columnRights[column] - widths[column] + 2, rect.top(), widths[column] - 2, rect.height());
            painter.drawText(cell, Qt::AlignRight | Qt::AlignVCenter,
                common::elidedRight(row.values[column], metrics, cell.width()));
            right = cell.left();
        }
    }
    const Entry &entry = m_entries[index];
    painter.setFont(m_look->fonts().font("table"));
    painter.setPen(theme.color("text.primary"));
    if (entry.width <= right - left) {
        painter.drawStaticText(
            QPointF(left, rect.top() + (rect.height() - metrics.height()) / 2), entry.drawn);
    } else {
        painter.drawText(QRect(left, rect.top(), right - left, rect.height()),
            Qt::AlignLeft | Qt::AlignVCenter, common::elidedMiddle(entry.text, metrics, right - left));
    }
    painter.setOpacity(1);
    if (m_keyFocus && m_current == index) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color("accent.focus"), theme.number("size.focusRing")));
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 3, 3);
    }
}

} // namespace zumik::widgets::plot
