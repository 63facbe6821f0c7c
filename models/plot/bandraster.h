// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/bandlines.h"
#include "models/plot/bandscene.h"
#include "models/plot/raster.h"

namespace zumik::plot {

/// The plot of a scene, `ratio` pixels of the screen each of its own. Where several bands share a pixel, be
/// it that rows are lower or samples narrower, it has the color that ranks highest (BandWords::rank), so that
/// no bad state is lost; what follows ranks is the most that a pixel can say. No band is narrower than a
/// pixel. `raster` is used again when its size fits, and so are `lines`.
void rasterize(const BandScene &scene, double ratio, Raster &raster, BandLines &lines);

inline void rasterize(const BandScene &scene, double ratio, Raster &raster)
{
    BandLines lines;
    rasterize(scene, ratio, raster, lines);
}

} // namespace zumik::plot
