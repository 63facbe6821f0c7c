// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/legacypanels.h"

#include "models/dashboard/chartsreader.h"
#include "models/dashboard/fieldreader.h"
#include "models/dashboard/json.h"
#include "models/dashboard/notes.h"
#include "models/dashboard/singlestat.h"
#include "models/frame/reducers.h"

#include <algorithm>
#include <array>
#include <limits>

namespace zumik::dashboard {

namespace {

constexpr double lowest = -std::numeric_limits<double>::infinity();

ReduceOptions *reduceOf(Panel &panel)
{
    if (auto *stat = std::get_if<StatOptions>(&panel.options)) {
        return &stat->reduce;
    }
    if (auto *gauge = std::get_if<GaugeOptions>(&panel.options)) {
        return &gauge->reduce;
    }
    auto *bars = std::get_if<BarGaugeOptions>(&panel.options);
    return bars != nullptr ? &bars->reduce : nullptr;
}

Legend readGraphLegend(const QJsonValue &json)
{
    Legend legend;
    legend.mode = flagOf(json, "alignAsTable") ? Legend::Mode::Table : Legend::Mode::List;
    if (!flagOf(json, "show", true)) {
        legend.mode = Legend::Mode::Hidden;
    }
    legend.placement = flagOf(json, "rightSide") ? Legend::Placement::Right : Legend::Placement::Bottom;
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> calcs{
        {{"min", "min"}, {"max", "max"}, {"avg", "mean"}, {"current", "lastNotNull"}, {"total", "sum"}}};
    for (const auto &[name, calc] : calcs) {
        if (flagOf(json, "values") && flagOf(json, name)) {
            legend.calcs.emplace_back(calc);
        }
        if (textOf(json, "sort") == name) {
            legend.sortBy = frame::reducerTitle(calc);
        }
    }
    legend.sortDescending = flagOf(json, "sortDesc");
    return legend;
}

Tooltip readGraphTooltip(const QJsonValue &json)
{
    const int sort = intOf(member(json, "sort"), 0, 2, 0);
    return {flagOf(json, "shared", true) ? Tooltip::Mode::Multi : Tooltip::Mode::Single,
        static_cast<Tooltip::Sort>(sort)};
}

frame::Stacking stackingOf(const QJsonValue &json)
{
    if (!flagOf(json, "stack")) {
        return frame::Stacking::None;
    }
    return flagOf(json, "percentage") ? frame::Stacking::Percent : frame::Stacking::Normal;
}

void readDrawing(const QJsonValue &json, frame::SeriesStyle &style)
{
    const bool lines = flagOf(json, "lines", true);
    const bool bars = flagOf(json, "bars");
    const bool points = flagOf(json, "points");
    style.draw = bars      ? frame::DrawStyle::Bars
        : lines || !points ? frame::DrawStyle::Line
                           : frame::DrawStyle::Points;
    style.points = points ? frame::PointVisibility::Always : frame::PointVisibility::Never;
    style.pointSize = std::clamp(numberOf(json, "pointradius").value_or(2), 0.0, 50.0) * 2;
    style.lineWidth = std::clamp(numberOf(json, "linewidth").value_or(1), 0.0, 10.0);
    style.fillOpacity = std::clamp(numberOf(json, "fill").value_or(1), 0.0, 10.0) * 10;
    if (numberOf(json, "fillGradient").value_or(0) > 0) {
        style.gradient = frame::Gradient::Opacity;
    }
    if (flagOf(json, "steppedLine")) {
        style.interpolation = frame::Interpolation::StepAfter;
    }
    if (flagOf(json, "dashes")) {
        style.dash = {std::clamp(numberOf(json, "dashLength").value_or(10), 0.0, 1000.0),
            std::clamp(numberOf(json, "spaceLength").value_or(10), 0.0, 1000.0)};
    }
    style.spanNulls = textOf(json, "nullPointMode") == "connected";
    style.stacking = stackingOf(json);
}

void readAxis(const QJsonValue &axis, frame::FieldConfig &config, Notes &notes)
{
    setUnit(config, textOf(axis, "format"), notes);
    config.min = numberOf(axis, "min");
    config.max = numberOf(axis, "max");
    config.style.axisLabel = textOf(axis, "label");
    setDecimals(config, member(axis, "decimals"));
    const double base = numberOf(axis, "logBase").value_or(1);
    if (base > 1) {
        config.style.logBase = base;
    }
    if (!flagOf(axis, "show", true)) {
        config.style.axis = frame::AxisPlacement::Hidden;
    }
}

std::string thresholdColorName(const QJsonValue &threshold)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> names{
        {{"critical", "red"}, {"warning", "orange"}, {"ok", "green"}}};
    const std::string mode = textOf(threshold, "colorMode");
    for (const auto &[name, color] : names) {
        if (mode == name) {
            return std::string(color);
        }
    }
    const std::string own = textOf(threshold, "fillColor");
    return own.empty() ? "red" : own;
}

/// "gt 80" colors from 80 on, "lt 10" below it.
void readGraphThresholds(const QJsonValue &json, frame::FieldConfig &config)
{
    const QJsonArray thresholds = json.toArray();
    bool lines = false;
    bool areas = false;
    std::string below = "transparent";
    for (const QJsonValue threshold : thresholds) {
        const auto value = numberOf(threshold, "value");
        if (!value) {
            continue;
        }
        const bool less = textOf(threshold, "op") == "lt";
        below = less ? thresholdColorName(threshold) : below;
        config.thresholds.steps.push_back({*value, less ? "transparent" : thresholdColorName(threshold)});
        lines = lines || flagOf(threshold, "line", true);
        areas = areas || flagOf(threshold, "fill", true);
    }
    auto &steps = config.thresholds.steps;
    if (steps.empty()) {
        return;
    }
    std::stable_sort(
        steps.begin(), steps.end(), [](const auto &a, const auto &b) { return a.from < b.from; });
    steps.insert(steps.begin(), {lowest, below});
    config.style.thresholds = lines && areas ? frame::ThresholdStyle::LineAndArea
        : areas                              ? frame::ThresholdStyle::Area
                                             : frame::ThresholdStyle::Line;
}

Override overrideFor(const std::string &alias)
{
    Override made;
    const bool regex = alias.size() > 2 && alias.starts_with('/');
    made.matcher = regex ? Override::Matcher::Regex : Override::Matcher::Name;
    made.names = {alias};
    return made;
}

void addProperty(Override &target, const char *id, const QJsonValue &value)
{
    target.properties.emplace_back(id, compact(value));
}

QJsonValue fixedColor(const QJsonValue &color)
{
    return QJsonObject{
        {QStringLiteral("mode"), QStringLiteral("fixed")}, {QStringLiteral("fixedColor"), color}};
}

/// Which axis, and the right axis' unit.
void addAxis(Override &target, const QJsonValue &json, const QJsonValue &rightAxis)
{
    if (intOf(member(json, "yaxis"), 1, 2, 1) != 2) {
        return;
    }
    addProperty(target, "custom.axisPlacement", QStringLiteral("right"));
    addProperty(target, "unit", member(rightAxis, "format"));
    for (const char *limit : {"min", "max"}) {
        if (numberOf(rightAxis, limit)) {
            addProperty(target, limit, member(rightAxis, limit));
        }
    }
}

void addStyle(Override &target, std::string_view key, const QJsonValue &value, Notes &notes)
{
    if (key == "color") {
        addProperty(target, "color", fixedColor(value));
    } else if (key == "fill") {
        addProperty(target, "custom.fillOpacity", numberOf(value).value_or(0) * 10);
    } else if (key == "linewidth") {
        addProperty(target, "custom.lineWidth", value);
    } else if (key == "transform") {
        addProperty(target, "custom.transform", value);
    } else if (key == "lines" && !value.toBool(true)) {
        addProperty(target, "custom.lineWidth", 0);
    } else if (key == "bars" && value.toBool()) {
        addProperty(target, "custom.drawStyle", QStringLiteral("bars"));
    } else if (key == "points") {
        addProperty(
            target, "custom.showPoints", value.toBool() ? QStringLiteral("always") : QStringLiteral("never"));
    } else if (key == "stack") {
        const QString mode =
            value.toBool() || value.isString() ? QStringLiteral("normal") : QStringLiteral("none");
        addProperty(target, "custom.stacking",
            QJsonObject{{QStringLiteral("mode"), mode}, {QStringLiteral("group"), value.toString()}});
    } else if (key == "dashes" && value.toBool()) {
        addProperty(
            target, "custom.lineStyle", QJsonObject{{QStringLiteral("fill"), QStringLiteral("dash")}});
    } else if (key == "legend" && !value.toBool(true)) {
        addProperty(target, "custom.hideFrom", QJsonObject{{QStringLiteral("legend"), true}});
    } else if (key != "alias" && key != "yaxis" && key != "$$hashKey" && key != "zindex" && key != "lines"
        && key != "bars" && key != "dashes" && key != "legend") {
        notes.add("series override", std::string(key));
    }
}

void readSeriesOverrides(const QJsonValue &json, Panel &panel, Notes &notes)
{
    const QJsonValue rightAxis = member(json, "yaxes").toArray().at(1);
    const QJsonArray overrides = member(json, "seriesOverrides").toArray();
    for (const QJsonValue one : overrides) {
        Override made = overrideFor(textOf(one, "alias"));
        addAxis(made, one, rightAxis);
        const QJsonObject keys = one.toObject();
        for (auto it = keys.begin(); it != keys.end(); ++it) {
            addStyle(made, utf8(it.key()), it.value(), notes);
        }
        panel.overrides.push_back(std::move(made));
    }
    const QJsonObject colors = member(json, "aliasColors").toObject();
    for (auto it = colors.begin(); it != colors.end(); ++it) {
        Override made;
        made.names = {utf8(it.key())};
        addProperty(made, "color", fixedColor(it.value()));
        panel.overrides.push_back(std::move(made));
    }
}

void setCalc(Panel &panel, std::string calc, Notes &notes)
{
    ReduceOptions *reduce = reduceOf(panel);
    if (reduce == nullptr || calc.empty()) {
        return;
    }
    if (frame::isReducer(calc)) {
        reduce->calcs = {std::move(calc)};
    } else {
        notes.add("reducer", std::move(calc));
    }
}

/// The form of the first gauges: valueOptions, thresholds, minValue, maxValue beside each other.
void readFirstGauge(const QJsonValue &options, Panel &panel, Notes &notes)
{
    const QJsonValue value = member(options, "valueOptions");
    frame::FieldConfig &config = panel.defaults;
    setCalc(panel, textOf(value, "stat"), notes);
    if (member(value, "unit").isString()) {
        setUnit(config, textOf(value, "unit"), notes);
    }
    setDecimals(config, member(value, "decimals"));
    readAffixes(textOf(value, "prefix"), textOf(value, "suffix"), panel);
    if (member(options, "thresholds").isArray()) {
        config.thresholds = readThresholds(member(options, "thresholds"));
    }
    config.min = numberOf(options, "minValue") ? numberOf(options, "minValue") : config.min;
    config.max = numberOf(options, "maxValue") ? numberOf(options, "maxValue") : config.max;
    if (config.mappings.empty()) {
        config.mappings = readMappings(member(options, "valueMappings"));
    }
}

} // namespace

