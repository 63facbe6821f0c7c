// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/plotpainter.h"

#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/plot/limitwords.h"
#include "widgets/plot/strokes.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace zumik::widgets::plot {

namespace {

using common::Theme;
using zumik::plot::Box;
using zumik::plot::PlotScene;

QRectF toRect(const Box &box)
{
    return {double(box.left), double(box.top), double(box.width()), double(box.height())};
}

/// The middle of a pixel: a line of one pixel there is sharp.
double sharp(float at)
{
    return std::floor(double(at)) + 0.5;
}

QPen cosmetic(const QColor &color)
{
    QPen pen(color, 1);
    pen.setCosmetic(true);
    return pen;
}

/// Dash lengths in pixels, whatever the pen's width.
void setDash(QPen &pen, const std::vector<double> &dash)
{
    QList<qreal> pattern;
    const double width = std::max(pen.widthF(), 0.1);
    for (const double length : dash) {
        pattern << std::max(length, 0.1) / width;
    }
    if (pattern.size() % 2 != 0) {
        pattern << pattern.last();
    }
    if (!pattern.isEmpty()) {
        pen.setCapStyle(Qt::FlatCap);
        pen.setDashPattern(pattern);
    }
}

QPen dashedPen(const QColor &color, const Theme &theme, std::string_view token)
{
    QPen pen = cosmetic(color);
    const std::string name(token);
    setDash(pen, {theme.number(name + ".0"), theme.number(name + ".1")});
    return pen;
}

void hatch(QPainter &painter, const QRectF &box, const Theme &theme)
{
    painter.save();
    painter.fillRect(box, theme.color("chart.gap"));
    painter.setClipRect(box, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color("border.default"), 1.2));
    const double step = theme.number("chart.hatchStep") * std::sqrt(2.0);
    for (double x = box.left() - box.height(); x < box.right(); x += step) {
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()));
    }
    painter.restore();
}

void paintStrokes(QPainter &painter, const PlotScene &scene, const Paints &paints, const common::Look &look)
{
    painter.save();
    if (scene.stale) {
        painter.setOpacity(painter.opacity() * look.theme().number("chart.staleOpacity"));
    }
    strokeSeries(painter, scene, paints, look.theme());
    painter.restore();
}

} // namespace

PlotPainter::PlotPainter(const common::Look *look)
    : m_look(look)
{
}

void PlotPainter::paint(
    QPainter &painter, const PlotScene &scene, const Paints &paints, const SeriesImage &series) const
{
    paintGround(painter, scene);
    paintGrid(painter, scene);
    paintThresholdAreas(painter, scene);
    if (keepsStrokes(painter)) {
        paintStrokes(painter, scene, paints, *m_look);
    } else {
        paintSeries(painter, scene, series);
    }
    paintThresholdLines(painter, scene);
    paintLabels(painter, scene, paints);
}

void PlotPainter::paintEmpty(QPainter &painter, const PlotScene &scene, const Paints &paints) const
{
    paintGround(painter, scene);
    paintGrid(painter, scene);
    paintThresholdAreas(painter, scene);
    paintThresholdLines(painter, scene);
    paintLabels(painter, scene, paints);
}

void PlotPainter::paintBare(QPainter &painter, const PlotScene &scene, const Paints &paints) const
{
    if (keepsStrokes(painter)) {
        return paintStrokes(painter, scene, paints, *m_look);
    }
    const double ratio = painter.device()->devicePixelRatioF();
    paintSeries(painter, scene, SeriesPainter(m_look->theme()).image(scene, paints, ratio));
}

void PlotPainter::paintGround(QPainter &painter, const PlotScene &scene) const
{
    const Theme &theme = m_look->theme();
    if (scene.future) {
        painter.fillRect(toRect(*scene.future), theme.color("chart.future"));
    }
    for (const Box &gap : scene.gaps) {
        hatch(painter, toRect(gap), theme);
    }
    if (scene.stale) {
        hatch(painter, toRect(*scene.stale), theme);
    }
}

