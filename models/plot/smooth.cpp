// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/smooth.h"

#include <algorithm>
#include <cmath>

namespace zumik::plot {

namespace {

/// Pixels between the points of a curve; closer samples are joined straight.
constexpr float curveStep = 2;

std::vector<Point> stepped(const std::vector<Point> &points, bool before)
{
    std::vector<Point> out;
    out.reserve(points.size() * 2);
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (i > 0) {
            out.push_back(before ? Point{points[i - 1].x, points[i].y} : Point{points[i].x, points[i - 1].y});
        }
        out.push_back(points[i]);
    }
    return out;
}

float slope(Point a, Point b)
{
    return b.x > a.x ? (b.y - a.y) / (b.x - a.x) : 0;
}

std::vector<float> tangents(const std::vector<Point> &points)
{
    const std::size_t n = points.size();
    std::vector<float> result(n);
    result.front() = slope(points[0], points[1]);
    result.back() = slope(points[n - 2], points[n - 1]);
    for (std::size_t i = 1; i + 1 < n; ++i) {
        const float left = slope(points[i - 1], points[i]);
        const float right = slope(points[i], points[i + 1]);
        const float limit = 3 * std::min(std::abs(left), std::abs(right));
        result[i] = left * right <= 0 ? 0 : std::clamp((left + right) / 2, -limit, limit);
    }
    return result;
}

Point onCurve(Point a, Point b, float ta, float tb, float t)
{
    const float width = b.x - a.x;
    const float u = 1 - t;
    const float y = (1 + 2 * t) * u * u * a.y + t * u * u * width * ta + t * t * (3 - 2 * t) * b.y
        - t * t * u * width * tb;
    return {a.x + t * width, std::clamp(y, std::min(a.y, b.y), std::max(a.y, b.y))};
}

std::vector<Point> smooth(const std::vector<Point> &points)
{
    const std::vector<float> t = tangents(points);
    std::vector<Point> out{points.front()};
    for (std::size_t i = 1; i < points.size(); ++i) {
        const float width = points[i].x - points[i - 1].x;
        const int parts = std::clamp(static_cast<int>(width / curveStep), 1, 200);
        for (int part = 1; part < parts; ++part) {
            const float at = static_cast<float>(part) / static_cast<float>(parts);
            out.push_back(onCurve(points[i - 1], points[i], t[i - 1], t[i], at));
        }
        out.push_back(points[i]);
    }
    return out;
}

} // namespace

std::vector<Point> interpolated(std::vector<Point> points, frame::Interpolation interpolation)
{
    switch (interpolation) {
    case frame::Interpolation::Linear:
        return points;
    case frame::Interpolation::Smooth:
        return points.size() < 3 ? points : smooth(points);
    case frame::Interpolation::StepBefore:
        return stepped(points, true);
    case frame::Interpolation::StepAfter:
        return stepped(points, false);
    }
    return points;
}

} // namespace zumik::plot
