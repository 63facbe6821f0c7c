// SPDX-License-Identifier: GPL-3.0-or-later
// The program with a profile that names a Grafana (the tests' own) beside a real Prometheus.
#include "tests/app/console.h"
#include "tests/stack/servers/prometheus.h"
#include "tests/support/grafana/fakegrafana.h"

#include <QFile>
#include <QImage>
#include <QJsonArray>

#include <gtest/gtest.h>

#include <algorithm>

namespace zumik::tests {

namespace {

class GrafanaConsole : public testing::Test {
protected:
    static void SetUpTestSuite() { s_prometheus = std::make_unique<Prometheus>(); }

    static void TearDownTestSuite() { s_prometheus.reset(); }

    GrafanaConsole()
        : m_grafana({.authorization = basicAuthorization("ops", "gr4f-pa55")})
    {
        writeProfile("GRAFANA_PASSWORD");
    }

    void writeProfile(const std::string &variable)
    {
        writeFile(m_dir.file("profile.json"),
            R"({"name": "g", "prometheus": {"url": "http://127.0.0.1:)" + std::to_string(s_prometheus->port())
                + R"(", "scrapeInterval": "15s"}, "grafana": {"url": ")"
                + m_grafana.url().toString().toStdString()
                + R"(", "auth": {"basic": {"user": "ops", "password": {"env": ")" + variable + "\"}}}}}");
    }

    ConsoleRun run(std::vector<std::string> arguments, const std::string &password = "gr4f-pa55")
    {
        arguments.insert(arguments.begin() + 1, {"--profile-file", m_dir.file("profile.json")});
        ConsoleRun ran = runConsole(arguments, {{"GRAFANA_PASSWORD", password}});
        EXPECT_EQ((ran.out + ran.err).find("gr4f-pa55"), std::string::npos);
        return ran;
    }

    ConsoleRun render(const std::string &uid)
    {
        return run(
            {"render", "--dashboard", uid, "--size", "1000x600", "--out", m_dir.file("a.png"), "--json"});
    }

    /// Those that are there without any server.
    static QJsonArray packBoards()
    {
        return runConsole({"dashboards", "--json"}).json().value(QLatin1String("dashboards")).toArray();
    }

    std::string host() const { return "127.0.0.1:" + std::to_string(m_grafana.url().port()); }

    static inline std::unique_ptr<Prometheus> s_prometheus;
    TempDir m_dir{"grafana"};
    GrafanaThread m_grafana;
};

} // namespace

TEST_F(GrafanaConsole, checkTellsOfItsLegs)
{
    const ConsoleRun checked = run({"check", "--pack", "zumik", "--json"});
    for (const char *id :
        {"grafana.ready", "grafana.version", "grafana.login", "grafana.dashboards", "grafana.rules"}) {
        EXPECT_EQ(rowOf(checked.json(), id).value(QLatin1String("state")), QStringLiteral("ok"))
            << checked.out;
    }
    const auto detail = [&](const char *id) {
        return rowOf(checked.json(), id).value(QLatin1String("detail")).toString().toStdString();
    };
    EXPECT_EQ(detail("grafana.version"), "Grafana 12.4.1");
    EXPECT_EQ(detail("grafana.login"), "let in to Main Org.");
    EXPECT_EQ(detail("grafana.dashboards"), "3 dashboards");
    EXPECT_EQ(detail("grafana.rules"), "1 alert rules: 1 alerts fire, 0 are pending");
}

TEST_F(GrafanaConsole, checkFailsWhereThePasswordIsWrong)
{
    const ConsoleRun checked = run({"check", "--json"}, "wr0ng");
    EXPECT_EQ(checked.status, 1);
    EXPECT_EQ(rowOf(checked.json(), "grafana.login").value(QLatin1String("state")), QStringLiteral("fail"));
    EXPECT_EQ(
        rowOf(checked.json(), "grafana.dashboards").value(QLatin1String("state")), QStringLiteral("unknown"));
}

TEST_F(GrafanaConsole, dashboardsListsThoseOfGrafanaBehindThePacks)
{
    const ConsoleRun listed = run({"dashboards", "--json"});
    EXPECT_EQ(listed.status, 0) << listed.err;
    const QJsonArray boards = listed.json().value(QLatin1String("dashboards")).toArray();
    const QJsonArray own = packBoards();
    ASSERT_EQ(boards.size(), own.size() + 3) << listed.out;
    EXPECT_EQ(boards[0][QLatin1String("pack")], QStringLiteral("zumik"));
    const QJsonValue first = boards[own.size()];
    EXPECT_EQ(first[QLatin1String("id")], QStringLiteral("ops-overview"));
    EXPECT_EQ(first[QLatin1String("title")], QStringLiteral("Operations overview"));
    EXPECT_EQ(first[QLatin1String("pack")].toString().toStdString(), host() + "/Operations");
    EXPECT_NE(run({"dashboards"}).out.find("ops-overview"), std::string::npos);
}

TEST_F(GrafanaConsole, dashboardsOfThePacksAreListedAlsoWhereGrafanaDoesNotLetIn)
{
    const ConsoleRun listed = run({"dashboards", "--json"}, "wr0ng");
    EXPECT_EQ(listed.status, 4) << listed.err;
    EXPECT_EQ(listed.json().value(QLatin1String("dashboards")).toArray(), packBoards());
}

TEST_F(GrafanaConsole, aBoardOfGrafanaIsDrawnWithItsLibraryPanelsAndAnnotations)
{
    const ConsoleRun rendered = render("ops-overview");
    ASSERT_EQ(rendered.status, 0) << rendered.err;
    EXPECT_EQ(QImage(QString::fromStdString(m_dir.file("a.png"))).size(), QSize(1000, 600));
    EXPECT_EQ(rendered.json().value(QLatin1String("panels")).toArray().size(), 2) << rendered.out;
    EXPECT_FALSE(panelOf(rendered.json(), "Scrape time").isEmpty());
    const QList<QByteArray> asked = m_grafana.asked();
    const auto has = [&](const char *part) {
        return std::any_of(
            asked.begin(), asked.end(), [&](const QByteArray &each) { return each.contains(part); });
    };
    EXPECT_TRUE(has("/api/library-elements/lib-scrape"));
    EXPECT_TRUE(has("dashboardUID=ops-overview"));
    EXPECT_TRUE(has("tags=deploy&tags=api&matchAny=true")) << "with the variable's value";
}

TEST_F(GrafanaConsole, aBoardOfTheNewerFormIsDrawnToo)
{
    const ConsoleRun rendered = render("newer");
    ASSERT_EQ(rendered.status, 0) << rendered.err;
    EXPECT_EQ(rendered.json().value(QLatin1String("panels")).toArray().size(), 2);
}

TEST_F(GrafanaConsole, aUidThatIsNowhereIsAMistakeOfTheCommandLine)
{
    const ConsoleRun rendered = render("nowhere");
    EXPECT_EQ(rendered.status, 2) << rendered.err;
    EXPECT_FALSE(QFile::exists(QString::fromStdString(m_dir.file("a.png"))));
}

TEST_F(GrafanaConsole, aBoardOfAPackThatIsThereTooIsSaidToBe)
{
    GrafanaThread both;
    both.answerAll(
        R"([{"uid": "zumik-api", "title": "Theirs", "type": "dash-db", "folderTitle": "Copies"}])");
    writeFile(m_dir.file("profile.json"),
        R"({"name": "g", "prometheus": {"url": "http://127.0.0.1:)" + std::to_string(s_prometheus->port())
            + R"("}, "grafana": {"url": ")" + both.url().toString().toStdString() + "\"}}");
    const ConsoleRun rendered = render("zumik-api");
    EXPECT_NE(rendered.err.find("/Copies too"), std::string::npos) << rendered.err;
    writeProfile("GRAFANA_PASSWORD");
    EXPECT_EQ(render("zumik-api").err.find(" too;"), std::string::npos);
}

TEST_F(GrafanaConsole, aSnapshotHasNoGrafana)
{
    EXPECT_EQ(runConsole({"dashboards", "--snapshot", m_dir.path().string()}).status, 2);
}

} // namespace zumik::tests
