// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/fieldconfig.h"
#include "models/plot/geometry.h"

#include <vector>

namespace zumik::plot {

/// The corners or the curve between samples (x ascending), as a polyline. The curve is the monotone cubic of
/// Fritsch and Carlson (SIAM J. Numer. Anal. 17, 1980): it never leaves the range of the two samples beside
/// it, so it invents no extreme. Whatever y is, the number and x of the points depend on the x of the input
/// only.
std::vector<Point> interpolated(std::vector<Point> points, frame::Interpolation interpolation);

} // namespace zumik::plot
