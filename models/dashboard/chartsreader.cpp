// SPDX-License-Identifier: GPL-3.0-or-later
// Names and defaults: panelcfg.cue of piechart, barchart and histogram in grafana/grafana
// public/app/plugins/panel. What becomes of the old forms: migrations.ts beside each.
#include "models/dashboard/chartsreader.h"

#include "models/dashboard/optionchoices.h"
#include "models/frame/reducers.h"
#include "models/frame/transform/transformation.h"
#include "models/frame/units.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace zumik::dashboard {

namespace {

constexpr double fillOpacity = 80; ///< Grafana's default for bars

constexpr std::array<Choice<PieOptions::Shape>, 2> shapes{
    {{"pie", PieOptions::Shape::Pie}, {"donut", PieOptions::Shape::Donut}}};
constexpr std::array<Choice<PieOptions::Sort>, 3> sorts{{{"none", PieOptions::Sort::None},
    {"asc", PieOptions::Sort::Ascending}, {"desc", PieOptions::Sort::Descending}}};
constexpr std::array<Choice<frame::Stacking>, 3> stackings{{{"none", frame::Stacking::None},
    {"normal", frame::Stacking::Normal}, {"percent", frame::Stacking::Percent}}};

/// Notes each text of a list that is not among the known ones; tells which of those are there.
template <std::size_t N>
std::array<bool, N> thoseOf(
    const QJsonValue &json, std::string_view key, const std::array<std::string_view, N> &known, Notes &notes)
{
    std::array<bool, N> there{};
    for (const std::string &text : textsOf(member(json, key))) {
        const auto found = std::find(known.begin(), known.end(), text);
        if (found == known.end()) {
            notes.add("option", std::string(key) + " " + text);
        } else {
            there[static_cast<std::size_t>(found - known.begin())] = true;
        }
    }
    return there;
}

PieOptions readPie(const QJsonValue &options, Notes &notes)
{
    PieOptions pie;
    pie.reduce = readReduce(options, notes);
    pie.shape = chosen(options, "pieType", PieOptions::Shape::Pie, shapes, notes);
    pie.sort = chosen(options, "sort", PieOptions::Sort::Descending, sorts, notes);
    const auto labels = thoseOf<3>(options, "displayLabels", {{"name", "value", "percent"}}, notes);
    pie.labelName = labels[0];
    pie.labelValue = labels[1];
    pie.labelPercent = labels[2];
    const QJsonValue legend = member(options, "legend");
    const auto values = thoseOf<2>(legend, "values", {{"value", "percent"}}, notes);
    pie.legendValue = values[0];
    pie.legendPercent = values[1];
    pie.legend = readLegend(legend, notes);
    pie.tooltip = readTooltip(member(options, "tooltip"), notes);
    return pie;
}

std::string oldCalc(const std::string &valueName, Notes &notes)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> calcs{
        {{"current", "lastNotNull"}, {"min", "min"}, {"max", "max"}, {"avg", "mean"}, {"total", "sum"}}};
    for (const auto &[old, calc] : calcs) {
        if (old == valueName) {
            return std::string(calc);
        }
    }
    if (!valueName.empty()) {
        notes.add("reducer", valueName);
    }
    return "lastNotNull";
}

/// "On graph" writes onto the slices what a legend would say.
void readOldLegend(const QJsonValue &json, PieOptions &pie)
{
    const QJsonValue legend = member(json, "legend");
    const std::string type = textOf(json, "legendType");
    const bool values = flagOf(legend, "values");
    const bool percent = flagOf(legend, "percentage");
    if (type == "On graph") {
        pie.legend.mode = Legend::Mode::Hidden;
        pie.labelName = true;
        pie.labelValue = values;
        pie.labelPercent = percent;
        return;
    }
    pie.legend.mode = flagOf(legend, "show", true) ? Legend::Mode::Table : Legend::Mode::Hidden;
    pie.legend.placement = type == "Under graph" ? Legend::Placement::Bottom : Legend::Placement::Right;
    pie.legendValue = values;
    pie.legendPercent = percent;
}

void readAliasColors(const QJsonValue &colors, Panel &panel)
{
    const QJsonObject aliases = colors.toObject();
    for (auto it = aliases.begin(); it != aliases.end(); ++it) {
        Override made;
        made.names = {utf8(it.key())};
        made.properties.emplace_back("color",
            compact(QJsonObject{{QStringLiteral("mode"), QStringLiteral("fixed")},
                {QStringLiteral("fixedColor"), it.value()}}));
        panel.overrides.push_back(std::move(made));
    }
}

void readOldPie(const QJsonValue &json, Panel &panel, Notes &notes)
{
    PieOptions pie;
    pie.shape = chosen(json, "pieType", PieOptions::Shape::Pie, shapes, notes);
    pie.reduce.calcs = {oldCalc(textOf(json, "valueName"), notes)};
    readOldLegend(json, pie);
    panel.defaults.unit = textOf(json, "format");
    if (!frame::isKnownUnit(panel.defaults.unit)) {
        notes.add("unit", panel.defaults.unit);
    }
    panel.defaults.decimals = intOf(member(json, "decimals"), 0, 20, 0);
    if (numberOf(member(json, "combine"), "threshold").value_or(0) > 0) {
        notes.add("option", "combine");
    }
    readAliasColors(member(json, "aliasColors"), panel);
    panel.options = std::move(pie);
}

