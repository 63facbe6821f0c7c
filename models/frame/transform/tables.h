// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/frame.h"
#include "models/frame/transform/table.h"
#include "models/frame/transform/transform.h"

#include <vector>

namespace zumik::frame::transform {

/// Frames as Grafana's transformations see them: a frame on a grid is taken apart into one table a series.
/// Private to models/frame/transform.
Tables tablesOf(const std::vector<Frame> &frames);

/// The grids that frames came on, each once.
std::vector<series::Grid> gridsOf(const std::vector<Frame> &frames);

/// A table with a time field, put on one of the grids if all its times lie on it, else on the coarsest that
/// has them all; of rows of one time the last counts, and texts are left out. Nothing where there is no time,
/// no number, or where the grid would have more than `mostCells` cells.
std::optional<Frame> onGrid(
    const Table &table, const std::vector<series::Grid> &grids, std::size_t mostCells);

/// Tables with their titles settled as frames; see Shape.
std::vector<Frame> framesOf(
    const Tables &tables, Shape shape, const std::vector<series::Grid> &grids, std::size_t mostCells);

} // namespace zumik::frame::transform
