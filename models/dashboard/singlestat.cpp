// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/singlestat.h"

#include "models/base/number.h"
#include "models/base/text.h"
#include "models/dashboard/json.h"
#include "models/dashboard/notes.h"
#include "models/frame/units.h"

#include <algorithm>
#include <array>
#include <limits>

namespace zumik::dashboard {

namespace {

constexpr double lowest = -std::numeric_limits<double>::infinity();

std::string statCalc(const QJsonValue &json)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> calcs{
        {{"current", "lastNotNull"}, {"avg", "mean"}, {"min", "min"}, {"max", "max"}, {"total", "sum"},
            {"first", "firstNotNull"}, {"delta", "delta"}, {"diff", "diff"}, {"range", "range"},
            {"last_time", "lastNotNull"}}};
    const std::string name = textOf(json, "valueName");
    for (const auto &[old, calc] : calcs) {
        if (old == name) {
            return std::string(calc);
        }
    }
    return "mean"; // singlestat's default
}

/// "50,80" and three colors.
void readStatThresholds(const QJsonValue &json, frame::FieldConfig &config)
{
    const QJsonArray colors = member(json, "colors").toArray();
    const std::string limits = textOf(json, "thresholds");
    if (colors.isEmpty()) {
        return;
    }
    auto &steps = config.thresholds.steps;
    steps = {{lowest, textOf(colors.at(0))}};
    for (const std::string_view limit : base::split(limits, ',')) {
        const auto from = base::parseDouble(base::trimmed(limit));
        const auto index = static_cast<qsizetype>(steps.size());
        if (from && index < colors.size()) {
            steps.push_back({*from, textOf(colors.at(index))});
        }
    }
    std::stable_sort(
        steps.begin(), steps.end(), [](const auto &a, const auto &b) { return a.from < b.from; });
    config.color.mode = frame::ColorConfig::Mode::Thresholds;
}

void readStatMappings(const QJsonValue &json, frame::FieldConfig &config)
{
    const bool ranges = intOf(member(json, "mappingType"), 1, 2, 1) == 2;
    const QJsonArray maps = member(json, ranges ? "rangeMaps" : "valueMaps").toArray();
    for (const QJsonValue map : maps) {
        frame::ValueMapping mapping;
        mapping.text = textOf(map, "text");
        mapping.match = textOf(map, "value");
        if (ranges) {
            mapping.kind = frame::ValueMapping::Kind::Range;
            mapping.from = numberOf(map, "from");
            mapping.to = numberOf(map, "to");
        } else if (mapping.match == "null") {
            mapping.kind = frame::ValueMapping::Kind::Null;
        }
        const bool nullRange = ranges && textOf(map, "from") == "null";
        mapping.kind = nullRange ? frame::ValueMapping::Kind::Null : mapping.kind;
        config.mappings.push_back(std::move(mapping));
    }
}

Panel::Options statOrGauge(const QJsonValue &json)
{
    const std::string calc = statCalc(json);
    if (flagOf(member(json, "gauge"), "show")) {
        GaugeOptions gauge;
        gauge.reduce.calcs = {calc};
        gauge.thresholdLabels = flagOf(member(json, "gauge"), "thresholdLabels");
        gauge.thresholdMarkers = flagOf(member(json, "gauge"), "thresholdMarkers", true);
        return gauge;
    }
    StatOptions stat;
    stat.reduce.calcs = {calc};
    stat.color = flagOf(json, "colorBackground") ? StatOptions::ColorMode::Background
        : flagOf(json, "colorValue")             ? StatOptions::ColorMode::Value
                                                 : StatOptions::ColorMode::None;
    stat.graph = flagOf(member(json, "sparkline"), "show") ? StatOptions::GraphMode::Area
                                                           : StatOptions::GraphMode::None;
    stat.text =
        textOf(json, "valueName") == "name" ? StatOptions::TextMode::Name : StatOptions::TextMode::Value;
    return stat;
}

/// Variables are put into names, not into units.
bool canBeUnit(const std::string &affix)
{
    return affix.find_first_of("$[") == std::string::npos;
}

} // namespace

void setUnit(frame::FieldConfig &config, std::string unit, Notes &notes)
{
    if (!frame::isKnownUnit(unit)) {
        notes.add("unit", unit);
    }
    config.unit = std::move(unit);
}

void setDecimals(frame::FieldConfig &config, const QJsonValue &value)
{
    if (numberOf(value)) {
        config.decimals = intOf(value, 0, 20, 0);
    }
}

void readAffixes(const std::string &before, const std::string &after, Panel &panel)
{
    const bool one = before.empty() != after.empty();
    if (before.empty() && after.empty()) {
        return;
    }
    frame::FieldConfig &config = panel.defaults;
    if (one && canBeUnit(before + after) && (config.unit.empty() || config.unit == "none")) {
        config.unit = (before.empty() ? "suffix:" : "prefix:") + before + after;
        return;
    }
    config.displayName = base::trimmed(before + (one ? "" : " \u2026 ") + after);
    if (auto *stat = std::get_if<StatOptions>(&panel.options);
        stat && stat->text == StatOptions::TextMode::Value) {
        stat->text = StatOptions::TextMode::ValueAndName;
    }
}

void readSingleStat(const QJsonValue &json, Panel &panel, Notes &notes)
{
    panel.options = statOrGauge(json);
    setUnit(panel.defaults, textOf(json, "format"), notes);
    setDecimals(panel.defaults, member(json, "decimals"));
    readStatThresholds(json, panel.defaults);
    readStatMappings(json, panel.defaults);
    panel.defaults.noValue = textOf(json, "nullText");
    if (flagOf(member(json, "gauge"), "show")) {
        panel.defaults.min = numberOf(member(json, "gauge"), "minValue");
        panel.defaults.max = numberOf(member(json, "gauge"), "maxValue");
    }
    readAffixes(textOf(json, "prefix"), textOf(json, "postfix"), panel);
}

} // namespace zumik::dashboard
