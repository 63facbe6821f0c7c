// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/emptypanel.h"

#include "widgets/common/look.h"
#include "widgets/common/text.h"

#include <QPainter>

#include <algorithm>

namespace zumik::widgets::panels {

namespace {

constexpr double sidePadding = 11; ///< of a header's title, with the edge
constexpr std::size_t mostTitle = 300; ///< characters

} // namespace

void paintPanelBox(QPainter &painter, const QRectF &box, const QColor &edge, const common::Look &look)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(edge, 1));
    painter.setBrush(look.theme().color("surface.panel"));
    const double radius = look.theme().number("radius.panel");
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

void paintEmptyPanel(QPainter &painter, const QRectF &box, std::string_view title, const common::Look &look)
{
    const double header = look.theme().number("size.panelHeader");
    if (box.height() > header) {
        paintPanelBox(painter, box, look.theme().color("border.subtle"), look);
    }
    const QFont font = look.fonts().font("strong");
    painter.setFont(font);
    painter.setPen(look.theme().color("text.primary"));
    const QRectF room(box.left() + sidePadding, box.top() + 1, std::max(0.0, box.width() - 2 * sidePadding),
        std::min(box.height() - 1, header));
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
        common::elidedRight(common::plain(title, mostTitle), QFontMetricsF(font), room.width()));
}

} // namespace zumik::widgets::panels
