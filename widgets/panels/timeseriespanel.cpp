// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/timeseriespanel.h"

#include "models/frame/reducers.h"
#include "models/plot/marks.h"
#include "widgets/common/text.h"
#include "widgets/panels/panelnote.h"
#include "widgets/plot/legendview.h"
#include "widgets/plot/timeseriesview.h"

#include <cmath>

namespace zumik::widgets::panels {

namespace {

/// More rows than a person reads.
constexpr std::size_t mostRows = 200;

QString legendText(const plot::LegendTable &legend, const plot::LegendRow &row)
{
    QStringList values;
    for (std::size_t i = 0; i < row.values.size(); ++i) {
        values << legend.columns[i] + QLatin1Char(' ') + row.values[i];
    }
    return row.name + QLatin1String(": ") + values.join(QLatin1String(", "));
}

base::Duration missingTime(const std::vector<zumik::plot::PlotSeries> &series, base::TimeRange range)
{
    zumik::plot::PlotInput input;
    input.series = series;
    input.range = range;
    base::Duration total{0};
    for (const base::TimeRange gap : zumik::plot::commonGaps(input)) {
        total += gap.length();
    }
    return total;
}

} // namespace

TimeSeriesPanel::TimeSeriesPanel(const dashboard::Panel &panel, const common::Look *look, QWidget *parent)
    : PanelView(panel, look, parent)
    , m_view(new plot::TimeSeriesView(look, this))
{
    if (const auto *options = std::get_if<dashboard::TimeSeriesOptions>(&panel.options)) {
        m_view->setOptions(*options);
    }
    connect(m_view, &plot::TimeSeriesView::crosshairMoved, this, &PanelView::crosshairMoved);
    connect(m_view, &plot::TimeSeriesView::zoomRequested, this, &PanelView::zoomRequested);
    connect(m_view, &plot::TimeSeriesView::zoomOutRequested, this, &PanelView::zoomOutRequested);
    setNote(unitNote(panel.defaults));
    setBody(m_view);
}

void TimeSeriesPanel::showContent()
{
    const std::vector<zumik::plot::PlotSeries> series = zumik::plot::plottable(content()->frames);
    setGapBadge(missingTime(series, content()->range));
    m_view->setData({content(), series, content()->range, content()->now});
}

QStringList TimeSeriesPanel::bodyTexts() const
{
    QStringList texts;
    const plot::LegendTable &legend = m_view->legend()->table();
    for (std::size_t i = 0; i < std::min(legend.rows.size(), mostRows) && !legend.columns.empty(); ++i) {
        texts << legendText(legend, legend.rows[i]);
    }
    const std::vector<zumik::plot::PlotSeries> series = zumik::plot::plottable(content()->frames);
    for (std::size_t i = 0; i < std::min(series.size(), mostRows) && legend.columns.empty(); ++i) {
        const double last = frame::reduce(*series[i].field->numbers(), "lastNotNull");
        texts << common::plain(series[i].field->name) + QLatin1String(": ")
                + numbers().text(last, series[i].field->config);
    }
    for (const zumik::plot::ValueAxis &axis : m_view->area()->scene().axes) {
        for (const zumik::plot::AxisTick &tick : axis.ticks) {
            texts << QString::fromStdString(tick.label);
        }
    }
    return texts;
}

void TimeSeriesPanel::setSharedCrosshair(std::optional<base::Time> time)
{
    m_view->setSharedCrosshair(time);
}

void TimeSeriesPanel::setLeftMargin(float margin)
{
    m_view->area()->setLeftMargin(margin);
}

float TimeSeriesPanel::neededLeftMargin() const
{
    return m_view->area()->scene().neededLeft;
}

} // namespace zumik::widgets::panels
