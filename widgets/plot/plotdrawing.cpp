// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/plotdrawing.h"

#include "widgets/common/numbers.h"
#include "widgets/plot/allcores.h"

namespace zumik::widgets::plot {

namespace {

/// Below this, threads take longer to begin than they save.
constexpr std::size_t manySeries = 64;

} // namespace

zumik::plot::PlotInput inputOf(const PlotData &content)
{
    zumik::plot::PlotInput input;
    input.series = content.series;
    input.range = content.range;
    input.now = content.now;
    if (input.series.size() > manySeries) {
        input.each = onAllCores;
    }
    return input;
}

DrawnPlot draw(const PlotDrawing &drawing)
{
    const base::Time present = drawing.input.now.value_or(drawing.input.range.end);
    const common::Numbers numbers(drawing.clock.formatContext(present));
    const common::FontMeasure measure(drawing.font);
    DrawnPlot drawn;
    drawn.scene = buildScene(drawing.input, {drawing.clock, drawing.clock, numbers, measure});
    drawn.series = SeriesPainter(drawing.theme).image(drawn.scene, drawing.paints, drawing.ratio);
    return drawn;
}

} // namespace zumik::widgets::plot
