// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/choicerow.h"

#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/controls/glyph.h"
#include "widgets/controls/rowbackground.h"

#include <QFontMetricsF>
#include <QPainter>

namespace zumik::widgets::controls {

ChoiceRow::ChoiceRow(const common::Look *look, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_look(look)
{
}

void ChoiceRow::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const common::Theme &theme = m_look->theme();
    const bool taken = index.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintRowBackground(*painter, option, theme);
    const QRectF row = option.rect;
    if (taken) {
        paintGlyph(*painter, Glyph::Check, QRectF(row.left() + 9, row.center().y() - 7, 14, 14),
            theme.color("accent.text"));
    }
    const QFont font = m_look->fonts().font(taken ? "strong" : "body");
    painter->setFont(font);
    painter->setPen(theme.color("text.primary"));
    const QRectF text = row.adjusted(textLeft, 0, -8, 0);
    painter->drawText(text, Qt::AlignVCenter | Qt::TextSingleLine,
        common::elidedMiddle(index.data(Qt::DisplayRole).toString(), QFontMetricsF(font), text.width()));
    painter->restore();
}

QSize ChoiceRow::sizeHint(const QStyleOptionViewItem & /*option*/, const QModelIndex & /*index*/) const
{
    return {100, static_cast<int>(m_look->theme().number("size.control"))};
}

} // namespace zumik::widgets::controls
