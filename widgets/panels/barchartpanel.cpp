// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/barchartpanel.h"

#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/panels/barfigure.h"
#include "widgets/panels/placenames.h"

namespace zumik::widgets::panels {

using zumik::plot::BarTable;

BarChartPanel::BarChartPanel(const dashboard::Panel &panel, const dashboard::BarChartOptions &options,
    const common::Look *look, QWidget *parent, ChartForm form)
    : BarsPanel(panel, 1, look, parent, form)
    , m_options(options)
{
}

void BarChartPanel::showContent()
{
    const BarTable table = zumik::plot::barTable(content()->frames, m_options.xField, m_options.colorByField);
    showFigure(figureOf(table));
    setBodyWarnings(warningsOf(table, figure().plan));
}

plot::BarFigure BarChartPanel::figureOf(const BarTable &table) const
{
    const common::Numbers shown = numbers();
    const PlaceNames names = placeNames(table, m_options.labelLength, look()->clock(), shown);
    BarRequest request;
    request.series = table.series;
    request.places = table.places();
    request.layout = {m_options.stacking, m_options.groupWidth, m_options.barWidth, 4};
    request.colors = table.colors;
    request.legend = m_options.legend;
    plot::BarFigure figure = barFigure(std::move(request), choice(), *look(), shown);
    figure.places = names.whole;
    std::vector<QStringList> lead;
    for (std::size_t i = 0; i < table.places(); ++i) {
        const double at = (static_cast<double>(i) + 0.5) / static_cast<double>(table.places());
        figure.placeTicks.push_back({at, names.brief[static_cast<qsizetype>(i)]});
        lead.push_back({names.whole[static_cast<qsizetype>(i)]});
    }
    figure.orientation = m_options.orientation;
    figure.showValue = m_options.showValue;
    figure.labelRotation = m_options.labelRotation;
    figure.tooltip = m_options.tooltip;
    figure.empty = troubleText(table);
    figure.table.heads = {table.names == nullptr ? tr("Time") : common::plain(table.names->name)};
    figure.table.numeric = {false};
    addTableRows(figure, table.series, lead, shown);
    return figure;
}

QString BarChartPanel::troubleText(const BarTable &table) const
{
    switch (table.trouble) {
    case BarTable::Trouble::NoPlaces:
        return tr("A bar chart needs a text or a time that names its bars.");
    case BarTable::Trouble::NoNumbers:
        return tr("A bar chart needs a number for its bars.");
    case BarTable::Trouble::None:
        break;
    }
    return emptyText(tr("No values"));
}

QStringList BarChartPanel::warningsOf(const BarTable &table, const zumik::plot::BarPlan &plan)
{
    QStringList warnings;
    if (table.places() < table.allRows) {
        warnings << (table.names == nullptr ? tr("The latest %1 of %2 times are shown.")
                                            : tr("The first %1 of %2 rows are shown."))
                        .arg(table.places())
                        .arg(table.allRows);
    }
    if (table.series.size() < table.allSeries) {
        warnings << tr("The first %1 of %2 series are shown.").arg(table.series.size()).arg(table.allSeries);
    }
    if (table.framesLeftOut > 0) {
        warnings << tr(
            "%n more tables of the answer are not shown.", nullptr, static_cast<int>(table.framesLeftOut));
    }
    if (plan.mixedUnits) {
        warnings << tr("Series of several units stand on one axis: its labels are those of the first.");
    }
    return warnings;
}

} // namespace zumik::widgets::panels
