// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chartview.h"

#include "widgets/charts/chartsurface.h"
#include "widgets/common/look.h"
#include "widgets/plot/legendview.h"

namespace zumik::widgets::charts {

ChartView::ChartView(
    ChartSurface *surface, const plot::LegendRoom &room, const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_room(room)
    , m_shown(surface)
    , m_legend(new plot::LegendView(look, this))
{
    surface->setParent(this);
    connect(m_legend, &plot::LegendView::seriesChosen, this, &ChartView::seriesChosen);
    connect(m_legend, &plot::LegendView::sortChanged, this,
        [this](int column, bool descending) { m_sort = std::pair(column, descending); });
    connect(m_legend, &plot::LegendView::seriesHovered, surface, &ChartSurface::setHighlighted);
}

void ChartView::setLegend(plot::FigureLegend legend)
{
    if (m_sort) {
        legend.table.sort(m_sort->first, m_sort->second);
    }
    m_room.placement = legend.options.placement;
    m_legend->setTable(std::move(legend.table), legend.options.mode == dashboard::Legend::Mode::Table);
    layOut();
}

void ChartView::layOut()
{
    plot::layOutLegend(*m_shown, *m_legend, rect(), m_room, m_look->theme());
}

void ChartView::resizeEvent(QResizeEvent * /*event*/)
{
    layOut();
}

} // namespace zumik::widgets::charts
