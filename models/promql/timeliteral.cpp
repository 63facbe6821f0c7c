// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/timeliteral.h"

#include <cmath>
#include <limits>

namespace zumik::promql {

bool isTimeInBounds(double seconds)
{
    constexpr double bound = 9223372036854775808.0;
    return seconds < bound && seconds > -bound;
}

base::Time timeFromSeconds(double seconds)
{
    constexpr auto first = std::numeric_limits<std::int64_t>::min();
    constexpr auto last = std::numeric_limits<std::int64_t>::max();
    const double milliseconds = std::round(seconds * 1000);
    if (milliseconds >= static_cast<double>(last)) {
        return {last};
    }
    return {milliseconds <= static_cast<double>(first) ? first : static_cast<std::int64_t>(milliseconds)};
}

} // namespace zumik::promql
