// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/sideitem.h"

#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/controls/barbutton.h"

#include <QContextMenuEvent>
#include <QFontMetricsF>
#include <QMenu>
#include <QPainter>

namespace zumik::widgets::shell {

namespace {

constexpr int inset = 8;
constexpr double smallGlyph = 12;

/// What stands in brackets goes first: "Zumik API (managed providers)" is still told by "Zumik API".
QString fitted(const QString &label, const QFontMetricsF &metrics, double width)
{
    const qsizetype bracket = label.indexOf(QLatin1String(" ("));
    const bool shortens = bracket > 0 && metrics.horizontalAdvance(label) > width;
    return common::elidedRight(shortens ? label.left(bracket) : label, metrics, width);
}

} // namespace

SideItem::SideItem(const common::Look *look, Level level, const QString &label, QWidget *parent)
    : QAbstractButton(parent)
    , m_look(look)
    , m_level(level)
    , m_label(label)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(label);
    setToolTip(label);
    connect(look, &common::Look::changed, this, qOverload<>(&QWidget::update));
}

void SideItem::setGlyph(controls::Glyph glyph)
{
    m_glyph = glyph;
    update();
}

void SideItem::setStrong(bool strong)
{
    m_strong = strong;
    update();
}

void SideItem::setOpen(bool open)
{
    m_open = open;
    setAccessibleDescription(open ? tr("open") : tr("closed"));
    update();
}

void SideItem::setFolded(bool folded)
{
    m_folded = folded;
    update();
}

QSize SideItem::sizeHint() const
{
    return {100, m_level == Level::Page ? 29 : 25};
}

void SideItem::contextMenuEvent(QContextMenuEvent *event)
{
    if (m_removal.isEmpty()) {
        return event->ignore();
    }
    auto *const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_removal, QKeySequence(Qt::Key_Delete), this, &SideItem::removalRequested);
    menu->popup(event->globalPos());
}

void SideItem::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete && !m_removal.isEmpty()) {
        Q_EMIT removalRequested();
    } else {
        QAbstractButton::keyPressEvent(event);
    }
}

void SideItem::focusInEvent(QFocusEvent *event)
{
    m_ring = controls::showsRing(event->reason());
    QAbstractButton::focusInEvent(event);
}

void SideItem::focusOutEvent(QFocusEvent *event)
{
    m_ring = false;
    QAbstractButton::focusOutEvent(event);
}

void SideItem::enterEvent(QEnterEvent *event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void SideItem::leaveEvent(QEvent *event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

void SideItem::paintBack(QPainter &painter, const QRectF &box) const
{
    const common::Theme &theme = m_look->theme();
    const double radius = theme.number("radius.control");
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(isChecked() ? "surface.selected" : "surface.hover"));
        painter.drawRoundedRect(box, radius, radius);
    }
    if (m_ring && hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color("accent.focus"), theme.number("size.focusRing")));
        painter.drawRoundedRect(box.adjusted(0, 0, 0, 0), radius, radius);
    }
}

void SideItem::paintEvent(QPaintEvent * /*event*/)
{
    const common::Theme &theme = m_look->theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(m_folded ? 6 : inset, 1, m_folded ? -6 : -inset, -1);
    paintBack(painter, box);
    const bool bright = m_strong || isChecked();
    const QColor ink = theme.color(bright ? "text.primary" : "text.secondary");
    const double middle = box.center().y();
    double x = box.left() + 8;
    if (m_glyph) {
        const double size = theme.number("size.icon");
        const double left = m_folded ? box.center().x() - size / 2 : x;
        controls::paintGlyph(painter, *m_glyph, QRectF(left, middle - size / 2, size, size), ink);
        x += size + 8;
    } else if (m_level == Level::Group) {
        x += 6;
        controls::paintGlyph(painter, m_open ? controls::Glyph::ChevronDown : controls::Glyph::ChevronRight,
            QRectF(x, middle - smallGlyph / 2, smallGlyph, smallGlyph), theme.color("text.tertiary"));
        x += smallGlyph + 5;
    } else {
        x += 23;
    }
    if (m_folded) {
        return;
    }
    const QFont font = bright ? m_look->fonts().sized(m_level == Level::Page ? 13 : 12, 600)
                              : m_look->fonts().font(m_level == Level::Page ? "body" : "table");
    painter.setFont(font);
    painter.setPen(ink);
    const QRectF text(x, box.top(), box.right() - 4 - x, box.height());
    painter.drawText(
        text, Qt::AlignVCenter | Qt::TextSingleLine, fitted(m_label, QFontMetricsF(font), text.width()));
}

} // namespace zumik::widgets::shell
