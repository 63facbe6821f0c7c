// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/reader.h"

#include "models/dashboard/annotationreader.h"
#include "models/dashboard/document.h"
#include "models/dashboard/json.h"
#include "models/dashboard/layout.h"
#include "models/dashboard/libraryelements.h"
#include "models/dashboard/linkreader.h"
#include "models/dashboard/migration.h"
#include "models/dashboard/notes.h"
#include "models/dashboard/panelreader.h"
#include "models/dashboard/transformationreader.h"
#include "models/dashboard/v2form.h"
#include "models/dashboard/variablereader.h"

namespace zumik::dashboard {

namespace {

using base::Error;
using base::ErrorCode;

/// Grafana: DashboardCursorSync, 0 to 2; before schema 14 (DashboardMigrator) sharedCrosshair.
PointerSharing sharingOf(const QJsonValue &json)
{
    const int before = flagOf(json, "sharedCrosshair", false) ? 1 : 0;
    return static_cast<PointerSharing>(intOf(member(json, "graphTooltip"), 0, 2, before));
}

void readHead(const QJsonValue &json, Dashboard &dashboard)
{
    dashboard.uid = textOf(json, "uid");
    dashboard.title = textOf(json, "title");
    dashboard.description = textOf(json, "description");
    dashboard.tags = textsOf(member(json, "tags"));
    dashboard.schemaVersion = intOf(member(json, "schemaVersion"), 0, 1000000, 0);
    const std::string from = textOf(member(json, "time"), "from");
    const std::string to = textOf(member(json, "time"), "to");
    dashboard.from = from.empty() ? dashboard.from : from;
    dashboard.to = to.empty() ? dashboard.to : to;
    const QJsonValue refresh = member(json, "refresh");
    dashboard.refresh = refresh.isString() ? textOf(refresh) : std::string();
    dashboard.timezone = textOf(json, "timezone");
    dashboard.pointerSharing = sharingOf(json);
}

void readPanels(const QJsonValue &json, Dashboard &dashboard, Notes &notes, std::size_t &left)
{
    const QJsonArray panels = member(json, "panels").toArray();
    for (const QJsonValue panel : panels) {
        if (left == 0) {
            return;
        }
        dashboard.panels.push_back(readPanel(panel, notes, left));
    }
    if (panels.isEmpty()) {
        dashboard.panels = readRows(member(json, "rows"), notes, left);
    }
}

void migrateTransformations(std::vector<Panel> &panels)
{
    for (Panel &panel : panels) {
        mergeAfterLabels(panel.transformations);
        migrateTransformations(panel.panels);
    }
}

void noteTheUndrawn(const QJsonValue &json, Notes &notes)
{
    const QJsonArray lost = member(json, "zumikLost").toArray();
    for (const QJsonValue one : lost) {
        notes.addAt("dashboard", textOf(one, "what"), textOf(one, "detail"));
    }
}

/// No board asks a server for more than this at a time.
void limitQueries(std::vector<Panel> &panels, std::size_t &left, Notes &notes)
{
    for (Panel &panel : panels) {
        if (panel.queries.size() > left) {
            panel.queries.resize(left);
            notes.addAt(placeOf(panel), "queries", "the dashboard has too many");
        }
        left -= panel.queries.size();
        limitQueries(panel.panels, left, notes);
    }
}

} // namespace

base::Result<Dashboard> readDashboard(
    std::string_view json, const std::string &name, const ReadLimits &limits)
{
    const auto document = DashboardDocument::parse(json, name, limits.bytes);
    if (!document) {
        return document.error();
    }
    return readDashboard(*document, name, limits);
}

base::Result<Dashboard> readDashboard(
    const DashboardDocument &document, const std::string &name, const ReadLimits &limits)
{
    const QJsonObject board = document.dashboard();
    const bool v2 = document.form() == DashboardDocument::Form::V2;
    const QJsonValue root(migrated(withLibraryElements(v2 ? classicOf(board) : board)));
    Dashboard dashboard;
    Notes notes;
    readHead(root, dashboard);
    dashboard.variables = readVariables(member(member(root, "templating"), "list"), notes);
    dashboard.annotations = readAnnotations(member(member(root, "annotations"), "list"), notes);
    dashboard.links = readLinks(member(root, "links"));
    std::size_t left = limits.panels + 1;
    readPanels(root, dashboard, notes, left);
    if (left == 0) {
        return Error{ErrorCode::TooLarge, "more than " + std::to_string(limits.panels) + " panels", name};
    }
    noteTheUndrawn(root, notes);
    if (dashboard.schemaVersion < 31) {
        migrateTransformations(dashboard.panels);
    }
    arrange(dashboard.panels);
    std::size_t queries = limits.queries;
    limitQueries(dashboard.panels, queries, notes);
    dashboard.notes = notes.take();
    return dashboard;
}

} // namespace zumik::dashboard
