// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/drawnvalues.h"

#include "models/base/number.h"
#include "models/plot/stack.h"

#include <algorithm>

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

bool sameStack(const PlotInput &input, const std::vector<std::size_t> &axisOf, std::size_t a, std::size_t b)
{
    const frame::SeriesStyle &x = styleOf(input.series[a]);
    const frame::SeriesStyle &y = styleOf(input.series[b]);
    return axisOf[a] == axisOf[b] && x.stacking == y.stacking && x.stackGroup == y.stackGroup
        && x.negativeY == y.negativeY && input.series[a].grid == input.series[b].grid;
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
    std::vector<bool> done(drawn.size());
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        const frame::Stacking stacking = styleOf(input.series[i]).stacking;
        if (done[i] || !input.series[i].visible || stacking == frame::Stacking::None) {
            continue;
        }
        std::vector<std::size_t> members;
        for (std::size_t j = i; j < drawn.size(); ++j) {
            if (!done[j] && input.series[j].visible && sameStack(input, axisOf, i, j)) {
                members.push_back(j);
                done[j] = true;
            }
        }
        stackGroup(drawn, members, stacking == frame::Stacking::Percent);
    }
    return drawn;
}

} // namespace zumik::plot
