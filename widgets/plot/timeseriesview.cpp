// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/timeseriesview.h"

#include "models/frame/reducers.h"
#include "models/frame/thresholds.h"
#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/plot/earliernote.h"
#include "widgets/plot/earlierpaint.h"
#include "widgets/plot/legendlayout.h"
#include "widgets/plot/legendview.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <optional>

namespace zumik::widgets::plot {

namespace {

/// What the colors of a field's values run over: as far as its limits leave it open, the values of all
/// fields, or its own where the dashboard says so (Grafana:
/// packages/grafana-data/src/field/fieldOverrides.ts).
class SchemeRange {
public:
    explicit SchemeRange(const std::vector<zumik::plot::PlotSeries> &series)
        : m_series(series)
    {
    }

    frame::ValueRange of(const frame::Field &field)
    {
        using Mode = frame::ColorConfig::Mode;
        const Mode mode = field.config.color.mode;
        if (mode != Mode::Thresholds && mode != Mode::Continuous) {
            return {}; // no color depends on it
        }
        const std::array own{field.numbers()};
        const frame::ValueRange found = field.config.ownRange ? frame::rangeOf({}, own) : ofAll();
        return {field.config.min.value_or(found.min), field.config.max.value_or(found.max)};
    }

private:
    const frame::ValueRange &ofAll()
    {
        if (!m_all) {
            std::vector<const series::Column *> columns;
            for (const zumik::plot::PlotSeries &one : m_series) {
                if (!one.earlier) {
                    columns.push_back(one.field->numbers());
                }
            }
            m_all = frame::rangeOf({}, columns);
        }
        return *m_all;
    }

    const std::vector<zumik::plot::PlotSeries> &m_series;
    std::optional<frame::ValueRange> m_all;
};

} // namespace

TimeSeriesView::TimeSeriesView(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_area(new PlotArea(look, this))
    , m_legend(new LegendView(look, this))
    , m_note(new EarlierNote(look, this))
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

void TimeSeriesView::setEarlierNote(const QString &text, bool lines)
{
    m_note->show(text, lines);
    m_area->setAccessibleDescription(summary());
    layOut();
}

void TimeSeriesView::setSharedCrosshair(std::optional<base::Time> time)
{
    m_area->setSharedCrosshair(time);
}

std::vector<common::SeriesPaint> TimeSeriesView::paints() const
{
    std::vector<common::SeriesPaint> result;
    SchemeRange ranges(m_data.series);
    for (std::size_t i = 0; i < m_data.series.size(); ++i) {
        const zumik::plot::PlotSeries &series = m_data.series[i];
        if (series.earlier) {
            result.push_back(
                earlierPaint(series.of ? result[*series.of].color : palettePaint(i, m_look->theme()).color,
                    m_look->theme()));
            continue;
        }
        const frame::Field &field = *series.field;
        const double value = frame::reduce(*field.numbers(), field.config.color.seriesBy);
        const frame::ValueColor color = frame::colorOf(value, field.config, ranges.of(field));
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
        const std::string &name = (series.of ? m_data.series[*series.of] : series).field->name;
        series.visible = !series.field->config.style.hideFromPlot && (!any || m_chosen.contains(name));
        visible.push_back(series.visible);
    }
    m_area->setVisibleSeries(visible);
    const common::Numbers numbers(
        m_look->clock().formatContext(m_data.now.value_or(m_data.range.end)), m_look->patterns());
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

void TimeSeriesView::layOut()
{
    const int note = m_note->heightIn(rect());
    layOutLegend(
        *m_area, *m_legend, rect().adjusted(0, 0, 0, -note), {m_options.legend.placement}, m_look->theme());
    m_note->setGeometry(0, height() - note, width(), note);
}

void TimeSeriesView::resizeEvent(QResizeEvent * /*event*/)
{
    layOut();
}

QString TimeSeriesView::summary() const
{
    const common::Numbers numbers(
        m_look->clock().formatContext(m_data.now.value_or(m_data.range.end)), m_look->patterns());
    const zumik::plot::PlotSeries *highest = nullptr;
    double most = 0;
    for (const zumik::plot::PlotSeries &series : m_data.series) {
        const double last = frame::reduce(*series.field->numbers(), "lastNotNull");
        if (series.visible && !series.earlier && !std::isnan(last) && (highest == nullptr || last > most)) {
            highest = &series;
            most = last;
        }
    }
    const QString from = m_look->clock().dateAndTime(m_data.range.start);
    const QString to = m_look->clock().dateAndTime(m_data.range.end);
    const auto own = std::count_if(
        m_data.series.begin(), m_data.series.end(), [](const auto &series) { return !series.earlier; });
    const QString count = tr("%n series", nullptr, static_cast<int>(own));
    const QString beside = m_note->text().isEmpty() ? QString() : QString(QLatin1Char(' ') + m_note->text());
    if (highest == nullptr) {
        return tr("%1 from %2 to %3 %4.", "how many series, start, end, zone")
                   .arg(count, from, to, m_look->clock().zoneName(m_data.range.end))
            + beside;
    }
    return tr("%1 from %2 to %3 %4; highest at the end: %5 with %6.", "... and its name and value")
               .arg(count, from, to, m_look->clock().zoneName(m_data.range.end),
                   common::plain(highest->field->name), numbers.text(most, highest->field->config))
        + beside;
}

} // namespace zumik::widgets::plot