void readGraph(const QJsonValue &json, Panel &panel, Notes &notes)
{
    panel.options =
        TimeSeriesOptions{readGraphLegend(member(json, "legend")), readGraphTooltip(member(json, "tooltip"))};
    readDrawing(json, panel.defaults.style);
    const QJsonArray axes = member(json, "yaxes").toArray();
    if (!axes.isEmpty()) {
        readAxis(axes.at(0), panel.defaults, notes);
    } else {
        setUnit(panel.defaults, textOf(member(json, "y_formats").toArray().at(0)), notes);
    }
    setDecimals(panel.defaults, member(json, "decimals"));
    readGraphThresholds(member(json, "thresholds"), panel.defaults);
    readSeriesOverrides(json, panel, notes);
    const std::string mode = textOf(member(json, "xaxis"), "mode");
    if (!mode.empty() && mode != "time" && !readGraphMode(json, panel, notes)) {
        notes.add("option", "x axis " + mode);
    }
}

void readOldFieldOptions(const QJsonValue &json, Panel &panel, Notes &notes)
{
    const QJsonValue options = member(json, "options");
    const QJsonValue fields = member(options, "fieldOptions");
    if (fields.isObject()) {
        readDefaults(member(fields, "defaults"), panel.defaults, notes);
        const auto calcs = textsOf(member(fields, "calcs"));
        setCalc(panel, calcs.empty() ? std::string() : calcs.front(), notes);
    }
    if (member(options, "valueOptions").isObject()) {
        readFirstGauge(options, panel, notes);
    }
}

} // namespace zumik::dashboard
