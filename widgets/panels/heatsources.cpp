// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/heatsources.h"

#include <algorithm>

namespace zumik::widgets::panels {

namespace {

bool isCumulative(const dashboard::Panel &panel, const frame::Frame &frame)
{
    return std::any_of(panel.queries.begin(), panel.queries.end(), [&](const dashboard::Query &query) {
        return query.refId == frame.refId && query.format == dashboard::Query::Format::Heatmap;
    });
}

} // namespace

std::vector<zumik::plot::HeatSource> heatSources(
    const dashboard::Panel &panel, const std::vector<frame::Frame> &frames)
{
    std::vector<zumik::plot::HeatSource> sources;
    for (const frame::Frame &frame : frames) {
        sources.push_back({&frame, isCumulative(panel, frame)});
    }
    return sources;
}

} // namespace zumik::widgets::panels
