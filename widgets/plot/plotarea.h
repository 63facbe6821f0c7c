// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"
#include "models/plot/scenebuilder.h"
#include "widgets/common/numbers.h"
#include "widgets/plot/plotpainter.h"
#include "widgets/plot/tooltip.h"

#include <QImage>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

namespace zumik::widgets::plot {

/// What a plot shows; `owner` keeps the fields alive.
struct PlotData {
    std::shared_ptr<const void> owner;
    std::vector<zumik::plot::PlotSeries> series;
    base::TimeRange range;
    std::optional<base::Time> now;
};

/// The plot itself, without legend. Its picture is painted once; while the pointer moves, only crosshair,
/// tooltip and the hovered line are painted over it.
class PlotArea final : public QWidget {
    Q_OBJECT

public:
    explicit PlotArea(const common::Look *look, QWidget *parent = nullptr);

    void setData(PlotData content, Paints paints);
    void setVisibleSeries(const std::vector<bool> &visible);

    void setTooltip(const zumik::dashboard::Tooltip &options) { m_tooltip = options; }

    /// At least this much room for labels, so that panels of one column align.
    void setLeftMargin(float margin);

    const zumik::plot::PlotScene &scene() const;

    /// A crosshair that another panel's pointer sets; nothing removes it.
    void setSharedCrosshair(std::optional<base::Time> time);
    /// One series over the others, as the legend asks.
    void setHighlighted(std::optional<std::size_t> series);

    /// What the tooltip says now: empty without pointer.
    std::optional<Tooltip> tooltip() const;

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
    void invalidate();
    void rebuild() const;
    const QImage &picture();
    const QImage &dimmedPicture();
    void prepare(QImage &image, const std::function<void(QPainter &)> &paint) const;
    void setPointer(std::optional<QPointF> pointer);
    void moveBySample(int steps);
    std::vector<zumik::plot::Hit> hits() const;
    std::optional<std::size_t> hoveredSeries() const;
    void paintOverlay(QPainter &painter);
    QPointF tooltipAnchor() const;

    const common::Look *m_look;
    PlotPainter m_painter;
    PlotData m_data;
    Paints m_paints;
    zumik::dashboard::Tooltip m_tooltip;
    float m_leftMargin = 0;
    common::FontMeasure m_measure;
    mutable std::optional<zumik::plot::PlotScene> m_scene;
    QImage m_picture;
    QImage m_dimmedPicture;
    std::optional<QPointF> m_pointer;
    std::optional<base::Time> m_shared;
    std::optional<std::size_t> m_highlighted;
    std::optional<QPointF> m_dragFrom;
    bool m_keyFocus = false;
};

} // namespace zumik::widgets::plot
