// SPDX-License-Identifier: GPL-3.0-or-later
// The rules are Grafana's: packages/grafana-ui/src/components/uPlot/config/UPlotSeriesBuilder.ts (bars,
// points),
// .../gradientFills.ts (schemes) and public/app/plugins/panel/timeseries/utils.ts (fillBelowTo).
#include "models/plot/shapes.h"

#include <algorithm>
#include <cmath>

namespace zumik::plot {

namespace {

/// Of a series that is filled down to another one, when its dashboard says nothing.
constexpr float fillBetween = 0.35F;
/// Parts of a continuous scheme; between them colors blend.
constexpr int schemeParts = 16;

float baselineOf(const Area &area)
{
    const float zero = area.y(0);
    return std::isnan(zero) ? area.box.bottom : std::clamp(zero, area.box.top, area.box.bottom);
}

/// Where a bar of a step's width begins, seen from its sample.
float barLeft(float width, int alignment)
{
    return alignment < 0 ? -width : alignment > 0 ? 0 : -width / 2;
}

/// At least 2 px wide and a gap between; where samples are closer than that, the tallest of a pixel pair.
std::vector<Box> bars(const TraceInput &input, const frame::SeriesStyle &style, const Area &area, float base)
{
    std::vector<Box> boxes;
    const float step = area.x(input.grid.start + input.grid.step) - area.x(input.grid.start);
    const float most = static_cast<float>(style.barMaxWidth.value_or(200));
    const float width =
        std::max(2.0F, std::min(most, step * static_cast<float>(std::clamp(style.barWidth, 0.0, 1.0))));
    const float left = barLeft(width, style.barAlignment);
    const IndexSpan span = samplesIn(input.grid, area.range);
    for (std::size_t i = span.first; i < std::min(span.end, input.values.size()); ++i) {
        const float y = area.y(input.values[i]);
        if (std::isnan(y)) {
            continue;
        }
        const float foot = input.bases.empty() ? base : area.y(input.bases[i]);
        const float x = area.x(input.grid.at(i)) + left;
        const Box box{x, std::min(y, foot), x + width, std::max(y, foot)};
        if (!boxes.empty() && box.left < boxes.back().left + 1) {
            boxes.back().top = std::min(boxes.back().top, box.top);
            boxes.back().bottom = std::max(boxes.back().bottom, box.bottom);
        } else {
            boxes.push_back(box);
        }
    }
    return boxes;
}

/// What a scheme runs over: the dashboard's limits, else the values of all series on the axis.
frame::ValueRange schemeRange(const ShapeInput &input)
{
    const frame::FieldConfig &config = input.plot.series[input.index].field->config;
    std::vector<const series::Column *> columns;
    for (std::size_t i = 0; i < input.plot.series.size(); ++i) {
        const bool shares = !config.ownRange && input.axisOf[i] == input.axisOf[input.index];
        const bool counts = input.plot.series[i].visible && !input.plot.series[i].earlier;
        if (i == input.index || (shares && counts)) {
            columns.push_back(input.plot.series[i].field->numbers());
        }
    }
    frame::FieldConfig limits;
    limits.min = config.min ? config.min : config.style.softMin;
    limits.max = config.max ? config.max : config.style.softMax;
    return frame::rangeOf(limits, columns);
}

float clampedY(const Area &area, double value)
{
    const float y = area.y(value);
    return std::isnan(y) ? area.box.bottom : std::clamp(y, area.box.top, area.box.bottom);
}

void addScheme(const ShapeInput &input, const Area &area, SeriesShape &shape)
{
    const frame::FieldConfig &config = input.plot.series[input.index].field->config;
    const frame::ValueRange range = schemeRange(input);
    if (config.color.mode == frame::ColorConfig::Mode::Thresholds) {
        for (std::size_t i = 0; i < config.thresholds.steps.size(); ++i) {
            shape.stops.push_back({clampedY(area, frame::stepStart(config.thresholds, range, i)),
                {frame::ValueColor::Kind::Named, config.thresholds.steps[i].color}});
        }
    } else if (config.color.mode == frame::ColorConfig::Mode::Continuous) {
        shape.blends = true;
        for (int i = 0; i <= schemeParts; ++i) {
            const double share = double(i) / schemeParts;
            shape.stops.push_back({clampedY(area, range.min + (range.max - range.min) * share),
                {frame::ValueColor::Kind::Continuous, config.color.scheme, share}});
        }
    }
    shape.gradient = shape.stops.empty() ? frame::Gradient::None : frame::Gradient::Scheme;
}

SeriesShape styled(const ShapeInput &input, const Area &area)
{
    const frame::SeriesStyle &style = input.plot.series[input.index].field->config.style;
    SeriesShape shape;
    shape.series = input.index;
    shape.axis = input.axisOf[input.index];
    shape.baseline = baselineOf(area);
    shape.stacked = !input.drawn[input.index].bases.empty();
    shape.fill = static_cast<float>(std::clamp(style.fillOpacity / 100, 0.0, 1.0));
    if (shape.stacked && shape.fill == 0 && !style.fillBelowTo.empty()) {
        shape.fill = fillBetween;
    }
    shape.width = static_cast<float>(std::clamp(style.lineWidth, 0.0, 10.0));
    shape.dash = style.dash;
    shape.line = style.draw == frame::DrawStyle::Line;
    shape.pointSize = static_cast<float>(style.pointSize);
    shape.gradient = style.gradient;
    if (style.gradient == frame::Gradient::Scheme) {
        addScheme(input, area, shape);
    }
    return shape;
}

} // namespace

SeriesShape makeShape(const ShapeInput &input, const Area &area)
{
    const PlotSeries &series = input.plot.series[input.index];
    const Drawn &drawn = input.drawn[input.index];
    const frame::SeriesStyle &style = series.field->config.style;
    const TraceInput traced{series.grid, drawn.span, drawn.bases, style.interpolation, style.spanNulls,
        style.spanNullsUpTo, style.gapAfter};
    SeriesShape shape = styled(input, area);
    if (shape.line) {
        shape.trace = makeTrace(traced, area);
    } else if (style.draw == frame::DrawStyle::Bars) {
        shape.bars = bars(traced, style, area, shape.baseline);
    }
    if (style.draw == frame::DrawStyle::Points
        || (shape.line && style.points == frame::PointVisibility::Always)) {
        shape.trace.dots = samplePoints(traced, area);
    } else if (style.points == frame::PointVisibility::Never && input.plot.bare) {
        shape.trace.dots.clear();
    }
    return shape;
}

} // namespace zumik::plot
