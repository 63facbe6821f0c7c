// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/piechartview.h"

#include "widgets/charts/piesurface.h"

namespace zumik::widgets::charts {

namespace {

/// A circle is as wide as it is high: there is room beside it in narrow panels too.
constexpr plot::LegendRoom room{dashboard::Legend::Placement::Bottom, 220, 80, 0.4, 0.58};

} // namespace

PieChartView::PieChartView(const common::Look *look, QWidget *parent)
    : PieChartView(new PieSurface(look), look, parent)
{
}

PieChartView::PieChartView(PieSurface *surface, const common::Look *look, QWidget *parent)
    : ChartView(surface, room, look, parent)
    , m_surface(surface)
{
}

void PieChartView::setFigure(const plot::PieFigure &figure)
{
    m_surface->setFigure(figure);
    setLegend(figure.legend);
}

} // namespace zumik::widgets::charts
