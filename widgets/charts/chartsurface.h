// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/tooltip.h"

#include <QtCharts/QChartView>

#include <optional>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::charts {

/// A chart without title, legend, axes, animation or texts of its own: those are painted here from the theme,
/// since Qt Charts takes texts for HTML. Follows pointer and arrow keys from item to item (slice or bar).
class ChartSurface : public QChartView {
    Q_OBJECT

public:
    explicit ChartSurface(const common::Look *look, QWidget *parent = nullptr);

    /// What is under the pointer, or chosen by keys.
    std::optional<std::size_t> current() const { return m_current; }

    void setCurrent(std::optional<std::size_t> item);
    /// Others than this series (of the legend's numbering) step back.
    void setHighlighted(std::optional<std::size_t> series);

protected:
    const common::Look *look() const { return m_look; }

    const std::optional<std::size_t> &highlighted() const { return m_highlighted; }

    /// Places the plot after a change of size or content.
    virtual void layOut() = 0;
    /// Brushes and the like, after a change of theme or highlight.
    virtual void applyPaints() = 0;
    virtual std::size_t itemCount() const = 0;
    virtual std::optional<std::size_t> itemAt(QPointF position) const = 0;
    /// Where the tooltip of an item points to.
    virtual QPointF anchorOf(std::size_t item) const = 0;
    virtual std::optional<plot::Tooltip> tooltipOf(std::size_t item) const = 0;
    /// Grid and axes, below the series.
    virtual void paintBack(QPainter &painter) const;
    /// Labels and marks, above the series.
    virtual void paintFront(QPainter &painter) const = 0;

    /// What there is to say instead of a chart, in the middle.
    void paintEmpty(QPainter &painter, const QString &text) const;

    void drawBackground(QPainter *painter, const QRectF &rect) final;
    void drawForeground(QPainter *painter, const QRectF &rect) final;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void applyLook();
    void step(int by);

    const common::Look *m_look;
    std::optional<std::size_t> m_current;
    std::optional<std::size_t> m_highlighted;
    std::optional<QPointF> m_pointer; ///< absent: chosen by keys
    bool m_keyFocus = false;
};

} // namespace zumik::widgets::charts
