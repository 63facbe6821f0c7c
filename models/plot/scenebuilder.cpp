// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/scenebuilder.h"

#include "models/plot/axes.h"
#include "models/plot/drawnvalues.h"
#include "models/plot/marks.h"
#include "models/plot/shapes.h"
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
/// Of an axis's title, which stands upright beyond its labels.
constexpr float titleColumn = 16;

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
        }
        addShapes();
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
            decorate(axis, group, &group == &m_groups.front());
            const bool titled = hasTitle(axis, bottom - top);
            const float needed = addLabels(axis, made.ticks, group.config) + (titled ? titleColumn : 0);
            float &side = group.right ? right : left;
            axis.edge = side;
            side += axis.hidden ? 0 : needed;
            if (titled) {
                axis.titleAt = side - (edgeGap + titleColumn) / 2;
            }
            m_scene.axes.push_back(std::move(axis));
        }
        m_scene.neededLeft = left;
        m_scene.neededRight = right;
        placePlot(top, bottom);
    }

    /// Grid lines are the first axis' unless the dashboard says otherwise.
    static void decorate(ValueAxis &axis, const AxisGroup &group, bool first)
    {
        const frame::SeriesStyle &style = group.config.style;
        axis.title = style.axisLabel;
        axis.gridLines = !axis.hidden && style.gridLines.value_or(first);
        if (style.axisColored && !group.members.empty()) {
            axis.colored = group.members.front();
        }
    }

    /// An upright title needs a column of its own, and a plot higher than itself.
    bool hasTitle(const ValueAxis &axis, float height) const
    {
        return !axis.hidden && !axis.title.empty() && m_words.measure.width(axis.title) <= height;
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
            if (axis.titleAt) {
                axis.titleAt = axis.right ? plot.right + *axis.titleAt : plot.left - *axis.titleAt;
            }
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
        const bool told = !series.earlier || !series.of; // what was is told beside what is
        m_scene.samples.push_back(
            {series.grid, *series.field->numbers(), m_drawn[i].values, m_axisOf[i], series.visible && told});
    }

    void addShapes()
    {
        std::vector<std::size_t> shown;
        for (const bool earlier : {true, false}) { // from behind
            for (std::size_t i = 0; i < m_input.series.size(); ++i) {
                if (m_input.series[i].visible && m_input.series[i].earlier == earlier) {
                    shown.push_back(i);
                }
            }
        }
        m_scene.shapes.resize(shown.size());
        const auto make = [&](std::size_t at) {
            const std::size_t i = shown[at];
            m_scene.shapes[at] = makeShape({m_input, m_drawn, m_axisOf, i}, m_scene.axes[m_axisOf[i]].area);
        };
        if (m_input.each) {
            return m_input.each(shown.size(), make);
        }
        for (std::size_t at = 0; at < shown.size(); ++at) {
            make(at);
        }
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

PlotScene planeAt(const PlotScene &scene, base::TimeRange range, const Words &words)
{
    PlotScene plane;
    plane.width = scene.width;
    plane.height = scene.height;
    plane.plot = scene.plot;
    plane.range = range;
    plane.axes = scene.axes;
    for (ValueAxis &axis : plane.axes) {
        axis.area.range = range;
    }
    plane.thresholds = scene.thresholds;
    plane.samples = scene.samples;
    plane.neededLeft = scene.neededLeft;
    plane.neededRight = scene.neededRight;
    plane.times = layOutTimes(plane, words);
    return plane;
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
