// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/legendmodel.h"

#include "models/base/number.h"
#include "models/frame/reducers.h"
#include "widgets/common/numbers.h"
#include "widgets/common/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace zumik::widgets::plot {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Legend)
};

constexpr int byName = -2;

frame::FieldConfig configFor(const frame::FieldConfig &config, std::string_view calc)
{
    frame::FieldConfig result = config;
    if (!frame::keepsUnit(calc)) {
        result.unit.clear();
        result.mappings.clear();
    }
    return result;
}

bool ordered(double a, double b, bool descending)
{
    if (std::isnan(a) || std::isnan(b)) {
        return !std::isnan(a) && std::isnan(b);
    }
    return descending ? a > b : a < b;
}

int sortColumnOf(const dashboard::Legend &options)
{
    if (options.sortBy == "Name") {
        return byName;
    }
    for (std::size_t i = 0; i < options.calcs.size(); ++i) {
        if (frame::reducerTitle(options.calcs[i]) == options.sortBy || options.calcs[i] == options.sortBy) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

LegendRow makeRow(const zumik::plot::PlotSeries &series, const std::vector<std::string> &calcs,
    const common::Numbers &numbers)
{
    LegendRow row;
    const QString name = common::plain(series.field->name);
    row.name =
        series.earlier ? Text::tr("%1 (only then)", "a series that was and is no more").arg(name) : name;
    row.visible = series.visible;
    for (const std::string &calc : calcs) {
        const double value = frame::reduce(*series.field->numbers(), calc);
        row.numbers.push_back(value);
        row.values.push_back(numbers.text(value, configFor(series.field->config, calc)));
    }
    return row;
}

} // namespace

QString calcTitle(std::string_view id)
{
    if (id == "last" || id == "lastNotNull" || id == "current") {
        return Text::tr("last", "column of a legend: the last value");
    }
    if (id == "first" || id == "firstNotNull") {
        return Text::tr("first", "column of a legend: the first value");
    }
    if (id == "mean" || id == "avg") {
        return Text::tr("mean");
    }
    if (id == "sum" || id == "total") {
        return Text::tr("total");
    }
    if (id == "min") {
        return Text::tr("min");
    }
    if (id == "max") {
        return Text::tr("max");
    }
    return common::plain(frame::reducerTitle(id), 60);
}

void LegendTable::sort(int column, bool downwards)
{
    sortColumn = column;
    descending = downwards;
    std::stable_sort(
        rows.begin(), rows.end(), [](const LegendRow &a, const LegendRow &b) { return a.series < b.series; });
    if (column == byName) {
        std::stable_sort(rows.begin(), rows.end(), [downwards](const LegendRow &a, const LegendRow &b) {
            const int order = QString::localeAwareCompare(a.name, b.name);
            return downwards ? order > 0 : order < 0;
        });
    } else if (column >= 0 && column < static_cast<int>(columns.size())) {
        const auto at = static_cast<std::size_t>(column);
        std::stable_sort(rows.begin(), rows.end(), [at, downwards](const LegendRow &a, const LegendRow &b) {
            return ordered(a.numbers[at], b.numbers[at], downwards);
        });
    }
}

LegendTable makeLegend(const std::vector<zumik::plot::PlotSeries> &series,
    const std::vector<common::SeriesPaint> &paints, const dashboard::Legend &options,
    const common::Numbers &numbers)
{
    LegendTable legend;
    if (options.mode == dashboard::Legend::Mode::Hidden) {
        return legend;
    }
    for (const std::string &calc : options.calcs) {
        legend.columns.push_back(calcTitle(calc));
    }
    for (std::size_t i = 0; i < series.size(); ++i) {
        const bool beside = series[i].earlier && series[i].of; // it has its own one's row
        if (!series[i].field->config.style.hideFromLegend && !beside) {
            legend.rows.push_back(makeRow(series[i], options.calcs, numbers));
            legend.rows.back().series = i;
            legend.rows.back().paint = paints[i];
        }
    }
    legend.sort(sortColumnOf(options), options.sortDescending);
    return legend;
}

} // namespace zumik::widgets::plot
