// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/snapshotsession.h"

#include "models/snapshot/archive.h"
#include "models/snapshot/archivewriter.h"
#include "models/snapshot/documents.h"

#include "tests/models/snapshot/writtensnapshot.h"
#include "tests/support/tempdir.h"
#include "tests/support/waitfor.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace zumik::session {

namespace fs = std::filesystem;
using Phase = ConnectionState::Phase;

namespace {

constexpr std::int64_t start = 1'700'006'400'000; // a multiple of two hours

class SnapshotSessionTest : public testing::Test {
protected:
    std::string block(std::int64_t from = start)
    {
        return tsdb::writtenBlock(tsdb::makeHistory(5, from, 100, 15'000), m_dir.path().string());
    }

    static base::Status open(Session &session)
    {
        return tests::ask<base::Done>(
            [&](auto stop, auto to, auto answer) { session.open(stop, to, answer); });
    }

    tests::TempDir m_dir{"incident"};
};

} // namespace

TEST_F(SnapshotSessionTest, isASourceWhosePresentIsTheLastSample)
{
    block();
    SnapshotSession session(m_dir.path().string());
    EXPECT_EQ(session.source(), nullptr);
    ASSERT_TRUE(open(session));
    EXPECT_EQ(session.state().phase, Phase::Connected);
    EXPECT_TRUE(session.state().replay);
    const std::string name = m_dir.path().filename().string();
    EXPECT_EQ(session.state().server, "Snapshot " + name);
    EXPECT_EQ(session.profile().name.toStdString(), name);
    EXPECT_TRUE(session.profile().readOnly);
    EXPECT_LT(std::abs(session.source()->now().ms - (start + 99 * 15'000)), 10);
    EXPECT_TRUE(session.leftOut().empty());
}

TEST_F(SnapshotSessionTest, isOpenedElsewhereAndStaysTheSame)
{
    block();
    SnapshotSession session(m_dir.path().string());
    QObject context;
    int answers = 0;
    session.open({}, async::Receiver(&context), [&](const base::Status &) { ++answers; });
    EXPECT_EQ(session.state().phase, Phase::OpeningSnapshot);
    EXPECT_EQ(answers, 0);
    ASSERT_TRUE(tests::waitUntil([&] { return answers == 1; }));
    const source::MetricSource *const source = session.source();
    ASSERT_TRUE(open(session));
    EXPECT_EQ(session.source(), source);
}

TEST_F(SnapshotSessionTest, leavesABadBlockOutAndSaysSoBesideEveryAnswer)
{
    const std::string bad = block();
    block(start + 7'200'000);
    fs::resize_file(bad + "/index", 20);
    SnapshotSession session(m_dir.path().string());
    ASSERT_TRUE(open(session));
    ASSERT_EQ(session.leftOut().size(), 1U);
    const auto answer = tests::ask<series::Instant>([&](auto stop, auto to, auto reply) {
        session.source()->instant({"metric_1", session.source()->now()}, stop, to, reply);
    });
    ASSERT_TRUE(answer) << describe(answer.error());
    ASSERT_EQ(answer->annotations.size(), 1U);
    EXPECT_EQ(answer->annotations[0].level, series::Annotation::Level::Partial);
    EXPECT_NE(answer->annotations[0].message.find(bad + "/index, byte "), std::string::npos);
}

TEST_F(SnapshotSessionTest, failsWithTheReasonAndCanBeOpenedLater)
{
    SnapshotSession session(m_dir.path().string());
    const base::Status failed = open(session);
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().code, base::ErrorCode::FormatInvalid);
    EXPECT_EQ(session.state().phase, Phase::Failed);
    EXPECT_EQ(session.state().error, failed.error());
    block();
    EXPECT_TRUE(open(session));
}

TEST_F(SnapshotSessionTest, evaluatesAsTheManifestSaysUnlessToldOtherwise)
{
    const base::Time end{start + 99 * 15'000};
    snapshot::Manifest manifest;
    manifest.range = {{start}, end + base::Duration{120'000}};
    manifest.semantics = 3;
    manifest.lookback = base::Duration{60'000};
    snapshot::writtenSnapshot(
        tsdb::makeHistory(5, start, 100, 15'000), m_dir.file("blocks"), m_dir.file("a.zsnap"), manifest);
    const auto asked = [](SnapshotSession &session, const std::string &expression, base::Time time) {
        EXPECT_TRUE(open(session));
        return tests::ask<series::Instant>([&](auto stop, auto to, auto reply) {
            session.source()->instant({expression, time}, stop, to, reply);
        });
    };
    SnapshotSession session(m_dir.file("a.zsnap"));
    EXPECT_TRUE(asked(session, "1h30m", end)) << "a number in 3.x alone";
    const auto rows = [&](base::Time time) {
        return std::get<std::vector<series::Sample>>(asked(session, "count(metric_1)", time)->value).size();
    };
    EXPECT_EQ(rows(end + base::Duration{50'000}), 1U);
    EXPECT_EQ(rows(end + base::Duration{70'000}), 0U) << "beyond the manifest's lookback";
    EXPECT_EQ(session.archive()->path(), m_dir.file("a.zsnap"));
    SnapshotSession older(m_dir.file("a.zsnap"), promql::Semantics::v2());
    EXPECT_FALSE(asked(older, "1h30m", end));
}

TEST_F(SnapshotSessionTest, knowsRulesTargetsAndMetadataThatWereRecorded)
{
    const std::string block = tsdb::writtenBlock(tsdb::makeHistory(2, start, 10, 15'000), m_dir.file("b"));
    const auto writer = snapshot::ArchiveWriter::create(m_dir.file("a.zsnap"));
    ASSERT_TRUE((*writer)->addBlock(block));
    ASSERT_TRUE((*writer)->addText("rules.json",
        snapshot::toJson(std::vector{source::RuleGroup{"group", "file", base::Duration{1000}, {}}})));
    ASSERT_TRUE((*writer)->addText("metadata.json", "{\"metadata\": 1}"));
    ASSERT_TRUE((*writer)->finish({}));
    SnapshotSession session(m_dir.file("a.zsnap"));
    ASSERT_TRUE(open(session));
    const auto rules = tests::ask<std::vector<source::RuleGroup>>(
        [&](auto stop, auto to, auto reply) { session.source()->rules(stop, to, reply); });
    ASSERT_TRUE(rules) << describe(rules.error());
    EXPECT_EQ(rules->at(0).name, "group");
    const auto metadata = tests::ask<std::vector<source::MetricMetadata>>(
        [&](auto stop, auto to, auto reply) { session.source()->metadata(stop, to, reply); });
    ASSERT_FALSE(metadata) << "what can't be read isn't known";
    EXPECT_EQ(metadata.error().code, base::ErrorCode::NotSupported);
    ASSERT_EQ(session.leftOut().size(), 1U);
    EXPECT_EQ(session.leftOut()[0].where, m_dir.file("a.zsnap") + "!metadata.json");
    const auto answer = tests::ask<series::Instant>([&](auto stop, auto to, auto reply) {
        session.source()->instant({"metric_1", session.source()->now()}, stop, to, reply);
    });
    EXPECT_TRUE(answer->annotations.empty()) << "no answer lacks it";
}

TEST_F(SnapshotSessionTest, canGoWhileItIsOpened)
{
    block();
    bool answered = false;
    QObject context;
    {
        SnapshotSession session(m_dir.path().string());
        base::StopSource stop;
        session.open(stop.get_token(), async::Receiver(&context), [&](const base::Status &status) {
            answered = true;
            EXPECT_EQ(status.error().code, base::ErrorCode::Cancelled);
        });
        stop.request_stop();
    }
    EXPECT_TRUE(tests::waitUntil([&] { return answered; }));
}

} // namespace zumik::session
