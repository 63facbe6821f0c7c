// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/heatscene.h"

#include "models/plot/planelayout.h"
#include "models/plot/timeaxis.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace zumik::plot {

namespace {

/// Between two labels of the axis, from edge to edge of rows, and around them.
constexpr float labelRoom = 18;
constexpr float labelGap = 6;
constexpr float edgeGap = 8;
constexpr int legendIntervals = 4;
/// Of a row's name on the axis; the tooltip has the whole.
constexpr std::size_t longestName = 28;

/// Names are a server's: no control characters, and cut between two characters of UTF-8.
std::string shortName(std::string name)
{
    std::replace_if(
        name.begin(), name.end(), [](char c) { return (c >= 0 && c < ' ') || c == 127; }, ' ');
    if (name.size() <= longestName) {
        return name;
    }
    std::size_t end = longestName;
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return name.substr(0, end) + "…";
}

class HeatSceneBuilder {
public:
    HeatSceneBuilder(HeatScene scene, const HeatInput &input, const Words &words)
        : m_scene(std::move(scene))
        , m_input(input)
        , m_words(words)
    {
        m_scene.plane = {};
        m_scene.plane.width = input.width;
        m_scene.plane.height = input.height;
        m_scene.plane.range = input.range;
        m_scene.reverse = input.style.axis.reverse;
        m_scene.gap = static_cast<float>(std::clamp(input.style.cellGap, 0.0, 25.0));
        m_scene.value = input.style.value;
        m_scene.bound.unit = input.style.axis.unit;
        m_scene.bound.decimals = input.style.axis.decimals;
    }

    void readCells()
    {
        m_scene.cells = heatCells(m_input.sources, m_input.style);
        m_scene.firstRow = 0;
        m_scene.endRow = m_scene.cells.rows.size();
        cropRows();
    }

    HeatScene build()
    {
        colorCells();
        layOutAxis();
        m_scene.plane.times = layOutTimes(m_scene.plane, m_words);
        addMarks();
        layOutLegend();
        return std::move(m_scene);
    }

private:
    /// Rows wholly outside the limits of the axis are left out; a calculated heatmap has none.
    void cropRows()
    {
        const frame::HeatAxis &axis = m_input.style.axis;
        const auto &rows = m_scene.cells.rows;
        const auto below = [&](const HeatRow &row) {
            return axis.min && row.high <= *axis.min;
        };
        const auto above = [&](const HeatRow &row) {
            return axis.max && row.low >= *axis.max;
        };
        while (m_scene.firstRow < m_scene.endRow && below(rows[m_scene.firstRow])) {
            ++m_scene.firstRow;
        }
        while (m_scene.endRow > m_scene.firstRow && above(rows[m_scene.endRow - 1])) {
            --m_scene.endRow;
        }
    }

    void colorCells()
    {
        const std::span<const double> values = m_scene.cells.values;
        const std::size_t columns = m_scene.cells.columns;
        const auto shown =
            values.subspan(m_scene.firstRow * columns, (m_scene.endRow - m_scene.firstRow) * columns);
        m_scene.colors = HeatColors(m_input.style, shown, m_input.paint);
        m_scene.shades.resize(values.size());
        std::transform(values.begin(), values.end(), m_scene.shades.begin(),
            [this](double value) { return m_scene.colors.shadeOf(value); });
    }

    void layOutAxis()
    {
        const float top = m_input.top;
        const float bottom = std::max(top + 1, m_input.height - m_input.bottom);
        m_scene.plane.plot = {0, top, 1, bottom}; // labels need the height, the width needs labels
        const frame::AxisPlacement placement = m_input.style.axis.placement;
        ValueAxis axis;
        axis.hidden = placement == frame::AxisPlacement::Hidden;
        axis.right = placement == frame::AxisPlacement::Right;
        axis.title = m_input.style.axis.label;
        const float needed = axis.hidden ? 0 : addTicks(axis);
        (axis.right ? m_scene.plane.neededRight : m_scene.plane.neededLeft) = needed;
        placePlot(m_scene.plane, m_input, top, bottom);
        axis.edge = axis.right ? m_scene.plane.plot.right + labelGap : m_scene.plane.plot.left - labelGap;
        axis.area = {m_scene.plane.plot, m_input.range,
            Scale({static_cast<double>(m_scene.firstRow),
                static_cast<double>(std::max(m_scene.endRow, m_scene.firstRow + 1))})};
        m_scene.plane.axes.push_back(std::move(axis));
    }

