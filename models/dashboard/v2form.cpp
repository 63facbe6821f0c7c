// SPDX-License-Identifier: GPL-3.0-or-later
// The v2 form names panels in `elements` and places them by a tree of layouts: a grid (24 columns, as
// before), rows, tabs, or an automatic grid. Everything is {"kind": ..., "spec": ...}. Rows and tabs become
// classic rows; what that loses is listed under "zumikLayouts" for the reader's notes.
#include "models/dashboard/v2form.h"

#include "models/dashboard/json.h"

#include <algorithm>

namespace zumik::dashboard {

namespace {

constexpr int deepestLayout = 4;
constexpr int autoHeight = 9;

/// v2alpha1 writes the type as `kind`, v2beta1 as `group` beside a fixed kind.
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

QJsonArray targets(const QJsonValue &group)
{
    QJsonArray made;
    const QJsonArray queries = member(group, "queries").toArray();
    for (const QJsonValue query : queries) {
        made.append(target(query));
    }
    return made;
}

QJsonArray transformations(const QJsonValue &group)
{
    QJsonArray made;
    const QJsonArray array = member(group, "transformations").toArray();
    for (const QJsonValue one : array) {
        QJsonObject spec = member(one, "spec").toObject();
        if (!spec.contains(QLatin1String("id"))) {
            spec.insert(QLatin1String("id"), typeOf(one));
        }
        made.append(spec);
    }
    return made;
}

QJsonObject panel(const QJsonValue &element)
{
    const QJsonValue spec = member(element, "spec");
    const QJsonValue group = member(member(spec, "data"), "spec");
    const QJsonValue display = member(spec, "vizConfig");
    QJsonObject made = member(group, "queryOptions").toObject();
    for (const char *key : {"id", "title", "description"}) {
        made.insert(QLatin1String(key), member(spec, key));
    }
    made.insert(QLatin1String("type"), typeOf(display));
    made.insert(QLatin1String("options"), member(member(display, "spec"), "options"));
    made.insert(QLatin1String("fieldConfig"), member(member(display, "spec"), "fieldConfig"));
    made.insert(QLatin1String("targets"), targets(group));
    made.insert(QLatin1String("transformations"), transformations(group));
    if (textOf(element, "kind") == "LibraryPanel") {
        made.remove(QLatin1String("type"));
        made.insert(QLatin1String("libraryPanel"), member(spec, "libraryPanel"));
    }
    return made;
}

QJsonObject position(int x, int y, int width, int height)
{
    return {{QStringLiteral("x"), x}, {QStringLiteral("y"), y}, {QStringLiteral("w"), width},
        {QStringLiteral("h"), height}};
}

/// Walks the tree of layouts from top to bottom.
class Placement {
public:
    explicit Placement(QJsonObject elements)
        : m_elements(std::move(elements))
    {
    }

    void place(const QJsonValue &layout, int depth)
    {
        const std::string kind = textOf(layout, "kind");
        const QJsonValue spec = member(layout, "spec");
        if (depth > deepestLayout) {
            m_lost.append(qt("too deep"));
        } else if (kind == "GridLayout") {
            placeGrid(member(spec, "items").toArray(), depth);
        } else if (kind == "RowsLayout") {
            placeRows(member(spec, "rows").toArray(), depth);
        } else if (kind == "TabsLayout") {
            m_lost.append(qt(kind));
            placeRows(member(spec, "tabs").toArray(), depth);
        } else if (kind == "AutoGridLayout" || kind == "ResponsiveGridLayout") {
            placeAutomatic(spec);
        } else {
            m_lost.append(qt(kind));
        }
    }

    QJsonArray panels() const { return m_panels; }

    QJsonArray lost() const { return m_lost; }

private:
    void add(const QJsonValue &item, const QJsonObject &place)
    {
        const QString name = member(member(item, "element"), "name").toString();
        QJsonObject made = panel(m_elements.value(name));
        made.insert(QLatin1String("gridPos"), place);
        const QJsonValue repeat = member(member(item, "repeat"), "value");
        if (repeat.isString()) {
            made.insert(QLatin1String("repeat"), repeat);
        }
        m_bottom = std::max(
            m_bottom, place.value(QLatin1String("y")).toInt() + place.value(QLatin1String("h")).toInt());
        m_panels.append(made);
    }

