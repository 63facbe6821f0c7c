// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/barchartview.h"

#include "widgets/charts/barsurface.h"

namespace zumik::widgets::charts {

namespace {

constexpr plot::LegendRoom room{dashboard::Legend::Placement::Bottom, 360, 80, 0.38};

} // namespace

BarChartView::BarChartView(const common::Look *look, QWidget *parent)
    : BarChartView(new BarSurface(look), look, parent)
{
}

BarChartView::BarChartView(BarSurface *surface, const common::Look *look, QWidget *parent)
    : ChartView(surface, room, look, parent)
    , m_surface(surface)
{
}

void BarChartView::setFigure(const plot::BarFigure &figure)
{
    m_surface->setFigure(figure);
    setLegend(figure.legend);
}

} // namespace zumik::widgets::charts
