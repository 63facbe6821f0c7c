// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/chartview.h"

namespace zumik::widgets::charts {

class PieSurface;

/// A pie or donut with its legend.
class PieChartView final : public ChartView {
    Q_OBJECT

public:
    explicit PieChartView(const common::Look *look, QWidget *parent = nullptr);

    void setFigure(const plot::PieFigure &figure);

    PieSurface *surface() const { return m_surface; }

private:
    PieChartView(PieSurface *surface, const common::Look *look, QWidget *parent);

    PieSurface *m_surface;
};

} // namespace zumik::widgets::charts