    void placeGrid(const QJsonArray &items, int depth)
    {
        const int top = m_bottom;
        for (const QJsonValue item : items) {
            const QJsonValue spec = member(item, "spec");
            if (textOf(item, "kind") == "GridLayoutRow") {
                addRow(spec);
                placeGrid(member(spec, "elements").toArray(), depth + 1);
                continue;
            }
            add(spec,
                position(intOf(member(spec, "x"), 0, 23, 0), top + intOf(member(spec, "y"), 0, 100000, 0),
                    intOf(member(spec, "width"), 1, 24, 12), intOf(member(spec, "height"), 1, 1000, 8)));
        }
    }

    void addRow(const QJsonValue &spec)
    {
        m_panels.append(QJsonObject{{QStringLiteral("type"), QStringLiteral("row")},
            {QStringLiteral("title"), member(spec, "title")},
            {QStringLiteral("gridPos"), position(0, m_bottom++, 24, 1)}});
    }

    void placeRows(const QJsonArray &rows, int depth)
    {
        for (const QJsonValue row : rows) {
            const QJsonValue spec = member(row, "spec");
            if (!flagOf(spec, "hideHeader")) {
                addRow(spec);
            }
            place(member(spec, "layout"), depth + 1);
        }
    }

    void placeAutomatic(const QJsonValue &spec)
    {
        const int count = intOf(member(spec, "maxColumnCount"), 1, 8, 3);
        const int width = 24 / count;
        const int top = m_bottom;
        int index = 0;
        const QJsonArray items = member(spec, "items").toArray();
        for (const QJsonValue item : items) {
            add(member(item, "spec"),
                position(index % count * width, top + index / count * autoHeight, width, autoHeight));
            ++index;
        }
    }

    QJsonObject m_elements;
    QJsonArray m_panels;
    QJsonArray m_lost;
    int m_bottom = 0;
};

/// "QueryVariable" with a spec as a classic variable of type "query".
QJsonObject variable(const QJsonValue &json)
{
    QJsonObject made = member(json, "spec").toObject();
    QString type = member(json, "kind").toString().toLower();
    type.chop(type.endsWith(QLatin1String("variable")) ? 8 : 0);
    made.insert(QLatin1String("type"), type == QLatin1String("text") ? QStringLiteral("textbox") : type);
    const QJsonValue query = made.value(QLatin1String("query"));
    if (query.isObject()) {
        const QJsonValue spec = member(query, "spec");
        const QJsonValue text = member(spec, "__legacyStringValue");
        made.insert(QLatin1String("query"), text.isString() ? text : spec);
    }
    return made;
}

QJsonArray variables(const QJsonValue &spec)
{
    QJsonArray made;
    const QJsonArray array = member(spec, "variables").toArray();
    for (const QJsonValue one : array) {
        made.append(variable(one));
    }
    return made;
}

} // namespace

bool isV2(const QJsonObject &spec)
{
    return spec.value(QLatin1String("elements")).isObject() && spec.value(QLatin1String("layout")).isObject();
}

QJsonObject classicOf(const QJsonObject &spec)
{
    const QJsonValue root(spec);
    const QJsonValue times = member(root, "timeSettings");
    Placement placement(member(root, "elements").toObject());
    placement.place(member(root, "layout"), 0);
    return {{QStringLiteral("uid"), member(root, "uid")}, {QStringLiteral("title"), member(root, "title")},
        {QStringLiteral("description"), member(root, "description")},
        {QStringLiteral("tags"), member(root, "tags")}, {QStringLiteral("schemaVersion"), 42},
        {QStringLiteral("refresh"), member(times, "autoRefresh")},
        {QStringLiteral("timezone"), member(times, "timezone")},
        {QStringLiteral("time"),
            QJsonObject{{QStringLiteral("from"), member(times, "from")},
                {QStringLiteral("to"), member(times, "to")}}},
        {QStringLiteral("templating"), QJsonObject{{QStringLiteral("list"), variables(root)}}},
        {QStringLiteral("panels"), placement.panels()}, {QStringLiteral("zumikLayouts"), placement.lost()}};
}

} // namespace zumik::dashboard
