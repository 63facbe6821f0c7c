// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/migration.h"

#include "models/dashboard/json.h"
#include "models/dashboard/jsonedit.h"
#include "models/dashboard/panelmigration.h"

namespace zumik::dashboard {

namespace {

constexpr int deepest = 4; // rows in rows, none of which Grafana writes

/// v12: flags of refresh and of what is hidden became numbers.
void numberFlags(QJsonObject &variable)
{
    const QJsonValue refresh = variable.value(QLatin1String("refresh"));
    if (refresh.isBool()) {
        variable.insert(QLatin1String("refresh"), refresh.toBool() ? 1 : 0);
    }
    if (flagOf(variable, "hideVariable")) {
        variable.insert(QLatin1String("hide"), 2);
    } else if (flagOf(variable, "hideLabel")) {
        variable.insert(QLatin1String("hide"), 1);
    }
}

/// v27: a constant that shows is a text that can be typed; one that doesn't stays.
void typeConstant(QJsonObject &variable)
{
    const QJsonValue hide = variable.value(QLatin1String("hide"));
    if (textOf(variable, "type") != "constant" || !hide.isDouble() || hide.toInt() == 2) {
        return;
    }
    const QString query = qt(textOf(variable, "query"));
    const QJsonObject current{{QStringLiteral("text"), query}, {QStringLiteral("value"), query}};
    variable.insert(QLatin1String("type"), QStringLiteral("textbox"));
    variable.insert(QLatin1String("current"), current);
    variable.insert(QLatin1String("options"), QJsonArray{current});
}

/// v29: queries that were never asked anew are, once the dashboard is opened. Grafana drops their saved
/// options; here they stay until the answer is there.
void refreshQuery(QJsonObject &variable)
{
    if (textOf(variable, "type") != "query") {
        return;
    }
    const int refresh = intOf(variable.value(QLatin1String("refresh")), 0, 9, 0);
    if (refresh != 1 && refresh != 2) {
        variable.insert(QLatin1String("refresh"), 1);
    }
}

void migrateVariable(QJsonObject &variable, int schema)
{
    if (schema < 12) {
        numberFlags(variable);
    }
    if (schema < 27) {
        typeConstant(variable);
    }
    if (schema < 29) {
        refreshQuery(variable);
    }
}

/// v27: copies that a repeat once left in the file; the panel or row that is repeated makes them anew.
void dropRepeated(QJsonObject &around)
{
    QJsonArray kept;
    const QJsonArray panels = around.value(QLatin1String("panels")).toArray();
    for (const QJsonValue panel : panels) {
        const QJsonObject object = panel.toObject();
        if (!object.contains(QLatin1String("repeatPanelId"))
            && !object.contains(QLatin1String("repeatByRow"))) {
            kept.append(panel);
        }
    }
    if (kept.size() < panels.size()) {
        around.insert(QLatin1String("panels"), kept);
    }
}

void migratePanels(QJsonObject &around, int schema, int depth)
{
    if (depth > deepest) {
        return;
    }
    if (schema < 27) {
        dropRepeated(around);
    }
    editItems(around, QLatin1String("panels"), [&](QJsonObject &panel) {
        panel = migratedPanel(panel, schema);
        migratePanels(panel, schema, depth + 1);
    });
}

} // namespace

QJsonObject migrated(QJsonObject dashboard)
{
    const int schema = intOf(dashboard.value(QLatin1String("schemaVersion")), 0, 1000000, 0);
    migratePanels(dashboard, schema, 0);
    editItems(dashboard, QLatin1String("rows"), [&](QJsonObject &row) { migratePanels(row, schema, 1); });
    editObject(dashboard, QLatin1String("templating"), [&](QJsonObject &templating) {
        editItems(templating, QLatin1String("list"),
            [&](QJsonObject &variable) { migrateVariable(variable, schema); });
    });
    return dashboard;
}

} // namespace zumik::dashboard
