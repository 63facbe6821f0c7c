// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace zumik::plot {

/// In pixels, y downwards, from the scene's top left corner.
struct Point {
    float x = 0;
    float y = 0;

    bool operator==(const Point &) const = default;
};

struct Box {
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;

    float width() const { return right - left; }

    float height() const { return bottom - top; }

    bool contains(Point point) const
    {
        return point.x >= left && point.x <= right && point.y >= top && point.y <= bottom;
    }

    bool operator==(const Box &) const = default;
};

} // namespace zumik::plot
