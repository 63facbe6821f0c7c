// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"

namespace zumik::promql {

/// Prometheus's bounds of what stands behind "@".
bool isTimeInBounds(double seconds);

/// To the nearest millisecond; what is more than fits becomes the first or the last time.
base::Time timeFromSeconds(double seconds);

} // namespace zumik::promql
