// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/profilerow.h"

#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/controls/glyph.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QPainter>

namespace zumik::widgets::shell {

namespace {

constexpr int nameLeft = 28;
constexpr int keyRoom = 28;
constexpr int narrowest = 260;

} // namespace

ProfileRow::ProfileRow(
    const common::Look *look, const QString &name, int number, bool current, QWidget *parent)
    : QAbstractButton(parent)
    , m_look(look)
    , m_name(name)
    , m_key(number <= 9 ? QString::number(number) : QString())
    , m_current(current)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setAccessibleName(name);
    setAccessibleDescription(current ? tr("in use") : QString());
}

QSize ProfileRow::sizeHint() const
{
    return {narrowest, static_cast<int>(m_look->theme().number("size.control"))};
}

void ProfileRow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
    } else if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down) {
        event->ignore(); // the list's
    } else {
        QAbstractButton::keyPressEvent(event);
    }
}

void ProfileRow::paintEvent(QPaintEvent * /*event*/)
{
    const common::Theme &theme = m_look->theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(hasFocus() ? "surface.selected" : "surface.hover"));
        painter.drawRoundedRect(rect(), theme.number("radius.control"), theme.number("radius.control"));
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color("accent.focus"), 1));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.number("radius.control"),
            theme.number("radius.control"));
    }
    if (m_current) {
        controls::paintGlyph(painter, controls::Glyph::Check, QRectF(7, height() / 2.0 - 7, 14, 14),
            theme.color("accent.text"));
    }
    const QFont font = m_look->fonts().font(m_current ? "strong" : "body");
    const QRectF room = QRectF(rect()).adjusted(nameLeft, 0, -keyRoom, 0);
    painter.setFont(font);
    painter.setPen(theme.color("text.primary"));
    painter.drawText(room, Qt::AlignVCenter | Qt::TextSingleLine,
        common::elidedMiddle(m_name, QFontMetricsF(font), room.width()));
    painter.setFont(m_look->fonts().font("table"));
    painter.setPen(theme.color("text.tertiary"));
    painter.drawText(
        QRectF(width() - keyRoom, 0, keyRoom - 10, height()), Qt::AlignVCenter | Qt::AlignRight, m_key);
}

} // namespace zumik::widgets::shell