void PlotPainter::paintGrid(QPainter &painter, const PlotScene &scene) const
{
    const Theme &theme = m_look->theme();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(cosmetic(theme.color("chart.grid")));
    const auto left = double(scene.plot.left);
    const auto right = double(scene.plot.right);
    for (const auto &axis : scene.axes) {
        for (const auto &tick : axis.ticks) {
            if (axis.gridLines) {
                painter.drawLine(QPointF(left, sharp(tick.y)), QPointF(right, sharp(tick.y)));
            }
        }
    }
    for (const auto &tick : scene.times) {
        painter.drawLine(QPointF(sharp(tick.x), double(scene.plot.top)),
            QPointF(sharp(tick.x), double(scene.plot.bottom)));
    }
    painter.setPen(cosmetic(theme.color("chart.axis")));
    const double base = sharp(scene.plot.bottom);
    painter.drawLine(QPointF(left, base), QPointF(right, base));
    if (const auto zero = scene.axes.front().zero) {
        painter.drawLine(QPointF(left, sharp(*zero)), QPointF(right, sharp(*zero)));
    }
}

void PlotPainter::paintLabels(QPainter &painter, const PlotScene &scene, const Paints &paints) const
{
    const QFont font = m_look->fonts().font("axis");
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    const QColor ink = m_look->theme().color("text.tertiary");
    const double rise = metrics.ascent() / 2 - metrics.descent() / 2;
    for (const auto &axis : scene.axes) {
        painter.setPen(axis.colored && *axis.colored < paints.size() ? paints[*axis.colored].color : ink);
        paintAxisTitle(painter, axis);
        for (const auto &tick : axis.ticks) {
            if (tick.label.empty()) {
                continue;
            }
            const QString text = QString::fromStdString(tick.label);
            const double width = axis.right ? 0 : metrics.horizontalAdvance(text);
            painter.drawText(QPointF(double(axis.edge) - width, double(tick.y) + rise), text);
        }
    }
    painter.setPen(ink);
    const double below = double(scene.plot.bottom) + 4 + metrics.ascent();
    for (const auto &tick : scene.times) {
        if (!tick.label.empty()) {
            painter.drawText(QPointF(double(tick.labelLeft), below), QString::fromStdString(tick.label));
        }
    }
}

/// Upright, read from below at the left and from above at the right.
void PlotPainter::paintAxisTitle(QPainter &painter, const zumik::plot::ValueAxis &axis)
{
    if (!axis.titleAt) {
        return;
    }
    const Box &plot = axis.area.box;
    const double length = double(plot.height());
    painter.save();
    painter.translate(double(*axis.titleAt), double(plot.top + plot.bottom) / 2);
    painter.rotate(axis.right ? 90 : -90);
    painter.drawText(QRectF(-length / 2, -10, length, 20), Qt::AlignCenter, common::plain(axis.title, 200));
    painter.restore();
}

void PlotPainter::paintThresholdAreas(QPainter &painter, const PlotScene &scene) const
{
    const Theme &theme = m_look->theme();
    for (const auto &mark : scene.thresholds) {
        if (mark.area) {
            QColor color = common::namedColor(mark.color, theme, theme.color("status.warn.fg"));
            color.setAlphaF(theme.pixels("chart.thresholdFill"));
            painter.fillRect(QRectF(double(scene.plot.left), double(mark.until), double(scene.plot.width()),
                                 double(mark.y - mark.until)),
                color);
        }
    }
}

void PlotPainter::paintThresholdLines(QPainter &painter, const PlotScene &scene) const
{
    const Theme &theme = m_look->theme();
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const auto &mark : scene.thresholds) {
        if (mark.line) {
            const QColor color = common::namedColor(mark.color, theme, theme.color("status.warn.fg"));
            painter.setPen(dashedPen(color, theme, "chart.thresholdDash"));
            painter.drawLine(QPointF(double(scene.plot.left), sharp(mark.y)),
                QPointF(double(scene.plot.right), sharp(mark.y)));
            paintThresholdLabel(painter, scene, mark);
        }
    }
}

