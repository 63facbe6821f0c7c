// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/axes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace zumik::plot {

namespace {

constexpr std::size_t mostAxes = 4;

bool sameAxis(const AxisGroup &group, const frame::FieldConfig &config)
{
    const frame::SeriesStyle &style = config.style;
    const bool percent = style.stacking == frame::Stacking::Percent;
    return group.percent == percent && (percent || group.config.unit == config.unit)
        && group.config.style.logBase == style.logBase
        && group.config.style.linearThreshold == style.linearThreshold
        && group.config.style.axis == style.axis;
}

AxisGroup newGroup(const frame::FieldConfig &config)
{
    AxisGroup group;
    group.config = config;
    group.percent = config.style.stacking == frame::Stacking::Percent;
    if (group.percent) {
        group.config.unit = "percent";
        group.config.mappings.clear();
        group.config.decimals = std::nullopt;
    }
    return group;
}

void placeSides(std::vector<AxisGroup> &groups)
{
    bool leftTaken = std::any_of(groups.begin(), groups.end(),
        [](const AxisGroup &group) { return group.config.style.axis == frame::AxisPlacement::Left; });
    std::size_t shown = 0;
    for (AxisGroup &group : groups) {
        const frame::AxisPlacement placement = group.config.style.axis;
        group.hidden = placement == frame::AxisPlacement::Hidden || shown >= mostAxes;
        shown += group.hidden ? 0 : 1;
        if (placement == frame::AxisPlacement::Auto) {
            group.right = leftTaken;
            leftTaken = true;
        } else {
            group.right = placement == frame::AxisPlacement::Right;
        }
    }
}

void include(std::optional<Domain> &domain, double value)
{
    if (!std::isfinite(value)) {
        return;
    }
    if (!domain) {
        domain = Domain{value, value};
    }
    domain->low = std::min(domain->low, value);
    domain->high = std::max(domain->high, value);
}

void include(std::optional<Domain> &domain, const PlotSeries &series, const Drawn &drawn,
    base::TimeRange range, bool positiveOnly)
{
    const IndexSpan span = samplesIn(series.grid, range);
    const double least =
        positiveOnly ? std::numeric_limits<double>::min() : -std::numeric_limits<double>::max();
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (std::size_t i = span.first; i < std::min(span.end, drawn.span.size()); ++i) {
        const double value = drawn.span[i];
        if (value >= least && value <= std::numeric_limits<double>::max()) { // not for NaN
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    include(domain, low);
    include(domain, high);
}

bool standsOnZero(const frame::SeriesStyle &style)
{
    return style.fillOpacity > 0 || style.stacking != frame::Stacking::None
        || style.draw == frame::DrawStyle::Bars;
}

template <typename T> std::optional<T> orElse(std::optional<T> first, std::optional<T> second)
{
    return first ? first : second;
}

} // namespace

void includeThresholds(AxisRequest &request, const frame::FieldConfig &config)
{
    if (config.style.thresholds == frame::ThresholdStyle::Off || !request.data
        || config.thresholds.mode != frame::Thresholds::Mode::Absolute) {
        return;
    }
    const double reach = 2 * request.data->high;
    for (const frame::ThresholdStep &step : config.thresholds.steps) {
        if (std::isfinite(step.from) && step.from > 0 && step.from <= reach) {
            include(request.data, step.from);
        }
    }
}

std::vector<AxisGroup> groupByAxis(const PlotInput &input)
{
    std::vector<AxisGroup> groups;
    for (std::size_t i = 0; i < input.series.size(); ++i) {
        const frame::FieldConfig &config = input.series[i].field->config;
        auto found = std::find_if(
            groups.begin(), groups.end(), [&](const AxisGroup &group) { return sameAxis(group, config); });
        if (found == groups.end()) {
            found = groups.insert(groups.end(), newGroup(config));
        }
        found->members.push_back(i);
    }
    if (groups.empty()) {
        groups.emplace_back();
    }
    placeSides(groups);
    return groups;
}

std::vector<std::size_t> axisOfSeries(const std::vector<AxisGroup> &groups, std::size_t count)
{
    std::vector<std::size_t> axis(count);
    for (std::size_t group = 0; group < groups.size(); ++group) {
        for (const std::size_t member : groups[group].members) {
            axis[member] = group;
        }
    }
    return axis;
}

AxisScale scaleOf(
    const AxisGroup &group, const PlotInput &input, const std::vector<Drawn> &drawn, int maxIntervals)
{
    AxisRequest request;
    request.logBase = group.config.style.logBase;
    request.linearThreshold = group.config.style.linearThreshold;
    const bool positiveOnly = request.logBase && !request.linearThreshold;
    request.kind = tickKind(group.config.unit);
    request.unitSpan = group.config.unit == "percentunit" ? 0.01 : 1;
    request.maxIntervals = maxIntervals;
    request.fromZero = input.bare;
    for (const std::size_t member : group.members) {
        const frame::FieldConfig &config = input.series[member].field->config;
        request.hardMin = group.percent ? request.hardMin : orElse(request.hardMin, config.min);
        request.hardMax = group.percent ? request.hardMax : orElse(request.hardMax, config.max);
        request.softMin = orElse(request.softMin, config.style.softMin);
        request.softMax = orElse(request.softMax, config.style.softMax);
        if (input.series[member].visible) {
            request.fromZero = request.fromZero || standsOnZero(config.style);
            request.centeredZero = request.centeredZero || config.style.centeredZero;
            include(request.data, input.series[member], drawn[member], input.range, positiveOnly);
        }
    }
    if (group.percent) {
        request.softMax = 100;
    } else if (!input.bare) {
        includeThresholds(request, group.config);
    }
    return makeAxis(request);
}

TickKind tickKind(std::string_view unit)
{
    constexpr std::array<std::string_view, 16> binary{"bytes", "bits", "kbytes", "mbytes", "gbytes", "tbytes",
        "pbytes", "binBps", "binbps", "KiBs", "Kibits", "MiBs", "Mibits", "GiBs", "Gibits", "TiBs"};
    constexpr std::array<std::string_view, 4> seconds{"s", "dtdurations", "clocks", "dthms"};
    constexpr std::array<std::string_view, 3> milliseconds{"ms", "dtdurationms", "clockms"};
    const auto among = [unit](const auto &list) {
        return std::find(list.begin(), list.end(), unit) != list.end();
    };
    return among(binary)      ? TickKind::Binary
        : among(seconds)      ? TickKind::Seconds
        : among(milliseconds) ? TickKind::Milliseconds
                              : TickKind::Decimal;
}

} // namespace zumik::plot
