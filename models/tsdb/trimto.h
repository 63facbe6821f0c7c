// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/queryable.h"

#include <algorithm>

namespace zumik::tsdb {

/// Takes away what lies outside of the range: chunks that lie partly within it were added as a whole.
inline void trimTo(base::TimeRange range, series::Samples &out)
{
    const auto begin =
        std::lower_bound(out.times.begin(), out.times.end(), range.start.ms) - out.times.begin();
    const auto end = std::upper_bound(out.times.begin(), out.times.end(), range.end.ms) - out.times.begin();
    out.times.erase(out.times.begin() + std::max(begin, end), out.times.end());
    out.values.erase(out.values.begin() + std::max(begin, end), out.values.end());
    out.times.erase(out.times.begin(), out.times.begin() + begin);
    out.values.erase(out.values.begin(), out.values.begin() + begin);
}

} // namespace zumik::tsdb
