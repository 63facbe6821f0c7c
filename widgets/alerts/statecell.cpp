// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alerts/statecell.h"

#include "widgets/alerts/alertmodel.h"
#include "widgets/common/look.h"
#include "widgets/common/text.h"

#include <QPainter>

namespace zumik::widgets::alerts {

namespace {

constexpr int inset = 4; ///< as the heads have it
constexpr int behindShape = 8;

} // namespace

StateCell::StateCell(const common::Look *look, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_look(look)
{
}

void StateCell::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const common::Theme &theme = m_look->theme();
    const auto status = static_cast<common::Status>(index.data(AlertModel::StatusRole).toInt());
    const bool chosen = (option.state & QStyle::State_Selected) != 0;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (chosen) {
        painter->fillRect(option.rect, theme.color("surface.selected"));
    }
    QRectF room = QRectF(option.rect).adjusted(inset, 0, -inset, 0);
    QColor ink = theme.color(index.column() == AlertModel::Name ? "text.primary" : "text.secondary");
    if (index.column() == AlertModel::State) {
        const double size = theme.number("size.statusIcon");
        const QRectF box(room.left(), room.center().y() - size / 2, size, size);
        common::paintStatus(
            *painter, status, box, theme, theme.color(chosen ? "surface.selected" : "surface.panel"));
        room.setLeft(box.right() + behindShape);
        ink = common::statusColor(status, theme);
    }
    painter->setFont(option.font);
    painter->setPen(ink);
    const QString text = index.data().toString();
    const auto side = index.column() == AlertModel::Value ? Qt::AlignRight : Qt::AlignLeft;
    painter->drawText(room, int(side | Qt::AlignVCenter | Qt::TextSingleLine),
        common::elidedRight(text, QFontMetricsF(option.font), room.width()));
    painter->restore();
}

} // namespace zumik::widgets::alerts
