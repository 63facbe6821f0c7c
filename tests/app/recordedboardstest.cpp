// SPDX-License-Identifier: GPL-3.0-or-later
// What a .zsnap holds beside samples is there when it is replayed: its dashboards with their choices, and
// annotations.
#include "app/recordedannotations.h"
#include "models/snapshot/archivewriter.h"
#include "tests/app/driven.h"
#include "tests/models/tsdb/history.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::tests {

namespace {

constexpr std::int64_t start = 1'750'000'200'000;

constexpr const char *board =
    R"_({"uid": "mine", "title": "A board of ours", "time": {"from": "now-10m", "to": "now"},
    "templating": {"list": [{"name": "which", "type": "custom", "query": "a,b", "current": {"text": "a", "value": "a"}}]},
    "annotations": {"list": [{"name": "noted", "enable": true, "datasource": {"uid": "-- Grafana --"},
        "target": {"type": "dashboard"}}]},
    "panels": [{"id": 1, "type": "stat", "title": "chosen $which", "gridPos": {"w": 12, "h": 8},
        "targets": [{"refId": "A", "expr": "count({__name__!=\"\"})"}]}]})_";

class RecordedBoards : public testing::Test {
protected:
    void SetUp() override
    {
        const std::string block =
            tsdb::writtenBlock(tsdb::makeHistory(5, start, 100, 15'000), m_dir.file("made"));
        const auto writer = snapshot::ArchiveWriter::create(path());
        ASSERT_TRUE(writer);
        ASSERT_TRUE((*writer)->addBlock(block));
        ASSERT_TRUE((*writer)->addText("dashboards/mine.json", board));
        snapshot::Manifest manifest;
        manifest.range = {{start}, {start + 99 * 15'000}};
        manifest.dashboards = {{"mine", "A board of ours", "dashboards/mine.json", {{"which", {"b"}}}}};
        ASSERT_TRUE((*writer)->finish(manifest));
    }

    std::string path() const { return m_dir.file("incident.zsnap"); }

    TempDir m_dir{"recorded"};
};

} // namespace

TEST_F(RecordedBoards, areRenderedByTheirIdWithWhatWasChosen)
{
    const ConsoleRun run = runConsole(
        {"render", "--snapshot", path(), "--dashboard", "mine", "--json", "--out", m_dir.file("a.png")});
    ASSERT_EQ(run.status, 0) << run.err;
    const QJsonObject panel = QJsonDocument::fromJson(QByteArray::fromStdString(run.out))
                                  .object()
                                  .value(QLatin1String("panels"))
                                  .toArray()
                                  .first()
                                  .toObject();
    EXPECT_EQ(panel.value(QLatin1String("state")).toString(), QStringLiteral("data"));
    EXPECT_EQ(panel.value(QLatin1String("title")).toString(), QStringLiteral("chosen b"));

    const ConsoleRun other = runConsole({"render", "--snapshot", path(), "--dashboard", "mine", "--var",
        "which=a", "--json", "--out", m_dir.file("a.png")});
    EXPECT_THAT(other.out, testing::HasSubstr("chosen a"));
    const ConsoleRun unknown =
        runConsole({"render", "--snapshot", path(), "--dashboard", "theirs", "--out", m_dir.file("a.png")});
    EXPECT_EQ(unknown.status, 2) << unknown.err;
    EXPECT_THAT(unknown.err, testing::HasSubstr("theirs"));
}

TEST_F(RecordedBoards, areWhatTheWindowShowsFirst)
{
    Driven driven({R"({"wait":{"page":"board","state":"idle"},"ms":30000})", dumpStep("dump.json")}, {}, {},
        {"--snapshot", path()});
    EXPECT_EQ(driven.finish(), 0) << driven.err();
    EXPECT_THAT(driven.dumpText("dump.json").toStdString(), testing::HasSubstr("chosen b"));
    EXPECT_FALSE(driven.nameBeginning("dump.json", "A board of ours").isEmpty());
}

TEST(RecordedEvents, areReadAsTheyWereWritten)
{
    const auto events = app::readRecordedEvents(R"([
        {"time": 5, "timeEnd": 9, "title": "Deploy", "text": "v2", "tags": ["a", "b"], "dashboard": "mine"},
        {"time": 7}, {"text": "no time"}, 3])");
    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(events[0].event.from.ms, 5);
    EXPECT_EQ(events[0].event.until.ms, 9);
    EXPECT_EQ(events[0].event.text, "Deploy\nv2");
    EXPECT_THAT(events[0].event.tags, testing::ElementsAre("a", "b"));
    EXPECT_EQ(events[0].board, "mine");
    EXPECT_EQ(events[1].event.until.ms, 7);
    EXPECT_TRUE(app::readRecordedEvents("nonsense").empty());
}

} // namespace zumik::tests
