// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/scene.h"
#include "widgets/plot/seriespainter.h"

#include <QPointF>
#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

class QPainter;

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::plot {

/// Paints scenes in the look of the day. Lines and curves are antialiased, grid and cells are not.
class PlotPainter {
public:
    explicit PlotPainter(const common::Look *look);

    /// Everything that stays while the pointer moves. Where `series` are of another range than the scene,
    /// they are drawn out to where their times lie in it.
    void paint(QPainter &painter, const zumik::plot::PlotScene &scene, const Paints &paints,
        const SeriesImage &series) const;
    /// The same without any series.
    void paintEmpty(QPainter &painter, const zumik::plot::PlotScene &scene, const Paints &paints) const;
    /// Only the series: a sparkline.
    void paintBare(QPainter &painter, const zumik::plot::PlotScene &scene, const Paints &paints) const;

    /// One series over the rest, as under the pointer.
    void paintHovered(QPainter &painter, const zumik::plot::PlotScene &scene, const Paints &paints,
        std::size_t series) const;
    void paintCrosshair(QPainter &painter, const zumik::plot::PlotScene &scene, float x) const;
    /// The time on the axis under the crosshair.
    void paintPill(
        QPainter &painter, const zumik::plot::PlotScene &scene, float x, const QString &text) const;
    void paintDots(QPainter &painter, const std::vector<zumik::plot::Hit> &hits, const Paints &paints) const;
    void paintSelection(QPainter &painter, const zumik::plot::PlotScene &scene, float from, float to) const;

private:
    void paintGround(QPainter &painter, const zumik::plot::PlotScene &scene) const;
    void paintGrid(QPainter &painter, const zumik::plot::PlotScene &scene) const;
    void paintLabels(QPainter &painter, const zumik::plot::PlotScene &scene, const Paints &paints) const;
    static void paintAxisTitle(QPainter &painter, const zumik::plot::ValueAxis &axis);
    void paintThresholdAreas(QPainter &painter, const zumik::plot::PlotScene &scene) const;
    void paintThresholdLines(QPainter &painter, const zumik::plot::PlotScene &scene) const;
    void paintThresholdLabel(
        QPainter &painter, const zumik::plot::PlotScene &scene, const zumik::plot::ThresholdMark &mark) const;
    void paintSeries(QPainter &painter, const zumik::plot::PlotScene &scene, const SeriesImage &series) const;

    const common::Look *m_look;
};

} // namespace zumik::widgets::plot
