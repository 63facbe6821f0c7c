// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/panelmigration.h"

#include "models/base/text.h"
#include "models/dashboard/json.h"
#include "models/dashboard/jsonedit.h"
#include "models/dashboard/tablemigration.h"

#include <algorithm>
#include <array>

namespace zumik::dashboard {

namespace {

QJsonValue newSyntax(QString text)
{
    static constexpr std::array<std::pair<const char *, const char *>, 6> names{
        {{"$__series_name", "${__series.name}"}, {"$__field_name", "${__field.name}"},
            {"__series_name", "__series.name"}, {"__field_name", "__field.name"},
            {"__value_time", "__value.time"}, {"__series.labels", "__field.labels"}}};
    for (const auto &[old, today] : names) {
        text.replace(QLatin1String(old), QLatin1String(today));
    }
    return text;
}

void renewLinks(QJsonObject &around, QLatin1String key)
{
    editItems(around, key, [](QJsonObject &link) {
        link.insert(QLatin1String("url"), newSyntax(link.value(QLatin1String("url")).toString()));
    });
}

/// v20 and v21: names of variables in data links and in field options' titles.
void renewSyntax(QJsonObject &panel)
{
    editObject(panel, QLatin1String("options"), [](QJsonObject &options) {
        renewLinks(options, QLatin1String("dataLinks"));
        editObject(options, QLatin1String("fieldOptions"), [](QJsonObject &fields) {
            editObject(fields, QLatin1String("defaults"), [](QJsonObject &defaults) {
                renewLinks(defaults, QLatin1String("links"));
                if (defaults.value(QLatin1String("title")).isString()) {
                    defaults.insert(
                        QLatin1String("title"), newSyntax(defaults.value(QLatin1String("title")).toString()));
                }
            });
        });
    });
}

/// A graph's data links are its field's (Grafana's graph to time series migration).
void moveDataLinks(QJsonObject &panel)
{
    const QJsonArray links = member(member(panel, "options"), "dataLinks").toArray();
    if (links.isEmpty()) {
        return;
    }
    QJsonObject fields = panel.value(QLatin1String("fieldConfig")).toObject();
    QJsonObject defaults = fields.value(QLatin1String("defaults")).toObject();
    if (!defaults.contains(QLatin1String("links"))) {
        defaults.insert(QLatin1String("links"), links);
        fields.insert(QLatin1String("defaults"), defaults);
        panel.insert(QLatin1String("fieldConfig"), fields);
    }
}

/// v17: the least width of a repeated panel became the most panels beside each other, one that 24 columns
/// can be divided by. In rows (below v16) a width counted twelfths.
void widthToCount(QJsonObject &panel, int schema)
{
    const auto least = numberOf(panel, "minSpan");
    if (!least || *least <= 0) {
        return;
    }
    const double columns = std::min(24.0, schema < 16 ? *least * 2 : *least);
    static constexpr std::array<int, 8> factors{1, 2, 3, 4, 6, 8, 12, 24};
    const auto above =
        std::find_if(factors.begin(), factors.end(), [&](int factor) { return factor > 24 / columns; });
    panel.insert(QLatin1String("maxPerRow"), *std::prev(above));
}

QString slug(const QString &name)
{
    QString made;
    for (const QChar c : name.toLower()) {
        const bool word = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_';
        if (word) {
            made += c;
        } else if (c == u' ' && !made.endsWith(u'-')) {
            made += u'-';
        }
    }
    return made;
}

QString addressOf(const QJsonObject &link)
{
    for (const char *key : {"url", "dashboard", "dashUri"}) {
        const QString text = link.value(QLatin1String(key)).toString();
        if (!text.isEmpty()) {
            return *key == 'u'                         ? text
                : key == std::string_view("dashboard") ? QLatin1String("dashboard/db/") + slug(text)
                                                       : QLatin1String("dashboard/") + text;
        }
    }
    return QStringLiteral("/");
}

/// v19: links of panels are addresses; what they carry along is written into them.
void renewPanelLink(QJsonObject &link)
{
    QString url = addressOf(link);
    const std::array<QString, 3> parameters{
        flagOf(link, "keepTime") ? QStringLiteral("$__url_time_range") : QString(),
        flagOf(link, "includeVars") ? QStringLiteral("$__all_variables") : QString(),
        link.value(QLatin1String("params")).toString()};
    bool first = true;
    for (const QString &parameter : parameters) {
        if (!parameter.isEmpty()) {
            url += (first ? QLatin1Char('?') : QLatin1Char('&')) + parameter;
            first = false;
        }
    }
    link = {{QStringLiteral("title"), link.value(QLatin1String("title")).toString()},
        {QStringLiteral("url"), url}, {QStringLiteral("targetBlank"), flagOf(link, "targetBlank")}};
}

QJsonObject conversion(const QJsonValue &options)
{
    QJsonObject made{{QStringLiteral("destinationType"), QStringLiteral("string")}};
    made.insert(QLatin1String("targetField"), member(options, "timeField"));
    made.insert(QLatin1String("dateFormat"), member(options, "outputFormat"));
    made.insert(QLatin1String("timezone"), member(options, "timezone"));
    return {{QStringLiteral("conversions"), QJsonArray{made}}};
}

/// v39: {"refIdToStat": {"A": "mean"}} is {"A": {"stat": "mean"}}.
QJsonObject statsByQuery(const QJsonObject &options)
{
    QJsonObject made;
    const QJsonObject stats = options.value(QLatin1String("refIdToStat")).toObject();
    for (auto it = stats.begin(); it != stats.end(); ++it) {
        made.insert(it.key(), QJsonObject{{QStringLiteral("stat"), it.value()}});
    }
    return made;
}

/// v39, and v43: formatTime is a conversion to text.
void renewTransformation(QJsonObject &one)
{
    const std::string id = textOf(one, "id");
    const QJsonObject options = one.value(QLatin1String("options")).toObject();
    if (id == "formatTime") {
        one.insert(QLatin1String("id"), QStringLiteral("convertFieldType"));
        one.insert(QLatin1String("options"), conversion(options));
    } else if (id == "timeSeriesTable" && options.contains(QLatin1String("refIdToStat"))) {
        one.insert(QLatin1String("options"), statsByQuery(options));
    }
}

/// v42: what is not drawn has no line in the tooltip either.
void hideFromTooltip(QJsonObject &panel)
{
    editObject(panel, QLatin1String("fieldConfig"), [](QJsonObject &fields) {
        editItems(fields, QLatin1String("overrides"), [](QJsonObject &override) {
            editItems(override, QLatin1String("properties"), [](QJsonObject &property) {
                if (textOf(property, "id") == "custom.hideFrom") {
                    editObject(property, QLatin1String("value"), [](QJsonObject &from) {
                        if (flagOf(from, "viz")) {
                            from.insert(QLatin1String("tooltip"), true);
                        }
                    });
                }
            });
        });
    });
}

/// v9: the first of three limits was the lowest color's.
void dropLowestLimit(QJsonObject &panel)
{
    const QStringList limits = panel.value(QLatin1String("thresholds")).toString().split(QLatin1Char(','));
    if (textOf(panel, "type") == "singlestat" && limits.size() >= 3) {
        panel.insert(QLatin1String("thresholds"), limits.mid(1).join(QLatin1Char(',')));
    }
}

/// v4: series of the right axis by name.
void aliasAxes(QJsonObject &panel)
{
    QJsonArray overrides = panel.value(QLatin1String("seriesOverrides")).toArray();
    const QJsonObject axes = panel.take(QLatin1String("aliasYAxis")).toObject();
    for (auto it = axes.begin(); it != axes.end(); ++it) {
        overrides.append(
            QJsonObject{{QStringLiteral("alias"), it.key()}, {QStringLiteral("yaxis"), it.value()}});
    }
    if (!axes.isEmpty()) {
        panel.insert(QLatin1String("seriesOverrides"), overrides);
    }
}

void migrateOldest(QJsonObject &panel, int schema)
{
    if (schema < 4) {
        aliasAxes(panel);
    }
    if (schema < 9) {
        dropLowestLimit(panel);
    }
    if (schema < 17) {
        widthToCount(panel, schema);
    }
    if (schema < 18 && !panel.contains(QLatin1String("options"))) {
        rename(panel, QLatin1String("options-gauge"), QLatin1String("options"));
    }
    if (schema < 19) {
        editItems(panel, QLatin1String("links"), renewPanelLink);
    }
    if (schema < 21) {
        renewSyntax(panel);
    }
    if (schema < 26 && textOf(panel, "type") == "text2") {
        panel.insert(QLatin1String("type"), QStringLiteral("text"));
    }
}

} // namespace

QJsonObject migratedPanel(QJsonObject panel, int schema)
{
    migrateOldest(panel, schema);
    if (textOf(panel, "type") == "table-old"
        || (schema < 24 && textOf(panel, "type") == "table" && panel.contains(QLatin1String("styles")))) {
        panel = migratedTable(panel, schema);
    }
    if (schema < 30) {
        editObject(panel, QLatin1String("options"), [](QJsonObject &options) {
            rename(options, QLatin1String("tooltipOptions"), QLatin1String("tooltip"));
        });
    }
    if (schema < 42) {
        hideFromTooltip(panel);
    }
    moveDataLinks(panel);
    editItems(panel, QLatin1String("transformations"), renewTransformation);
    return panel;
}

} // namespace zumik::dashboard
