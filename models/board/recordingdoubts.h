// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/doubt.h"
#include "models/series/grid.h"
#include "models/source/recording.h"

#include <string>
#include <vector>

namespace zumik::board {

/// What is doubtful of an answer because it comes from a recording: instants whose windows begin before it,
/// selectors that select more than was recorded. Nothing for an expression that doesn't parse.
std::vector<Doubt> recordingDoubts(
    const std::string &expression, const series::Grid &grid, const source::Recording &recording);

} // namespace zumik::board
