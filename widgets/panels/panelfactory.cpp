// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/panelfactory.h"

#include "widgets/panels/bandpanel.h"
#include "widgets/panels/barchartpanel.h"
#include "widgets/panels/bargaugebody.h"
#include "widgets/panels/gaugebody.h"
#include "widgets/panels/heatmappanel.h"
#include "widgets/panels/histogrampanel.h"
#include "widgets/panels/piepanel.h"
#include "widgets/panels/rowpanel.h"
#include "widgets/panels/statbody.h"
#include "widgets/panels/tablepanel.h"
#include "widgets/panels/textpanel.h"
#include "widgets/panels/timeseriespanel.h"
#include "widgets/panels/unsupportedpanel.h"
#include "widgets/plot/bandarea.h"

namespace zumik::widgets::panels {

namespace {

struct Maker {
    const dashboard::Panel &panel;
    const common::Look *look;
    QWidget *parent;

    PanelView *operator()(const dashboard::UnsupportedOptions & /*options*/) const
    {
        return new UnsupportedPanel(panel, look, parent);
    }

    PanelView *operator()(const dashboard::PieOptions &options) const
    {
        return new PiePanel(panel, options, look, parent);
    }

    PanelView *operator()(const dashboard::BarChartOptions &options) const
    {
        return new BarChartPanel(panel, options, look, parent);
    }

    PanelView *operator()(const dashboard::HistogramOptions &options) const
    {
        return new HistogramPanel(panel, options, look, parent);
    }

    PanelView *operator()(const dashboard::TimeSeriesOptions & /*options*/) const
    {
        return new TimeSeriesPanel(panel, look, parent);
    }

    PanelView *operator()(const dashboard::StatOptions &options) const
    {
        return new ValuePanel(panel, options.reduce, new StatBody(options, look), look, parent);
    }

    PanelView *operator()(const dashboard::GaugeOptions &options) const
    {
        return new ValuePanel(panel, options.reduce, new GaugeBody(options, look), look, parent);
    }

    PanelView *operator()(const dashboard::BarGaugeOptions &options) const
    {
        return new ValuePanel(panel, options.reduce, new BarGaugeBody(options, look), look, parent);
    }

    PanelView *operator()(const dashboard::TableOptions & /*options*/) const
    {
        return new TablePanel(panel, look, parent);
    }

    PanelView *operator()(const dashboard::TextOptions & /*options*/) const
    {
        return new TextPanel(panel, look, parent);
    }

    PanelView *operator()(const dashboard::HeatmapOptions &options) const
    {
        return new HeatmapPanel(panel, options, look, parent);
    }

    PanelView *operator()(const dashboard::StateTimelineOptions &options) const
    {
        return new BandPanel(panel, plot::bandOptions(options), look, parent);
    }

    PanelView *operator()(const dashboard::StatusHistoryOptions &options) const
    {
        return new BandPanel(panel, plot::bandOptions(options), look, parent);
    }

    PanelView *operator()(const dashboard::RowOptions & /*options*/) const
    {
        return new RowPanel(panel, look, parent);
    }
};

} // namespace

PanelView *makePanel(const dashboard::Panel &panel, const common::Look *look, QWidget *parent)
{
    return std::visit(Maker{panel, look, parent}, panel.options);
}

} // namespace zumik::widgets::panels
