// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/timeseriespanel.h"

#include "models/board/baseline.h"
#include "models/frame/reducers.h"
#include "models/plot/earlier.h"
#include "models/plot/marks.h"
#include "widgets/common/comparisonwords.h"
#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/panels/panelnote.h"
#include "widgets/plot/earliernote.h"
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

/// The panel's series with what they were behind them; the owner keeps both alive.
plot::PlotData plotOf(const PanelView::Data &content, std::vector<zumik::plot::PlotSeries> series)
{
    plot::PlotData data{content, std::move(series), content->range, content->now};
    const board::Baseline *const baseline = content->baseline.get();
    if (baseline == nullptr || baseline->state != board::Baseline::State::Data) {
        return data;
    }
    using Owner = std::pair<PanelView::Data, std::shared_ptr<const zumik::plot::EarlierSeries>>;
    const auto owner =
        std::make_shared<const Owner>(content, zumik::plot::earlierSeries(content->frames, baseline->frames));
    data.owner = owner;
    data.series.insert(data.series.end(), owner->second->series.begin(), owner->second->series.end());
    data.shift = baseline->shift;
    data.other = baseline->of;
    return data;
}

plot::EventNotes notesOf(const std::shared_ptr<const board::Events> &events)
{
    plot::EventNotes notes;
    for (std::size_t i = 0; events && i < events->events.size(); ++i) {
        const board::Event &event = events->events[i];
        plot::EventNote note{{event.from, event.until}, common::plain(event.title, 200),
            common::plainLines(event.text, 1000), {}, event.color};
        for (const std::string &tag : event.tags) {
            note.tags << common::plain(tag, 100);
        }
        notes.push_back(std::move(note));
    }
    return notes;
}

/// "Deploy, 20 Nov, 02:41:00: version 7, zumik-api"
QString eventText(const plot::EventNote &note, const common::Look &look)
{
    QStringList rest{note.text.simplified()};
    rest << note.tags;
    rest.removeAll(QString());
    const QString head = note.title + QLatin1String(", ") + plot::eventTime(note, look);
    return rest.isEmpty() ? head : head + QLatin1String(": ") + rest.join(QLatin1String(", "));
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
    m_view->setData(plotOf(content(), series));
    const board::Baseline *const baseline = content()->baseline.get();
    m_view->setEarlierNote(baseline != nullptr ? common::baselineText(*baseline, look()->clock()) : QString(),
        baseline != nullptr && baseline->state == board::Baseline::State::Data);
    m_view->area()->setEvents(notesOf(content()->events));
    if (content()->events && content()->events->dropped > 0) {
        setBodyWarnings({tr("The annotations have %1 events more than are shown; narrow their queries.")
                             .arg(content()->events->dropped)});
    }
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
    if (!m_view->earlierNote()->text().isEmpty()) {
        texts << m_view->earlierNote()->text();
    }
    const plot::EventNotes &events = m_view->area()->events();
    for (std::size_t i = 0; i < std::min(events.size(), mostRows); ++i) {
        texts << eventText(events[i], *look());
    }
    return texts;
}

void TimeSeriesPanel::setSharedCrosshair(std::optional<base::Time> time)
{
    m_view->setSharedCrosshair(time);
}

void TimeSeriesPanel::setSharedTooltip(std::optional<base::Time> time)
{
    m_view->area()->setSharedTooltip(time);
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
