// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/marks.h"

#include "models/base/number.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace zumik::plot {

namespace {

constexpr std::size_t mostGaps = 8;

/// A region that needs no paint: all is well there.
bool isCalm(const std::string &color)
{
    return color.empty() || color == "transparent" || color.find("green") != std::string::npos;
}

double absoluteLimit(double from, const frame::FieldConfig &config, Domain domain)
{
    if (config.thresholds.mode == frame::Thresholds::Mode::Absolute || !std::isfinite(from)) {
        return from;
    }
    const double low = config.min.value_or(domain.low);
    const double high = config.max.value_or(domain.high);
    return low + from / 100 * (high - low);
}

float clampedY(const Area &area, double value)
{
    if (value == -std::numeric_limits<double>::infinity()) {
        return area.box.bottom;
    }
    const float y = area.y(value);
    return std::isnan(y) ? area.box.bottom : std::clamp(y, area.box.top, area.box.bottom);
}

bool visiblyInside(const Area &area, double value)
{
    const double fraction = area.scale.fraction(value);
    return fraction >= -1e-9 && fraction <= 1 + 1e-9;
}

/// For each step of the first grid, whether any visible series has a sample.
std::vector<bool> presence(const PlotInput &input, const series::Grid &grid)
{
    std::vector<bool> present(grid.count);
    std::size_t missing = grid.count;
    for (const PlotSeries &series : input.series) {
        const auto values = series.field->numbers()->values();
        const bool counts = series.visible && !series.earlier && missing > 0;
        const std::size_t count = counts ? std::min(values.size(), grid.count) : 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (!present[i] && !base::isAbsent(values[i])) {
                present[i] = true;
                --missing;
            }
        }
    }
    return present;
}

std::optional<base::Time> lastSample(const PlotSeries &series, base::TimeRange range)
{
    const auto values = series.field->numbers()->values();
    if (range.end < series.grid.start) {
        return std::nullopt;
    }
    // From the range's end: thousands of rows are asked at every step of panning.
    const auto within = static_cast<std::size_t>((range.end - series.grid.start) / series.grid.step) + 1;
    for (std::size_t i = std::min({values.size(), series.grid.count, within}); i-- > 0;) {
        if (!base::isAbsent(values[i])) {
            return series.grid.at(i);
        }
    }
    return std::nullopt;
}

} // namespace

std::vector<ThresholdMark> thresholdMarks(
    const AxisGroup &group, const PlotInput &input, const Area &area, const NumberFormat &numbers)
{
    const auto asking = std::find_if(group.members.begin(), group.members.end(), [&](std::size_t member) {
        return input.series[member].field->config.style.thresholds != frame::ThresholdStyle::Off;
    });
    return asking == group.members.end()
        ? std::vector<ThresholdMark>()
        : thresholdMarks(input.series[*asking].field->config, group.config, area, numbers);
}

std::vector<ThresholdMark> thresholdMarks(const frame::FieldConfig &config, const frame::FieldConfig &labels,
    const Area &area, const NumberFormat &numbers)
{
    using Style = frame::ThresholdStyle;
    std::vector<ThresholdMark> marks;
    if (config.style.thresholds == Style::Off) {
        return marks;
    }
    const Style style = config.style.thresholds;
    const std::vector<frame::ThresholdStep> &steps = config.thresholds.steps;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const double from = absoluteLimit(steps[i].from, config, area.scale.domain());
        const double until = i + 1 < steps.size()
            ? absoluteLimit(steps[i + 1].from, config, area.scale.domain())
            : std::numeric_limits<double>::max();
        ThresholdMark mark;
        mark.y = clampedY(area, from);
        mark.until = clampedY(area, until);
        mark.area =
            style != Style::Line && style != Style::Dashed && !isCalm(steps[i].color) && mark.until < mark.y;
        mark.line = style != Style::Area && std::isfinite(from) && visiblyInside(area, from);
        mark.dashed = style == Style::Dashed || style == Style::DashedAndArea;
        // Where things get better upwards, the limit has the color of the bad side below it.
        mark.color = isCalm(steps[i].color) && i > 0 ? steps[i - 1].color : steps[i].color;
        mark.label = mark.line ? numbers.value(from, labels) : std::string();
        if (mark.line || mark.area) {
            marks.push_back(std::move(mark));
        }
    }
    return marks;
}

std::vector<base::TimeRange> commonGaps(const PlotInput &input)
{
    std::vector<base::TimeRange> gaps;
    std::optional<series::Grid> grid;
    for (const PlotSeries &series : input.series) {
        if (series.earlier) {
            continue;
        }
        const frame::SeriesStyle &style = series.field->config.style;
        const bool joined = style.spanNulls || style.spanNullsUpTo;
        if (series.visible && (joined || (grid && *grid != series.grid))) {
            return gaps;
        }
        grid = series.visible ? series.grid : grid;
    }
    if (!grid) {
        return gaps;
    }
    const std::vector<bool> present = presence(input, *grid);
    std::optional<std::size_t> before;
    for (std::size_t i = 0; i < present.size(); ++i) {
        if (present[i] && before && i - *before > 2) {
            gaps.push_back({grid->at(*before), grid->at(i)});
        }
        before = present[i] ? i : before;
    }
    return gaps.size() > mostGaps ? std::vector<base::TimeRange>{} : gaps;
}

std::optional<base::TimeRange> staleTime(const PlotInput &input)
{
    if (!input.now) {
        return std::nullopt;
    }
    std::optional<base::Time> last;
    base::Duration step{1};
    for (const PlotSeries &series : input.series) {
        const bool counts = series.visible && !series.earlier;
        const auto time = counts ? lastSample(series, input.range) : std::nullopt;
        if (time && (!last || *time > *last)) {
            last = time;
            step = series.grid.step;
        }
    }
    const base::Time until = std::min(*input.now, input.range.end);
    if (!last || (until - *last) * 2 <= step * 5) {
        return std::nullopt;
    }
    return base::TimeRange{*last, until};
}

} // namespace zumik::plot
