// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/strokes.h"

#include "widgets/common/theme.h"
#include "widgets/plot/linelayer.h"
#include "widgets/plot/seriesink.h"

#include <QLinearGradient>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace zumik::widgets::plot {

namespace {

using zumik::plot::Box;
using zumik::plot::PlotScene;
using zumik::plot::Point;
using zumik::plot::SeriesShape;

constexpr int mostStops = 64; ///< of a gradient

QRectF toRect(const Box &box)
{
    return {double(box.left), double(box.top), double(box.width()), double(box.height())};
}

/// One color, or those of the layer's rows from top to bottom.
QBrush brushOf(const Ink &ink, const LineLayer &layer, const Box &box)
{
    if (ink.isFlat()) {
        return QColor::fromRgba(qUnpremultiply(ink.at(0)));
    }
    QLinearGradient gradient(0, double(box.top), 0, double(box.bottom));
    const int last = std::max(1, layer.rows() - 1);
    const int stops = std::min(mostStops, last);
    for (int i = 0; i <= stops; ++i) {
        const int row = last * i / stops;
        gradient.setColorAt(
            double(row) / last, QColor::fromRgba(qUnpremultiply(ink.at(std::min(row, layer.rows() - 1)))));
    }
    return gradient;
}

/// The part of a piece inside the box (Liang and Barsky).
std::optional<std::pair<QPointF, QPointF>> clipped(const Point &a, const Point &b, const QRectF &box)
{
    const QPointF from(double(a.x), double(a.y));
    const QPointF along(double(b.x - a.x), double(b.y - a.y));
    double enters = 0;
    double leaves = 1;
    const std::pair<double, double> edges[] = {{-along.x(), from.x() - box.left()},
        {along.x(), box.right() - from.x()}, {-along.y(), from.y() - box.top()},
        {along.y(), box.bottom() - from.y()}};
    for (const auto &[toward, room] : edges) {
        if (toward == 0) {
            if (!(room >= 0)) {
                return std::nullopt;
            }
        } else if (toward < 0) {
            enters = std::max(enters, room / toward);
        } else {
            leaves = std::min(leaves, room / toward);
        }
    }
    if (!(enters <= leaves)) { // also of a NaN
        return std::nullopt;
    }
    return std::pair(from + along * enters, from + along * leaves);
}

QPainterPath lineOf(const SeriesShape &shape, const QRectF &box)
{
    QPainterPath path;
    const zumik::plot::Trace &trace = shape.trace;
    for (std::size_t run = 0; run < trace.runs.size(); ++run) {
        bool joins = false;
        for (std::size_t i = trace.runs[run]; i + 1 < trace.runEnd(run); ++i) {
            const auto piece = clipped(trace.points[i], trace.points[i + 1], box);
            if (!piece) {
                joins = false;
                continue;
            }
            if (!joins || path.currentPosition() != piece->first) {
                path.moveTo(piece->first);
            }
            path.lineTo(piece->second);
            joins = true;
        }
    }
    return path;
}

QPointF within(const QRectF &box, float x, float y)
{
    return {std::clamp(double(x), box.left(), box.right()), std::clamp(double(y), box.top(), box.bottom())};
}

/// From the line down to its lower edge, run after run.
QPainterPath groundOf(const SeriesShape &shape, const QRectF &box)
{
    QPainterPath path;
    const zumik::plot::Trace &trace = shape.trace;
    for (std::size_t run = 0; run < trace.runs.size(); ++run) {
        QPolygonF ground;
        for (std::size_t i = trace.runs[run]; i < trace.runEnd(run); ++i) {
            ground << within(box, trace.points[i].x, trace.points[i].y);
        }
        for (std::size_t i = trace.runEnd(run); i-- > trace.runs[run];) {
            const float y = trace.bases.empty() ? shape.baseline : trace.bases[i];
            ground << within(box, trace.points[i].x, y);
        }
        path.addPolygon(ground);
        path.closeSubpath();
    }
    return path;
}

class Stroking {
public:
    Stroking(QPainter &painter, const PlotScene &scene, const Paints &paints, const common::Theme &theme)
        : m_painter(painter)
        , m_scene(scene)
        , m_paints(paints)
        , m_theme(theme)
        , m_bounds(seriesBox(scene))
        , m_box(toRect(m_bounds))
        , m_layer(m_bounds, 1)
    {
    }

