// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/raster.h"
#include "models/plot/scene.h"
#include "widgets/common/look.h"
#include "widgets/common/numbers.h"
#include "widgets/plot/plotpainter.h"
#include "widgets/plot/tooltip.h"

#include <QImage>
#include <QTimer>
#include <QWidget>

#include <algorithm>
#include <functional>
#include <optional>

namespace zumik::widgets::plot {

zumik::plot::Point toPoint(QPointF point);
QRectF toRect(const zumik::plot::Box &box);

/// A plot with a time axis, without legend. Its picture is painted once; while the pointer moves, only
/// crosshair, marks, tooltip and time are painted over it. Dragging chooses a range; with Shift, or the
/// middle button, it moves the range, as the horizontal wheel does (or Shift and the wheel). Ctrl and the
/// wheel zoom around the pointer. While a range glides so, what is known of it shows; it is asked for when it
/// rests. The keys left, right, up and down move what is pointed at (ten times as far with Shift), Z zooms
/// out, Escape lets go.
class TimeArea : public QWidget {
    Q_OBJECT

public:
    /// At least this much room for labels, so that panels of one column align.
    void setLeftMargin(float margin);
    /// A crosshair that another panel's pointer sets; nothing removes it.
    void setSharedCrosshair(std::optional<base::Time> time);
    /// The same, and what there is at that time is told beside it.
    void setSharedTooltip(std::optional<base::Time> time);

    /// What the tooltip says now: empty without pointer.
    virtual std::optional<Tooltip> tooltip() const = 0;

    /// What it says of a time that another panel's pointer sets: all that there is, where a pointer would be
    /// told the nearest alone (Grafana: TimeSeriesPanel.tsx, viaSync). Nothing where tooltips are off.
    std::optional<Tooltip> sharedTooltip() const;

Q_SIGNALS:
    void crosshairMoved(std::optional<zumik::base::Time> time);
    void zoomRequested(zumik::base::TimeRange range);
    void zoomOutRequested();

protected:
    TimeArea(const common::Look *look, QWidget *parent);

    /// Plot, axes and times, laid out for the widget's size.
    virtual const zumik::plot::PlotScene &plane() const = 0;
    /// What was laid out fits no longer.
    virtual void forgetLayout() = 0;
    /// What stays while the pointer moves.
    virtual void paintScene(QPainter &painter) = 0;
    /// What the pointer lifts out, between crosshair and tooltip.
    virtual void paintPointed(QPainter &painter) = 0;

    /// Tells about something else than the tooltip does; false: there is nothing else.
    virtual bool paintInstead(QPainter & /*painter*/) { return false; }

    /// Another part of what is there, until there is more; false where that can't be.
    virtual bool showRange(base::TimeRange range) = 0;
    /// Moves the pointer by columns of time and by rows (positive: up); false where there are none such.
    virtual bool moveBy(int columns, int rows) = 0;

    virtual std::optional<Tooltip> tooltipAt(base::Time time) const = 0;

    /// The painted scene; or, in other words, what lies under the overlay.
    virtual void paintGround(QPainter &painter);

    /// The time that is pointed at, at an x of the plot.
    virtual base::Time timeUnder(float x) const { return plane().timeAt(x); }

    /// Lays out and paints anew.
    void invalidate();
    /// Paints anew what is laid out.
    void repaintScene();
    const QImage &picture();
    /// Paints an image of the widget's size, unless it is one already.
    void prepare(QImage &image, const std::function<void(QPainter &)> &paint) const;

    /// The plot's cells, rasterized with the widget's device pixel ratio.
    void paintCells(QPainter &painter, const zumik::plot::Raster &raster) const;

    void setPointer(std::optional<QPointF> pointer);

    const std::optional<QPointF> &pointer() const { return m_pointer; }

    /// Wheel or hand move the range.
    bool gliding() const { return m_gliding.has_value(); }

    bool dragging() const { return m_dragFrom.has_value(); }

    const common::Look &look() const { return *m_look; }

    const PlotPainter &plotPainter() const { return m_painter; }

    const common::FontMeasure &measure() const { return m_measure; }

    /// Size and margins of an input for a scene.
    template <typename Input> void setRoom(Input &input) const
    {
        const common::Theme &theme = m_look->theme();
        input.width = static_cast<float>(width());
        input.height = static_cast<float>(height());
        input.left = std::max(m_leftMargin, theme.pixels("chart.marginLeft"));
        input.right = theme.pixels("chart.marginRight");
        input.top = theme.pixels("chart.marginTop");
        input.bottom = theme.pixels("chart.marginBottom");
    }

    /// For what belongs to `now`, or to a range's end where there is no present.
    common::Numbers numbersAt(std::optional<base::Time> now, base::TimeRange range) const;
    /// With the date where a range is longer than a day.
    QString timeText(base::Time time, base::TimeRange range) const;

    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void paintOverlay(QPainter &painter);
    void paintUnderPointer(QPainter &painter);
    void paintShared(QPainter &painter);
    void paintFocus(QPainter &painter) const;
    void glideTo(base::TimeRange range);
    void rest();
    bool letGo();
    bool handleKey(int key, int far);

    const common::Look *m_look;
    PlotPainter m_painter;
    common::FontMeasure m_measure;
    float m_leftMargin = 0;
    QImage m_picture;
    std::optional<QPointF> m_pointer;
    std::optional<base::Time> m_shared;
    bool m_tellsShared = false; ///< with a tooltip
    std::optional<QPointF> m_dragFrom;

    /// Where a range that glides was taken hold of, and what it was.
    struct Hold {
        float x = 0;
        base::TimeRange range;
    };

    std::optional<Hold> m_hold;
    std::optional<base::TimeRange> m_gliding; ///< where to, until it rests
    QTimer m_resting;
    bool m_keyFocus = false;
};

} // namespace zumik::widgets::plot
