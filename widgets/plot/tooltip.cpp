// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/tooltip.h"

#include "widgets/common/look.h"
#include "widgets/common/text.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace zumik::widgets::plot {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Tooltip)
};

using common::Theme;

constexpr double padding = 10;
constexpr double rowHeight = 20;
constexpr double keyWidth = 10;
constexpr double keyGap = 8;
constexpr double valueGap = 20;
constexpr double columnGap = 12;
constexpr double widestName = 260;
constexpr double distance = 14; ///< from the pointer

struct Measures {
    double name = 0;
    double value = 0;
    double earlier = 0;
    double change = 0;
    QSizeF box;
};

QString agoText(const Tooltip &tooltip)
{
    return tooltip.named ? tooltip.before : Text::tr("%1 ago", "a length of time").arg(tooltip.before);
}

/// What was, and the change since: columns of their own.
void measureEarlier(const Tooltip &tooltip, const QFontMetricsF &metrics, Measures &result)
{
    for (const TooltipRow &row : tooltip.rows) {
        result.earlier = std::max(result.earlier, metrics.horizontalAdvance(row.earlier));
        result.change = std::max(result.change, metrics.horizontalAdvance(row.change));
    }
    if (!tooltip.before.isEmpty()) {
        result.earlier = std::max(result.earlier, metrics.horizontalAdvance(agoText(tooltip))) + columnGap;
        result.change += result.change > 0 ? columnGap : 0;
        result.name = std::max(result.name, metrics.horizontalAdvance(tooltip.beforeTime) - keyWidth);
    }
}

Measures measure(const Tooltip &tooltip, const common::Look &look, double most)
{
    const QFontMetricsF names(look.fonts().font("table"));
    const QFontMetricsF strong(look.fonts().font("strong"));
    Measures result;
    for (const TooltipRow &row : tooltip.rows) {
        result.name = std::max(result.name, names.horizontalAdvance(row.name));
        result.value = std::max(result.value, strong.horizontalAdvance(row.value));
    }
    measureEarlier(tooltip, names, result);
    const double fixed = 2 * padding + keyWidth + keyGap + valueGap + result.earlier + result.change;
    const double head =
        strong.horizontalAdvance(tooltip.time) + names.horizontalAdvance(tooltip.zone) + valueGap;
    result.value = std::min(result.value, most / 2);
    result.name = std::min({result.name, widestName, std::max(40.0, most - fixed - result.value)});
    const double width = std::max(fixed + result.name + result.value, head + 2 * padding);
    const double lines = static_cast<double>(tooltip.rows.size()) + (tooltip.more > 0 ? 1 : 0)
        + (tooltip.before.isEmpty() ? 0 : 1);
    result.box = QSizeF(std::ceil(width), padding + rowHeight * (lines + 1) + padding / 2);
    return result;
}

QRectF place(QSizeF size, QPointF pointer, const QRectF &bounds)
{
    const bool right = pointer.x() + distance + size.width() <= bounds.right();
    double x = right ? pointer.x() + distance : pointer.x() - distance - size.width();
    double y = pointer.y() - size.height() / 2;
    if (x < bounds.left()) { // no room on either side: above or below
        x = std::clamp(pointer.x() - size.width() / 2, bounds.left(),
            std::max(bounds.left(), bounds.right() - size.width()));
        const bool below = pointer.y() + distance + size.height() <= bounds.bottom();
        y = below ? pointer.y() + distance : pointer.y() - distance - size.height();
    }
    y = std::clamp(y, bounds.top(), std::max(bounds.top(), bounds.bottom() - size.height()));
    return {QPointF(std::floor(x), std::floor(y)), size};
}