void PlotPainter::paintThresholdLabel(
    QPainter &painter, const PlotScene &scene, const zumik::plot::ThresholdMark &mark) const
{
    const Theme &theme = m_look->theme();
    const QFont font = m_look->fonts().font("axis");
    const QFontMetricsF metrics(font);
    const QString text = limitText(mark.color, QString::fromStdString(mark.label));
    const double height = std::ceil(metrics.height());
    const bool above = double(mark.y) - height - 2 >= double(scene.plot.top);
    const double top = above ? double(mark.y) - height - 2 : double(mark.y) + 2;
    const QRectF box(double(scene.plot.left) + 6, top, metrics.horizontalAdvance(text) + 8, height);
    if (box.width() > double(scene.plot.width()) * 0.7) {
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QColor ground = theme.color("surface.panel");
    ground.setAlphaF(0.85F);
    painter.setBrush(ground);
    painter.drawRoundedRect(box, 2, 2);
    painter.setFont(font);
    painter.setPen(common::namedColor(mark.color, theme, theme.color("status.warn.fg")));
    painter.drawText(box, Qt::AlignCenter, text);
    painter.restore();
}

void PlotPainter::paintSeries(QPainter &painter, const PlotScene &scene, const SeriesImage &series) const
{
    painter.save();
    painter.setClipRect(toRect(seriesBox(scene)), Qt::IntersectClip);
    if (scene.stale) {
        painter.setOpacity(painter.opacity() * m_look->theme().number("chart.staleOpacity"));
    }
    QRectF place = toRect(series.box);
    if (series.range == scene.range) {
        painter.drawImage(place.topLeft(), series.image);
    } else {
        place.setLeft(double(scene.xOf(series.range.start)));
        place.setRight(double(scene.xOf(series.range.end)));
        painter.drawImage(place, series.image);
    }
    painter.restore();
}

void PlotPainter::paintHovered(
    QPainter &painter, const PlotScene &scene, const Paints &paints, std::size_t series) const
{
    const auto shape = std::find_if(scene.shapes.begin(), scene.shapes.end(),
        [series](const zumik::plot::SeriesShape &one) { return one.series == series; });
    if (shape == scene.shapes.end()) {
        return;
    }
    painter.save();
    painter.setClipRect(toRect(seriesBox(scene)), Qt::IntersectClip);
    SeriesPainter(m_look->theme()).paintLifted(painter, *shape, scene.plot, paints[series]);
    painter.restore();
}

void PlotPainter::paintCrosshair(QPainter &painter, const PlotScene &scene, float x) const
{
    const Theme &theme = m_look->theme();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(dashedPen(theme.color("chart.crosshair"), theme, "chart.crosshairDash"));
    painter.drawLine(QPointF(sharp(x), double(scene.plot.top)), QPointF(sharp(x), double(scene.plot.bottom)));
}

void PlotPainter::paintPill(QPainter &painter, const PlotScene &scene, float x, const QString &text) const
{
    const Theme &theme = m_look->theme();
    QFont font = m_look->fonts().font("axis");
    font.setWeight(QFont::DemiBold);
    const QFontMetricsF metrics(font);
    const double width = std::ceil(metrics.horizontalAdvance(text)) + 10;
    const double left = std::clamp(double(x) - width / 2, 0.0, std::max(0.0, double(scene.width) - width));
    const QRectF pill(left, double(scene.plot.bottom) + 1, width, 16);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color("text.secondary"));
    painter.drawRoundedRect(pill, 3, 3);
    painter.setFont(font);
    painter.setPen(theme.color("surface.window"));
    painter.drawText(pill, Qt::AlignCenter, text);
    painter.restore();
}

void PlotPainter::paintDots(
    QPainter &painter, const std::vector<zumik::plot::Hit> &hits, const Paints &paints) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_look->theme().color("surface.panel"), 1.5));
    for (const zumik::plot::Hit &hit : hits) {
        if (!std::isnan(hit.at.y)) {
            painter.setBrush(paints[hit.series].color);
            painter.drawEllipse(QPointF(double(hit.at.x), double(hit.at.y)), 3.5, 3.5);
        }
    }
    painter.restore();
}

void PlotPainter::paintSelection(QPainter &painter, const PlotScene &scene, float from, float to) const
{
    const QColor line = m_look->theme().color("chart.zoom");
    QColor fill = line;
    fill.setAlphaF(0.15F);
    const float left = std::clamp(std::min(from, to), scene.plot.left, scene.plot.right);
    const float right = std::clamp(std::max(from, to), scene.plot.left, scene.plot.right);
    const QRectF box = toRect({left, scene.plot.top, right, scene.plot.bottom});
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(box, fill);
    painter.setPen(cosmetic(line));
    painter.drawLine(QPointF(sharp(left), box.top()), QPointF(sharp(left), box.bottom()));
    painter.drawLine(QPointF(sharp(right), box.top()), QPointF(sharp(right), box.bottom()));
}

} // namespace zumik::widgets::plot
