// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/baselinework.h"

namespace zumik::board {

bool isCompared(const dashboard::Panel &panel)
{
    return std::holds_alternative<dashboard::TimeSeriesOptions>(panel.options)
        || std::holds_alternative<dashboard::StatOptions>(panel.options)
        || std::holds_alternative<dashboard::GaugeOptions>(panel.options)
        || std::holds_alternative<dashboard::BarGaugeOptions>(panel.options);
}

PanelPlan earlierPlan(
    const dashboard::Panel &panel, const PanelContext &context, const PanelPlan &plan, base::Duration shift)
{
    PanelContext then = context;
    then.range = {context.range.start - shift, context.range.end - shift};
    PanelPlan earlier = planPanel(panel, then);
    for (std::size_t i = 0; i < earlier.queries.size(); ++i) {
        earlier.queries[i].grid = plan.queries[i].grid;
        earlier.queries[i].grid.start = plan.queries[i].grid.start - shift;
        earlier.queries[i].behind = shift;
    }
    return earlier;
}

Baseline baselineOf(PanelData data, base::Duration shift)
{
    using State = PanelData::State;
    Baseline baseline;
    baseline.state = data.state == State::Data ? Baseline::State::Data
        : data.state == State::Error           ? Baseline::State::Error
                                               : Baseline::State::NoBaseline;
    baseline.shift = shift;
    baseline.range = data.range;
    baseline.error = std::move(data.error);
    baseline.partial = series::isPartial(data.annotations) || data.seriesDropped > 0;
    if (baseline.state == Baseline::State::Data) {
        baseline.frames = std::move(data.frames);
        moveForward(baseline.frames, shift);
    }
    return baseline;
}

} // namespace zumik::board
