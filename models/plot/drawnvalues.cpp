// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/drawnvalues.h"

#include "models/base/number.h"
#include "models/plot/stack.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace zumik::plot {

namespace {

const frame::SeriesStyle &styleOf(const PlotSeries &series)
{
    return series.field->config.style;
}

std::shared_ptr<const std::vector<double>> turnedOver(std::span<const double> values)
{
    auto result = std::make_shared<std::vector<double>>(values.begin(), values.end());
    for (double &value : *result) {
        value = base::isAbsent(value) ? value : -value;
    }
    return result;
}

/// Whether a series piles up below zero: by its first value, after it was turned over.
bool goesDown(std::span<const double> drawn)
{
    const auto first =
        std::find_if(drawn.begin(), drawn.end(), [](double value) { return !base::isAbsent(value); });
    return first != drawn.end() && *first < 0;
}

/// As Grafana groups them (packages/grafana-ui/src/components/uPlot/utils.ts): by direction, mode, group,
/// axis and the way they are drawn.
bool sameStack(const PlotInput &input, const std::vector<std::size_t> &axisOf, const std::vector<bool> &down,
    std::size_t a, std::size_t b)
{
    const frame::SeriesStyle &x = styleOf(input.series[a]);
    const frame::SeriesStyle &y = styleOf(input.series[b]);
    const bool alike = x.stacking == y.stacking && x.stackGroup == y.stackGroup && x.draw == y.draw
        && (x.draw == frame::DrawStyle::Bars ? x.barAlignment == y.barAlignment
                                             : x.interpolation == y.interpolation);
    return alike && axisOf[a] == axisOf[b] && input.series[a].grid == input.series[b].grid
        && down[a] == down[b];
}

/// Of the series that another one is filled down to: as Grafana does it, by its shown name.
void fillDownTo(const PlotInput &input, const std::vector<std::size_t> &axisOf, std::vector<Drawn> &drawn)
{
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        const std::string &name = styleOf(input.series[i]).fillBelowTo;
        for (std::size_t j = 0; !name.empty() && drawn[i].bases.empty() && j < drawn.size(); ++j) {
            if (j != i && input.series[j].field->name == name && axisOf[i] == axisOf[j]
                && input.series[i].grid == input.series[j].grid) {
                drawn[i].bases.assign(drawn[j].span.begin(), drawn[j].span.end());
                drawn[i].bases.resize(drawn[i].span.size(), base::absent());
                std::transform(drawn[i].bases.begin(), drawn[i].bases.end(), drawn[i].span.begin(),
                    drawn[i].bases.begin(),
                    [](double base, double top) { return std::isfinite(base) ? base : top; });
            }
        }
    }
}

void stackGroup(std::vector<Drawn> &drawn, const std::vector<std::size_t> &members, bool percent)
{
    std::vector<std::span<const double>> values;
    values.reserve(members.size());
    for (const std::size_t member : members) {
        values.push_back(drawn[member].span);
    }
    std::vector<Layer> layers = stacked(values, percent);
    for (std::size_t i = 0; i < members.size(); ++i) {
        Drawn &one = drawn[members[i]];
        one.values = std::make_shared<const std::vector<double>>(std::move(layers[i].top));
        one.bases = std::move(layers[i].base);
        one.span = *one.values;
    }
}

} // namespace

std::vector<Drawn> drawnValues(const PlotInput &input, const std::vector<std::size_t> &axisOf)
{
    std::vector<Drawn> drawn(input.series.size());
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        drawn[i].span = input.series[i].field->numbers()->values();
        if (styleOf(input.series[i]).negativeY) {
            drawn[i].values = turnedOver(drawn[i].span);
            drawn[i].span = *drawn[i].values;
        }
    }
    std::vector<bool> down;
    std::transform(drawn.begin(), drawn.end(), std::back_inserter(down),
        [](const Drawn &one) { return goesDown(one.span); });
    std::vector<bool> done(drawn.size());
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        const frame::Stacking stacking = styleOf(input.series[i]).stacking;
        if (done[i] || !input.series[i].visible || stacking == frame::Stacking::None) {
            continue;
        }
        std::vector<std::size_t> members;
        for (std::size_t j = i; j < drawn.size(); ++j) {
            if (!done[j] && input.series[j].visible && sameStack(input, axisOf, down, i, j)) {
                members.push_back(j);
                done[j] = true;
            }
        }
        stackGroup(drawn, members, stacking == frame::Stacking::Percent);
    }
    fillDownTo(input, axisOf, drawn);
    return drawn;
}

} // namespace zumik::plot
