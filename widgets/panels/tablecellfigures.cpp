// SPDX-License-Identifier: GPL-3.0-or-later
// What cells draw beside their values: gauges and trends.
#include "models/frame/sparkline.h"
#include "models/frame/thresholds.h"
#include "widgets/common/look.h"
#include "widgets/panels/sparkline.h"
#include "widgets/panels/tablecellplace.h"

#include <QLinearGradient>

#include <algorithm>
#include <cmath>

namespace zumik::widgets::panels {

namespace {

constexpr int measuredRows = 200;
constexpr double lcdCell = 6; ///< px, with its gap
constexpr int gradientStops = 9;
constexpr double trendAir = 2; ///< px above and below a line
constexpr double leastTrend = 8; ///< px; less says nothing

double seen(double value, const frame::ValueRange &range, double share)
{
    return std::isnan(value) ? 0 : range.min + (range.max - range.min) * share;
}

} // namespace

int TableCellDelegate::valueWidth(const Place &place) const
{
    const auto known = m_valueWidths.find(place.index.column());
    if (known != m_valueWidths.end()) {
        return known->second;
    }
    const QFontMetrics metrics(place.painter.font());
    int widest = 0;
    for (int row = 0; row < std::min(m_model->rowCount(), measuredRows); ++row) {
        widest = std::max(widest, metrics.horizontalAdvance(m_model->cell(row, place.index.column()).text));
    }
    m_valueWidths.emplace(place.index.column(), widest);
    return widest;
}

/// Beside a figure: that of the column's widest value, and never most of the cell.
double TableCellDelegate::valueRoom(const Place &place) const
{
    return place.hidesValue() ? 0 : std::min<double>(valueWidth(place) + padding, place.room.width() * 0.6);
}

void TableCellDelegate::paintValue(const Place &place, double width, const QColor &ink)
{
    const QRectF box(place.room.right() - width, place.room.top(), width, place.room.height());
    place.painter.setPen(ink);
    place.painter.drawText(box, Qt::AlignVCenter | Qt::AlignRight,
        place.option.fontMetrics.elidedText(place.cell.text, Qt::ElideRight, static_cast<int>(box.width())));
}

void TableCellDelegate::paintGauge(const Place &place) const
{
    const common::Theme &theme = m_look->theme();
    const bool hidden = place.hidesValue();
    const double value = valueRoom(place);
    const double thick = std::clamp(place.room.height() * 0.55, 6.0, 18.0);
    const QRectF track(place.room.left(), place.room.center().y() - thick / 2,
        std::max(0.0, place.room.width() - value), thick);
    const frame::ValueRange range =
        m_model->table().columns[static_cast<std::size_t>(place.index.column())].range;
    const double at = frame::positionIn(range, *place.cell.number);
    place.painter.setRenderHint(QPainter::Antialiasing);
    place.style().mode == "lcd" ? paintLcd(place, track, at) : paintBar(place, track, at);
    place.painter.setRenderHint(QPainter::Antialiasing, false);
    if (!hidden) {
        const bool colored = place.style().valueMode != "text" && place.cell.color;
        paintValue(place, value, colored ? *place.cell.color : theme.color("text.primary"));
    }
}

void TableCellDelegate::paintBar(const Place &place, const QRectF &track, double at) const
{
    const common::Theme &theme = m_look->theme();
    const double radius = theme.number("radius.cell");
    place.painter.setPen(theme.kind() == common::Theme::Kind::HighContrast
            ? QPen(theme.color("border.subtle"), 1)
            : QPen(Qt::NoPen));
    place.painter.setBrush(theme.color("surface.sunken"));
    place.painter.drawRoundedRect(track, radius, radius);
    place.painter.setPen(Qt::NoPen);
    const int column = place.index.column();
    QBrush fill(place.cell.color.value_or(theme.series().front()));
    if (place.style().mode != "basic") {
        // Along the track lie the colors of the values that it stands for.
        const frame::ValueRange range = m_model->table().columns[static_cast<std::size_t>(column)].range;
        QLinearGradient gradient(track.topLeft(), track.topRight());
        for (int stop = 0; stop < gradientStops; ++stop) {
            const double share = static_cast<double>(stop) / (gradientStops - 1);
            gradient.setColorAt(share, m_model->colorAt(column, seen(*place.cell.number, range, share)));
        }
        fill = QBrush(gradient);
    }
    place.painter.setBrush(fill);
    place.painter.drawRoundedRect(
        QRectF(track.left(), track.top(), track.width() * at, track.height()), radius, radius);
}

void TableCellDelegate::paintLcd(const Place &place, const QRectF &track, double at) const
{
    const common::Theme &theme = m_look->theme();
    const int column = place.index.column();
    const frame::ValueRange range = m_model->table().columns[static_cast<std::size_t>(column)].range;
    const int cells = std::max(1, static_cast<int>(track.width() / lcdCell));
    place.painter.setPen(Qt::NoPen);
    for (int i = 0; i < cells; ++i) {
        const double share = (i + 0.5) / cells;
        const bool lit = share <= at;
        const QColor color = m_model->colorAt(column, seen(*place.cell.number, range, share));
        place.painter.setBrush(lit ? color : theme.color("surface.sunken"));
        place.painter.drawRect(
            QRectF(track.left() + i * lcdCell, track.top(), lcdCell - 1.5, track.height()));
    }
}

namespace {

/// From zero to what is farthest from it: a cell has no height to spare for round numbers.
void fillHeight(frame::FieldConfig &config, const series::Column &values)
{
    double low = 0;
    double high = 0;
    for (const double value : values.values()) {
        if (std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    if (low < high) {
        config.min = low;
        config.max = high;
    }
}

} // namespace

/// Drawn over the panel's time, so that rows can be compared along it.
void TableCellDelegate::paintTrend(const Place &place, const frame::Trend &trend, const QColor &ink) const
{
    const double value = valueRoom(place);
    const bool own = place.is("sparkline");
    Sparkline line{{place.field.name, {}, trend.values, {}}, trend.grid, m_model->table().times,
        place.cell.color.value_or(m_look->theme().series().front())};
    line.field.config.style = own ? place.field.config.style : frame::sparklineStyle();
    line.field.config.color = place.field.config.color;
    line.field.config.thresholds = place.field.config.thresholds;
    fillHeight(line.field.config, trend.values);
    if (line.range.end <= line.range.start) {
        line.range = {trend.grid.start, trend.grid.end()};
    }
    const QRectF box = place.room.adjusted(0, trendAir, -value, -trendAir);
    if (box.width() >= leastTrend) {
        paintSparkline(place.painter, line, box, *m_look);
    }
    if (!place.hidesValue()) {
        paintValue(place, value, ink);
    }
}

} // namespace zumik::widgets::panels
