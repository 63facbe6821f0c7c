// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/series/grid.h"

#include <algorithm>

namespace zumik::series {

Grid Grid::over(base::TimeRange range, base::Duration step)
{
    const base::Duration width = std::max(step, base::Duration{1});
    if (range.end < range.start) {
        return {range.start, width, 0};
    }
    const auto steps = static_cast<std::size_t>(range.length() / width);
    return {range.start, width, steps + 1};
}

} // namespace zumik::series
