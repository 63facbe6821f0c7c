// SPDX-License-Identifier: GPL-3.0-or-later
// Cell types are Grafana's (TableNG/Cells): "color-text", "color-background" in "basic" and "gradient",
// "gauge" in "basic", "gradient" and "lcd", "pill", "sparkline"; every other one is text.
#include "widgets/panels/tablecelldelegate.h"

#include "widgets/common/colors.h"
#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/panels/tablecellplace.h"
#include "widgets/panels/tabletexts.h"

#include <QLinearGradient>

#include <algorithm>
#include <cmath>
#include <functional>

namespace zumik::widgets::panels {

namespace {

constexpr int mostWrappedLines = 10;

/// What is seen where a color lies over another.
QColor over(const QColor &color, const QColor &ground)
{
    const auto share = static_cast<double>(color.alphaF());
    const auto mix = [share](int top, int bottom) {
        return static_cast<int>(std::lround(bottom + (top - bottom) * share));
    };
    return {
        mix(color.red(), ground.red()), mix(color.green(), ground.green()), mix(color.blue(), ground.blue())};
}

/// Grafana's second color of a gradient: a tenth darker (in light themes 7 % lighter), its hue turned by 5
/// degrees.
QColor gradientPartner(const QColor &color, bool light)
{
    float hue = 0;
    float saturation = 0;
    float lightness = 0;
    color.getHslF(&hue, &saturation, &lightness);
    lightness = std::clamp(lightness + (light ? 0.07F : -0.1F), 0.0F, 1.0F);
    hue = std::fmod(std::max(0.0F, hue) + 5.0F / 360.0F, 1.0F);
    return QColor::fromHslF(hue, saturation, lightness, color.alphaF());
}

/// Between words; anywhere where a word has no room.
int wrapping(const QString &text, const QFontMetrics &metrics, int width)
{
    const QStringList words = text.split(QLatin1Char(' '));
    const bool fit = std::all_of(words.begin(), words.end(),
        [&](const QString &word) { return metrics.horizontalAdvance(word) <= width; });
    return fit ? Qt::TextWordWrap : Qt::TextWrapAnywhere;
}

} // namespace

TableCellDelegate::TableCellDelegate(const common::Look *look, const TableModel *model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_look(look)
    , m_model(model)
{
}

void TableCellDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const common::Theme &theme = m_look->theme();
    const Place place{*painter, option, index, m_model->cell(index.row(), index.column()),
        m_model->field(index.column()), QRectF(option.rect).adjusted(padding, 0, -padding, -1)};
    painter->save();
    painter->setClipRect(option.rect);
    const QColor ground = background(place);
    paintGround(place, ground);
    QFont font = place.is("json-view") ? m_look->fonts().font("code") : option.font;
    font.setUnderline(!place.field.config.links.empty());
    painter->setFont(font);
    const frame::Trend *trend = m_model->trend(index.row(), index.column());
    if (trend != nullptr) {
        paintTrend(place, *trend, inkOf(place, ground));
    } else if (place.is("gauge") && place.cell.number) {
        paintGauge(place);
    } else if (place.is("pill") && !place.cell.text.isEmpty()) {
        paintPills(place);
    } else {
        paintText(place, inkOf(place, ground));
    }
    painter->setPen(theme.color("border.subtle"));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter->restore();
}

/// Invalid: the panel's own.
QColor TableCellDelegate::background(const Place &place) const
{
    if (place.is("color-background") && place.cell.color && !place.style().applyToRow) {
        return *place.cell.color;
    }
    if (const auto row = m_model->rowColor(place.index.row())) {
        return *row;
    }
    return {};
}

void TableCellDelegate::paintGround(const Place &place, const QColor &ground) const
{
    const common::Theme &theme = m_look->theme();
    const QRectF box(place.option.rect);
    if (!ground.isValid()) {
        if (place.selected()) {
            place.painter.fillRect(box, theme.color("surface.selected"));
        }
        return;
    }
    // A row's color is one all along the row.
    if (place.style().mode == "basic" || !place.is("color-background") || place.style().applyToRow) {
        place.painter.fillRect(box, ground);
    } else {
        QLinearGradient gradient(box.topLeft(), box.bottomRight());
        gradient.setColorAt(0, gradientPartner(ground, theme.kind() == common::Theme::Kind::Light));
        gradient.setColorAt(1, ground);
        place.painter.fillRect(box, gradient);
    }
    if (place.selected()) {
        place.painter.setPen(QPen(theme.color("accent.focus"), 2));
        place.painter.setBrush(Qt::NoBrush);
        place.painter.drawRect(box.adjusted(1, 1, -1, -2));
    }
}

QColor TableCellDelegate::inkOf(const Place &place, const QColor &ground) const
{
    const common::Theme &theme = m_look->theme();
    if (ground.isValid()) {
        return common::inkOn(over(ground, theme.color("surface.panel")));
    }
    if (!place.field.config.links.empty()) {
        return theme.color("text.link");
    }
    if (place.is("color-text") && place.cell.color) {
        return *place.cell.color;
    }
    return place.cell.judged.value_or(theme.color("text.primary"));
}

void TableCellDelegate::paintText(const Place &place, const QColor &ink) const
{
    place.painter.setPen(ink);
    const auto alignment = place.index.data(Qt::TextAlignmentRole).value<Qt::Alignment>();
    const QFontMetrics metrics(place.painter.font());
    const bool wraps = place.style().wrap && metrics.horizontalAdvance(place.cell.text) > place.room.width();
    if (wraps) {
        const QRectF box = place.room.adjusted(0, 3, 0, -3);
        const int flags = wrapping(place.cell.text, metrics, static_cast<int>(box.width()));
        place.painter.drawText(box, int(alignment) | flags, place.cell.text);
        return;
    }
    const int width = static_cast<int>(place.room.width());
    place.painter.drawText(
        place.room, int(alignment), metrics.elidedText(place.cell.text, Qt::ElideMiddle, width));
}

int TableCellDelegate::wrappedHeight(const QModelIndex &index, int width) const
{
    if (!m_model->field(index.column()).config.cell.wrap) {
        return 0;
    }
    const QFontMetrics metrics(m_look->fonts().font("table"));
    const QRect room(0, 0, std::max(1, width - 2 * padding), metrics.lineSpacing() * mostWrappedLines);
    const QString &text = m_model->cell(index.row(), index.column()).text;
    const int high = metrics.boundingRect(room, wrapping(text, metrics, room.width()), text).height();
    return std::min(high, room.height()) + 8;
}

void TableCellDelegate::paintPills(const Place &place) const
{
    const common::Theme &theme = m_look->theme();
    const std::vector<QColor> &palette = theme.series();
    const QFontMetricsF metrics(place.painter.font());
    double left = place.room.left();
    const double high = std::min(place.room.height() - 4, metrics.height() + 4);
    const double radius = theme.number("radius.control");
    place.painter.setRenderHint(QPainter::Antialiasing);
    const QStringList pills = pillsOf(place.cell.text.toStdString());
    for (const QString &pill : pills) {
        const double room = place.room.right() - left;
        if (room < 24) {
            break; // the whole text can be opened
        }
        const double wide = std::min(metrics.horizontalAdvance(pill) + 12, room);
        const QRectF box(left, place.room.center().y() - high / 2, wide, high);
        // The same word has the same color everywhere.
        const QColor color =
            place.cell.color.value_or(palette[std::hash<std::string>()(pill.toStdString()) % palette.size()]);
        place.painter.setPen(Qt::NoPen);
        place.painter.setBrush(color);
        place.painter.drawRoundedRect(box, radius, radius);
        place.painter.setPen(common::inkOn(over(color, theme.color("surface.panel"))));
        place.painter.drawText(box, Qt::AlignCenter, common::elidedRight(pill, metrics, wide - 10));
        left += wide + 4;
    }
    place.painter.setRenderHint(QPainter::Antialiasing, false);
}

} // namespace zumik::widgets::panels
