// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/earlier.h"

#include "models/base/number.h"
#include "models/frame/counterparts.h"
#include "models/plot/sampleat.h"

#include <algorithm>
#include <unordered_map>

namespace zumik::plot {

namespace {

/// The dashboard's 1 is the theme's line: this is a thinner one.
constexpr double thin = 0.7;

/// No stack of now's has this name.
constexpr const char *ownStack = "\n earlier";

frame::Field behind(const frame::Field &field)
{
    frame::Field ghost = field;
    frame::SeriesStyle &style = ghost.config.style;
    style.draw = frame::DrawStyle::Line;
    style.gradient = frame::Gradient::None;
    style.fillOpacity = 0;
    style.fillBelowTo.clear();
    style.lineWidth = thin;
    style.points = frame::PointVisibility::Auto;
    style.pointSize = 3;
    style.stackGroup += ownStack;
    style.thresholds = frame::ThresholdStyle::Off;
    return ghost;
}

} // namespace

std::shared_ptr<const EarlierSeries> earlierSeries(
    const std::vector<frame::Frame> &now, const std::vector<frame::Frame> &then)
{
    std::unordered_map<const frame::Field *, std::size_t> places;
    for (const PlotSeries &series : plottable(now)) {
        places.emplace(series.field, places.size());
    }
    std::vector<frame::Counterpart> pairs = frame::counterparts(now, then);
    std::erase_if(pairs,
        [](const frame::Counterpart &pair) { return pair.then.field == nullptr || !pair.then.frame->grid; });
    auto earlier = std::make_shared<EarlierSeries>();
    earlier->fields.reserve(pairs.size());
    for (const frame::Counterpart &pair : pairs) {
        const auto place = places.find(pair.now.field);
        earlier->fields.push_back(behind(*pair.then.field));
        PlotSeries series{&earlier->fields.back(), *pair.then.frame->grid,
            !pair.then.field->config.style.hideFromPlot, true};
        if (place != places.end()) {
            series.of = place->second;
        }
        earlier->series.push_back(series);
    }
    return earlier;
}

std::optional<std::size_t> earlierOf(const std::vector<PlotSeries> &series, std::size_t index)
{
    const auto found = std::find_if(
        series.begin(), series.end(), [index](const PlotSeries &one) { return one.of == index; });
    return found == series.end() ? std::nullopt : std::optional<std::size_t>(found - series.begin());
}

double valueNear(const PlotSeries &series, base::Time time)
{
    const auto index = indexAt(series.grid, time);
    const series::Column &column = *series.field->numbers();
    return index && *index < column.size() ? column[*index] : base::absent();
}

} // namespace zumik::plot
