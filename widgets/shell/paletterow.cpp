// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/paletterow.h"

#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/controls/rowbackground.h"
#include "widgets/shell/palettemodel.h"

#include <QFontMetricsF>
#include <QPainter>

namespace zumik::widgets::shell {

namespace {

constexpr double side = 10;
constexpr double kindWidth = 110;
constexpr double keysWidth = 80;

} // namespace

PaletteRow::PaletteRow(const common::Look *look, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_look(look)
{
}

void PaletteRow::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const common::Theme &theme = m_look->theme();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    controls::paintRowBackground(*painter, option, theme);
    const QRectF row = QRectF(option.rect).adjusted(side, 0, -side, 0);
    const auto write = [&](const char *role, const char *color, const QRectF &box, int flags, int data) {
        const QFont font = m_look->fonts().font(role);
        painter->setFont(font);
        painter->setPen(theme.color(color));
        painter->drawText(box, flags | Qt::AlignVCenter | Qt::TextSingleLine,
            common::elidedMiddle(index.data(data).toString(), QFontMetricsF(font), box.width()));
    };
    const QRectF keys(row.right() - keysWidth, row.top(), keysWidth, row.height());
    const QRectF kind(keys.left() - kindWidth, row.top(), kindWidth, row.height());
    const bool alone = index.data(PaletteModel::KindRole).toString().isEmpty()
        && index.data(PaletteModel::KeysRole).toString().isEmpty();
    const double end = alone ? row.right() : kind.left() - side;
    write("body", "text.primary", QRectF(row.topLeft(), QPointF(end, row.bottom())), Qt::AlignLeft,
        Qt::DisplayRole);
    write("caption", "text.tertiary", kind, Qt::AlignLeft, PaletteModel::KindRole);
    write("caption", "text.secondary", keys, Qt::AlignRight, PaletteModel::KeysRole);
    painter->restore();
}

QSize PaletteRow::sizeHint(const QStyleOptionViewItem & /*option*/, const QModelIndex & /*index*/) const
{
    return {100, static_cast<int>(m_look->theme().number("size.control"))};
}

} // namespace zumik::widgets::shell
