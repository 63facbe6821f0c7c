// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/seriespainter.h"

#include "widgets/common/theme.h"
#include "widgets/plot/barpainter.h"
#include "widgets/plot/linelayer.h"
#include "widgets/plot/seriesink.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <span>

namespace zumik::widgets::plot {

namespace {

using zumik::plot::Box;
using zumik::plot::PlotScene;
using zumik::plot::SeriesShape;

std::span<const zumik::plot::Point> runOf(const zumik::plot::Trace &trace, std::size_t run)
{
    return std::span(trace.points).subspan(trace.runs[run], trace.runEnd(run) - trace.runs[run]);
}

std::span<const float> basesOf(const zumik::plot::Trace &trace, std::size_t run)
{
    return trace.bases.empty()
        ? std::span<const float>()
        : std::span(trace.bases).subspan(trace.runs[run], trace.runEnd(run) - trace.runs[run]);
}

/// The rows that a line touches, to spare a layer of the whole plot.
Box boundsOf(const SeriesShape &shape, const Box &plot, float margin)
{
    Box box{plot.left, plot.bottom, plot.right, plot.top};
    for (const zumik::plot::Point &point : shape.trace.points) {
        box.top = std::min(box.top, point.y);
        box.bottom = std::max(box.bottom, point.y);
    }
    box.top = std::clamp(std::floor(box.top - margin), plot.top, plot.bottom);
    box.bottom = std::clamp(std::ceil(box.bottom + margin), box.top + 1, plot.bottom + 1);
    return box;
}

QPointF cornerOf(const Box &box)
{
    return {double(box.left), double(box.top)};
}

template <typename Mark> bool anyHas(const PlotScene &scene, const Mark &mark)
{
    return std::any_of(scene.shapes.begin(), scene.shapes.end(),
        [&](const SeriesShape &shape) { return !mark(shape).empty(); });
}

} // namespace

Box seriesBox(const PlotScene &scene)
{
    constexpr float edge = 2;
    return {scene.plot.left, scene.plot.top - edge, scene.plot.right, scene.plot.bottom + edge};
}

void SeriesPainter::addAll(LineLayer &layer, const PlotScene &scene, const Paints &paints) const
{
    const double normal = m_theme.number("chart.line");
    for (const SeriesShape &shape : scene.shapes) {
        addFills(layer, shape, scene.plot, paints[shape.series]);
    }
    for (const SeriesShape &shape : scene.shapes) {
        // The dashboard's 1 is the theme's line; other widths are meant.
        const auto own = double(shape.width);
        addLines(layer, shape, paints[shape.series], own > 1 ? own : own * normal);
    }
}

SeriesImage SeriesPainter::image(const PlotScene &scene, const Paints &paints, double ratio) const
{
    const Box box = seriesBox(scene);
    LineLayer layer(box, ratio);
    addAll(layer, scene, paints);
    QImage drawn = layer.image();
    if (anyHas(
            scene, [](const SeriesShape &shape) -> const auto & { return shape.bars; })) {
        QImage ground(drawn.size(), drawn.format());
        ground.setDevicePixelRatio(ratio);
        ground.fill(Qt::transparent);
        QPainter painter(&ground);
        painter.translate(-cornerOf(box));
        paintBars(painter, scene, paints, layer);
        painter.drawImage(cornerOf(box), drawn);
        painter.end();
        drawn = ground;
    }
    if (anyHas(
            scene, [](const SeriesShape &shape) -> const auto & { return shape.trace.dots; })) {
        QPainter painter(&drawn);
        painter.translate(-cornerOf(box));
        for (const SeriesShape &shape : scene.shapes) {
            paintPoints(painter, shape, paints[shape.series]);
        }
    }
    return {drawn, box, scene.range};
}

void SeriesPainter::paintLifted(
    QPainter &painter, const SeriesShape &shape, const Box &plot, const common::SeriesPaint &paint) const
{
    const double width = m_theme.number("chart.lineHover");
    const Box box = boundsOf(shape, plot, static_cast<float>(width) + 1);
    LineLayer layer(box, painter.device()->devicePixelRatioF());
    addLines(layer, shape, paint, width);
    painter.drawImage(cornerOf(box), layer.image());
    paintPoints(painter, shape, paint);
}

void SeriesPainter::paintBars(
    QPainter &painter, const PlotScene &scene, const Paints &paints, const LineLayer &layer) const
{
    for (const SeriesShape &shape : scene.shapes) {
        const QColor &color = paints[shape.series].color;
        const Ink ink = barInk(shape, scene.plot, color, layer, m_theme);
        plot::paintBars(painter, shape, ink, layer, barEdge(shape, color));
    }
}

void SeriesPainter::addFills(
    LineLayer &layer, const SeriesShape &shape, const Box &plot, const common::SeriesPaint &paint) const
{
    if (shape.fill <= 0 || shape.trace.runs.empty()) {
        return;
    }
    const Ink ink = fillInk(shape, plot, paint.color, layer, m_theme);
    for (std::size_t run = 0; run < shape.trace.runs.size(); ++run) {
        layer.fill(runOf(shape.trace, run), basesOf(shape.trace, run), shape.baseline, ink);
    }
}

void SeriesPainter::addLines(
    LineLayer &layer, const SeriesShape &shape, const common::SeriesPaint &paint, double width) const
{
    if (width <= 0 || shape.trace.runs.empty()) {
        return;
    }
    const Ink ink = lineInk(shape, paint.color, layer, m_theme);
    for (std::size_t run = 0; run < shape.trace.runs.size(); ++run) {
        layer.stroke(runOf(shape.trace, run), width, ink, paint.dash);
    }
}

void SeriesPainter::paintPoints(
    QPainter &painter, const SeriesShape &shape, const common::SeriesPaint &paint) const
{
    // The dashboard's 5 is the theme's point; other sizes are meant.
    const bool own = shape.pointSize > 0 && double(shape.pointSize) != frame::SeriesStyle().pointSize;
    const double radius = (own ? double(shape.pointSize) : m_theme.number("chart.point")) / 2;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(paint.color);
    for (const zumik::plot::Point &dot : shape.trace.dots) {
        painter.drawEllipse(QPointF(double(dot.x), double(dot.y)), radius, radius);
    }
}

} // namespace zumik::widgets::plot
