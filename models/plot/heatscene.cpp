// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/heatscene.h"

#include <algorithm>
#include <cmath>

namespace zumik::plot {

float HeatScene::yOf(std::size_t row) const
{
    const auto count = static_cast<float>(std::max<std::size_t>(endRow - firstRow, 1));
    const float share = (static_cast<float>(row) - static_cast<float>(firstRow)) / count;
    const float down = reverse ? share : 1 - share;
    return plane.plot.top + down * plane.plot.height();
}

std::optional<HeatHit> HeatScene::at(Point point) const
{
    const Box &plot = plane.plot;
    if (!plot.contains(point) || endRow <= firstRow || cells.columns == 0) {
        return std::nullopt;
    }
    const base::Duration ahead = plane.timeAt(point.x) - cells.start;
    const float share = (point.y - plot.top) / std::max(plot.height(), 1.0F);
    const auto rows = static_cast<float>(endRow - firstRow);
    const float up = std::clamp((reverse ? share : 1 - share) * rows, 0.0F, rows - 0.5F);
    if (ahead.count() < 0) {
        return std::nullopt;
    }
    return cell(static_cast<std::size_t>(ahead / cells.step), firstRow + static_cast<std::size_t>(up));
}

std::optional<HeatHit> HeatScene::cell(std::size_t column, std::size_t row) const
{
    if (column >= cells.columns || row < firstRow || row >= endRow) {
        return std::nullopt;
    }
    HeatHit hit;
    hit.column = column;
    hit.row = row;
    hit.bucket = cells.rows[row];
    hit.times = cells.timesOf(column);
    hit.value = cells.at(column, row);
    hit.shade = shades[row * cells.columns + column];
    const Box &plot = plane.plot;
    hit.box = {std::clamp(plane.xOf(hit.times.start), plot.left, plot.right),
        std::min(yOf(row), yOf(row + 1)), std::clamp(plane.xOf(hit.times.end), plot.left, plot.right),
        std::max(yOf(row), yOf(row + 1))};
    return hit;
}

std::string boundLabel(double bound, const frame::FieldConfig &config, const NumberFormat &numbers)
{
    if (std::isinf(bound)) {
        return bound > 0 ? "+Inf" : "-Inf";
    }
    return numbers.value(bound, config);
}

} // namespace zumik::plot
