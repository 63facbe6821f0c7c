// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"

#include <cstddef>

namespace zumik::series {

/// The time axis that all columns of a range answer share: `count` instants, `step` apart, from `start`.
struct Grid {
    base::Time start;
    base::Duration step{1};
    std::size_t count = 0;

    base::Time at(std::size_t index) const { return start + step * static_cast<base::Duration::rep>(index); }

    /// The last instant; `start` for an empty grid.
    base::Time end() const { return count == 0 ? start : at(count - 1); }

    bool operator==(const Grid &) const = default;

    /// The instants start, start + step, ... up to `range.end`. A step below 1 ms counts as 1 ms.
    static Grid over(base::TimeRange range, base::Duration step);
};

} // namespace zumik::series
