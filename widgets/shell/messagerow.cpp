// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/messagerow.h"

#include "widgets/common/look.h"
#include "widgets/common/statusshape.h"
#include "widgets/shell/messages.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace zumik::widgets::shell {

namespace {

constexpr double side = 8;
constexpr double shape = 14;
constexpr double timeWidth = 110;
constexpr double above = 5;

} // namespace

MessageRow::MessageRow(const common::Look *look, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_look(look)
{
}

QRectF MessageRow::wordsIn(const QRectF &row) const
{
    return row.adjusted(side + shape + side + timeWidth, above, -side, -above);
}

QString MessageRow::wordsOf(const QModelIndex &index) const
{
    const int times = index.data(Messages::TimesRole).toInt();
    const QString text = index.data(Qt::DisplayRole).toString();
    return times > 1 ? text + tr(" (%n times)", nullptr, times) : text;
}

void MessageRow::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const common::Theme &theme = m_look->theme();
    const QRectF row = option.rect;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(row, theme.color("surface.selected"));
    }
    const QFontMetricsF metrics(m_look->fonts().font("table"));
    const QRectF box(row.left() + side, row.top() + above + (metrics.height() - shape) / 2, shape, shape);
    const auto status = static_cast<common::Status>(index.data(Messages::StatusRole).toInt());
    common::paintStatus(*painter, status, box, theme);
    painter->setFont(m_look->fonts().font("table"));
    painter->setPen(theme.color("text.secondary"));
    const base::Time time{index.data(Messages::TimeRole).toLongLong()};
    const common::ZoneClock &clock = m_look->clock();
    painter->drawText(QRectF(box.right() + side, row.top() + above, timeWidth, metrics.height()),
        Qt::AlignLeft | Qt::TextSingleLine, clock.clockTime(time) + QLatin1Char(' ') + clock.zoneName(time));
    painter->setPen(theme.color("text.primary"));
    painter->drawText(wordsIn(row), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, wordsOf(index));
    painter->restore();
}

QSize MessageRow::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRectF row(0, 0, option.rect.width(), 10'000);
    const QRectF words =
        QFontMetricsF(m_look->fonts().font("table"))
            .boundingRect(wordsIn(row), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, wordsOf(index));
    return {option.rect.width(), static_cast<int>(std::ceil(words.height() + 2 * above))};
}

} // namespace zumik::widgets::shell
