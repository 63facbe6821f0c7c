// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/panelreader.h"

#include "models/dashboard/chartsreader.h"
#include "models/dashboard/datasource.h"
#include "models/dashboard/fieldreader.h"
#include "models/dashboard/heatmapreader.h"
#include "models/dashboard/json.h"
#include "models/dashboard/legacypanels.h"
#include "models/dashboard/libraryelements.h"
#include "models/dashboard/linkreader.h"
#include "models/dashboard/notes.h"
#include "models/dashboard/optionsreader.h"
#include "models/dashboard/repeatreader.h"
#include "models/dashboard/singlestat.h"
#include "models/dashboard/transformationreader.h"

#include <algorithm>

namespace zumik::dashboard {

namespace {

constexpr int deepestRow = 2;
constexpr std::size_t mostQueries = 200; // of one panel

GridPosition readPosition(const QJsonValue &json)
{
    GridPosition position;
    position.width = intOf(member(json, "w"), 1, 24, 12);
    position.height = intOf(member(json, "h"), 1, 1000, 8);
    position.x = intOf(member(json, "x"), 0, 24 - position.width, 0);
    position.y = intOf(member(json, "y"), 0, 1000000, 0);
    return position;
}

Query::Format readFormat(const QJsonValue &target, Notes &notes)
{
    const std::string format = textOf(target, "format");
    if (format == "table") {
        return Query::Format::Table;
    }
    if (format == "heatmap") {
        return Query::Format::Heatmap;
    }
    if (!format.empty() && format != "time_series") {
        notes.add("query format", format);
    }
    return Query::Format::TimeSeries;
}

Query readQuery(const QJsonValue &target, Notes &notes)
{
    Query query;
    query.refId = textOf(target, "refId");
    query.expression = textOf(target, "expr");
    query.legendFormat = textOf(target, "legendFormat");
    query.interval = textOf(target, "interval");
    query.intervalFactor = intOf(member(target, "intervalFactor"), 1, 100, 1);
    query.format = readFormat(target, notes);
    query.instant = flagOf(target, "instant") && !flagOf(target, "range");
    query.hidden = flagOf(target, "hide");
    return query;
}

std::string refIdAt(std::size_t index)
{
    std::string id(1, static_cast<char>('A' + index % 26));
    return index < 26 ? id : id + std::to_string(index / 26);
}

void readQueries(const QJsonValue &json, Panel &panel, Notes &notes)
{
    const QJsonValue panelSource = member(json, "datasource");
    const QJsonArray targets = member(json, "targets").toArray();
    for (const QJsonValue target : targets) {
        const QJsonValue own = member(target, "datasource");
        const std::string type = dataSourceType(own.isObject() ? own : panelSource);
        const std::string expression = textOf(target, "expr");
        if (isForeign(type)) {
            notes.add("data source", type);
        } else if (!member(target, "expr").isString() && !target.toObject().isEmpty()) {
            notes.add("query", textOf(target, "refId"));
        } else if (panel.queries.size() >= mostQueries) {
            notes.add("queries", "more than " + std::to_string(mostQueries));
            break;
        } else if (!expression.empty()) {
            Query query = readQuery(target, notes);
            query.refId = query.refId.empty() ? refIdAt(panel.queries.size()) : query.refId;
            panel.queries.push_back(std::move(query));
        }
    }
}

void noteTheUndrawn(const QJsonValue &json, Notes &notes)
{
    if (member(json, "libraryPanel").isObject() && textOf(json, "type").empty()) {
        notes.add("library panel", textOf(member(json, "libraryPanel"), "name"));
    }
    if (member(json, "alert").isObject()) {
        notes.add("panel alert", textOf(member(json, "alert"), "name"));
    }
    if (!member(json, "timeRegions").toArray().isEmpty()) {
        notes.add("option", "time regions");
    }
}

void readDisplay(const QJsonValue &json, Panel &panel, Notes &notes)
{
    if (panel.type == "graph" || panel.type == "graphng") {
        readGraph(json, panel, notes);
    } else if (panel.type == "singlestat") {
        readSingleStat(json, panel, notes);
    } else if (panel.type == "heatmap" || panel.type == "heatmap-new") {
        panel.options = readHeatmap(json, notes);
    } else if (!readChart(json, panel, notes)) {
        panel.options = readOptions(json, panel.type, notes);
        readOldFieldOptions(json, panel, notes);
    }
    const QJsonValue fields = member(json, "fieldConfig");
    readDefaults(member(fields, "defaults"), panel.defaults, notes);
    for (Override &one : readOverrides(member(fields, "overrides"), notes)) {
        panel.overrides.push_back(std::move(one));
    }
}

void readRow(const QJsonValue &json, Panel &panel, Notes &notes, std::size_t &left, int depth)
{
    const QJsonArray nested = member(json, "panels").toArray();
    for (const QJsonValue one : nested) {
        if (left == 0 || depth >= deepestRow) {
            notes.add("panels", "too many or too deep");
            return;
        }
        panel.panels.push_back(readPanel(one, notes, left, depth + 1));
    }
}

void readHead(const QJsonValue &json, Panel &panel)
{
    panel.id = intOf(member(json, "id"), 0, 2147483647, 0);
    panel.type = textOf(json, "type");
    panel.title = textOf(json, "title");
    panel.description = textOf(json, "description");
    panel.position = readPosition(member(json, "gridPos"));
    panel.interval = textOf(json, "interval");
    panel.timeFrom = textOf(json, "timeFrom");
    panel.timeShift = textOf(json, "timeShift");
    panel.transparent = flagOf(json, "transparent");
    panel.links = readLinks(member(json, "links"));
    readRepeat(json, panel);
    if (numberOf(json, "maxDataPoints")) {
        panel.maxDataPoints = intOf(member(json, "maxDataPoints"), 1, 1000000, 1);
    }
}

} // namespace

std::string placeOf(const Panel &panel)
{
    std::string place = "panel " + std::to_string(panel.id);
    return panel.title.empty() ? place : place + " \"" + panel.title + "\"";
}

Panel readPanel(const QJsonValue &json, Notes &notes, std::size_t &left, int depth)
{
    left -= left > 0 ? 1 : 0;
    Panel panel;
    readHead(json, panel);
    notes.at(placeOf(panel));
    panel.transformations = readTransformations(member(json, "transformations"), notes);
    readDisplay(json, panel, notes);
    if (auto *heatmap = std::get_if<HeatmapOptions>(&panel.options)) {
        countInHeatmap(panel.transformations, heatmap->style, notes);
    }
    readLibrary(json, panel);
    readQueries(json, panel, notes);
    noteTheUndrawn(json, notes);
    if (panel.type == "row") {
        readRow(json, panel, notes, left, depth);
    }
    return panel;
}

} // namespace zumik::dashboard
