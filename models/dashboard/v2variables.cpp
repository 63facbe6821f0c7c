// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/v2variables.h"

#include "models/dashboard/json.h"
#include "models/dashboard/jsonedit.h"

#include <QJsonObject>

namespace zumik::dashboard {

namespace {

QString typeOf(const QJsonValue &json)
{
    QString type = member(json, "kind").toString().toLower();
    type.chop(type.endsWith(QLatin1String("variable")) ? 8 : 0);
    return type == QLatin1String("text") ? QStringLiteral("textbox") : type;
}

/// {"kind": ..., "spec": {"query": ...}}, or a text that an older file had.
QJsonValue queryOf(const QJsonValue &query)
{
    const QJsonValue spec = member(query, "spec");
    const QJsonValue text = member(spec, "__legacyStringValue");
    return text.isString() ? text : spec;
}

int refreshOf(const std::string &name)
{
    return name == "onTimeRangeChanged" ? 2 : name == "never" ? 0 : 1;
}

/// As an item of a custom list, where commas part items.
QString listed(const QJsonValue &value)
{
    return qt(textOf(value)).replace(QLatin1Char(','), QLatin1String("\\,"));
}

void makeCustom(QJsonObject &variable)
{
    const QString list = listed(variable.value(QLatin1String("enabledValue"))) + QLatin1Char(',')
        + listed(variable.value(QLatin1String("disabledValue")));
    variable.insert(QLatin1String("query"), list);
    variable.insert(QLatin1String("type"), QStringLiteral("custom"));
}

QJsonObject classic(const QJsonValue &json)
{
    QJsonObject made = member(json, "spec").toObject();
    const QString type = typeOf(json);
    made.insert(QLatin1String("type"), type);
    const QJsonValue query = made.value(QLatin1String("query"));
    if (query.isObject()) {
        made.insert(QLatin1String("query"), queryOf(query));
    }
    if (made.value(QLatin1String("refresh")).isString()) {
        made.insert(QLatin1String("refresh"), refreshOf(textOf(made, "refresh")));
    }
    if (made.contains(QLatin1String("pluginId"))) {
        made.insert(QLatin1String("query"), made.value(QLatin1String("pluginId")));
    }
    if (type == QLatin1String("switch")) {
        makeCustom(made);
    }
    return made;
}

} // namespace

QJsonArray classicVariables(const QJsonValue &list)
{
    return mapped(list, classic);
}

} // namespace zumik::dashboard
