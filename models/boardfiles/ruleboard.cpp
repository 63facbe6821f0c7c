// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/boardfiles/ruleboard.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

namespace zumik::boardfiles {

namespace {

constexpr int width = 12; ///< of the grid's 24
constexpr int height = 8;

QString textOf(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toVariant().toString();
}

/// "severity: page", one a line.
QStringList listed(const QJsonObject &values)
{
    QStringList lines;
    for (auto it = values.begin(); it != values.end(); ++it) {
        lines << it.key() + QLatin1String(": ") + it->toVariant().toString();
    }
    return lines;
}

/// In the rule file's own words.
QString descriptionOf(const QJsonObject &rule)
{
    QStringList lines{QLatin1String("expr: ") + textOf(rule, "expr")};
    for (const char *const key : {"for", "keep_firing_for"}) {
        if (rule.contains(QLatin1String(key))) {
            lines << QLatin1String(key) + QLatin1String(": ") + textOf(rule, key);
        }
    }
    lines << listed(rule.value(QLatin1String("labels")).toObject());
    lines << listed(rule.value(QLatin1String("annotations")).toObject());
    return lines.join(QLatin1String("\n\n"));
}

class RuleBoard {
public:
    void addGroup(const QJsonObject &group)
    {
        const QJsonArray rules = group.value(QLatin1String("rules")).toArray();
        if (rules.isEmpty() || m_rules >= mostRules) {
            return;
        }
        QJsonObject row = panel(QStringLiteral("row"), textOf(group, "name"), 0, 24, 1);
        row.insert(QLatin1String("collapsed"), false);
        row.insert(QLatin1String("panels"), QJsonArray());
        m_panels.append(row);
        ++m_y;
        int column = 0;
        for (qsizetype i = 0; i < rules.size() && m_rules < mostRules; ++i) {
            addRule(rules[i].toObject(), column * width);
            column = 1 - column;
            m_y += column == 0 ? height : 0;
        }
        m_y += column == 0 ? 0 : height;
    }

    bool empty() const { return m_rules == 0; }

    const QJsonArray &panels() const { return m_panels; }

private:
    QJsonObject panel(const QString &type, const QString &title, int x, int wide, int high)
    {
        const QJsonObject place{{QLatin1String("x"), x}, {QLatin1String("y"), m_y},
            {QLatin1String("w"), wide}, {QLatin1String("h"), high}};
        return {{QLatin1String("id"), ++m_id}, {QLatin1String("type"), type}, {QLatin1String("title"), title},
            {QLatin1String("gridPos"), place}};
    }

    void addRule(const QJsonObject &rule, int x)
    {
        const QString alert = textOf(rule, "alert");
        QJsonObject made = panel(
            QStringLiteral("timeseries"), alert.isEmpty() ? textOf(rule, "record") : alert, x, width, height);
        const QJsonObject target{
            {QLatin1String("refId"), QLatin1String("A")}, {QLatin1String("expr"), textOf(rule, "expr")}};
        made.insert(QLatin1String("targets"), QJsonArray{target});
        made.insert(QLatin1String("description"), descriptionOf(rule));
        m_panels.append(made);
        ++m_rules;
    }

    QJsonArray m_panels;
    int m_rules = 0;
    int m_id = 0;
    int m_y = 0;
};

} // namespace

QByteArray boardOfRules(const QString &title, const QJsonArray &groups)
{
    RuleBoard board;
    for (const QJsonValue group : groups) {
        board.addGroup(group.toObject());
    }
    if (board.empty()) {
        return {};
    }
    const QJsonObject whole{{QLatin1String("title"), title},
        {QLatin1String("tags"), QJsonArray{QLatin1String("rules")}}, {QLatin1String("schemaVersion"), 39},
        {QLatin1String("panels"), board.panels()}};
    return QJsonDocument(whole).toJson(QJsonDocument::Compact);
}

} // namespace zumik::boardfiles
