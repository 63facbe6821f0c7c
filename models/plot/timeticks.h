// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"
#include "models/plot/words.h"

#include <vector>

namespace zumik::plot {

struct TimeTick {
    base::Time time;
    TimeForm form = TimeForm::Minutes;

    bool operator==(const TimeTick &) const = default;
};

/// Round times of the zone's wall clock in the range, at least `atLeast` apart (across a change of the clock,
/// hours may be one shorter or longer). At most some hundred.
std::vector<TimeTick> timeTicks(base::TimeRange range, base::Duration atLeast, const ZoneOffsets &zone);

} // namespace zumik::plot
