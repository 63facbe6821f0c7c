// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/optionsreader.h"

#include "models/dashboard/bandreader.h"
#include "models/dashboard/optionchoices.h"

namespace zumik::dashboard {

namespace {

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

double rowScaleOf(const std::string &height)
{
    return height == "lg" ? 1.7 : height == "md" ? 1.33 : 1;
}

/// Pages were switched on in the footer before they had an option of their own.
void readFooter(const QJsonValue &options, TableOptions &table, Notes &notes)
{
    const QJsonValue footer = member(options, "footer");
    table.paginated = flagOf(footer, "enablePagination") || flagOf(options, "enablePagination");
    if (flagOf(footer, "show")) {
        table.footerCalcs = readCalcs(member(footer, "reducer"), notes);
        table.footerFields = textsOf(member(footer, "fields"));
        table.footerCountsRows = flagOf(footer, "countRows");
        std::erase(table.footerFields, std::string());
    }
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
    table.rowScale = rowScaleOf(textOf(options, "cellHeight"));
    readFooter(options, table, notes);
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
    if (type == "state-timeline") {
        return readStateTimeline(options, notes);
    }
    if (type == "status-history") {
        return readStatusHistory(options, notes);
    }
    if (type == "row") {
        return RowOptions{flagOf(panel, "collapsed")};
    }
    notes.add("panel type", type);
    return UnsupportedOptions{type};
}

} // namespace zumik::dashboard
