// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/timeaxis.h"

#include <algorithm>
#include <cmath>

namespace zumik::plot {

namespace {

/// Pixels between the words of the axis: for choosing ticks, and at least.
constexpr float timeGap = 24;
constexpr float leastGap = 6;

std::vector<TimeTick> chooseTicks(const PlotScene &scene, const Words &words)
{
    const double msPerPixel =
        static_cast<double>(scene.range.length().count()) / static_cast<double>(scene.plot.width());
    const auto apart = [&](TimeForm form) {
        const float width = words.measure.width(words.times.label(scene.range.start, form));
        return base::Duration(std::max<std::int64_t>(1, std::llround(msPerPixel * double(width + timeGap))));
    };
    std::vector<TimeTick> ticks = timeTicks(scene.range, apart(TimeForm::Minutes), words.zone);
    if (!ticks.empty() && ticks.front().form < TimeForm::Minutes) {
        ticks = timeTicks(scene.range, apart(ticks.front().form), words.zone);
    }
    return ticks;
}

} // namespace

std::vector<XTick> layOutTimes(const PlotScene &scene, const Words &words)
{
    std::vector<XTick> placed;
    if (scene.range.length().count() <= 0) {
        return placed;
    }
    float lastEnd = -1e6F;
    for (const TimeTick &tick : chooseTicks(scene, words)) {
        XTick out;
        out.tick = tick;
        out.x = scene.xOf(tick.time);
        std::string label = words.times.label(tick.time, tick.form);
        const float width = words.measure.width(label);
        out.labelLeft = std::min(out.x - width / 2, scene.width - width - 2);
        if (out.labelLeft >= lastEnd && out.labelLeft >= scene.plot.left - width / 2) {
            lastEnd = out.labelLeft + width + leastGap;
            out.label = std::move(label);
        }
        placed.push_back(std::move(out));
    }
    return placed;
}

} // namespace zumik::plot
