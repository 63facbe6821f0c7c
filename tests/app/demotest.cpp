// SPDX-License-Identifier: GPL-3.0-or-later
// The recorded night inside the executable: small, whole, with an incident where its guide says so.
#include "tests/app/driven.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::tests {

namespace {

constexpr std::int64_t mostBytes = 3'000'000;

QJsonObject answerOf(std::vector<std::string> arguments)
{
    const ConsoleRun run = runConsole(arguments);
    EXPECT_EQ(run.status, 0) << run.err;
    return QJsonDocument::fromJson(QByteArray::fromStdString(run.out)).object();
}

/// How many series an expression has at a time of the night, "02:39".
qsizetype seriesAt(const std::string &time, const std::string &expression)
{
    const QJsonObject answer =
        answerOf({"query", "--demo", expression, "--time", "2025-11-20T" + time + ":00Z"});
    return answer.value(QLatin1String("data")).toObject().value(QLatin1String("result")).toArray().size();
}

std::string firing(const std::string &alert)
{
    return "ALERTS{alertstate=\"firing\",alertname=\"" + alert + "\"}";
}

} // namespace

TEST(Demo, isSmall)
{
    EXPECT_LE(QFileInfo(QStringLiteral(ZUMIK_SOURCE "/resources/demo/night.zsnap")).size(), mostBytes);
}

TEST(Demo, hasTheIncidentThatItsGuideTellsOf)
{
    EXPECT_EQ(seriesAt("00:30", firing(".*")), 0);
    EXPECT_EQ(seriesAt("00:50", firing("ZaiProxyCanaryHighLatency")), 1);
    EXPECT_EQ(seriesAt("02:19", "DCGM_FI_DEV_XID_ERRORS > 0"), 0);
    EXPECT_EQ(seriesAt("02:22", firing("GpuXidError")), 1);
    EXPECT_EQ(seriesAt("02:30", "DCGM_FI_DEV_GPU_UTIL"), 48);
    EXPECT_EQ(seriesAt("02:45", "DCGM_FI_DEV_GPU_UTIL"), 40);
    EXPECT_EQ(seriesAt("02:36", firing("TtftAboveSla")), 0);
    EXPECT_EQ(seriesAt("02:39", firing("TtftAboveSla")), 1);
    EXPECT_EQ(seriesAt("02:50", firing("ApiHighErrorRate")), 1);
}

TEST(Demo, fillsTheBoardsOfAllPacks)
{
    const QJsonArray boards =
        QJsonDocument::fromJson(QByteArray::fromStdString(runConsole({"dashboards", "--json"}).out))
            .object()
            .value(QLatin1String("dashboards"))
            .toArray();
    ASSERT_GE(boards.size(), 9);
    const TempDir dir("demo");
    for (const QJsonValue &board : boards) {
        const std::string id = board.toObject().value(QLatin1String("id")).toString().toStdString();
        const QJsonObject drawn =
            answerOf({"render", "--demo", "--dashboard", id, "--json", "--out", dir.file(id + ".png")});
        qsizetype withData = 0;
        const QJsonArray panels = drawn.value(QLatin1String("panels")).toArray();
        for (const QJsonValue &panel : panels) {
            const QJsonObject of = panel.toObject();
            const QString state = of.value(QLatin1String("state")).toString();
            withData += state == QLatin1String("data") ? 1 : 0;
            EXPECT_NE(state, QLatin1String("error"))
                << id << of.value(QLatin1String("title")).toString().toStdString();
        }
        EXPECT_GT(withData * 2, panels.size()) << id;
    }
}

TEST(Demo, isReplayedInTheWindowWithItsMarks)
{
    Driven driven({R"({"wait":{"page":"board","state":"idle"},"ms":30000})", R"({"key":"N"})",
                      R"({"wait":{"page":"board","state":"idle"},"ms":30000})", dumpStep("dump.json")},
        {}, {}, {"--demo", "--dashboard", "zumik-byoc"});
    EXPECT_EQ(driven.finish(), 0) << driven.err();
    EXPECT_THAT(driven.dumpText("dump.json").toStdString(), testing::HasSubstr("Eight GPUs fall silent"));
    EXPECT_EQ(
        driven.dump("dump.json").value(QLatin1String("connection")).toString(), QStringLiteral("replay"));
}

} // namespace zumik::tests
