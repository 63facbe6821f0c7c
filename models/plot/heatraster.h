// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/heatscene.h"

#include <cstdint>
#include <vector>

namespace zumik::plot {

/// A heatmap's cells as pixels of the screen: 0xAARRGGBB, premultiplied, row after row from the top.
struct HeatRaster {
    int width = 0;
    int height = 0;
    std::vector<std::uint32_t> pixels;
};

/// The plot of a scene, `ratio` pixels of the screen each of its own. Cells are sharp: their edges lie on
/// pixels. Where several cells share a pixel it has the color of the strongest, so that no hot one is lost,
/// which a scaled picture of one pixel a cell would lose. `raster` is used again when its size fits.
void rasterize(const HeatScene &scene, double ratio, HeatRaster &raster);

} // namespace zumik::plot
