// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console.h"

#include <QImage>
#include <QJsonArray>

#include <gtest/gtest.h>

namespace zumik::tests {

class ContractTest : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        StackOptions options;
        options.world.clusters = 1;
        ASSERT_TRUE(Stack::shared(options).waitForTargets());
        // Rates need two scrapes, and a few more to be calm.
        ASSERT_TRUE(stack().api().waitFor("count_over_time(zumik_byoc_replicas[1m]) > 5"));
    }

    static Stack &stack() { return Stack::shared(); }

    ContractTest() { writeFile(m_dir.file("profile.json"), stack().profileJson()); }

    ConsoleRun run(std::vector<std::string> arguments)
    {
        arguments.insert(arguments.begin() + 1, {"--profile-file", m_dir.file("profile.json")});
        return runConsole(arguments, stack().secrets());
    }

    std::string file(const char *name) { return m_dir.file(name); }

    TempDir m_dir{"contract"};
};

TEST_F(ContractTest, checkWalksEveryLegAndFindsAllWell)
{
    const ConsoleRun checked = run({"check", "--json"});
    EXPECT_EQ(checked.status, 0) << checked.out << checked.err;
    for (const char *id : {"ssh.name", "ssh.network", "ssh.transport", "ssh.hostkey", "ssh.login",
             "prometheus.ready", "prometheus.version", "targets", "target.api-core", "target.api-core.guard",
             "dashboard.zumik-api", "dashboard.zumik-byoc"}) {
        EXPECT_EQ(rowOf(checked.json(), id).value(QLatin1String("state")), QStringLiteral("ok"))
            << id << "\n"
            << checked.out;
    }
    EXPECT_EQ(checked.out.find(stack().secrets().at("METRICS_TOKEN")), std::string::npos);
}

TEST_F(ContractTest, queryAnswersAsThePrometheusApiDoes)
{
    const ConsoleRun answered = run({"query", "vector(42.5)", "--time", "1700000000"});
    EXPECT_EQ(answered.status, 0) << answered.err;
    EXPECT_EQ(answered.out,
        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":["
        "1700000000,"
        "\"42.5\"]}]}}\n");
    const ConsoleRun range =
        run({"query", "vector(1)", "--start", "1700000000", "--end", "1700000060", "--step", "30s"});
    EXPECT_NE(range.out.find("[1700000030,\"1\"]"), std::string::npos) << range.out << range.err;
}

TEST_F(ContractTest, aQueryThatDoesNotParseIsUnusableInput)
{
    const ConsoleRun refused = run({"query", "sum(up"});
    EXPECT_EQ(refused.status, 5) << refused.err;
    EXPECT_TRUE(refused.out.empty());
    EXPECT_NE(refused.err.find("1:7"), std::string::npos) << refused.err;
}

TEST_F(ContractTest, fetchSendsTheCredentialOfTheProfileThroughTheTunnel)
{
    const QString profile = QString::fromStdString(stack().profileJson());
    const qsizetype at = profile.indexOf(QLatin1String("/metrics\""));
    const qsizetype begin = profile.lastIndexOf(QLatin1Char('"'), at) + 1;
    const std::string url = profile.mid(begin, at - begin).toStdString() + "/metrics";
    const ConsoleRun fetched = run({"fetch", url});
    EXPECT_EQ(fetched.status, 0) << fetched.err;
    EXPECT_NE(fetched.out.find("http_requests_total"), std::string::npos);
}

TEST_F(ContractTest, everyPanelOfTheApiBoardHasDataAndThePictureIsThere)
{
    const ConsoleRun rendered = run({"render", "--dashboard", "zumik-api", "--from", "now-5m", "--size",
        "1200x800", "--out", file("api.png"), "--json"});
    ASSERT_EQ(rendered.status, 0) << rendered.err;
    EXPECT_EQ(QImage(QString::fromStdString(file("api.png"))).size(), QSize(1200, 800));
    const QJsonArray panels = rendered.json().value(QLatin1String("panels")).toArray();
    EXPECT_GE(panels.size(), 5);
    for (const QJsonValue panel : panels) {
        EXPECT_EQ(panel[QLatin1String("state")], QStringLiteral("data"))
            << panel[QLatin1String("title")].toString().toStdString() << rendered.out;
        EXPECT_FALSE(panel[QLatin1String("shown")].toArray().isEmpty());
    }
}

TEST_F(ContractTest, everyPanelOfTheByocBoardHasDataOrSaysWhyNot)
{
    const ConsoleRun rendered = run({"render", "--dashboard", "zumik-byoc", "--from", "now-5m", "--theme",
        "light", "--out", file("byoc.png"), "--json"});
    ASSERT_EQ(rendered.status, 0) << rendered.err;
    for (const QJsonValue panel : rendered.json().value(QLatin1String("panels")).toArray()) {
        const bool table = panel[QLatin1String("title")] == QStringLiteral("XID errors");
        EXPECT_EQ(panel[QLatin1String("state")], table ? QStringLiteral("empty") : QStringLiteral("data"))
            << panel[QLatin1String("title")].toString().toStdString() << rendered.out;
    }
}

TEST_F(ContractTest, onePanelCanBeRenderedAlone)
{
    const ConsoleRun rendered = run({"render", "--dashboard", "zumik-api", "--panel", "2", "--from", "now-5m",
        "--size", "600x300", "--out", file("one.png"), "--json"});
    ASSERT_EQ(rendered.status, 0) << rendered.err;
    EXPECT_EQ(rendered.json().value(QLatin1String("panels")).toArray().size(), 1);
    EXPECT_EQ(QImage(QString::fromStdString(file("one.png"))).size(), QSize(600, 300));
}

TEST_F(ContractTest, dashboardsAreListedWithoutASource)
{
    const ConsoleRun listed = runConsole({"dashboards", "--json"});
    EXPECT_EQ(listed.status, 0);
    const QJsonArray dashboards = listed.json().value(QLatin1String("dashboards")).toArray();
    ASSERT_EQ(dashboards.size(), 9);
    EXPECT_EQ(dashboards[0][QLatin1String("id")], QStringLiteral("zumik-api"));
    EXPECT_EQ(dashboards[0][QLatin1String("pack")], QStringLiteral("zumik")) << "the house's own first";
}

TEST_F(ContractTest, theLogTellsOfTheConnectionAndHoldsNoSecret)
{
    const ConsoleRun checked = run({"check", "--log-json", file("log.json")});
    EXPECT_EQ(checked.status, 0) << checked.out;
    const std::string log = readFile(file("log.json"));
    EXPECT_NE(log.find("\"phase\":\"authenticating\""), std::string::npos) << log;
    EXPECT_NE(log.find("\"phase\":\"connected\""), std::string::npos) << log;
    for (const auto &[name, secret] : stack().secrets()) {
        EXPECT_EQ(log.find(secret), std::string::npos) << name;
    }
}

} // namespace zumik::tests
