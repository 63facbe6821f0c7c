// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/scenebuilder.h"

#include "models/plot/axes.h"
#include "models/plot/drawnvalues.h"
#include "models/plot/marks.h"
#include "models/plot/timeaxis.h"

#include <algorithm>
#include <cmath>

namespace zumik::plot {

namespace {

/// Pixels between two labels of the value axis.
constexpr float tickRoom = 40;
/// Between an axis and its labels, and from them to the edge of the panel or the next axis.
constexpr float labelGap = 6;
constexpr float edgeGap = 8;

class SceneBuilder {
public:
    SceneBuilder(const PlotInput &input, const Words &words)
        : m_input(input)
        , m_words(words)
        , m_groups(groupByAxis(input))
        , m_axisOf(axisOfSeries(m_groups, input.series.size()))
        , m_drawn(drawnValues(input, m_axisOf))
    {
        m_scene.width = input.width;
        m_scene.height = input.height;
        m_scene.range = input.range;
    }

    PlotScene build()
    {
        layOutAxes();
        if (!m_input.bare) {
            m_scene.times = layOutTimes(m_scene, m_words);
        }
        for (std::size_t i = 0; i < m_input.series.size(); ++i) {
            addSamples(i);
            addShape(i);
        }
        if (!m_input.bare) {
            addMarks();
        }
        return std::move(m_scene);
    }

private:
    void layOutAxes()
    {
        const float top = m_input.top;
        const float bottom = std::max(top + 1, m_input.height - m_input.bottom);
        const int intervals = std::clamp(static_cast<int>((bottom - top) / tickRoom), 1, 10);
        float left = 0;
        float right = 0;
        for (const AxisGroup &group : m_groups) {
            const AxisScale made = scaleOf(group, m_input, m_drawn, intervals);
            ValueAxis axis;
            axis.right = group.right;
            axis.hidden = group.hidden || m_input.bare;
            axis.area.scale = made.scale;
            axis.title = group.config.style.axisLabel;
            const float needed = addLabels(axis, made.ticks, group.config);
            float &side = group.right ? right : left;
            axis.edge = side;
            side += axis.hidden ? 0 : needed;
            m_scene.axes.push_back(std::move(axis));
        }
        m_scene.neededLeft = left;
        m_scene.neededRight = right;
        placePlot(top, bottom);
    }

    /// Returns the width that the labels and their gaps take.
    float addLabels(ValueAxis &axis, const std::vector<double> &ticks, const frame::FieldConfig &config) const
    {
        std::vector<std::string> labels =
            axis.hidden ? std::vector<std::string>{} : m_words.numbers.ticks(ticks, config);
        labels.resize(ticks.size());
        float widest = 0;
        for (std::size_t i = 0; i < ticks.size(); ++i) {
            widest = std::max(widest, labels[i].empty() ? 0 : m_words.measure.width(labels[i]));
            axis.ticks.push_back({ticks[i], 0, std::move(labels[i])});
        }
        return widest + labelGap + edgeGap;
    }

    void placePlot(float top, float bottom)
    {
        Box &plot = m_scene.plot;
        plot.left = std::max(m_input.left, m_scene.neededLeft);
        plot.right = m_input.width - std::max(m_input.right, m_scene.neededRight);
        if (plot.right - plot.left < 20) { // no room for labels at all
            plot.left = std::min(m_input.left, m_input.width / 4);
            plot.right = std::max(plot.left + 1, m_input.width - 2);
        }
        plot.top = top;
        plot.bottom = bottom;
        for (ValueAxis &axis : m_scene.axes) {
            axis.area.box = plot;
            axis.area.range = m_input.range;
            axis.edge = axis.right ? plot.right + labelGap + axis.edge : plot.left - labelGap - axis.edge;
            for (AxisTick &tick : axis.ticks) {
                tick.y = axis.area.y(tick.value);
            }
            const double zero = axis.area.scale.fraction(0);
            if (zero > 1e-9 && zero < 1 - 1e-9) {
                axis.zero = axis.area.y(0);
            }
        }
    }

    void addSamples(std::size_t i)
    {
        const PlotSeries &series = m_input.series[i];
        m_scene.samples.push_back(
            {series.grid, *series.field->numbers(), m_drawn[i].values, m_axisOf[i], series.visible});
    }