    void stroke()
    {
        for (const SeriesShape &shape : m_scene.shapes) {
            fill(shape);
            bars(shape);
        }
        for (const SeriesShape &shape : m_scene.shapes) {
            line(shape);
            dots(shape);
        }
    }

private:
    const common::SeriesPaint &paintOf(const SeriesShape &shape) const { return m_paints[shape.series]; }

    void fill(const SeriesShape &shape)
    {
        if (shape.fill > 0 && !shape.trace.runs.empty()) {
            const Ink ink = fillInk(shape, m_scene.plot, paintOf(shape).color, m_layer, m_theme);
            m_painter.fillPath(groundOf(shape, toRect(m_scene.plot)), brushOf(ink, m_layer, m_bounds));
        }
    }

    void bars(const SeriesShape &shape)
    {
        if (shape.bars.empty()) {
            return;
        }
        const Ink ink = barInk(shape, m_scene.plot, paintOf(shape).color, m_layer, m_theme);
        const QBrush brush = brushOf(ink, m_layer, m_bounds);
        for (const Box &bar : shape.bars) {
            m_painter.fillRect(toRect(bar).intersected(m_box), brush);
        }
    }

    /// The dashboard's 1 is the theme's line; other widths are meant.
    void line(const SeriesShape &shape)
    {
        const auto own = double(shape.width);
        const double width = own > 1 ? own : own * m_theme.number("chart.line");
        if (width <= 0 || shape.trace.runs.empty()) {
            return;
        }
        const common::SeriesPaint &paint = paintOf(shape);
        QPen pen(brushOf(lineInk(shape, paint.color, m_layer, m_theme), m_layer, m_bounds), width,
            Qt::SolidLine, paint.dash.empty() ? Qt::RoundCap : Qt::FlatCap, Qt::RoundJoin);
        QList<qreal> dashes;
        for (const double length : paint.dash) {
            dashes << std::max(length, 0.1) / width;
        }
        if (!dashes.isEmpty() && dashes.size() % 2 == 0) {
            pen.setDashPattern(dashes);
        }
        m_painter.strokePath(lineOf(shape, m_box), pen);
    }

    void dots(const SeriesShape &shape)
    {
        const bool own = shape.pointSize > 0 && double(shape.pointSize) != frame::SeriesStyle().pointSize;
        const double radius = (own ? double(shape.pointSize) : m_theme.number("chart.point")) / 2;
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(paintOf(shape).color);
        for (const Point &dot : shape.trace.dots) {
            const QPointF at(double(dot.x), double(dot.y));
            if (m_box.contains(at)) {
                m_painter.drawEllipse(at, radius, radius);
            }
        }
    }

    QPainter &m_painter;
    const PlotScene &m_scene;
    const Paints &m_paints;
    const common::Theme &m_theme;
    Box m_bounds;
    QRectF m_box;
    LineLayer m_layer; ///< draws nothing: it knows the rows of gradients
};

} // namespace

bool keepsStrokes(const QPainter &painter)
{
    const QPaintEngine *const engine = painter.paintEngine();
    return engine != nullptr
        && (engine->type() == QPaintEngine::Picture || engine->type() == QPaintEngine::SVG
            || engine->type() == QPaintEngine::Pdf);
}

void strokeSeries(QPainter &painter, const PlotScene &scene, const Paints &paints, const common::Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    Stroking(painter, scene, paints, theme).stroke();
    painter.restore();
}

} // namespace zumik::widgets::plot
