// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/bandpalette.h"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace zumik::plot {

/// Pixels from..until, until excluded.
struct Stretch {
    int from = 0;
    int until = 0;
};

/// The pixels of each visible cell of a track. Private to models/plot.
struct TrackPixels {
    std::size_t first = 0; ///< of the visible cells
    std::vector<Stretch> cells;
    std::vector<int> cellAt; ///< of each pixel, negative where none is; empty: many share one
    std::vector<std::pair<std::size_t, int>> shared; ///< pixels and their further cells: at the sides

    /// Makes cellAt and shared for a line of so many pixels.
    void mapPixels(std::size_t width);

    /// The usual line of many rows: a pixel is one sample's, but for those that the sides cut off. `marks`
    /// are those of all the track's samples.
    void paint(const BandMark *marks, const std::vector<BandPaint> &paints, std::uint32_t *line) const;
};

} // namespace zumik::plot
