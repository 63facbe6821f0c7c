// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/tablemigration.h"

#include "models/dashboard/json.h"

#include <QJsonArray>

#include <array>
#include <string_view>

namespace zumik::dashboard {

namespace {

using Pair = std::pair<std::string_view, const char *>;

/// The second of the pair whose first is the name, or nothing.
template <std::size_t N> QString renamed(const std::array<Pair, N> &pairs, std::string_view name)
{
    for (const auto &[old, today] : pairs) {
        if (old == name) {
            return QString::fromLatin1(today);
        }
    }
    return {};
}

constexpr std::array<Pair, 6> reducers{{{"avg", "mean"}, {"min", "min"}, {"max", "max"}, {"total", "sum"},
    {"current", "lastNotNull"}, {"count", "count"}}};
constexpr std::array<Pair, 4> transforms{{{"timeseries_to_rows", "seriesToRows"},
    {"timeseries_to_columns", "seriesToColumns"}, {"timeseries_aggregations", "reduce"}, {"table", "merge"}}};
constexpr std::array<Pair, 3> cellTypes{
    {{"cell", "color-background"}, {"row", "color-background"}, {"value", "color-text"}}};

/// "10,20" or ["10", 20]; colors one more, the first for what lies below the first limit.
QJsonObject thresholds(const QJsonValue &style, int schema)
{
    QJsonArray limits = member(style, "thresholds").toArray();
    const QJsonArray colors = member(style, "colors").toArray();
    if (schema < 10 && limits.size() >= 3) {
        limits.removeFirst();
    }
    if (limits.isEmpty() || colors.isEmpty()) {
        return {};
    }
    QJsonArray steps{QJsonObject{{QStringLiteral("color"), colors.at(0)}}};
    for (qsizetype i = 0; i < limits.size(); ++i) {
        const auto from = numberOf(limits.at(i));
        if (from) {
            steps.append(QJsonObject{{QStringLiteral("value"), *from},
                {QStringLiteral("color"), i + 1 < colors.size() ? colors.at(i + 1) : colors.last()}});
        }
    }
    return {{QStringLiteral("mode"), QStringLiteral("absolute")}, {QStringLiteral("steps"), steps}};
}

QJsonObject cellOptions(const QJsonValue &style)
{
    const std::string mode = textOf(style, "colorMode");
    const QString type = renamed(cellTypes, mode);
    if (type.isEmpty()) {
        return {};
    }
    return {{QStringLiteral("type"), type}, {QStringLiteral("mode"), QStringLiteral("basic")},
        {QStringLiteral("applyToRow"), mode == "row"}};
}

QJsonArray links(const QJsonValue &style)
{
    if (!flagOf(style, "link")) {
        return {};
    }
    return {QJsonObject{{QStringLiteral("title"), member(style, "linkTooltip")},
        {QStringLiteral("url"), member(style, "linkUrl")},
        {QStringLiteral("targetBlank"), flagOf(style, "linkTargetBlank")}}};
}

QString unitOf(const QJsonValue &style)
{
    const std::string type = textOf(style, "type");
    if (type == "date") {
        const std::string format = textOf(style, "dateFormat");
        return format.empty() ? QStringLiteral("dateTimeAsIso") : QLatin1String("time: ") + qt(format);
    }
    return type == "string" ? QStringLiteral("string") : qt(textOf(style, "unit"));
}

/// The style as properties of today's field options, by their ids.
QJsonObject properties(const QJsonValue &style, int schema)
{
    QJsonObject made{{QStringLiteral("displayName"), member(style, "alias")},
        {QStringLiteral("unit"), unitOf(style)}, {QStringLiteral("decimals"), member(style, "decimals")},
        {QStringLiteral("custom.align"), member(style, "align")},
        {QStringLiteral("custom.cellOptions"), cellOptions(style)},
        {QStringLiteral("thresholds"), thresholds(style, schema)}, {QStringLiteral("links"), links(style)}};
    if (textOf(style, "type") == "hidden") {
        made.insert(QLatin1String("custom.hidden"), true);
    }
    for (const QString &key : made.keys()) {
        const QJsonValue value = made.value(key);
        const bool empty = textOf(value).empty() && value.toObject().isEmpty() && value.toArray().isEmpty();
        if (empty || (key == QLatin1String("custom.align") && textOf(value) == "auto")) {
            made.remove(key);
        }
    }
    return made;
}

QJsonObject defaults(const QJsonObject &byId)
{
    QJsonObject made;
    QJsonObject custom;
    for (auto it = byId.begin(); it != byId.end(); ++it) {
        const bool own = it.key().startsWith(QLatin1String("custom."));
        (own ? custom : made).insert(own ? it.key().mid(7) : it.key(), it.value());
    }
    made.insert(QLatin1String("custom"), custom);
    return made;
}

QJsonObject override(const QString &pattern, const QJsonObject &byId)
{
    const bool regex = pattern.size() > 1 && pattern.startsWith(u'/') && pattern.endsWith(u'/');
    const QString matcher = regex ? QStringLiteral("byRegexp") : QStringLiteral("byName");
    QJsonArray array;
    for (auto it = byId.begin(); it != byId.end(); ++it) {
        array.append(QJsonObject{{QStringLiteral("id"), it.key()}, {QStringLiteral("value"), it.value()}});
    }
    return {{QStringLiteral("matcher"),
                QJsonObject{{QStringLiteral("id"), matcher}, {QStringLiteral("options"), pattern}}},
        {QStringLiteral("properties"), array}};
}

/// A style for everything gives the defaults. Of two that match one column the last counts, as in Grafana's
/// migration.
QJsonObject fieldConfig(const QJsonArray &styles, int schema)
{
    QJsonObject made;
    QJsonArray overrides;
    for (const QJsonValue style : styles) {
        const QString pattern = qt(textOf(style, "pattern"));
        const QJsonObject byId = properties(style, schema);
        if (pattern == QLatin1String("/.*/")) {
            made.insert(QLatin1String("defaults"), defaults(byId));
        } else if (!pattern.isEmpty() && !byId.isEmpty()) {
            overrides.append(override(pattern, byId));
        }
    }
    made.insert(QLatin1String("overrides"), overrides);
    return made;
}

QJsonObject transformation(const QJsonObject &panel)
{
    const QString id = renamed(transforms, textOf(panel, "transform"));
    QJsonObject options;
    if (id == QLatin1String("reduce")) {
        QJsonArray chosen;
        const QJsonArray columns = panel.value(QLatin1String("columns")).toArray();
        for (const QJsonValue column : columns) {
            const QString reducer = renamed(reducers, textOf(column, "value"));
            if (!reducer.isEmpty()) {
                chosen.append(reducer);
            }
        }
        options = {{QStringLiteral("includeTimeField"), false}, {QStringLiteral("reducers"), chosen}};
    }
    return id.isEmpty() ? QJsonObject()
                        : QJsonObject{{QStringLiteral("id"), id}, {QStringLiteral("options"), options}};
}

} // namespace

QJsonObject migratedTable(QJsonObject panel, int schema)
{
    panel.insert(QLatin1String("type"), QStringLiteral("table"));
    panel.insert(
        QLatin1String("fieldConfig"), fieldConfig(panel.take(QLatin1String("styles")).toArray(), schema));
    const QJsonObject step = transformation(panel);
    if (!step.isEmpty()) {
        QJsonArray steps = panel.value(QLatin1String("transformations")).toArray();
        steps.append(step);
        panel.insert(QLatin1String("transformations"), steps);
    }
    return panel;
}

} // namespace zumik::dashboard