/// Heads over the columns, and when that was.
void paintEarlierHead(QPainter &painter, const Tooltip &tooltip, const QRectF &line, const Measures &measures)
{
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, tooltip.beforeTime);
    const QRectF earlier = line.adjusted(0, 0, -measures.change, 0);
    painter.drawText(earlier, Qt::AlignVCenter | Qt::AlignRight, agoText(tooltip));
    painter.drawText(earlier.adjusted(0, 0, -measures.earlier, 0), Qt::AlignVCenter | Qt::AlignRight,
        Text::tr("now", "head of a column of values"));
}

void paintEarlier(QPainter &painter, const TooltipRow &row, const QRectF &line, const Measures &measures,
    const Theme &theme)
{
    painter.setPen(theme.color("text.secondary"));
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight, row.change);
    painter.setPen(theme.color("text.tertiary"));
    painter.drawText(
        line.adjusted(0, 0, -measures.change, 0), Qt::AlignVCenter | Qt::AlignRight, row.earlier);
}

} // namespace

void paintKey(QPainter &painter, const common::SeriesPaint &paint, QPointF middleLeft)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(paint.color);
    const double y = middleLeft.y() - 1.5;
    if (paint.dash.empty()) {
        painter.fillRect(QRectF(middleLeft.x(), y, keyWidth, 3), paint.color);
    } else {
        const bool dots = paint.dash.front() < 4;
        const double part = dots ? 2 : 4;
        for (double x = 0; x < keyWidth; x += part + 2) {
            painter.drawRect(QRectF(middleLeft.x() + x, y, std::min(part, keyWidth - x), 3));
        }
    }
    painter.restore();
}

QRectF paintTooltip(QPainter &painter, const Tooltip &tooltip, QPointF pointer, const QRectF &bounds,
    const common::Look &look)
{
    const common::Theme &theme = look.theme();
    const Measures measures = measure(tooltip, look, bounds.width() - 2 * padding);
    const QRectF box = place(measures.box, pointer, bounds);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color("border.control"), 1));
    painter.setBrush(theme.color("surface.raised"));
    painter.drawRoundedRect(
        box.adjusted(0.5, 0.5, -0.5, -0.5), theme.number("radius.control"), theme.number("radius.control"));

    const QFont plainFont = look.fonts().font("table");
    QFont strongFont = plainFont;
    strongFont.setWeight(QFont::DemiBold);
    QRectF line(box.left() + padding, box.top() + padding / 2, box.width() - 2 * padding, rowHeight);
    painter.setFont(strongFont);
    painter.setPen(theme.color("text.primary"));
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, tooltip.time);
    painter.setFont(plainFont);
    painter.setPen(theme.color("text.tertiary"));
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight, tooltip.zone);
    if (!tooltip.before.isEmpty()) {
        line.translate(0, rowHeight);
        paintEarlierHead(painter, tooltip, line, measures);
    }
    const QFontMetricsF metrics(plainFont);
    for (const TooltipRow &row : tooltip.rows) {
        line.translate(0, rowHeight);
        paintKey(painter, row.paint, QPointF(line.left(), line.center().y()));
        painter.setFont(row.strong ? strongFont : plainFont);
        painter.setPen(theme.color("text.primary"));
        painter.drawText(line.adjusted(keyWidth + keyGap, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
            common::elidedMiddle(row.name, metrics, measures.name));
        painter.setFont(plainFont);
        paintEarlier(painter, row, line, measures, theme);
        painter.setFont(strongFont);
        painter.setPen(theme.color("text.primary"));
        painter.drawText(line.adjusted(0, 0, -measures.earlier - measures.change, 0),
            Qt::AlignVCenter | Qt::AlignRight,
            common::elidedRight(row.value, QFontMetricsF(strongFont), measures.value + 2));
    }
    if (tooltip.more > 0) {
        line.translate(0, rowHeight);
        painter.setFont(plainFont);
        painter.setPen(theme.color("text.tertiary"));
        painter.drawText(line.adjusted(keyWidth + keyGap, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
            Text::tr("+ %n more", nullptr, static_cast<int>(tooltip.more)));
    }
    painter.restore();
    return box;
}

} // namespace zumik::widgets::plot
