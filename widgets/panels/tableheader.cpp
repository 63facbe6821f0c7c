// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/tableheader.h"

#include "widgets/common/look.h"
#include "widgets/common/statusshape.h"
#include "widgets/controls/glyph.h"
#include "widgets/panels/tablecelldelegate.h"
#include "widgets/panels/tablemodel.h"

#include <QGuiApplication>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace zumik::widgets::panels {

namespace {

constexpr int funnel = 12; ///< px
constexpr int arrow = 8;
constexpr int edge = 4; ///< of a head, that resizes it

} // namespace

TableHeader::TableHeader(const common::Look *look, TableModel *model, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_look(look)
    , m_model(model)
{
    setSectionsClickable(true);
    setHighlightSections(false);
    setMinimumSectionSize(50); // as Grafana's resizing
    connect(this, &QHeaderView::sectionClicked, this, [this](int column) {
        const Qt::KeyboardModifiers keys = QGuiApplication::keyboardModifiers();
        sortBy(column, (keys & (Qt::ShiftModifier | Qt::ControlModifier)) != 0);
    });
}

void TableHeader::sortBy(int column, bool add)
{
    const auto at = static_cast<std::size_t>(column);
    std::vector<TableSort> sorting = m_model->sorting();
    const auto known = std::find_if(
        sorting.begin(), sorting.end(), [at](const TableSort &each) { return each.column == at; });
    const bool sorted = known != sorting.end();
    const bool wasDescending = sorted && known->descending;
    if (!add) {
        sorting.clear();
        if (!wasDescending) {
            sorting.push_back({at, sorted});
        }
    } else if (!sorted) {
        sorting.push_back({at, false});
    } else if (wasDescending) {
        sorting.erase(known);
    } else {
        known->descending = true;
    }
    m_model->setSorting(std::move(sorting));
    viewport()->update();
    Q_EMIT sortedByHand();
}

QRect TableHeader::filterRect(int column) const
{
    if (column < 0 || column >= m_model->columnCount() || !m_model->field(column).config.cell.filterable) {
        return {};
    }
    const int right = sectionViewportPosition(column) + sectionSize(column) - edge;
    return {right - funnel - 4, 0, funnel + 4, height()};
}

void TableHeader::mousePressEvent(QMouseEvent *event)
{
    const int column = logicalIndexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && filterRect(column).contains(event->position().toPoint())) {
        return Q_EMIT filterRequested(column);
    }
    QHeaderView::mousePressEvent(event);
}

/// Width that it took at the right end.
int TableHeader::paintSorting(QPainter &painter, const QRect &rect, int column) const
{
    const std::vector<TableSort> &sorting = m_model->sorting();
    const auto at = std::find_if(sorting.begin(), sorting.end(),
        [column](const TableSort &each) { return each.column == static_cast<std::size_t>(column); });
    if (at == sorting.end()) {
        return 0;
    }
    const QColor color = m_look->theme().color("accent.text");
    int taken = arrow;
    const QRectF box(rect.right() - arrow, rect.center().y() - arrow / 2.0, arrow, arrow);
    common::paintIcon(painter, at->descending ? common::Icon::SortDown : common::Icon::SortUp, box, color);
    if (sorting.size() > 1) {
        const QString rank = QString::number(at - sorting.begin() + 1);
        taken += painter.fontMetrics().horizontalAdvance(rank) + 2;
        painter.setPen(color);
        painter.drawText(rect.adjusted(0, 0, -arrow - 2, 0), Qt::AlignVCenter | Qt::AlignRight, rank);
    }
    return taken + 4;
}

void TableHeader::paintSection(QPainter *painter, const QRect &rect, int column) const
{
    const common::Theme &theme = m_look->theme();
    painter->save();
    painter->fillRect(rect, theme.color("surface.panel"));
    painter->setFont(m_look->fonts().font("caption"));
    QRect room = rect.adjusted(TableCellDelegate::padding, 0, -TableCellDelegate::padding, 0);
    if (const QRect filter = filterRect(column); !filter.isEmpty()) {
        const bool active = m_model->filter(static_cast<std::size_t>(column)) != nullptr;
        const QRectF box(filter.left() + 2, rect.center().y() - funnel / 2.0, funnel, funnel);
        controls::paintGlyph(
            *painter, controls::Glyph::Filter, box, theme.color(active ? "accent.text" : "text.tertiary"));
        room.setRight(filter.left() - 2);
    }
    room.setRight(room.right() - paintSorting(*painter, room, column));
    const QString title = m_model->headerData(column, Qt::Horizontal).toString();
    const auto alignment =
        m_model->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).value<Qt::Alignment>();
    painter->setPen(theme.color("text.tertiary"));
    painter->drawText(
        room, int(alignment), painter->fontMetrics().elidedText(title, Qt::ElideMiddle, room.width()));
    painter->setPen(theme.color("border.subtle"));
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    painter->restore();
}

QSize TableHeader::sectionSizeFromContents(int /*column*/) const
{
    return {minimumSectionSize(), static_cast<int>(m_look->theme().number("size.row"))};
}

} // namespace zumik::widgets::panels
