// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/optionsreader.h"

#include "models/dashboard/json.h"
#include "models/dashboard/notes.h"
#include "models/frame/reducers.h"

#include <array>

namespace zumik::dashboard {

namespace {

template <typename T, std::size_t N>
T chosen(const QJsonValue &options, std::string_view key, T fallback,
    const std::array<std::pair<std::string_view, T>, N> &choices, Notes &notes)
{
    const std::string text = textOf(options, key);
    for (const auto &[name, choice] : choices) {
        if (name == text) {
            return choice;
        }
    }
    if (!text.empty()) {
        notes.add("option", std::string(key) + " " + text);
    }
    return fallback;
}

template <typename T> using Choice = std::pair<std::string_view, T>;

constexpr std::array<Choice<Orientation>, 3> orientations{{{"auto", Orientation::Auto},
    {"horizontal", Orientation::Horizontal}, {"vertical", Orientation::Vertical}}};
constexpr std::array<Choice<Tooltip::Mode>, 4> tooltipModes{{{"single", Tooltip::Mode::Single},
    {"multi", Tooltip::Mode::Multi}, {"all", Tooltip::Mode::Multi}, {"none", Tooltip::Mode::None}}};
constexpr std::array<Choice<Tooltip::Sort>, 3> tooltipSorts{
    {{"none", Tooltip::Sort::None}, {"asc", Tooltip::Sort::Ascending}, {"desc", Tooltip::Sort::Descending}}};
constexpr std::array<Choice<Legend::Placement>, 3> placements{{{"bottom", Legend::Placement::Bottom},
    {"right", Legend::Placement::Right}, {"top", Legend::Placement::Bottom}}};
constexpr std::array<Choice<StatOptions::ColorMode>, 4> colorModes{{{"none", StatOptions::ColorMode::None},
    {"value", StatOptions::ColorMode::Value}, {"background", StatOptions::ColorMode::Background},
    {"background_solid", StatOptions::ColorMode::BackgroundSolid}}};
constexpr std::array<Choice<StatOptions::GraphMode>, 3> graphModes{{{"none", StatOptions::GraphMode::None},
    {"area", StatOptions::GraphMode::Area}, {"line", StatOptions::GraphMode::Line}}};
constexpr std::array<Choice<StatOptions::TextMode>, 5> textModes{{{"auto", StatOptions::TextMode::Auto},
    {"value", StatOptions::TextMode::Value}, {"value_and_name", StatOptions::TextMode::ValueAndName},
    {"name", StatOptions::TextMode::Name}, {"none", StatOptions::TextMode::None}}};
constexpr std::array<Choice<BarGaugeOptions::Display>, 3> displays{
    {{"gradient", BarGaugeOptions::Display::Gradient}, {"basic", BarGaugeOptions::Display::Basic},
        {"lcd", BarGaugeOptions::Display::Lcd}}};
constexpr std::array<Choice<BarGaugeOptions::ValueMode>, 3> valueModes{
    {{"color", BarGaugeOptions::ValueMode::Color}, {"text", BarGaugeOptions::ValueMode::Text},
        {"hidden", BarGaugeOptions::ValueMode::Hidden}}};
constexpr std::array<Choice<TextOptions::Mode>, 3> textFormats{{{"markdown", TextOptions::Mode::Markdown},
    {"html", TextOptions::Mode::Html}, {"code", TextOptions::Mode::Code}}};

std::vector<std::string> readCalcs(const QJsonValue &calcs, Notes &notes)
{
    std::vector<std::string> read;
    for (std::string &calc : textsOf(calcs)) {
        if (frame::isReducer(calc)) {
            read.push_back(std::move(calc));
        } else {
            notes.add("reducer", std::move(calc));
        }
    }
    return read;
}

Legend readLegend(const QJsonValue &json, Notes &notes)
{
    Legend legend;
    const std::string mode = textOf(json, "displayMode");
    legend.mode = mode == "table" ? Legend::Mode::Table : Legend::Mode::List;
    if (mode == "hidden" || !flagOf(json, "showLegend", true)) {
        legend.mode = Legend::Mode::Hidden;
    }
    legend.placement = chosen(json, "placement", Legend::Placement::Bottom, placements, notes);
    legend.calcs = readCalcs(member(json, "calcs"), notes);
    legend.sortBy = textOf(json, "sortBy");
    legend.sortDescending = flagOf(json, "sortDesc");
    return legend;
}

Tooltip readTooltip(const QJsonValue &json, Notes &notes)
{
    return {chosen(json, "mode", Tooltip::Mode::Single, tooltipModes, notes),
        chosen(json, "sort", Tooltip::Sort::None, tooltipSorts, notes)};
}

ReduceOptions readReduce(const QJsonValue &options, Notes &notes)
{
    const QJsonValue json = member(options, "reduceOptions");
    ReduceOptions reduce;
    const auto calcs = readCalcs(member(json, "calcs"), notes);
    if (!calcs.empty()) {
        reduce.calcs = calcs;
    }
    reduce.allValues = flagOf(json, "values");
    if (numberOf(json, "limit")) {
        reduce.limit = intOf(member(json, "limit"), 1, 100000, 1);
    }
    reduce.fields = textOf(json, "fields");
    return reduce;
}

std::optional<double> sizeOf(const QJsonValue &options, std::string_view key)
{
    const auto size = numberOf(member(options, "text"), key);
    return size && *size >= 1 && *size <= 1000 ? size : std::nullopt;
}

StatOptions readStat(const QJsonValue &options, Notes &notes)
{
    StatOptions stat;
    stat.reduce = readReduce(options, notes);
    stat.orientation = chosen(options, "orientation", Orientation::Auto, orientations, notes);
    stat.color = chosen(options, "colorMode", StatOptions::ColorMode::Value, colorModes, notes);
    stat.graph = chosen(options, "graphMode", StatOptions::GraphMode::Area, graphModes, notes);
    stat.text = chosen(options, "textMode", StatOptions::TextMode::Auto, textModes, notes);
    stat.valueSize = sizeOf(options, "valueSize");
    stat.titleSize = sizeOf(options, "titleSize");
    return stat;
}

GaugeOptions readGauge(const QJsonValue &options, Notes &notes)
{
    GaugeOptions gauge;
    gauge.reduce = readReduce(options, notes);
    gauge.orientation = chosen(options, "orientation", Orientation::Auto, orientations, notes);
    gauge.thresholdLabels = flagOf(options, "showThresholdLabels");
    gauge.thresholdMarkers = flagOf(options, "showThresholdMarkers", true);
    return gauge;
}

BarGaugeOptions readBarGauge(const QJsonValue &options, Notes &notes)
{
    BarGaugeOptions bars;
    bars.reduce = readReduce(options, notes);
    bars.orientation = chosen(options, "orientation", Orientation::Auto, orientations, notes);
    bars.display = chosen(options, "displayMode", BarGaugeOptions::Display::Gradient, displays, notes);
    bars.values = chosen(options, "valueMode", BarGaugeOptions::ValueMode::Color, valueModes, notes);
    bars.showUnfilled = flagOf(options, "showUnfilled", true);
    return bars;
}

TableOptions readTable(const QJsonValue &panel, Notes &notes)
{
    const QJsonValue options = member(panel, "options");
    TableOptions table;
    table.showHeader = flagOf(options, "showHeader", true);
    const QJsonArray sorts = member(options, "sortBy").toArray();
    for (const QJsonValue sort : sorts) {
        table.sortBy.emplace_back(textOf(sort, "displayName"), flagOf(sort, "desc"));
    }
    const QJsonValue footer = member(options, "footer");
    if (flagOf(footer, "show")) {
        table.footerCalcs = readCalcs(member(footer, "reducer"), notes);
    }
    if (!member(panel, "styles").toArray().isEmpty()) {
        notes.add("option", "table styles");
    }
    return table;
}

TextOptions readText(const QJsonValue &panel, Notes &notes)
{
    const QJsonValue own = member(panel, "options");
    const QJsonValue options = member(own, "content").isString() ? own : panel; // before Grafana 7
    return {
        chosen(options, "mode", TextOptions::Mode::Markdown, textFormats, notes), textOf(options, "content")};
}

} // namespace

Panel::Options readOptions(const QJsonValue &panel, const std::string &type, Notes &notes)
{
    const QJsonValue options = member(panel, "options");
    if (type == "timeseries") {
        return TimeSeriesOptions{
            readLegend(member(options, "legend"), notes), readTooltip(member(options, "tooltip"), notes)};
    }
    if (type == "stat") {
        return readStat(options, notes);
    }
    if (type == "gauge") {
        return readGauge(options, notes);
    }
    if (type == "bargauge") {
        return readBarGauge(options, notes);
    }
    if (type == "table" || type == "table-old") {
        return readTable(panel, notes);
    }
    if (type == "text") {
        return readText(panel, notes);
    }
    if (type == "row") {
        return RowOptions{flagOf(panel, "collapsed")};
    }
    notes.add("panel type", type);
    return UnsupportedOptions{type};
}

} // namespace zumik::dashboard
