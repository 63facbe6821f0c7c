// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"
#include "models/frame/frame.h"

#include <vector>

namespace zumik::dashboard {

/// Applies the overrides in their order to the fields that they name. Names and patterns mean the field's
/// name as it came; a display name that an override sets becomes the field's name. Types are "number", "time"
/// and "string"; a query is a frame's refId.
void applyOverrides(const std::vector<Override> &overrides, std::vector<frame::Frame> &frames);

} // namespace zumik::dashboard
