// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/bandcells.h"

#include <cstdint>
#include <vector>

namespace zumik::plot {

/// Rows that share a line of pixels, taken together, sample by sample: what stays as it is while one pans and
/// zooms. Kept by whoever paints a scene again and again; it is made anew for other cells and another height.
struct BandLines {
    /// Of the rows of one track: where the highest marks of all its samples begin.
    struct Part {
        std::size_t track = 0;
        std::size_t first = 0;
        bool together = false; ///< in `marks`; else it is one row, in the cells' own
    };

    std::uint64_t reading = 0; ///< of the cells
    int height = 0; ///< of the raster
    std::vector<std::vector<Part>> lines; ///< by line of pixels; empty: as the line above
    std::vector<BandMark> marks;

    bool fit(const BandCells &cells, int pixels) const
    {
        return reading == cells.reading && height == pixels;
    }
};

/// Of cells with rows, for a raster of that height.
BandLines bandLines(const BandCells &cells, int height);

} // namespace zumik::plot
