// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/snapshotstore.h"

#include "models/snapshot/archive.h"
#include "models/snapshot/archivewriter.h"

#include "tests/models/snapshot/writtensnapshot.h"
#include "tests/models/tsdb/handmadewal.h"
#include "tests/models/tsdb/history.h"
#include "tests/support/tempdir.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace zumik::replay {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t start = 1'700'006'400'000; // a multiple of two hours

class SnapshotStoreTest : public testing::Test {
protected:
    std::string block(std::int64_t from = start)
    {
        return tsdb::writtenBlock(tsdb::makeHistory(5, from, 100, 15'000), directory());
    }

    std::string directory() const { return m_dir.path().string(); }

    base::Error errorOf(const std::string &path)
    {
        const auto opened = openSnapshot(path);
        EXPECT_FALSE(opened);
        return opened ? base::Error{} : opened.error();
    }

    tests::TempDir m_dir{"snapshot"};
};

} // namespace

TEST_F(SnapshotStoreTest, reachesFromTheFirstSampleToTheLast)
{
    block();
    const auto opened = openSnapshot(directory());
    ASSERT_TRUE(opened) << describe(opened.error());
    EXPECT_EQ(opened->extent.start.ms, start);
    EXPECT_NEAR(static_cast<double>(opened->extent.end.ms), start + 99 * 15'000, 10);
    EXPECT_TRUE(opened->leftOut.empty());
    EXPECT_TRUE(opened->newerLeftOut.empty());
}

TEST_F(SnapshotStoreTest, leavesABadBlockOutAndSaysWhere)
{
    const std::string bad = block();
    block(start + 7'200'000);
    fs::resize_file(bad + "/index", 20);
    const auto opened = openSnapshot(directory());
    ASSERT_TRUE(opened) << describe(opened.error());
    ASSERT_EQ(opened->leftOut.size(), 1U);
    EXPECT_NE(opened->leftOut[0].where.find(bad), std::string::npos) << describe(opened->leftOut[0]);
    EXPECT_NE(opened->leftOut[0].where.find("byte "), std::string::npos) << describe(opened->leftOut[0]);
    EXPECT_EQ(opened->extent.start.ms, start + 7'200'000);
}

TEST_F(SnapshotStoreTest, isAnErrorWithFileAndOffsetWhereNothingCanBeUsed)
{
    const std::string bad = block();
    fs::resize_file(bad + "/index", 20);
    const base::Error error = errorOf(directory());
    EXPECT_EQ(error.code, base::ErrorCode::FormatInvalid);
    EXPECT_NE(error.where.find(bad + "/index, byte "), std::string::npos) << describe(error);
}

TEST_F(SnapshotStoreTest, isAnErrorForWhatIsNoSnapshot)
{
    EXPECT_EQ(errorOf(directory()).code, base::ErrorCode::FormatInvalid);
    EXPECT_EQ(errorOf(directory() + "/none").code, base::ErrorCode::FileNotFound);
    for (const std::string content : {"", "PK", "PK\3\4",
             "\x7F"
             "ELF"}) {
        tests::writeFile(m_dir.path() / "a.zsnap", content);
        const base::Error file = errorOf(m_dir.file("a.zsnap"));
        EXPECT_EQ(file.code, base::ErrorCode::FormatInvalid) << content;
        EXPECT_EQ(file.where.rfind(m_dir.file("a.zsnap"), 0), 0U) << describe(file);
    }
}

TEST_F(SnapshotStoreTest, takesAnArchiveByItsContentAndItsRangeFromTheManifest)
{
    snapshot::Manifest manifest;
    manifest.range = {{start + 600'000}, {start + 3'600'000}}; // the samples end sooner
    snapshot::writtenSnapshot(
        tsdb::makeHistory(5, start, 100, 15'000), m_dir.file("made"), m_dir.file("incident"), manifest);
    const auto opened = openSnapshot(m_dir.file("incident"));
    ASSERT_TRUE(opened) << describe(opened.error());
    EXPECT_EQ(opened->extent.start.ms, start + 600'000);
    EXPECT_NEAR(static_cast<double>(opened->extent.end.ms), start + 99 * 15'000, 10);
    EXPECT_TRUE(opened->leftOut.empty());
    ASSERT_TRUE(opened->archive);
    EXPECT_EQ(opened->archive->path(), m_dir.file("incident"));
    tsdb::expectSame(tsdb::readAll(*opened->store), tsdb::makeHistory(5, start, 100, 15'000));
}

TEST_F(SnapshotStoreTest, saysWhyAnArchiveHoldsNothingToAsk)
{
    const auto writer = snapshot::ArchiveWriter::create(m_dir.file("none.zsnap"));
    ASSERT_TRUE((*writer)->finish({}));
    const base::Error error = errorOf(m_dir.file("none.zsnap"));
    EXPECT_EQ(error.code, base::ErrorCode::FormatInvalid);
    EXPECT_NE(error.message.find("no samples"), std::string::npos) << describe(error);
}

TEST_F(SnapshotStoreTest, takesATextFileOfSamplesWithTimestamps)
{
    tests::writeFile(m_dir.path() / "samples",
        "# TYPE a gauge\na{x=\"1\"} 5 1700006400\na{x=\"1\"} 6 1700006415\n# EOF\n");
    const auto opened = openSnapshot(m_dir.file("samples"));
    ASSERT_TRUE(opened) << describe(opened.error());
    EXPECT_EQ(opened->extent, (base::TimeRange{{start}, {start + 15'000}}));
    EXPECT_EQ(tsdb::readAll(*opened->store).begin()->second.values, (std::vector<double>{5, 6}));
    EXPECT_FALSE(opened->archive);
}

TEST_F(SnapshotStoreTest, readsSamplesThatAreNoBlockYet)
{
    const std::int64_t newest = start + 7'300'000;
    tsdb::HandmadeSegment log;
    log.add(tsdb::seriesRecord(1, {{"__name__", "up"}}));
    log.add(tsdb::samplesRecord({{1, newest, 1}}));
    fs::create_directory(m_dir.path() / "wal");
    tests::writeFile(m_dir.path() / "wal/00000000", log.bytes());
    const auto alone = openSnapshot(directory());
    ASSERT_TRUE(alone) << describe(alone.error());
    EXPECT_EQ(alone->extent.end.ms, newest);
    block();
    const auto opened = openSnapshot(directory());
    ASSERT_TRUE(opened) << describe(opened.error());
    EXPECT_TRUE(opened->newerLeftOut.empty());
    EXPECT_EQ(opened->extent.start.ms, start);
    EXPECT_EQ(opened->extent.end.ms, newest);
}

TEST_F(SnapshotStoreTest, tellsWhereSamplesThatAreNoBlockYetCanNotBeRead)
{
    fs::create_directory(m_dir.path() / "wal");
    tests::writeFile(m_dir.path() / "wal/00000000", std::string(32'768, 'x'));
    EXPECT_EQ(errorOf(directory()).code, base::ErrorCode::FormatInvalid);
    EXPECT_EQ(errorOf(directory()).where, m_dir.file("wal/00000000") + ", byte 0");
    block();
    const auto opened = openSnapshot(directory());
    ASSERT_TRUE(opened) << describe(opened.error());
    EXPECT_TRUE(opened->leftOut.empty());
    ASSERT_EQ(opened->newerLeftOut.size(), 1U);
    EXPECT_EQ(opened->newerLeftOut[0].where, m_dir.file("wal/00000000") + ", byte 0");
}

TEST(SnapshotName, isTheLastPartOfThePath)
{
    EXPECT_EQ(snapshotName("/a/20251120T0400Z-1f"), "20251120T0400Z-1f");
    EXPECT_EQ(snapshotName("/a/b/"), "b");
    EXPECT_EQ(snapshotName("/a/b/."), "b");
    EXPECT_EQ(snapshotName("."), fs::current_path().filename().string());
}

} // namespace zumik::replay
