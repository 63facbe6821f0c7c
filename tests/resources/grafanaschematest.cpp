// SPDX-License-Identifier: GPL-3.0-or-later
// What Grafana's own schema demands of a dashboard file: grafana/grafana kinds/dashboard/dashboard_kind.cue
// (required fields, types, the grid's 24 columns) and packages/grafana-schema (units of legends, modes).
#include "models/dashboard/references.h"
#include "models/frame/units.h"
#include "tests/resources/packfixture.h"

#include <gtest/gtest.h>

#include <QJsonDocument>

#include <algorithm>
#include <functional>
#include <set>

namespace zumik::dashboard {

namespace {

const char *const panelTypes[] = {
    "timeseries", "stat", "gauge", "bargauge", "table", "status-history", "row"};

struct GrafanaSchema : testing::TestWithParam<std::string> {
    QJsonObject root = QJsonDocument::fromJson(jsonOf(GetParam())).object();
    QJsonArray panels = root[QLatin1String("panels")].toArray();
};

int intAt(const QJsonObject &object, const char *key)
{
    const QJsonValue value = object[QLatin1String(key)];
    EXPECT_TRUE(value.isDouble() && value.toDouble() == value.toInt(-1)) << key;
    return value.toInt(-1);
}

std::string textAt(const QJsonObject &object, const char *key)
{
    EXPECT_TRUE(object[QLatin1String(key)].isString()) << key;
    return object[QLatin1String(key)].toString().toStdString();
}

bool isPlaceholder(const QJsonValue &datasource)
{
    return datasource[QLatin1String("type")] == QLatin1String("prometheus")
        && datasource[QLatin1String("uid")] == QLatin1String("${datasource}");
}

/// What isn't there is the empty text.
bool isOneOf(const QJsonValue &value, std::initializer_list<const char *> words)
{
    return std::any_of(words.begin(), words.end(),
        [&](const char *word) { return value.toString() == QLatin1String(word); });
}

/// Every text in it, however deep.
void eachText(const QJsonValue &value, const std::function<void(const std::string &)> &take)
{
    if (value.isString()) {
        take(value.toString().toStdString());
    }
    for (const QJsonValue each : value.toArray()) {
        eachText(each, take);
    }
    const QJsonObject object = value.toObject();
    for (const QJsonValue each : object) {
        eachText(each, take);
    }
}

} // namespace

TEST_P(GrafanaSchema, hasTheFieldsOfADashboard)
{
    EXPECT_EQ(textAt(root, "uid"), GetParam());
    EXPECT_LE(GetParam().size(), 40U) << "Grafana refuses longer ones";
    EXPECT_FALSE(textAt(root, "title").empty());
    EXPECT_EQ(intAt(root, "schemaVersion"), 39);
    EXPECT_EQ(intAt(root, "graphTooltip"), 1);
    EXPECT_TRUE(root[QLatin1String("editable")].isBool());
    EXPECT_TRUE(root[QLatin1String("tags")].isArray());
    EXPECT_TRUE(root[QLatin1String("annotations")][QLatin1String("list")].isArray());
    EXPECT_TRUE(root[QLatin1String("time")][QLatin1String("from")].isString());
    EXPECT_TRUE(root[QLatin1String("time")][QLatin1String("to")].isString());
    EXPECT_FALSE(root.contains(QLatin1String("id"))) << "a number of one Grafana's database";
    EXPECT_FALSE(root.contains(QLatin1String("__inputs")));
}

TEST_P(GrafanaSchema, hasPanelsOfKnownTypesWithIdsOfTheirOwn)
{
    std::set<int> ids;
    for (const QJsonValue value : panels) {
        const QJsonObject panel = value.toObject();
        EXPECT_TRUE(ids.insert(intAt(panel, "id")).second) << intAt(panel, "id");
        const std::string type = textAt(panel, "type");
        EXPECT_NE(std::find(std::begin(panelTypes), std::end(panelTypes), type), std::end(panelTypes))
            << type;
        EXPECT_FALSE(textAt(panel, "title").empty());
        if (type == "row") {
            EXPECT_TRUE(panel[QLatin1String("collapsed")].isBool());
            EXPECT_TRUE(panel[QLatin1String("panels")].isArray());
            continue;
        }
        EXPECT_TRUE(panel[QLatin1String("fieldConfig")][QLatin1String("defaults")].isObject());
        EXPECT_TRUE(panel[QLatin1String("fieldConfig")][QLatin1String("overrides")].isArray());
        EXPECT_TRUE(panel[QLatin1String("options")].isObject());
    }
}

TEST_P(GrafanaSchema, liesWithinTheGridWithoutAnOverlap)
{
    std::set<std::pair<int, int>> taken;
    for (const QJsonValue value : panels) {
        const QJsonObject place = value[QLatin1String("gridPos")].toObject();
        const int x = intAt(place, "x");
        const int y = intAt(place, "y");
        const int w = intAt(place, "w");
        const int h = intAt(place, "h");
        EXPECT_TRUE(x >= 0 && y >= 0 && w > 0 && h > 0 && x + w <= 24);
        for (int cell = 0; cell < w * h; ++cell) {
            EXPECT_TRUE(taken.insert({x + cell % w, y + cell / w}).second)
                << value[QLatin1String("title")].toString().toStdString();
        }
    }
}

TEST_P(GrafanaSchema, asksTheDataSourceOfItsVariable)
{
    const QJsonArray variables = root[QLatin1String("templating")][QLatin1String("list")].toArray();
    ASSERT_FALSE(variables.isEmpty());
    EXPECT_EQ(variables[0][QLatin1String("name")], QStringLiteral("datasource"));
    EXPECT_EQ(variables[0][QLatin1String("type")], QStringLiteral("datasource"));
    EXPECT_EQ(variables[0][QLatin1String("query")], QStringLiteral("prometheus"));
    for (const QJsonValue variable : variables) {
        EXPECT_TRUE(variable[QLatin1String("type")] == QLatin1String("datasource")
            || isPlaceholder(variable[QLatin1String("datasource")]));
    }
    for (const QJsonValue panel : panels) {
        EXPECT_TRUE(panel[QLatin1String("type")] == QLatin1String("row")
            || isPlaceholder(panel[QLatin1String("datasource")]));
        std::set<QString> refIds;
        for (const QJsonValue target : panel[QLatin1String("targets")].toArray()) {
            EXPECT_TRUE(isPlaceholder(target[QLatin1String("datasource")]));
            EXPECT_TRUE(refIds.insert(target[QLatin1String("refId")].toString()).second);
            EXPECT_TRUE(target[QLatin1String("expr")].isString());
        }
    }
}

TEST_P(GrafanaSchema, hasUnitsThatGrafanaKnows)
{
    for (const QJsonValue panel : panels) {
        const QJsonObject config = panel[QLatin1String("fieldConfig")].toObject();
        std::vector<QJsonValue> units{config[QLatin1String("defaults")][QLatin1String("unit")]};
        for (const QJsonValue matched : config[QLatin1String("overrides")].toArray()) {
            EXPECT_TRUE(matched[QLatin1String("matcher")][QLatin1String("id")].isString());
            for (const QJsonValue property : matched[QLatin1String("properties")].toArray()) {
                if (property[QLatin1String("id")] == QLatin1String("unit")) {
                    units.push_back(property[QLatin1String("value")]);
                }
            }
        }
        for (const QJsonValue &unit : units) {
            EXPECT_TRUE(unit.isUndefined() || unit.isString());
            EXPECT_TRUE(frame::isKnownUnit(unit.toString().toStdString())) << unit.toString().toStdString();
        }
    }
}

TEST_P(GrafanaSchema, hasTargetsAndVariablesOfItsKinds)
{
    for (const QJsonValue panel : panels) {
        for (const QJsonValue target : panel[QLatin1String("targets")].toArray()) {
            EXPECT_TRUE(isOneOf(target[QLatin1String("format")], {"", "time_series", "table", "heatmap"}));
            EXPECT_TRUE(isOneOf(target[QLatin1String("editorMode")], {"", "code", "builder"}));
            for (const char *const flag : {"instant", "range", "exemplar", "hide"}) {
                const QJsonValue value = target[QLatin1String(flag)];
                EXPECT_TRUE(value.isUndefined() || value.isBool()) << flag;
            }
        }
    }
    for (const QJsonValue variable : root[QLatin1String("templating")][QLatin1String("list")].toArray()) {
        EXPECT_TRUE(isOneOf(variable[QLatin1String("type")],
            {"datasource", "query", "custom", "constant", "interval", "textbox", "adhoc"}));
        const int refresh = variable[QLatin1String("refresh")].toInt(0);
        EXPECT_TRUE(refresh >= 0 && refresh <= 2) << refresh;
        const int hide = variable[QLatin1String("hide")].toInt(0);
        EXPECT_TRUE(hide >= 0 && hide <= 2) << hide;
    }
}

TEST_P(GrafanaSchema, namesNoVariableThatItDoesNotDefine)
{
    std::set<std::string> defined;
    for (const QJsonValue variable : root[QLatin1String("templating")][QLatin1String("list")].toArray()) {
        defined.insert(variable[QLatin1String("name")].toString().toStdString());
    }
    eachText(root, [&](const std::string &text) {
        for (auto found = findReference(text, 0); found;
             found = findReference(text, found->at + found->whole.size())) {
            const std::string name(found->name);
            EXPECT_TRUE(name.starts_with("__") || defined.contains(name)) << name << " in " << text;
        }
    });
    for (const QJsonValue panel : panels) {
        const QString repeated = panel[QLatin1String("repeat")].toString();
        EXPECT_TRUE(repeated.isEmpty() || defined.contains(repeated.toStdString())) << repeated.toStdString();
    }
}

INSTANTIATE_TEST_SUITE_P(Packs, GrafanaSchema, testing::ValuesIn(boardIds()));

} // namespace zumik::dashboard
