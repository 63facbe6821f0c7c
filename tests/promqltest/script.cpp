// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/script.h"

#include <algorithm>

namespace zumik::promqltest {

bool SeriesLine::hasHistogram() const
{
    return std::any_of(points.begin(), points.end(),
        [](const Point &point) { return point.kind == Point::Kind::Histogram; });
}

void put(std::vector<SeriesLine> &lines, SeriesLine line)
{
    std::erase_if(lines, [&](const SeriesLine &other) { return other.labels == line.labels; });
    lines.push_back(std::move(line));
}

bool Eval::expectsHistogram() const
{
    return std::any_of(
        series.begin(), series.end(), [](const SeriesLine &each) { return each.hasHistogram(); });
}

} // namespace zumik::promqltest