    /// A bound stands at its edge of the row, a name in the row's middle; every n-th where they would touch.
    float addTicks(ValueAxis &axis)
    {
        const std::size_t count = m_scene.endRow - m_scene.firstRow;
        const float height =
            m_scene.plane.plot.height() / static_cast<float>(std::max<std::size_t>(count, 1));
        const auto stride = static_cast<std::size_t>(std::max(1.0F, std::ceil(labelRoom / height)));
        const bool edges = m_scene.cells.layout != frame::HeatLayout::Middle;
        float widest = 0;
        for (std::size_t i = 0; count > 0 && i < count + (edges ? 1 : 0); i += stride) {
            const std::size_t row = m_scene.firstRow + i;
            std::string label = edges ? edgeLabel(row) : middleLabel(m_scene.cells.rows[row]);
            const float y = m_scene.yOf(row);
            const float middle = edges ? y : (y + m_scene.yOf(row + 1)) / 2;
            widest = std::max(widest, label.empty() ? 0 : m_words.measure.width(label));
            axis.ticks.push_back({static_cast<double>(row), middle, std::move(label)});
        }
        return widest + labelGap + edgeGap;
    }

    /// Of the edge below `row`. The open end of the lowest bucket has nothing to say.
    std::string edgeLabel(std::size_t row) const
    {
        const auto &rows = m_scene.cells.rows;
        const double bound = row < m_scene.endRow ? rows[row].low : rows[row - 1].high;
        if (std::isnan(bound)) {
            return row < m_scene.endRow ? shortName(rows[row].name) : std::string();
        }
        const bool open = bound == -std::numeric_limits<double>::infinity();
        return open ? std::string() : boundLabel(bound, m_scene.bound, m_words.numbers);
    }

    std::string middleLabel(const HeatRow &row) const
    {
        return std::isnan(row.high) ? shortName(row.name)
                                    : boundLabel(row.high, m_scene.bound, m_words.numbers);
    }

    void addMarks()
    {
        PlotInput input;
        for (const HeatSource &source : m_input.sources) {
            for (const frame::Field &field : source.frame->fields) {
                if (source.frame->grid && field.numbers() != nullptr) {
                    input.series.push_back({&field, *source.frame->grid, true});
                }
            }
        }
        input.range = m_input.range;
        input.now = m_input.now;
        markTimes(m_scene.plane, input);
    }

    void layOutLegend()
    {
        m_scene.legend.clear();
        if (!m_scene.colors.any()) {
            return;
        }
        const int last = m_scene.colors.high() > m_scene.colors.low() ? legendIntervals : 0;
        for (int i = 0; i <= last; ++i) {
            const double at = last > 0 ? static_cast<double>(i) / last : 0;
            m_scene.legend.push_back({at, m_words.numbers.value(m_scene.colors.valueAt(at), m_scene.value)});
        }
    }

    HeatScene m_scene;
    const HeatInput &m_input;
    const Words &m_words;
};

} // namespace

HeatScene buildHeatScene(const HeatInput &input, const Words &words)
{
    HeatSceneBuilder builder({}, input, words);
    builder.readCells();
    return builder.build();
}

HeatScene rebuiltHeatScene(HeatScene scene, const HeatInput &input, const Words &words)
{
    return HeatSceneBuilder(std::move(scene), input, words).build();
}

} // namespace zumik::plot
