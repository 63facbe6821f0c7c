// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/planner.h"
#include "models/promql/exec/vectorfunctions.h"
#include "models/promql/length.h"

#include <algorithm>

namespace zumik::promql::exec {

namespace {

/// What a window of a single step holds.
series::RawSeries samplesWithin(const Windows &windows, const series::Samples &samples)
{
    series::RawSeries raw;
    WindowSlider slider(windows, samples);
    const Window &window = slider.at(0);
    for (std::size_t i = window.first; i < window.last; ++i) {
        raw.times.push_back({samples.times[i]});
        raw.values.push_back(samples.values[i]);
    }
    return raw;
}

} // namespace

base::Result<std::int64_t> Planner::lengthOf(const Length &length, const Steps &steps) const
{
    if (!length.expression) {
        return length.value.count();
    }
    const auto value =
        evaluate(length, base::Duration{steps.step}, base::Duration{steps.end() - steps.start});
    if (!value) {
        return value.error();
    }
    return value->count();
}

base::Result<Shift> Planner::shiftOf(const TimeShift &shift, const Steps &steps) const
{
    const auto offset = lengthOf(shift.offset, steps);
    if (!offset) {
        return offset.error();
    }
    Shift made{std::nullopt, *offset};
    if (shift.at == TimeShift::At::Time) {
        made.at = shift.time.ms;
    } else if (shift.at == TimeShift::At::Start) {
        made.at = m_querySteps.start;
    } else if (shift.at == TimeShift::At::End) {
        made.at = m_querySteps.end();
    }
    return made;
}

/// Multiples of the subquery's own step, from its window before the first step to the last step.
base::Result<Steps> Planner::subquerySteps(const Subquery &subquery, const Windows &windows) const
{
    std::int64_t step = m_query.options().defaultStep.count();
    if (subquery.step) {
        const auto own = lengthOf(*subquery.step, windows.steps);
        if (!own) {
            return own.error();
        }
        step = *own;
    }
    step = std::max<std::int64_t>(step, 1);
    const std::int64_t earliest = windows.shift.reference(windows.steps, 0) - windows.range;
    const std::int64_t latest = windows.shift.reference(windows.steps, windows.steps.count - 1);
    std::int64_t start = step * (earliest / step);
    if (start < earliest || (windows.leftOpen && start == earliest)) {
        start += step;
    }
    const std::int64_t count = latest < start ? 0 : (latest - start) / step + 1;
    return Steps{start, step, static_cast<std::size_t>(count)};
}

base::Result<RangeFunctionOperator::Plan> Planner::window(const Expression &expression, const Steps &steps)
{
    const Expression &inner = unwrapped(expression);
    if (const auto *matrix = inner.as<MatrixSelector>()) {
        return selectorWindow(*matrix, steps);
    }
    if (const auto *subquery = inner.as<Subquery>()) {
        return subqueryWindow(*subquery, steps);
    }
    return failure("a range vector was expected");
}

base::Result<Windows> Planner::windowsOf(
    const TimeShift &shift, const Length &range, const Steps &steps) const
{
    const auto moved = shiftOf(shift, steps);
    if (!moved) {
        return moved.error();
    }
    const auto length = lengthOf(range, steps);
    if (!length) {
        return length.error();
    }
    return Windows{steps, *moved, *length, m_query.semantics().leftOpen};
}

base::Result<RangeFunctionOperator::Plan> Planner::selectorWindow(
    const MatrixSelector &matrix, const Steps &steps)
{
    const auto &selector = *unwrapped(*matrix.selector).as<VectorSelector>();
    auto windows = windowsOf(selector.shift, matrix.range, steps);
    if (!windows) {
        return windows.error();
    }
    RangeFunctionOperator::Plan made;
    made.windows = *windows;
    made.source = selectorSource(m_query, selector, *windows);
    return made;
}

base::Result<RangeFunctionOperator::Plan> Planner::subqueryWindow(
    const Subquery &subquery, const Steps &steps)
{
    auto windows = windowsOf(subquery.shift, subquery.range, steps);
    if (!windows) {
        return windows.error();
    }
    const auto innerSteps = subquerySteps(subquery, *windows);
    if (!innerSteps) {
        return innerSteps.error();
    }
    auto inner = innerSteps->count == 0 ? base::Result<OperatorPtr>(nothing(m_query, *innerSteps))
                                        : plan(*subquery.inner, *innerSteps);
    if (!inner) {
        return inner.error();
    }
    RangeFunctionOperator::Plan made;
    made.windows = *windows;
    made.source = subquerySource(std::move(*inner));
    return made;
}

base::Result<std::vector<series::RawSeries>> rangeVector(
    Query &query, const Expression &expression, std::int64_t at)
{
    if (auto fits = refuseTooDeep(expression); !fits) {
        return fits.error();
    }
    const Steps steps{at, 1, 1};
    Planner planner(query, expression, steps);
    auto window = planner.window(expression, steps);
    if (!window) {
        return window.error();
    }
    if (auto opened = window->source->open(); !opened) {
        return opened.error();
    }
    std::vector<series::RawSeries> all;
    Scratch scratch;
    series::Samples samples;
    for (std::size_t i = 0; i < window->source->size(); ++i) {
        if (auto done = window->source->read(i, samples, scratch); !done) {
            return done.error();
        }
        series::RawSeries raw = samplesWithin(window->windows, samples);
        raw.labels = window->source->labels(i);
        if (!raw.times.empty()) {
            if (auto held = query.hold(2 * raw.times.size()); !held) {
                return held.error();
            }
            all.push_back(std::move(raw));
        }
    }
    return all;
}

} // namespace zumik::promql::exec
