// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/redaction.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace zumik::snapshot {

using testing::IsEmpty;

namespace {

QJsonObject parsed(const base::Result<std::string> &json)
{
    EXPECT_TRUE(json) << describe(json.error());
    return json ? QJsonDocument::fromJson(QByteArray::fromStdString(*json)).object() : QJsonObject();
}

QJsonValue at(QJsonValue value, std::initializer_list<const char *> path)
{
    for (const char *key : path) {
        value = value.isArray() ? value.toArray()[QByteArray(key).toInt()] : value[QLatin1String(key)];
    }
    return value;
}

class RedactedJsonTest : public testing::Test {
protected:
    RedactedJsonTest()
    {
        m_redaction.learn("tenant", "acme");
        m_redaction.learn("host", "node-7");
    }

    QString name(const char *value)
    {
        return QString::fromStdString(
            std::string(m_redaction.labels(series::Labels({{"tenant", value}})).get("tenant")));
    }

    QJsonObject dashboard(std::string_view json)
    {
        return parsed(m_redaction.dashboard(json, m_differences));
    }

    QJsonObject document(std::string_view json) { return parsed(m_redaction.document(json, m_differences)); }

    Redaction m_redaction{{.dropped = {"host"}, .replaced = {"tenant"}}};
    std::vector<std::string> m_differences;
};

} // namespace

TEST_F(RedactedJsonTest, redactsAlertsAndSilences)
{
    const QJsonObject json =
        document(R"json({"alerts":[{"labels":{"alertname":"Down","tenant":"ab","host":"node-7",
        "instance":"node-7:9100"},"annotations":{"summary":"Acme is down"},"status":{"state":"active"}}],
        "silences":[{"matchers":[{"name":"tenant","value":"ab|acme","isRegex":true,"isEqual":true},
        {"name":"host","value":"node-7","isRegex":false,"isEqual":true}],"comment":"node-7 moves"}]})json");
    const QJsonValue labels = at(json, {"alerts", "0", "labels"});
    EXPECT_EQ(at(labels, {"tenant"}).toString(), name("ab"));
    EXPECT_TRUE(at(labels, {"host"}).isUndefined());
    EXPECT_EQ(at(labels, {"alertname"}).toString(), QStringLiteral("Down"));
    EXPECT_TRUE(at(labels, {"instance"}).toString().endsWith(QStringLiteral(":9100")));
    EXPECT_EQ(at(json, {"alerts", "0", "annotations", "summary"}).toString(),
        name("acme") + QStringLiteral(" is down"));
    EXPECT_EQ(at(json, {"alerts", "0", "status", "state"}).toString(), QStringLiteral("active"));
    const QString matcher = at(json, {"silences", "0", "matchers", "0", "value"}).toString();
    EXPECT_TRUE(matcher.contains(name("ab")) && matcher.contains(name("acme"))) << matcher.toStdString();
    const std::string whole = QJsonDocument(json).toJson().toStdString();
    EXPECT_EQ(m_redaction.left(whole), 0U) << whole;
}

TEST_F(RedactedJsonTest, redactsADashboardsQueriesTextsAndChoices)
{
    const QJsonObject json = dashboard(R"json({"title":"Requests of acme","panels":[{"type":"acme","targets":[
        {"expr":"up{tenant=\"ab\"}"}],"fieldConfig":{"overrides":[{"matcher":{"id":"byName","options":"acme"}}]},
        "aliasColors":{"acme":"red"}}],"templating":{"list":[
        {"type":"query","query":"label_values(up{tenant=\"ab\"}, job)","current":{
    "text" : "acme", "value" : ["acme"]}},
        {"type":"custom","query":"acme,other"},
        {"type":"adhoc","filters":[{"key":"tenant","operator":"=","value":"ab"}]}]
}
})json");
    EXPECT_EQ(at(json, {"title"}).toString(), QStringLiteral("Requests of ") + name("acme"));
    EXPECT_EQ(at(json, {"panels", "0", "targets", "0", "expr"}).toString(),
        QStringLiteral("up{tenant=\"") + name("ab") + QStringLiteral("\"}"));
    EXPECT_EQ(at(json, {"panels", "0", "fieldConfig", "overrides", "0", "matcher", "options"}).toString(),
        name("acme"));
    EXPECT_EQ(at(json, {"panels", "0", "aliasColors"}).toObject().keys(), QStringList{name("acme")});
    EXPECT_EQ(at(json, {"templating", "list", "0", "query"}).toString(),
        QStringLiteral("label_values(up{tenant=\"") + name("ab") + QStringLiteral("\"}, job)"));
    EXPECT_EQ(at(json, {"templating", "list", "0", "current", "value", "0"}).toString(), name("acme"));
    EXPECT_EQ(
        at(json, {"templating", "list", "1", "query"}).toString(), name("acme") + QStringLiteral(",other"));
    EXPECT_EQ(at(json, {"templating", "list", "2", "filters", "0", "value"}).toString(), name("ab"));
}

TEST_F(RedactedJsonTest, leavesTheFormatsOwnWordsAndLabelsNames)
{
    m_redaction.learn("tenant", "prometheus");
    const QJsonObject json = dashboard(
        R"json({"datasource":{"type":"prometheus"},"description":"prometheus by tenant","transformations":[{"options":
        {"renameByName":{"tenant":"Tenant","prometheus":"P"}}}],"version":7,"x":0.1})json");
    EXPECT_EQ(at(json, {"datasource", "type"}).toString(), QStringLiteral("prometheus"));
    EXPECT_EQ(at(json, {"description"}).toString(), name("prometheus") + QStringLiteral(" by tenant"));
    EXPECT_EQ(at(json, {"transformations", "0", "options", "renameByName", "tenant"}).toString(),
        QStringLiteral("Tenant"));
    EXPECT_EQ(at(json, {"version"}).toInteger(), 7);
    EXPECT_EQ(at(json, {"x"}).toDouble(), 0.1);
}

TEST_F(RedactedJsonTest, isAnErrorForWhatIsNoJson)
{
    for (const char *text : {"", "{", "[1,]", "acme"}) {
        const auto json = m_redaction.document(text, m_differences);
        ASSERT_FALSE(json) << text;
        EXPECT_EQ(json.error().code, base::ErrorCode::JsonInvalid);
        EXPECT_EQ(describe(json.error()).find("acme"), std::string::npos);
    }
}

} // namespace zumik::snapshot
