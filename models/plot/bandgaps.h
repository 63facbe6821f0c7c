// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/bandcells.h"

#include <vector>

namespace zumik::plot {

/// What becomes BandCells::gaps. Private to models/plot.
std::vector<base::TimeRange> gapsOfAllRows(const BandCells &cells);

} // namespace zumik::plot
