// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/replay/tracklanes.h"

#include <algorithm>
#include <limits>
#include <map>

namespace zumik::widgets::replay {

std::vector<int> lanesOf(const std::vector<zumik::replay::AlertSpan> &spans, int lanes)
{
    std::vector<base::Time> freeFrom(
        static_cast<std::size_t>(std::max(lanes, 1)), base::Time{std::numeric_limits<std::int64_t>::min()});
    std::map<series::Labels, std::size_t> lastLane;
    std::vector<int> taken;
    for (const zumik::replay::AlertSpan &span : spans) {
        const auto isFree = [&](std::size_t lane) {
            return freeFrom[lane] <= span.range.start;
        };
        const auto known = lastLane.find(span.labels);
        std::size_t lane = 0;
        if (known != lastLane.end() && isFree(known->second)) {
            lane = known->second;
        } else {
            while (lane + 1 < freeFrom.size() && !isFree(lane)) {
                ++lane;
            }
        }
        freeFrom[lane] = std::max(freeFrom[lane], span.range.end);
        lastLane[span.labels] = lane;
        taken.push_back(static_cast<int>(lane));
    }
    return taken;
}

} // namespace zumik::widgets::replay
