// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dashboard/nearpanels.h"

#include <algorithm>
#include <utility>

namespace zumik::widgets::dashboard {

int distanceOf(const QRect &box, const QRect &part)
{
    return std::max({0, part.top() - box.bottom(), box.top() - part.bottom()});
}

std::vector<int> panelsNear(const GridPlan &plan, const QRect &part)
{
    std::vector<std::pair<int, std::size_t>> all; // distance, place in the plan
    std::size_t near = 0;
    for (const PlacedPanel &placed : plan.panels) {
        const int distance = distanceOf(placed.box, part);
        near += distance <= part.height() ? 1 : 0;
        all.emplace_back(distance, all.size());
    }
    const std::size_t count = std::min(all.size(), std::max(near, usualBoard));
    std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count), all.end());
    std::vector<int> ids;
    for (std::size_t i = 0; i < count; ++i) {
        ids.push_back(plan.panels[all[i].second].panel->id);
    }
    return ids;
}

} // namespace zumik::widgets::dashboard
