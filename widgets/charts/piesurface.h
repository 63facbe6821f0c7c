// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/chartsurface.h"
#include "widgets/plot/figures.h"

QT_BEGIN_NAMESPACE
class QPieSeries;
QT_END_NAMESPACE

namespace zumik::widgets::charts {

/// The slices of a pie or donut, with what is written on them.
class PieSurface final : public ChartSurface {
    Q_OBJECT

public:
    explicit PieSurface(const common::Look *look, QWidget *parent = nullptr);

    void setFigure(plot::PieFigure figure);

    const plot::PieFigure &figure() const { return m_figure; }

    /// The circle, in the widget.
    QRectF circle() const { return m_circle; }

protected:
    void layOut() override;
    void applyPaints() override;

    std::size_t itemCount() const override { return m_figure.slices.size(); }

    std::optional<std::size_t> itemAt(QPointF position) const override;
    QPointF anchorOf(std::size_t item) const override;
    std::optional<plot::Tooltip> tooltipOf(std::size_t item) const override;
    void paintFront(QPainter &painter) const override;

private:
    double innerRadius() const;
    bool isOn(std::size_t slice, QPointF position) const;
    QRectF labelRoom(std::size_t slice, double height) const;
    void paintLabel(QPainter &painter, std::size_t slice) const;
    void paintCurrent(QPainter &painter, std::size_t slice) const;
    plot::TooltipRow tooltipRow(std::size_t slice, bool strong) const;

    plot::PieFigure m_figure;
    QPieSeries *m_series;
    QRectF m_circle;
};

} // namespace zumik::widgets::charts
