// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/heatarea.h"

#include "widgets/common/text.h"
#include "widgets/plot/strokes.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace zumik::widgets::plot {

namespace {

using zumik::plot::HeatHit;
using zumik::plot::HeatScene;

constexpr std::size_t mostStroked = 50'000; ///< cells; more are kept as an image

void strokeCells(QPainter &painter, const HeatScene &scene)
{
    for (std::size_t column = 0; column < scene.cells.columns; ++column) {
        for (std::size_t row = scene.firstRow; row < scene.endRow; ++row) {
            const auto cell = scene.cell(column, row);
            if (cell && cell->shade > 0) {
                painter.fillRect(
                    toRect(cell->box), QColor::fromRgba(scene.colors.palette()[cell->shade - 1U]));
            }
        }
    }
}

} // namespace

HeatArea::HeatArea(const common::Look *look, QWidget *parent)
    : TimeArea(look, parent)
{
}

void HeatArea::setOptions(const dashboard::HeatmapOptions &options)
{
    m_options = options;
    forgetCells();
}

void HeatArea::setData(HeatData content)
{
    m_data = std::move(content);
    forgetCells();
}

bool HeatArea::showRange(base::TimeRange range)
{
    m_data.range = range;
    invalidate();
    return true;
}

void HeatArea::forgetCells()
{
    m_cellsKnown = false;
    invalidate();
}

void HeatArea::rebuild() const
{
    const common::Theme &theme = look().theme();
    zumik::plot::HeatInput input;
    input.sources = m_data.sources;
    input.style = m_options.style;
    input.paint.dark = theme.kind() != common::Theme::Kind::Light;
    input.paint.fill =
        common::namedColor(m_options.style.color.fill, theme, theme.color("status.warn.fg")).rgba();
    input.range = m_data.range;
    input.now = m_data.now;
    setRoom(input);
    const common::Numbers format = numbers();
    const zumik::plot::Words words{look().clock(), look().clock(), format, measure()};
    m_scene = m_cellsKnown && m_scene ? rebuiltHeatScene(std::move(*m_scene), input, words)
                                      : buildHeatScene(input, words);
    m_cellsKnown = true;
    m_laidOut = true;
}

const HeatScene &HeatArea::scene() const
{
    if (!m_laidOut || !m_scene) {
        rebuild();
    }
    return *m_scene;
}

void HeatArea::paintScene(QPainter &painter)
{
    plotPainter().paintEmpty(painter, scene().plane, {});
    if (keepsStrokes(painter) && scene().shades.size() <= mostStroked) {
        return strokeCells(painter, scene());
    }
    rasterize(scene(), devicePixelRatioF(), m_raster);
    paintCells(painter, m_raster);
}

void HeatArea::paintPointed(QPainter &painter)
{
    if (const auto cell = hit()) {
        painter.setPen(QPen(look().theme().color("text.primary"), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(toRect(cell->box).adjusted(-0.5, -0.5, 0.5, 0.5));
    }
}

std::optional<HeatHit> HeatArea::hit() const
{
    return pointer() && !dragging() ? scene().at(toPoint(*pointer())) : std::nullopt;
}

QString HeatArea::bucketText(const zumik::plot::HeatRow &row) const
{
    const common::Numbers format = numbers();
    const auto bound = [&](double value) {
        return QString::fromStdString(boundLabel(value, scene().bound, format));
    };
    if (std::isnan(row.high)) {
        return std::isnan(row.low) ? common::plain(row.name) : bound(row.low);
    }
    if (std::isnan(row.low)) {
        return bound(row.high);
    }
    return tr("%1 – %2", "bounds of a bucket").arg(bound(row.low), bound(row.high));
}

std::optional<Tooltip> HeatArea::tooltip() const
{
    const std::optional<HeatHit> cell = hit();
    if (!cell || m_options.tooltip == dashboard::Tooltip::Mode::None) {
        return std::nullopt;
    }
    return tooltipOf(*cell, cell->row, m_options.tooltip == dashboard::Tooltip::Mode::Multi);
}

std::optional<Tooltip> HeatArea::tooltipAt(base::Time time) const
{
    const zumik::plot::Box &plot = scene().plane.plot;
    const auto cell = scene().at({scene().plane.xOf(time), (plot.top + plot.bottom) / 2});
    if (!cell || m_options.tooltip == dashboard::Tooltip::Mode::None) {
        return std::nullopt;
    }
    const Tooltip result = tooltipOf(*cell, std::nullopt, true);
    return result.rows.empty() ? std::nullopt : std::optional(result);
}

/// Of the cell's column: the row that is pointed at, and with `all` what others have counted.
Tooltip HeatArea::tooltipOf(const HeatHit &cell, std::optional<std::size_t> pointed, bool all) const
{
    const auto time = [&](base::Time at) {
        return timeText(at, m_data.range);
    };
    Tooltip result;
    result.time = tr("%1 – %2", "from a time to another").arg(time(cell.times.start), time(cell.times.end));
    result.zone = look().clock().zoneName(cell.times.start);
    const common::Numbers format = numbers();
    for (std::size_t row = scene().endRow; row-- > scene().firstRow;) {
        const auto other = scene().cell(cell.column, row);
        const bool wanted = row == pointed || (all && other->shade > 0);
        if (wanted && result.rows.size() < tooltipRows) {
            const QColor color = other->shade > 0
                ? QColor::fromRgba(scene().colors.palette()[other->shade - 1U])
                : look().theme().color("chart.grid");
            result.rows.push_back({{color, {}}, bucketText(other->bucket),
                std::isnan(other->value) ? QStringLiteral("-") : format.text(other->value, scene().value),
                row == pointed});
        } else {
            result.more += wanted ? 1 : 0;
        }
    }
    return result;
}

/// To the middle of a neighboring cell; without a pointer, from the side that the keys lead away from.
bool HeatArea::moveBy(int columns, int rows)
{
    const HeatScene &drawn = scene();
    const auto from = hit();
    const auto count = static_cast<std::int64_t>(drawn.cells.columns);
    if (count == 0 || drawn.endRow <= drawn.firstRow) {
        return true;
    }
    const std::int64_t start = columns > 0 ? -1 : count;
    const auto column = std::clamp<std::int64_t>(
        (from ? static_cast<std::int64_t>(from->column) : start) + columns, 0, count - 1);
    const auto row = std::clamp<std::int64_t>(
        static_cast<std::int64_t>(from ? from->row : drawn.firstRow) + (drawn.reverse ? -rows : rows),
        static_cast<std::int64_t>(drawn.firstRow), static_cast<std::int64_t>(drawn.endRow) - 1);
    const auto cell = drawn.cell(static_cast<std::size_t>(column), static_cast<std::size_t>(row));
    if (cell) {
        setPointer(toRect(cell->box).center());
    }
    return true;
}

} // namespace zumik::widgets::plot
