// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/eventmarks.h"

#include "models/plot/scene.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace zumik::plot {

namespace {

float distanceTo(const EventMark &mark, float x)
{
    return x < mark.x ? mark.x - x : x > mark.x2 ? x - mark.x2 : 0;
}

} // namespace

std::vector<EventMark> eventMarks(const PlotScene &scene, std::span<const base::TimeRange> events)
{
    std::vector<EventMark> marks;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const base::TimeRange event = events[i];
        if (event.end < scene.range.start || event.start > scene.range.end || event.end < event.start) {
            continue;
        }
        EventMark mark{i, scene.xOf(std::max(event.start, scene.range.start)),
            scene.xOf(std::min(event.end, scene.range.end)), event.start >= scene.range.start,
            event.end <= scene.range.end};
        if (mark.x2 - mark.x < 1) {
            mark.x2 = mark.x;
        }
        marks.push_back(mark);
    }
    return marks;
}

std::vector<EventMark> eventsAt(
    const PlotScene &scene, std::span<const EventMark> marks, Point pointer, float reach)
{
    std::vector<EventMark> found;
    if (pointer.y < scene.plot.bottom - eventStrip || pointer.y > scene.plot.bottom + eventStrip) {
        return found;
    }
    for (const EventMark &mark : marks) {
        if (distanceTo(mark, pointer.x) <= (mark.lasts() ? 0 : reach)) {
            found.push_back(mark);
        }
    }
    std::stable_sort(found.begin(), found.end(), [&](const EventMark &a, const EventMark &b) {
        const float left = std::abs(a.x - pointer.x);
        const float right = std::abs(b.x - pointer.x);
        return std::tuple(a.lasts(), left) < std::tuple(b.lasts(), right);
    });
    return found;
}

} // namespace zumik::plot
