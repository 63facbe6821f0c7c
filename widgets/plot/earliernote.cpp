// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/earliernote.h"

#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/plot/earlierpaint.h"

#include <QFontMetricsF>
#include <QPainter>

namespace zumik::widgets::plot {

namespace {

constexpr int lineHeight = 18;
constexpr int leastPlot = 90; ///< below this the plot needs all the room
constexpr double padding = 10;
constexpr double keyWidth = 18;
constexpr double keyGap = 8;

} // namespace

EarlierNote::EarlierNote(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(look, &common::Look::changed, this, qOverload<>(&QWidget::update));
}

void EarlierNote::show(const QString &text, bool lines)
{
    m_text = text;
    m_lines = lines;
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    update();
}

int EarlierNote::heightIn(const QRect &room) const
{
    return m_text.isEmpty() || room.height() < leastPlot + lineHeight ? 0 : lineHeight;
}

void EarlierNote::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const QColor ink = m_look->theme().color("text.tertiary");
    QRectF box = QRectF(rect()).adjusted(padding, 0, -padding, 0);
    if (m_lines) {
        QPen pen(ink, 1.5);
        pen.setCapStyle(Qt::FlatCap);
        pen.setDashPattern({2, 2});
        painter.setPen(pen);
        painter.drawLine(
            QPointF(box.left(), box.center().y()), QPointF(box.left() + keyWidth, box.center().y()));
        box.setLeft(box.left() + keyWidth + keyGap);
    }
    const QFont font = m_look->fonts().font("axis");
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(
        box, Qt::AlignVCenter | Qt::AlignLeft, common::elidedRight(m_text, QFontMetricsF(font), box.width()));
}

} // namespace zumik::widgets::plot
