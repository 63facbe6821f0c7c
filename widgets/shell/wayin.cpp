// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/wayin.h"

#include "widgets/common/look.h"
#include "widgets/common/text.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace zumik::widgets::shell {

namespace {

constexpr int titleHeight = 22;
constexpr double textLeft = 58;
constexpr double keySize = 20;

} // namespace

WayIn::WayIn(const common::Look *look, controls::Glyph glyph, const QString &title, const QString &text,
    int number, QWidget *parent)
    : QAbstractButton(parent)
    , m_look(look)
    , m_glyph(glyph)
    , m_title(title)
    , m_text(text)
    , m_number(number)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setAccessibleName(title);
    setAccessibleDescription(text);
    if (number <= 9) {
        setShortcut(QKeySequence(Qt::Key_0 + number));
    }
    connect(look, &common::Look::changed, this, qOverload<>(&QWidget::update));
}

void WayIn::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void WayIn::paintEvent(QPaintEvent * /*event*/)
{
    const common::Theme &theme = m_look->theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF card = QRectF(rect()).adjusted(3.5, 3.5, -3.5, -3.5);
    const double radius = theme.number("radius.panel");
    painter.setBrush(theme.color(underMouse() ? "surface.hover" : "surface.panel"));
    painter.setPen(QPen(theme.color("border.default"), 1));
    painter.drawRoundedRect(card, radius, radius);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color("accent.focus"), theme.number("size.focusRing")));
        painter.drawRoundedRect(card.adjusted(-2, -2, 2, 2), radius + 2, radius + 2);
    }
    const double middle = card.center().y();
    controls::paintGlyph(painter, m_glyph, QRectF(card.left() + 18, middle - 11, 22, 22),
        theme.color(hasFocus() ? "accent.text" : "text.secondary"));
    paintWords(
        painter, QRectF(card.left() + textLeft, card.top(), card.width() - textLeft - 90, card.height()));
    paintKey(painter, QRectF(card.right() - 68, middle - keySize / 2, keySize, keySize));
    controls::paintGlyph(painter, controls::Glyph::ChevronRight,
        QRectF(card.right() - 32, middle - 8, 16, 16), theme.color("text.secondary"));
}

/// The title, and the text in at most two lines.
void WayIn::paintWords(QPainter &painter, const QRectF &room) const
{
    const QFont title = m_look->fonts().font("heading");
    const QFont text = m_look->fonts().font("body");
    const QFontMetricsF metrics(text);
    const QRectF wrapped = metrics.boundingRect(QRectF(0, 0, room.width(), 1000), Qt::TextWordWrap, m_text);
    const double height = std::min(wrapped.height(), 2 * metrics.lineSpacing());
    const double top = room.center().y() - (titleHeight + height) / 2;
    painter.setFont(title);
    painter.setPen(m_look->theme().color("text.primary"));
    painter.drawText(QRectF(room.left(), top, room.width(), titleHeight),
        Qt::AlignVCenter | Qt::TextSingleLine,
        common::elidedMiddle(m_title, QFontMetricsF(title), room.width()));
    painter.setFont(text);
    painter.setPen(m_look->theme().color("text.secondary"));
    painter.drawText(QRectF(room.left(), top + titleHeight, room.width(), height), Qt::TextWordWrap, m_text);
}

void WayIn::paintKey(QPainter &painter, const QRectF &box) const
{
    if (m_number > 9) {
        return;
    }
    const common::Theme &theme = m_look->theme();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color("border.default"), 1));
    painter.drawRoundedRect(box, 3, 3);
    painter.setFont(m_look->fonts().font("axis"));
    painter.setPen(theme.color("text.secondary"));
    painter.drawText(box, Qt::AlignCenter, QString::number(m_number));
}

} // namespace zumik::widgets::shell
