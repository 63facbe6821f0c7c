// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/chartview.h"

namespace zumik::widgets::charts {

class BarSurface;

/// Bars over places, a bar chart or a histogram, with their legend.
class BarChartView final : public ChartView {
    Q_OBJECT

public:
    explicit BarChartView(const common::Look *look, QWidget *parent = nullptr);

    void setFigure(const plot::BarFigure &figure);

    BarSurface *surface() const { return m_surface; }

private:
    BarChartView(BarSurface *surface, const common::Look *look, QWidget *parent);

    BarSurface *m_surface;
};

} // namespace zumik::widgets::charts
