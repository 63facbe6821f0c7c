// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/legendview.h"

#include "widgets/common/look.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

namespace zumik::widgets::plot {

LegendView::LegendView(const common::Look *look, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_look(look)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::TabFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    setAccessibleName(tr("Legend"));
    connect(look, &common::Look::changed, this, [this] {
        measure(true);
        layOut();
        viewport()->update();
    });
}

void LegendView::setTable(LegendTable table, bool asTable)
{
    m_table = std::move(table);
    m_asTable = asTable;
    measure();
    m_hovered.reset();
    m_current = std::min(m_current, m_table.rows.empty() ? 0 : m_table.rows.size() - 1);
    layOut();
    viewport()->update();
}

void LegendView::resizeEvent(QResizeEvent * /*event*/)
{
    layOut();
}

void LegendView::choose(std::size_t row, bool add)
{
    m_current = row;
    Q_EMIT seriesChosen(m_table.rows[row].series, add);
}

void LegendView::mousePressEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (event->button() != Qt::LeftButton) {
        return;
    }
    if (const auto column = headAt(at)) {
        const bool same = m_table.sortColumn == *column;
        m_table.sort(*column, same ? !m_table.descending : *column >= 0);
        measure();
        viewport()->update();
        Q_EMIT sortChanged(m_table.sortColumn, m_table.descending);
    } else if (const auto row = rowAt(at)) {
        choose(*row, event->modifiers().testFlag(Qt::ControlModifier));
    }
}

void LegendView::mouseReleaseEvent(QMouseEvent *event)
{
    event->accept();
}

void LegendView::setHovered(std::optional<std::size_t> row)
{
    if (row == m_hovered) {
        return;
    }
    m_hovered = row;
    viewport()->update();
    Q_EMIT seriesHovered(row ? std::optional(m_table.rows[*row].series) : std::nullopt);
}

void LegendView::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(rowAt(event->position().toPoint()));
}

bool LegendView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave) {
        setHovered(std::nullopt);
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void LegendView::keyPressEvent(QKeyEvent *event)
{
    const bool step = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
    if (m_table.rows.empty()) {
        return QAbstractScrollArea::keyPressEvent(event);
    }
    if (step) {
        const std::size_t last = m_table.rows.size() - 1;
        m_current =
            event->key() == Qt::Key_Up ? (m_current == 0 ? 0 : m_current - 1) : std::min(last, m_current + 1);
        const QRect rect = m_rects[m_current];
        QScrollBar *bar = verticalScrollBar();
        bar->setValue(std::clamp(bar->value(), rect.bottom() - bar->pageStep(), rect.top()));
        viewport()->update();
    } else if (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return) {
        choose(m_current, event->modifiers().testFlag(Qt::ControlModifier));
    } else {
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void LegendView::focusInEvent(QFocusEvent *event)
{
    m_keyFocus = event->reason() != Qt::MouseFocusReason;
    viewport()->update();
    QAbstractScrollArea::focusInEvent(event);
}

void LegendView::focusOutEvent(QFocusEvent *event)
{
    m_keyFocus = false;
    viewport()->update();
    QAbstractScrollArea::focusOutEvent(event);
}

} // namespace zumik::widgets::plot
