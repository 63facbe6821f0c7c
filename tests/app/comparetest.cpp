// SPDX-License-Identifier: GPL-3.0-or-later
// The same time earlier beside what is now, on a real Prometheus that has kept two hours.
#include "tests/app/driven.h"

#include <QImage>
#include <QJsonArray>

#include <gtest/gtest.h>

#include <cmath>

namespace zumik::tests {

namespace {

constexpr const char *ready = R"({"wait":{"page":"board","state":"idle"},"ms":20000})";

QString textsOf(const QJsonObject &panel)
{
    QStringList texts;
    for (const QJsonValue text : panel.value(QLatin1String("shown")).toArray()) {
        texts << text.toString();
    }
    return texts.join(QLatin1Char('|'));
}

class CompareTest : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        StackOptions options;
        options.world.clusters = 1;
        options.historySeconds = 7200;
        options.alertmanager = false;
        options.nodeExporter = false;
        options.queryLog = true;
        ASSERT_TRUE(Stack::shared(options).waitForTargets());
        ASSERT_TRUE(stack().api().waitFor("count_over_time(zumik_byoc_replicas[1m]) > 5"));
    }

    static Stack &stack() { return Stack::shared(); }

    CompareTest() { writeFile(m_dir.file("profile.json"), stack().profileJson()); }

    ConsoleRun render(std::vector<std::string> more)
    {
        std::vector<std::string> arguments{"render", "--profile-file", m_dir.file("profile.json"),
            "--dashboard", "zumik-api", "--from", "now-30m", "--out", m_dir.file("a.png"), "--json"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return runConsole(arguments, stack().secrets());
    }

    QImage picture() const { return QImage(QString::fromStdString(m_dir.file("a.png"))); }

    static QJsonObject baselineOf(const QJsonObject &panel)
    {
        return panel.value(QLatin1String("baseline")).toObject();
    }

    static qsizetype asked()
    {
        return QByteArray::fromStdString(stack().prometheus().queryLog()).count("\"httpRequest\"");
    }

    TempDir m_dir{"compare"};
};

} // namespace

TEST_F(CompareTest, everyPanelThatCanSaysWhatWasWhenItIsAskedAndOnlyThen)
{
    const ConsoleRun alone = render({});
    ASSERT_EQ(alone.status, 0) << alone.err;
    for (const QJsonValue panel : alone.json().value(QLatin1String("panels")).toArray()) {
        EXPECT_FALSE(panel.toObject().contains(QLatin1String("baseline")));
    }
    const ConsoleRun compared = render({"--compare", "1h"});
    ASSERT_EQ(compared.status, 0) << compared.err;
    const QJsonObject rate = panelOf(compared.json(), "Request rate");
    const QJsonObject baseline = baselineOf(rate);
    EXPECT_EQ(baseline.value(QLatin1String("state")).toString(), QStringLiteral("data")) << compared.out;
    EXPECT_EQ(baseline.value(QLatin1String("shiftSeconds")).toDouble(), 3600);
    const QJsonArray series = baseline.value(QLatin1String("series")).toArray();
    ASSERT_FALSE(series.isEmpty());
    EXPECT_TRUE(series[0].toObject().value(QLatin1String("last")).isDouble());
    EXPECT_TRUE(textsOf(rate).contains(QStringLiteral("1 h earlier: "))) << textsOf(rate).toStdString();
}

