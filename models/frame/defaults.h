// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/frame.h"

#include <vector>

namespace zumik::frame {

/// Gives transformed frames the panel's field configuration, as framebuilder.h gives it to an answer's. What
/// a field has of its own (the name that a transformation gave it, a unit, what else it read out of data)
/// stays; times are left alone, and texts get neither unit nor name.
void applyDefaults(const FieldConfig &defaults, std::vector<Frame> &frames);

/// What `own` says of limits, decimals, color, thresholds and mappings takes the place of what `config` says.
void layOver(const FieldConfig &own, FieldConfig &config);

} // namespace zumik::frame
