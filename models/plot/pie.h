// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <limits>
#include <vector>

// What a pie chart shows of its values: slices in their order, and each one's share. Source of the rules:
// grafana/grafana public/app/plugins/panel/piechart (PieChart.tsx, utils.ts) and d3-shape's pie, which gives
// a value that is not above zero no angle.
namespace zumik::plot {

enum class PieOrder { None, Ascending, Descending };

struct PieItem {
    double value = 0;
    bool visible = true; ///< hidden ones keep their place in the legend but count for nothing
};

struct PieSlice {
    /// Stands for all that are too small to be drawn each.
    static constexpr std::size_t rest = std::numeric_limits<std::size_t>::max();

    std::size_t item = 0; ///< index of the given items, or `rest`
    double value = 0;
    double share = 0; ///< of the total, 1 being all; below zero for a value below zero
    double start = 0; ///< 0..1 of the circle, clockwise from the top
    double sweep = 0; ///< 0..1 of the circle
};

struct Pie {
    std::vector<PieSlice> slices;
    double total = 0; ///< of all slices, those below zero included
    std::size_t negative = 0; ///< slices without an angle though they are not zero
    std::size_t merged = 0; ///< items that make up the rest
};

/// More slices than anybody tells apart; the smallest beyond them are one.
inline constexpr std::size_t mostSlices = 200;

/// Items that are hidden or no finite number get no slice.
Pie pieOf(const std::vector<PieItem> &items, PieOrder order, std::size_t most = mostSlices);

/// The slice at a place of the circle (0..1 clockwise from the top), or the number of slices.
std::size_t sliceAt(const Pie &pie, double turn);

} // namespace zumik::plot
