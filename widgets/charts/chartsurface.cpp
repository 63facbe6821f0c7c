// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chartsurface.h"

#include "widgets/common/look.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QtCharts/QChart>
#include <QtCharts/QLegend>

namespace zumik::widgets::charts {

ChartSurface::ChartSurface(const common::Look *look, QWidget *parent)
    : QChartView(new QChart, parent)
    , m_look(look)
{
    chart()->legend()->hide();
    chart()->setBackgroundVisible(false);
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->setMargins({});
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setViewportUpdateMode(FullViewportUpdate);
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    connect(look, &common::Look::changed, this, &ChartSurface::applyLook);
}

void ChartSurface::applyLook()
{
    layOut();
    applyPaints();
    viewport()->update();
}

void ChartSurface::setCurrent(std::optional<std::size_t> item)
{
    m_current = item && *item < itemCount() ? item : std::nullopt;
    viewport()->update();
}

void ChartSurface::setHighlighted(std::optional<std::size_t> series)
{
    m_highlighted = series;
    applyPaints();
    viewport()->update();
}

void ChartSurface::paintBack(QPainter & /*painter*/) const { }

void ChartSurface::paintEmpty(QPainter &painter, const QString &text) const
{
    painter.setFont(m_look->fonts().font("body"));
    painter.setPen(m_look->theme().color("text.secondary"));
    painter.drawText(viewport()->rect().adjusted(12, 8, -12, -8), Qt::AlignCenter | Qt::TextWordWrap, text);
}

void ChartSurface::drawBackground(QPainter *painter, const QRectF &rect)
{
    painter->fillRect(rect, m_look->theme().color("surface.panel"));
    painter->save();
    paintBack(*painter);
    painter->restore();
}

void ChartSurface::drawForeground(QPainter *painter, const QRectF & /*rect*/)
{
    painter->save();
    paintFront(*painter);
    painter->restore();
    if (m_keyFocus) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(
            QPen(m_look->theme().color("accent.focus"), m_look->theme().number("size.focusRing")));
        painter->drawRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1));
    }
    if (!m_current || *m_current >= itemCount()) {
        return;
    }
    if (const auto tooltip = tooltipOf(*m_current)) {
        plot::paintTooltip(*painter, *tooltip, m_pointer.value_or(anchorOf(*m_current)),
            QRectF(viewport()->rect()), *m_look);
    }
}

void ChartSurface::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    layOut();
}

void ChartSurface::mouseMoveEvent(QMouseEvent *event)
{
    m_pointer = event->position();
    setCurrent(itemAt(event->position()));
}

/// Nothing here is dragged or zoomed: clicks and wheel are the panel's.
void ChartSurface::mousePressEvent(QMouseEvent *event)
{
    event->ignore();
}

void ChartSurface::mouseReleaseEvent(QMouseEvent *event)
{
    event->ignore();
}

void ChartSurface::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

void ChartSurface::leaveEvent(QEvent * /*event*/)
{
    m_pointer.reset();
    setCurrent(std::nullopt);
}

void ChartSurface::step(int by)
{
    const auto count = static_cast<int>(itemCount());
    if (count == 0) {
        return;
    }
    m_pointer.reset();
    const int from = m_current ? static_cast<int>(*m_current) : by > 0 ? -1 : count;
    setCurrent(static_cast<std::size_t>((from + by + count) % count));
}

void ChartSurface::keyPressEvent(QKeyEvent *event)
{
    const bool back = event->key() == Qt::Key_Left || event->key() == Qt::Key_Up;
    const bool on = event->key() == Qt::Key_Right || event->key() == Qt::Key_Down;
    if (back || on) {
        step(on ? 1 : -1);
    } else if (event->key() == Qt::Key_Escape && m_current) {
        setCurrent(std::nullopt);
    } else {
        event->ignore();
    }
}

void ChartSurface::focusInEvent(QFocusEvent *event)
{
    m_keyFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    viewport()->update();
}

void ChartSurface::focusOutEvent(QFocusEvent * /*event*/)
{
    m_keyFocus = false;
    setCurrent(std::nullopt);
}

} // namespace zumik::widgets::charts
