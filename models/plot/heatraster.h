// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/heatscene.h"
#include "models/plot/raster.h"

namespace zumik::plot {

/// The plot of a scene, `ratio` pixels of the screen each of its own. Cells are sharp: their edges lie on
/// pixels. Where several cells share a pixel it has the color of the strongest, so that no hot one is lost,
/// which a scaled picture of one pixel a cell would lose. `raster` is used again when its size fits.
void rasterize(const HeatScene &scene, double ratio, Raster &raster);

} // namespace zumik::plot
