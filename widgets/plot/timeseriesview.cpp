// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/timeseriesview.h"

#include "models/frame/reducers.h"
#include "models/frame/thresholds.h"
#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/plot/legendview.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace zumik::widgets::plot {

namespace {

constexpr int gap = 4;
constexpr int sideGap = 12;
constexpr int sidePadding = 6; ///< of the legend, in line with the panel's title
/// Below this, a legend at the right would leave no room for the plot.
constexpr int leastForRight = 420;
constexpr int leastPlotHeight = 90;

} // namespace

TimeSeriesView::TimeSeriesView(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_area(new PlotArea(look, this))
    , m_legend(new LegendView(look, this))
{
    m_area->setAccessibleName(tr("Chart"));
    connect(m_area, &PlotArea::crosshairMoved, this, &TimeSeriesView::crosshairMoved);
    connect(m_area, &PlotArea::zoomRequested, this, &TimeSeriesView::zoomRequested);
    connect(m_area, &PlotArea::zoomOutRequested, this, &TimeSeriesView::zoomOutRequested);
    connect(m_legend, &LegendView::seriesChosen, this, &TimeSeriesView::chooseSeries);
    connect(m_legend, &LegendView::seriesHovered, m_area, &PlotArea::setHighlighted);
    connect(m_legend, &LegendView::sortChanged, this,
        [this](int column, bool descending) { m_sort = std::pair(column, descending); });
    connect(look, &common::Look::changed, this, &TimeSeriesView::refresh);
}

void TimeSeriesView::setOptions(const dashboard::TimeSeriesOptions &options)
{
    m_options = options;
    m_area->setTooltip(options.tooltip);
    refresh();
}

void TimeSeriesView::setData(PlotData content)
{
    m_data = std::move(content);
    refresh();
}

void TimeSeriesView::setSharedCrosshair(std::optional<base::Time> time)
{
    m_area->setSharedCrosshair(time);
}

std::vector<common::SeriesPaint> TimeSeriesView::paints() const
{
    std::vector<common::SeriesPaint> result;
    for (std::size_t i = 0; i < m_data.series.size(); ++i) {
        const frame::Field &field = *m_data.series[i].field;
        const std::array columns{field.numbers()};
        const double last = frame::reduce(*field.numbers(), "lastNotNull");
        const frame::ValueColor color =
            frame::colorOf(last, field.config, frame::rangeOf(field.config, columns));
        result.push_back(common::seriesPaint(field.config, i, color, m_look->theme()));
    }
    return result;
}

void TimeSeriesView::refresh()
{
    m_area->setData(m_data, paints());
    applyChoice();
}

void TimeSeriesView::applyChoice()
{
    const auto known = [this](const std::string &name) {
        return std::any_of(m_data.series.begin(), m_data.series.end(),
            [&](const auto &series) { return series.field->name == name; });
    };
    const bool any = std::any_of(m_chosen.begin(), m_chosen.end(), known);
    std::vector<bool> visible;
    for (zumik::plot::PlotSeries &series : m_data.series) {
        series.visible =
            !series.field->config.style.hideFromPlot && (!any || m_chosen.contains(series.field->name));
        visible.push_back(series.visible);
    }
    m_area->setVisibleSeries(visible);
    const common::Numbers numbers(m_look->clock().formatContext(m_data.now.value_or(m_data.range.end)));
    LegendTable table = makeLegend(m_data.series, paints(), m_options.legend, numbers);
    if (m_sort) {
        table.sort(m_sort->first, m_sort->second);
    }
    m_legend->setTable(std::move(table), m_options.legend.mode == dashboard::Legend::Mode::Table);
    m_area->setAccessibleDescription(summary());
    layOut();
}

void TimeSeriesView::chooseSeries(std::size_t series, bool add)
{
    if (series >= m_data.series.size()) {
        return;
    }
    const std::string &name = m_data.series[series].field->name;
    if (add) {
        if (m_chosen.erase(name) == 0) {
            m_chosen.insert(name);
        }
    } else if (m_chosen == std::set{name}) {
        m_chosen.clear();
    } else {
        m_chosen = {name};
    }
    applyChoice();
}

bool TimeSeriesView::legendAtRight() const
{
    return m_options.legend.placement == dashboard::Legend::Placement::Right && width() >= leastForRight;
}

void TimeSeriesView::layOut()
{
    const bool hidden = m_legend->table().rows.empty();
    m_legend->setVisible(!hidden);
    if (hidden) {
        m_area->setGeometry(rect());
    } else if (legendAtRight()) {
        const int wide = std::clamp(m_legend->comfortableWidth(), 140, width() * 45 / 100);
        m_area->setGeometry(0, 0, width() - wide - sideGap - sidePadding, height());
        m_legend->setGeometry(width() - wide - sidePadding, 8, wide, std::max(0, height() - 8));
    } else {
        const int room = height() - leastPlotHeight - gap;
        const int row = static_cast<int>(m_look->theme().number("size.rowCompact"));
        int high = std::min({m_legend->heightFor(width()), room, std::max(height() * 38 / 100, 2 * row)});
        m_legend->setVisible(high >= row);
        high = high >= row ? high : 0;
        m_area->setGeometry(0, 0, width(), height() - high - (high > 0 ? gap : 0));
        m_legend->setGeometry(sidePadding, height() - high, std::max(0, width() - 2 * sidePadding), high);
    }
}

void TimeSeriesView::resizeEvent(QResizeEvent * /*event*/)
{
    layOut();
}

QString TimeSeriesView::summary() const
{
    const common::Numbers numbers(m_look->clock().formatContext(m_data.now.value_or(m_data.range.end)));
    const zumik::plot::PlotSeries *highest = nullptr;
    double most = 0;
    for (const zumik::plot::PlotSeries &series : m_data.series) {
        const double last = frame::reduce(*series.field->numbers(), "lastNotNull");
        if (series.visible && !std::isnan(last) && (highest == nullptr || last > most)) {
            highest = &series;
            most = last;
        }
    }
    const QString from = m_look->clock().dateAndTime(m_data.range.start);
    const QString to = m_look->clock().dateAndTime(m_data.range.end);
    const QString count = tr("%n series", nullptr, static_cast<int>(m_data.series.size()));
    if (highest == nullptr) {
        return tr("%1 from %2 to %3 %4.", "how many series, start, end, zone")
            .arg(count, from, to, m_look->clock().zoneName(m_data.range.end));
    }
    return tr("%1 from %2 to %3 %4; highest at the end: %5 with %6.", "... and its name and value")
        .arg(count, from, to, m_look->clock().zoneName(m_data.range.end), common::plain(highest->field->name),
            numbers.text(most, highest->field->config));
}

} // namespace zumik::widgets::plot
