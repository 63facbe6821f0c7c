// SPDX-License-Identifier: GPL-3.0-or-later
// The v2 form names panels in `elements` and places them by a tree of layouts. Everything is {"kind": ...,
// "spec": ...}: a kind is the thing's type in v2alpha1, and beside a `group` that is the type a fixed word in
// v2beta1 and v2. What the classic form has no place for is listed under "zumikLost" for the reader's notes.
#include "models/dashboard/v2form.h"

#include "models/dashboard/json.h"
#include "models/dashboard/jsonedit.h"
#include "models/dashboard/v2layout.h"
#include "models/dashboard/v2variables.h"

#include <QJsonArray>

namespace zumik::dashboard {

namespace {

QJsonValue typeOf(const QJsonValue &json)
{
    const QJsonValue group = member(json, "group");
    return group.isString() ? group : member(json, "kind");
}

QJsonValue source(const QJsonValue &query, const QJsonValue &inner)
{
    QJsonObject made = member(query, "datasource").toObject();
    if (!made.contains(QLatin1String("type"))) {
        made.insert(QLatin1String("type"), typeOf(inner));
    }
    return made;
}

QJsonObject target(const QJsonValue &json)
{
    const QJsonValue spec = member(json, "spec");
    const QJsonValue inner = member(spec, "query");
    QJsonObject made = member(inner, "spec").toObject();
    made.insert(QLatin1String("refId"), member(spec, "refId"));
    made.insert(QLatin1String("hide"), member(spec, "hidden"));
    made.insert(QLatin1String("datasource"), source(spec, inner));
    return made;
}

QJsonObject transformation(const QJsonValue &json)
{
    QJsonObject spec = member(json, "spec").toObject();
    if (!spec.contains(QLatin1String("id"))) {
        spec.insert(QLatin1String("id"), typeOf(json));
    }
    return spec;
}

/// What older versions kept beside the query stands in legacyOptions.
QJsonObject annotation(const QJsonValue &json)
{
    const QJsonValue spec = member(json, "spec");
    const QJsonValue query = member(spec, "query");
    QJsonObject made = member(spec, "legacyOptions").toObject();
    for (const char *key : {"name", "enable", "hide", "iconColor", "builtIn", "filter"}) {
        made.insert(QLatin1String(key), member(spec, key));
    }
    made.insert(QLatin1String("datasource"), source(spec, query));
    made.insert(QLatin1String("target"), member(query, "spec"));
    return made;
}

/// As graphTooltip of the classic form.
int sharing(const QJsonValue &cursorSync)
{
    const QString word = cursorSync.toString();
    return word == QLatin1String("Crosshair") ? 1 : word == QLatin1String("Tooltip") ? 2 : 0;
}

} // namespace

QJsonObject classicPanel(const QJsonValue &element)
{
    const QJsonValue spec = member(element, "spec");
    const QJsonValue group = member(member(spec, "data"), "spec");
    const QJsonValue display = member(spec, "vizConfig");
    QJsonObject made = member(group, "queryOptions").toObject();
    for (const char *key : {"id", "title", "description", "links", "transparent"}) {
        made.insert(QLatin1String(key), member(spec, key));
    }
    made.insert(QLatin1String("type"), typeOf(display));
    made.insert(QLatin1String("options"), member(member(display, "spec"), "options"));
    made.insert(QLatin1String("fieldConfig"), member(member(display, "spec"), "fieldConfig"));
    made.insert(QLatin1String("targets"), mapped(member(group, "queries"), target));
    made.insert(QLatin1String("transformations"), mapped(member(group, "transformations"), transformation));
    if (textOf(element, "kind") == "LibraryPanel") {
        made.remove(QLatin1String("type"));
        made.insert(QLatin1String("libraryPanel"), member(spec, "libraryPanel"));
    }
    return made;
}

bool isV2(const QJsonObject &spec)
{
    return spec.value(QLatin1String("elements")).isObject() && spec.value(QLatin1String("layout")).isObject();
}

QJsonObject classicOf(const QJsonObject &spec)
{
    const QJsonValue root(spec);
    const QJsonValue times = member(root, "timeSettings");
    const PlacedPanels placed = placePanels(member(root, "elements").toObject(), member(root, "layout"));
    const auto listed = [](const QJsonArray &list) {
        return QJsonObject{{QStringLiteral("list"), list}};
    };
    return {{QStringLiteral("uid"), member(root, "uid")}, {QStringLiteral("title"), member(root, "title")},
        {QStringLiteral("description"), member(root, "description")},
        {QStringLiteral("tags"), member(root, "tags")}, {QStringLiteral("schemaVersion"), 42},
        {QStringLiteral("links"), member(root, "links")},
        {QStringLiteral("refresh"), member(times, "autoRefresh")},
        {QStringLiteral("timezone"), member(times, "timezone")},
        {QStringLiteral("graphTooltip"), sharing(member(root, "cursorSync"))},
        {QStringLiteral("time"),
            QJsonObject{{QStringLiteral("from"), member(times, "from")},
                {QStringLiteral("to"), member(times, "to")}}},
        {QStringLiteral("templating"), listed(classicVariables(member(root, "variables")))},
        {QStringLiteral("annotations"), listed(mapped(member(root, "annotations"), annotation))},
        {QStringLiteral("panels"), placed.panels}, {QStringLiteral("zumikLost"), placed.lost}};
}

} // namespace zumik::dashboard
