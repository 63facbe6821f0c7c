// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/repeatplaces.h"

#include <algorithm>
#include <utility>

namespace zumik::dashboard {

namespace {

constexpr int columns = 24;

} // namespace

int bottomOf(const GridPosition &position)
{
    return position.y + position.height;
}

void sortByPosition(std::vector<Panel> &panels)
{
    std::stable_sort(panels.begin(), panels.end(), [](const Panel &a, const Panel &b) {
        return std::pair(a.position.y, a.position.x) < std::pair(b.position.y, b.position.x);
    });
}

GridPosition placeOf(const Panel &panel, int index, int count)
{
    GridPosition at = panel.position;
    if (panel.repeatDirection == RepeatDirection::Vertical) {
        at.y += index * at.height;
        return at;
    }
    const int wide = std::min(count, std::clamp(panel.maxPerRow, 1, columns));
    const int column = index % wide;
    at.x = columns * column / wide;
    at.width = columns * (column + 1) / wide - at.x;
    at.y += index / wide * at.height;
    return at;
}

void push(std::span<Panel> others, const Panel &panel, int bottom)
{
    const GridPosition &from = panel.position;
    const bool wholeWidth = panel.repeatDirection == RepeatDirection::Horizontal;
    for (Panel &other : others) {
        if (other.position.y >= bottomOf(from)) {
            other.position.y += bottom - bottomOf(from);
        } else if (wholeWidth) {
            other.position.y += bottom - from.y;
        }
    }
}

} // namespace zumik::dashboard
