// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/rowbackground.h"

#include "widgets/common/theme.h"

#include <QPainter>
#include <QStyleOptionViewItem>

namespace zumik::widgets::controls {

void paintRowBackground(QPainter &painter, const QStyleOptionViewItem &option, const common::Theme &theme)
{
    const bool current = option.state.testFlag(QStyle::State_Selected);
    if (!current && !option.state.testFlag(QStyle::State_MouseOver)) {
        return;
    }
    painter.setBrush(theme.color(current ? "surface.selected" : "surface.hover"));
    painter.setPen(Qt::NoPen);
    painter.drawRoundedRect(option.rect, theme.number("radius.control"), theme.number("radius.control"));
}

} // namespace zumik::widgets::controls
