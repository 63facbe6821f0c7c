// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/heatcells.h"
#include "models/plot/heatcolors.h"
#include "models/plot/scene.h"
#include "models/plot/words.h"

#include <optional>
#include <string>
#include <vector>

namespace zumik::plot {

/// The cell under a pointer.
struct HeatHit {
    std::size_t column = 0;
    std::size_t row = 0;
    HeatRow bucket;
    base::TimeRange times;
    double value = 0; ///< NaN: nothing there
    Shade shade = 0;
    Box box; ///< in the plot's pixels, clipped to it

    bool operator==(const HeatHit &other) const { return column == other.column && row == other.row; }
};

/// A value beside the color scale: `at` is its share of the scale, 0..1.
struct HeatLegendTick {
    double at = 0;
    std::string label;
};

/// Everything a painter needs of a heatmap; immutable once built.
struct HeatScene {
    PlotScene plane; ///< plot, axes and times; it has no series
    HeatCells cells;
    HeatColors colors;
    std::vector<Shade> shades; ///< of the cells, in their order
    std::size_t firstRow = 0; ///< rows from here to endRow are shown
    std::size_t endRow = 0;
    bool reverse = false; ///< the first row is on top
    float gap = 1; ///< px between cells, where they are large enough
    std::vector<HeatLegendTick> legend; ///< from the least value to the largest
    frame::FieldConfig value; ///< how a cell's value is written
    frame::FieldConfig bound; ///< how a bucket's bounds are

    /// The cell at a point of the plot, empty ones too; nothing outside the plot or beyond the data.
    std::optional<HeatHit> at(Point point) const;
    std::optional<HeatHit> cell(std::size_t column, std::size_t row) const;

    /// y of the lower edge of a shown row; endRow gives the upper edge of the last.
    float yOf(std::size_t row) const;
};

struct HeatInput {
    std::vector<HeatSource> sources; ///< their frames must live until buildHeatScene returns
    frame::HeatStyle style;
    HeatPaint paint;
    base::TimeRange range;
    std::optional<base::Time> now;
    float width = 0;
    float height = 0;
    float left = 46; ///< margins; the sides grow when labels need more
    float right = 12;
    float top = 8;
    float bottom = 20;
};

HeatScene buildHeatScene(const HeatInput &input, const Words &words);

/// The same cells in other pixels, or another theme: what does not depend on them is kept.
HeatScene rebuiltHeatScene(HeatScene scene, const HeatInput &input, const Words &words);

/// "0.1 s", with the axis's unit; "+Inf" and "-Inf".
std::string boundLabel(double bound, const frame::FieldConfig &config, const NumberFormat &numbers);

} // namespace zumik::plot
