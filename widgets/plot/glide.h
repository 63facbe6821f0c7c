// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"

namespace zumik::widgets::plot {

// Where wheel and pan lead from a range of time. Lengths stay between a second and a hundred years.

/// `steps` of the wheel nearer (positive) or farther; `around` stays where it is.
base::TimeRange zoomedAround(base::TimeRange range, base::Time around, double steps);

/// Moved on by a share of its length; negative: into the past.
base::TimeRange moved(base::TimeRange range, double share);

} // namespace zumik::widgets::plot
