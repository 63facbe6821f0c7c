// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/resources/packfixture.h"

#include "models/dashboard/variables.h"
#include "tests/support/process.h"
#include "tests/support/tempdir.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QJsonDocument>

namespace zumik::dashboard {

namespace {

/// YAML is a superset of JSON, so Qt can write what promtool reads.
void writeYaml(const tests::TempDir &dir, std::string_view name, const QJsonObject &content)
{
    tests::writeFile(dir.file(name), QJsonDocument(content).toJson().toStdString());
}

} // namespace

const PackList &embedded()
{
    static const PackList list = readPacks(QStringLiteral(":/zumik/dashboards"));
    return list;
}

std::vector<std::string> boardIds()
{
    std::vector<std::string> ids;
    for (const Pack &pack : embedded().packs) {
        for (const PackDashboard &dashboard : pack.dashboards) {
            ids.push_back(dashboard.id);
        }
    }
    return ids;
}

QByteArray jsonOf(const std::string &uid)
{
    for (const Pack &pack : embedded().packs) {
        for (const PackDashboard &dashboard : pack.dashboards) {
            QFile file(dashboard.file);
            if (dashboard.id == uid && file.open(QIODevice::ReadOnly)) {
                return file.readAll();
            }
        }
    }
    ADD_FAILURE() << "no dashboard " << uid;
    return {};
}

Dashboard board(const std::string &uid)
{
    auto read = readDashboard(jsonOf(uid).toStdString(), uid);
    EXPECT_TRUE(read.ok()) << uid;
    return read ? *read : Dashboard{};
}

Interpolation values(const Dashboard &dashboard)
{
    Interpolation made = interpolationOf(dashboard.variables, {base::Time{0}, base::Time{3600000}});
    made.step = base::Duration{15000};
    made.rateInterval = base::Duration{300000};
    for (const Variable &variable : dashboard.variables) {
        const std::string value = variable.multi ? ".*" : "byc_1";
        made.variables[variable.name] = {{value}, {value}, false, false, false};
    }
    return made;
}

const Panel &panelOf(const Dashboard &dashboard, std::string_view title)
{
    for (const Panel &panel : dashboard.panels) {
        if (panel.title == title) {
            return panel;
        }
    }
    ADD_FAILURE() << "no panel " << title;
    static const Panel none;
    return none;
}

std::string expression(const Dashboard &dashboard, std::string_view title, std::string_view legend)
{
    for (const Query &query : panelOf(dashboard, title).queries) {
        if (query.legendFormat == legend) {
            return interpolate(query.expression, values(dashboard), Syntax::PromQl);
        }
    }
    ADD_FAILURE() << "no query " << legend << " in " << title;
    return {};
}

void expectParsed(const QJsonArray &rules)
{
    const QJsonObject group{{QStringLiteral("name"), QStringLiteral("g")}, {QStringLiteral("rules"), rules}};
    const tests::TempDir dir("promtool");
    writeYaml(dir, "rules.yml", {{QStringLiteral("groups"), QJsonArray{group}}});
    const auto outcome = tests::run({"promtool", {"check", "rules", dir.file("rules.yml")}});
    EXPECT_EQ(outcome.status, 0) << outcome.output;
}

QJsonObject rule(const std::string &expr, int number)
{
    return {{QStringLiteral("record"), QStringLiteral("r%1").arg(number)},
        {QStringLiteral("expr"), QString::fromStdString(expr)}};
}

void expectSamples(
    const std::string &expr, const std::vector<Input> &inputs, const std::vector<Sample> &expected)
{
    QJsonArray series;
    for (const Input &input : inputs) {
        series.append(QJsonObject{{QStringLiteral("series"), QString::fromStdString(input.series)},
            {QStringLiteral("values"), QString::fromStdString(input.values)}});
    }
    QJsonArray samples;
    for (const Sample &sample : expected) {
        samples.append(QJsonObject{{QStringLiteral("labels"), QString::fromStdString(sample.labels)},
            {QStringLiteral("value"), sample.value}});
    }
    const QJsonObject query{{QStringLiteral("expr"), QString::fromStdString(expr)},
        {QStringLiteral("eval_time"), QStringLiteral("1h")}, {QStringLiteral("exp_samples"), samples}};
    const QJsonObject group{{QStringLiteral("interval"), QStringLiteral("1m")},
        {QStringLiteral("input_series"), series}, {QStringLiteral("promql_expr_test"), QJsonArray{query}}};
    const tests::TempDir dir("promtool");
    writeYaml(dir, "test.yml",
        {{QStringLiteral("rule_files"), QJsonArray{}}, {QStringLiteral("tests"), QJsonArray{group}}});
    const auto outcome = tests::run({"promtool", {"test", "rules", dir.file("test.yml")}});
    EXPECT_EQ(outcome.status, 0) << expr << "\n" << outcome.output;
}

void expectValue(const std::string &expr, const std::vector<Input> &inputs, std::optional<double> expected)
{
    expectSamples(expr, inputs, expected ? std::vector<Sample>{{"{}", *expected}} : std::vector<Sample>{});
}

} // namespace zumik::dashboard
