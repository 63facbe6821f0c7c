// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/grid.h"

#include <optional>

namespace zumik::plot {

/// The index of the sample nearest to a time; nothing outside the grid by more than half a step.
std::optional<std::size_t> indexAt(const series::Grid &grid, base::Time time);

} // namespace zumik::plot
