// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/rowpanel.h"

#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/panels/panelheader.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace zumik::widgets::panels {

namespace {

constexpr double iconSize = 16;
constexpr double padding = 4;

} // namespace

RowPanel::RowPanel(const dashboard::Panel &panel, const common::Look *look, QWidget *parent)
    : PanelView(panel, look, parent)
{
    if (const auto *options = std::get_if<dashboard::RowOptions>(&panel.options)) {
        m_collapsed = options->collapsed;
    }
    header()->hide();
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
}

void RowPanel::setCollapsed(bool collapsed)
{
    if (collapsed != m_collapsed) {
        m_collapsed = collapsed;
        update();
        Q_EMIT toggled(collapsed);
    }
}

void RowPanel::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton) {
        setCollapsed(!m_collapsed);
    }
}

void RowPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return) {
        setCollapsed(!m_collapsed);
    } else {
        PanelView::keyPressEvent(event);
    }
}

void RowPanel::paintEvent(QPaintEvent * /*event*/)
{
    const common::Theme &theme = look()->theme();
    QPainter painter(this);
    const QRectF icon(padding, (height() - iconSize) / 2, iconSize, iconSize);
    paintIcon(painter, m_collapsed ? common::Icon::ChevronRight : common::Icon::ChevronDown, icon,
        theme.color("text.secondary"));
    const QFont font = look()->fonts().font("strong");
    painter.setFont(font);
    painter.setPen(theme.color("text.primary"));
    const QRectF room(icon.right() + 6, 0, width() - icon.right() - 12, height());
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
        common::elidedRight(header()->title(), QFontMetricsF(font), room.width()));
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.color("accent.focus"), theme.number("size.focusRing")));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
}

} // namespace zumik::widgets::panels