/// What has a meaning that is not drawn.
void noteBarOptions(const QJsonValue &options, Notes &notes)
{
    for (const char *key : {"barRadius", "xTickLabelSpacing"}) {
        if (numberOf(options, key).value_or(0) != 0) {
            notes.add("option", key);
        }
    }
    if (!member(options, "text").toObject().isEmpty()) {
        notes.add("option", "text size");
    }
}

BarChartOptions readBars(const QJsonValue &options, Notes &notes)
{
    BarChartOptions bars;
    bars.orientation = chosen(options, "orientation", Orientation::Auto, orientations, notes);
    bars.xField = textOf(options, "xField");
    bars.colorByField = textOf(options, "colorByField");
    bars.showValue = chosen(options, "showValue", ShowValue::Auto, showValues, notes);
    bars.stacking = chosen(options, "stacking", frame::Stacking::None, stackings, notes);
    bars.groupWidth = shareOf(options, "groupWidth", bars.groupWidth);
    bars.barWidth = shareOf(options, "barWidth", bars.barWidth);
    bars.labelRotation = intOf(member(options, "xTickLabelRotation"), -90, 90, 0);
    bars.labelLength = intOf(member(options, "xTickLabelMaxLength"), 0, 1000, 0);
    bars.legend = readLegend(member(options, "legend"), notes);
    bars.tooltip = readTooltip(member(options, "tooltip"), notes);
    noteBarOptions(options, notes);
    return bars;
}

/// Stacking is a field's matter here, but there is only one stack.
HistogramOptions readHistogram(const QJsonValue &json, Notes &notes)
{
    const QJsonValue options = member(json, "options");
    HistogramOptions histogram;
    const double size = numberOf(options, "bucketSize").value_or(0);
    if (size > 0) {
        histogram.bucketSize = size;
    }
    histogram.bucketOffset = numberOf(options, "bucketOffset").value_or(0);
    histogram.bucketCount = intOf(member(options, "bucketCount"), 1, 1000, histogram.bucketCount);
    histogram.combine = flagOf(options, "combine");
    const QJsonValue custom = member(member(member(json, "fieldConfig"), "defaults"), "custom");
    histogram.stacking = chosen(member(custom, "stacking"), "mode", frame::Stacking::None, stackings, notes);
    histogram.legend = readLegend(member(options, "legend"), notes);
    histogram.tooltip = readTooltip(member(options, "tooltip"), notes);
    return histogram;
}

/// The panel's units were those of the axis of counts.
void asHistogram(const QJsonValue &json, const TimeSeriesOptions &graph, Panel &panel)
{
    HistogramOptions histogram;
    histogram.legend = graph.legend;
    histogram.tooltip = graph.tooltip;
    histogram.stacking = panel.defaults.style.stacking;
    histogram.bucketCount = intOf(member(member(json, "xaxis"), "buckets"), 1, 1000, histogram.bucketCount);
    panel.options = std::move(histogram);
    panel.defaults.unit.clear();
    panel.defaults.decimals.reset();
    panel.defaults.min.reset();
    panel.defaults.max.reset();
}

/// A row for each series, with its name and what became of its values.
void asBars(const QJsonValue &json, const TimeSeriesOptions &graph, Panel &panel, Notes &notes)
{
    frame::transform::Reduce reduce;
    const auto values = readCalcs(member(member(json, "xaxis"), "values"), notes);
    reduce.reducers = {values.empty() ? "sum" : values.front()};
    panel.transformations.push_back({reduce, {}});
    BarChartOptions bars;
    bars.legend = graph.legend;
    bars.legend.mode = Legend::Mode::Hidden; // names are at the bars
    bars.tooltip = graph.tooltip;
    bars.groupWidth = 1;
    panel.options = std::move(bars);
}

} // namespace

bool readChart(const QJsonValue &json, Panel &panel, Notes &notes)
{
    const QJsonValue options = member(json, "options");
    if (panel.type == "piechart") {
        panel.options = readPie(options, notes);
    } else if (panel.type == "grafana-piechart-panel") {
        readOldPie(json, panel, notes);
    } else if (panel.type == "barchart") {
        panel.options = readBars(options, notes);
    } else if (panel.type == "histogram") {
        panel.options = readHistogram(json, notes);
    } else {
        return false;
    }
    panel.defaults.style.fillOpacity = fillOpacity;
    return true;
}

bool readGraphMode(const QJsonValue &json, Panel &panel, Notes &notes)
{
    const std::string mode = textOf(member(json, "xaxis"), "mode");
    const auto *graph = std::get_if<TimeSeriesOptions>(&panel.options);
    if (graph == nullptr || (mode != "histogram" && mode != "series")) {
        return false;
    }
    const TimeSeriesOptions was = *graph;
    mode == "series" ? asBars(json, was, panel, notes) : asHistogram(json, was, panel);
    panel.defaults.style.fillOpacity = fillOpacity;
    return true;
}

} // namespace zumik::dashboard
