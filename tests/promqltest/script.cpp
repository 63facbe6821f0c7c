// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/script.h"

#include <algorithm>

namespace zumik::promqltest {

bool SeriesLine::hasHistogram() const
{
    return std::any_of(points.begin(), points.end(),
        [](const Point &point) { return point.kind == Point::Kind::Histogram; });
}

bool Eval::expectsHistogram() const
{
    return std::any_of(
        series.begin(), series.end(), [](const SeriesLine &each) { return each.hasHistogram(); });
}

} // namespace zumik::promqltest
