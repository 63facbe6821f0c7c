// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/scene.h"
#include "models/plot/words.h"

#include <vector>

namespace zumik::plot {

/// Ticks of the time axis for a scene whose range and plot are known; where labels would touch, some have
/// none.
std::vector<XTick> layOutTimes(const PlotScene &scene, const Words &words);

} // namespace zumik::plot
