// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/geometry.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace zumik::plot {

/// A plot's cells as pixels of the screen: 0xAARRGGBB, premultiplied, row after row from the top.
struct Raster {
    int width = 0;
    int height = 0;
    std::vector<std::uint32_t> pixels;

    /// Empty pixels for a plot, `ratio` of the screen's each of its own.
    void clearFor(const Box &plot, double ratio)
    {
        width = std::max(0, static_cast<int>(std::lround(double(plot.width()) * ratio)));
        height = std::max(0, static_cast<int>(std::lround(double(plot.height()) * ratio)));
        pixels.assign(static_cast<std::size_t>(width) * height, 0);
    }
};

} // namespace zumik::plot
