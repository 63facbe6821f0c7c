// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"
#include "models/plot/heatraster.h"
#include "widgets/common/numbers.h"
#include "widgets/plot/plotpainter.h"
#include "widgets/plot/tooltip.h"

#include <QImage>
#include <QWidget>

#include <memory>
#include <optional>

namespace zumik::widgets::plot {

/// What a heatmap shows; `owner` keeps the frames alive.
struct HeatData {
    std::shared_ptr<const void> owner;
    std::vector<zumik::plot::HeatSource> sources;
    base::TimeRange range;
    std::optional<base::Time> now;
};

/// The cells with their axes, without the color scale. Its picture is painted once; while the pointer moves,
/// only the cell's frame, the crosshair and the tooltip are painted over it.
class HeatArea final : public QWidget {
    Q_OBJECT

public:
    explicit HeatArea(const common::Look *look, QWidget *parent = nullptr);

    void setOptions(const zumik::dashboard::HeatmapOptions &options);
    void setData(HeatData content);
    void setLeftMargin(float margin);
    void setSharedCrosshair(std::optional<base::Time> time);

    const zumik::plot::HeatScene &scene() const;

    /// The cell under the pointer, or the one that keys have chosen.
    std::optional<zumik::plot::HeatHit> hit() const;
    /// What the tooltip says now: empty without pointer.
    std::optional<Tooltip> tooltip() const;

    /// "0.1 s – 0.25 s"; a row's name where it has no bounds.
    QString bucketText(const zumik::plot::HeatRow &row) const;

Q_SIGNALS:
    void crosshairMoved(std::optional<zumik::base::Time> time);
    void zoomRequested(zumik::base::TimeRange range);
    void zoomOutRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    common::Numbers numbers() const;
    void invalidate(bool cells);
    void rebuild() const;
    const QImage &picture();
    void paintOverlay(QPainter &painter);
    void setPointer(std::optional<QPointF> pointer);
    void moveBy(int columns, int rows);

    const common::Look *m_look;
    PlotPainter m_painter;
    zumik::dashboard::HeatmapOptions m_options;
    HeatData m_data;
    float m_leftMargin = 0;
    common::FontMeasure m_measure;
    mutable std::optional<zumik::plot::HeatScene> m_scene;
    mutable bool m_cellsKnown = false; ///< m_scene has the cells of m_data
    mutable bool m_laidOut = false; ///< and fits the widget and the theme
    zumik::plot::HeatRaster m_raster;
    QImage m_picture;
    std::optional<QPointF> m_pointer;
    std::optional<base::Time> m_shared;
    std::optional<QPointF> m_dragFrom;
    bool m_keyFocus = false;
};

} // namespace zumik::widgets::plot
