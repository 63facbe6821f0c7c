// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/paneldata.h"
#include "models/dashboard/dashboard.h"
#include "models/dashboard/interpolate.h"

namespace zumik::board {

/// Applies the panel's transformations and, after them, its field configuration to frames that came without
/// any; what could not be done becomes a doubt. True when the transformations have left nothing to show.
bool transformFrames(
    const dashboard::Panel &panel, const dashboard::Interpolation &variables, PanelData &data);

} // namespace zumik::board