    void addShape(std::size_t i)
    {
        const PlotSeries &series = m_input.series[i];
        const frame::SeriesStyle &style = series.field->config.style;
        if (!series.visible) {
            return;
        }
        const Area &area = m_scene.axes[m_axisOf[i]].area;
        const TraceInput traced{series.grid, m_drawn[i].span, m_drawn[i].bases, style.interpolation,
            style.spanNulls, style.spanNullsUpTo};
        SeriesShape shape;
        shape.series = i;
        shape.axis = m_axisOf[i];
        shape.baseline = baseline(area);
        shape.fill = static_cast<float>(std::clamp(style.fillOpacity / 100, 0.0, 1.0));
        shape.stacked = !m_drawn[i].bases.empty();
        shape.width = static_cast<float>(std::clamp(style.lineWidth, 0.0, 10.0));
        shape.dash = style.dash;
        shape.line = style.draw == frame::DrawStyle::Line;
        if (shape.line) {
            shape.trace = makeTrace(traced, area);
        } else if (style.draw == frame::DrawStyle::Bars) {
            shape.bars = bars(traced, area, shape.baseline);
        }
        if (style.draw == frame::DrawStyle::Points
            || (shape.line && style.points == frame::PointVisibility::Always)) {
            shape.trace.dots = samplePoints(traced, area);
        } else if (style.points == frame::PointVisibility::Never && m_input.bare) {
            shape.trace.dots.clear();
        }
        m_scene.shapes.push_back(std::move(shape));
    }

    static float baseline(const Area &area)
    {
        const float zero = area.y(0);
        return std::isnan(zero) ? area.box.bottom : std::clamp(zero, area.box.top, area.box.bottom);
    }

    /// At least 2 px wide and a gap between; where samples are closer than that, the tallest of a pixel pair.
    static std::vector<Box> bars(const TraceInput &input, const Area &area, float base)
    {
        std::vector<Box> boxes;
        const float step = area.x(input.grid.start + input.grid.step) - area.x(input.grid.start);
        const float half = std::max(1.0F, step * 0.4F);
        const IndexSpan span = samplesIn(input.grid, area.range);
        for (std::size_t i = span.first; i < std::min(span.end, input.values.size()); ++i) {
            const float y = area.y(input.values[i]);
            if (std::isnan(y)) {
                continue;
            }
            const float foot = input.bases.empty() ? base : area.y(input.bases[i]);
            const float x = area.x(input.grid.at(i));
            const Box box{x - half, std::min(y, foot), x + half, std::max(y, foot)};
            if (!boxes.empty() && box.left < boxes.back().left + 1) {
                boxes.back().top = std::min(boxes.back().top, box.top);
                boxes.back().bottom = std::max(boxes.back().bottom, box.bottom);
            } else {
                boxes.push_back(box);
            }
        }
        return boxes;
    }

    Box across(base::TimeRange range) const
    {
        const Box &plot = m_scene.plot;
        return {std::clamp(m_scene.xOf(range.start), plot.left, plot.right), plot.top,
            std::clamp(m_scene.xOf(range.end), plot.left, plot.right), plot.bottom};
    }

    void addMarks()
    {
        for (std::size_t i = 0; i < m_groups.size(); ++i) {
            for (ThresholdMark &mark :
                thresholdMarks(m_groups[i], m_input, m_scene.axes[i].area, m_words.numbers)) {
                m_scene.thresholds.push_back(std::move(mark));
            }
        }
        for (const base::TimeRange gap : commonGaps(m_input)) {
            if (const Box box = across(gap); box.width() >= 4) {
                m_scene.gaps.push_back(box);
            }
        }
        if (const auto stale = staleTime(m_input)) {
            if (const Box box = across(*stale); box.width() >= 4) {
                m_scene.stale = box;
            }
        }
        if (m_input.now && *m_input.now < m_input.range.end) {
            m_scene.future = across({*m_input.now, m_input.range.end});
        }
    }

    const PlotInput &m_input;
    const Words &m_words;
    std::vector<AxisGroup> m_groups;
    std::vector<std::size_t> m_axisOf;
    std::vector<Drawn> m_drawn;
    PlotScene m_scene;
};

} // namespace

PlotScene buildScene(const PlotInput &input, const Words &words)
{
    return SceneBuilder(input, words).build();
}

std::vector<PlotSeries> plottable(const std::vector<frame::Frame> &frames)
{
    std::vector<PlotSeries> series;
    for (const frame::Frame &frame : frames) {
        for (const frame::Field &field : frame.fields) {
            if (frame.grid && field.numbers() != nullptr) {
                series.push_back({&field, *frame.grid, !field.config.style.hideFromPlot});
            }
        }
    }
    return series;
}

} // namespace zumik::plot