TEST_F(CompareTest, whatWasIsWhatPrometheusSaysOfThatTime)
{
    writeFile(
        m_dir.file("board.json"), R"_({"title": "t", "panels": [{"id": 1, "type": "stat", "title": "age",
        "targets": [{"refId": "A", "expr": "vector(time())", "instant": true}]}]})_");
    const ConsoleRun run = runConsole({"render", "--profile-file", m_dir.file("profile.json"), "--dashboard",
                                          m_dir.file("board.json"), "--from", "now-30m", "--to", "now-1m",
                                          "--out", m_dir.file("a.png"), "--json", "--compare", "45m"},
        stack().secrets());
    ASSERT_EQ(run.status, 0) << run.err;
    const QJsonObject panel = panelOf(run.json(), "age");
    const double now =
        panel.value(QLatin1String("series")).toArray()[0].toObject()[QLatin1String("last")].toDouble();
    const QJsonArray then = baselineOf(panel).value(QLatin1String("series")).toArray();
    ASSERT_EQ(then.size(), 1) << run.out;
    EXPECT_NEAR(now - then[0].toObject()[QLatin1String("last")].toDouble(), 45 * 60, 0.01);
}

TEST_F(CompareTest, beforeTheOldestSampleThereIsNoBaseline)
{
    const ConsoleRun run = render({"--compare", "1w"});
    ASSERT_EQ(run.status, 0) << run.err;
    for (const QJsonValue each : run.json().value(QLatin1String("panels")).toArray()) {
        const QJsonObject panel = each.toObject();
        EXPECT_EQ(panel.value(QLatin1String("state")).toString(), QStringLiteral("data"));
        if (panel.contains(QLatin1String("baseline"))) {
            EXPECT_EQ(
                baselineOf(panel).value(QLatin1String("state")).toString(), QStringLiteral("no_baseline"));
            EXPECT_TRUE(textsOf(panel).contains(QStringLiteral("no baseline")))
                << textsOf(panel).toStdString();
        }
    }
}

TEST_F(CompareTest, costsTwiceTheQueriesAtMost)
{
    qsizetype before = asked();
    ASSERT_EQ(render({}).status, 0);
    const qsizetype alone = asked() - before;
    before = asked();
    ASSERT_EQ(render({"--compare", "1h"}).status, 0);
    const qsizetype compared = asked() - before;
    EXPECT_GT(alone, 0);
    EXPECT_GT(compared, alone);
    EXPECT_LE(compared, 2 * alone);
}

TEST_F(CompareTest, aLengthThatIsNoneIsRefused)
{
    const ConsoleRun run = render({"--compare", "yesterday"});
    EXPECT_EQ(run.status, 2);
    EXPECT_NE(run.err.find("yesterday"), std::string::npos) << run.err;
}

TEST_F(CompareTest, isChosenAndTakenBackByKeysInTheWindow)
{
    Driven driven(
        {ready, dumpStep("a"), R"({"key":"c"})", R"({"wait":{"control":"Another length of time"}})",
            R"({"key":"Down"})", R"({"key":"Return"})", R"({"wait":{"gone":"Another length of time"}})",
            ready, dumpStep("b"), shotStep("b"), R"({"key":"c"})",
            R"({"wait":{"control":"Another length of time"}})", R"({"key":"Up"})", R"({"key":"Return"})",
            R"({"wait":{"gone":"Another length of time"}})", ready, dumpStep("c")},
        stack().profileJson(), stack().secrets());
    ASSERT_EQ(driven.finish(), 0) << driven.out();
    EXPECT_EQ(driven.nameBeginning("a", "Compare: "), QStringLiteral("Compare: off"));
    EXPECT_EQ(driven.nameBeginning("b", "Compare: "), QStringLiteral("Compare: 1 h earlier"));
    EXPECT_EQ(driven.nameBeginning("c", "Compare: "), QStringLiteral("Compare: off"));
    const QJsonObject compared = panelOf(driven.dump("b"), "Request rate");
    EXPECT_EQ(baselineOf(compared).value(QLatin1String("state")).toString(), QStringLiteral("data"));
    EXPECT_TRUE(textsOf(compared).contains(QStringLiteral("1 h earlier: ")))
        << textsOf(compared).toStdString();
    EXPECT_FALSE(panelOf(driven.dump("c"), "Request rate").contains(QLatin1String("baseline")));
}

} // namespace zumik::tests
