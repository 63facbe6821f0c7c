// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/popup.h"

#include "widgets/common/look.h"
#include "widgets/controls/barbutton.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScreen>

#include <algorithm>

namespace zumik::widgets::controls {

Popup::Popup(const common::Look *look, QWidget *parent)
    : QFrame(parent, Qt::Popup | Qt::FramelessWindowHint | Qt::NoDropShadowWindowHint)
    , m_look(look)
{
    setFrameShape(QFrame::NoFrame);
    setAttribute(Qt::WA_WindowPropagation); // the window's palette, not the desktop's
}

void Popup::openAt(BarButton *button)
{
    m_button = button;
    button->setOpen(true);
    openBelow(button, QRect(BarButton::ringRoom, 1, button->width(), button->height() - 2));
}

void Popup::openBelow(QWidget *over, const QRect &where)
{
    m_over = over;
    m_place = where;
    resize(sizeHint());
    place();
    show();
    place(); // once more: its parts may have grown when they got their style
}

void Popup::place()
{
    const QWidget *const over = m_over;
    if (over == nullptr) {
        return; // closed again
    }
    // Where the window reaches beyond the screen, so may its popups.
    const QRect screen = over->screen()->availableGeometry().united(over->window()->frameGeometry());
    const QPoint below = over->mapToGlobal(m_place.bottomLeft() + QPoint(0, 1));
    const QPoint above = over->mapToGlobal(m_place.topLeft()) - QPoint(0, height());
    QPoint at = below.y() + height() > screen.bottom() && above.y() >= screen.top() ? above : below;
    at.setX(std::clamp(at.x(), screen.left(), std::max(screen.left(), screen.right() - width())));
    move(at);
}

void Popup::paintEvent(QPaintEvent * /*event*/)
{
    const common::Theme &theme = m_look->theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(theme.color("surface.raised"));
    painter.setPen(QPen(theme.color("border.control"), 1));
    const double radius = theme.number("radius.panel");
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

void Popup::resizeEvent(QResizeEvent *event)
{
    // A mask, since translucency needs a compositor.
    const double radius = m_look->theme().number("radius.panel");
    QPainterPath path;
    path.addRoundedRect(QRectF(rect()), radius, radius);
    setMask(path.toFillPolygon().toPolygon());
    QFrame::resizeEvent(event);
}

void Popup::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    if (m_button != nullptr) {
        m_button->setOpen(false);
        m_button = nullptr;
    }
    if (m_over != nullptr) {
        m_over->setFocus(Qt::PopupFocusReason);
        m_over = nullptr;
    }
    Q_EMIT closed();
}

void Popup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        hide();
        return;
    }
    QFrame::keyPressEvent(event);
}

} // namespace zumik::widgets::controls
