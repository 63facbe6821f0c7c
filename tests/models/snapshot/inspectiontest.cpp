// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/inspection.h"

#include "models/snapshot/filekind.h"

#include "tests/models/snapshot/writtensnapshot.h"
#include "tests/support/tempdir.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace zumik::snapshot {

namespace fs = std::filesystem;

namespace {

using Kind = Inspection::Kind;

constexpr std::int64_t start = 1'700'006'400'000; // a multiple of two hours

class InspectionTest : public testing::Test {
protected:
    InspectionTest()
    {
        Manifest manifest;
        manifest.profile = "prod";
        m_block = writtenSnapshot(m_history, m_dir.file("blocks"), m_path, manifest);
    }

    Inspection inspected(const std::string &path) const
    {
        const auto found = inspect(path);
        EXPECT_TRUE(found) << describe(found.error());
        return found ? *found : Inspection{};
    }

    std::vector<base::Error> faultsOf(const std::string &path) const
    {
        const auto faults = verifySnapshot(path, {});
        EXPECT_TRUE(faults) << describe(faults.error());
        return faults ? *faults : std::vector<base::Error>();
    }

    void expectAllSamples(const Inspection &inspection) const
    {
        EXPECT_EQ(inspection.series, 5U);
        EXPECT_EQ(inspection.samples, 500U);
        ASSERT_EQ(inspection.blocks.size(), 1U);
        EXPECT_EQ(inspection.blocks[0].ulid, fs::path(m_block).filename().string());
        EXPECT_EQ(inspection.blocks[0].samples, 500U);
        EXPECT_GT(inspection.blocks[0].bytes, fs::file_size(m_block + "/index"));
        ASSERT_TRUE(inspection.range);
        EXPECT_EQ(inspection.range->start.ms, start);
        EXPECT_NEAR(static_cast<double>(inspection.range->end.ms), start + 99 * 15'000, 10);
    }

    static void flip(const std::string &file, std::streamoff at)
    {
        std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
        stream.seekg(at);
        const int byte = stream.get();
        stream.seekp(at);
        stream.put(static_cast<char>(byte ^ 1));
    }

    tests::TempDir m_dir{"inspected"};
    std::string m_path = m_dir.file("a.zsnap");
    tsdb::History m_history = tsdb::makeHistory(5, start, 100, 15'000);
    std::string m_block;
};

} // namespace

TEST_F(InspectionTest, ofAnArchiveHasItsManifestBlocksAndEntries)
{
    const Inspection inspection = inspected(m_path);
    EXPECT_EQ(inspection.kind, Kind::Archive);
    EXPECT_EQ(inspection.path, m_path);
    EXPECT_EQ(inspection.bytes, fs::file_size(m_path));
    EXPECT_EQ(inspection.manifest->profile, "prod");
    expectAllSamples(inspection);
    ASSERT_EQ(inspection.entries.size(), 7U);
    EXPECT_EQ(inspection.entries[1].bytes, fs::file_size(m_block + "/index"));
    EXPECT_EQ(inspection.entries[1].packed, inspection.entries[1].bytes);
    EXPECT_LT(inspection.entries[6].packed, inspection.entries[6].bytes) << inspection.entries[6].name;
}

TEST_F(InspectionTest, ofDirectoriesSaysWhatCanBeKnown)
{
    const Inspection directory = inspected(m_dir.file("blocks"));
    EXPECT_EQ(directory.kind, Kind::Snapshot);
    EXPECT_FALSE(directory.manifest);
    EXPECT_EQ(directory.bytes, directory.blocks.at(0).bytes);
    expectAllSamples(directory);
    const Inspection block = inspected(m_block);
    EXPECT_EQ(block.kind, Kind::Block);
    expectAllSamples(block);
    fs::create_directory(m_dir.path() / "blocks/wal");
    EXPECT_EQ(inspected(m_dir.file("blocks")).kind, Kind::DataDirectory);
}

TEST_F(InspectionTest, ofATextFileCountsWhatItHolds)
{
    tests::writeFile(m_dir.path() / "a.om", "# TYPE a gauge\na 5 1700006400\na 6 1700006415\n# EOF\n");
    const Inspection text = inspected(m_dir.file("a.om"));
    EXPECT_EQ(text.kind, Kind::Text);
    EXPECT_EQ(text.series, 1U);
    EXPECT_EQ(text.samples, 2U);
    EXPECT_EQ(text.range, (base::TimeRange{{start}, {start + 15'000}}));
    EXPECT_TRUE(faultsOf(m_dir.file("a.om")).empty());
}

TEST_F(InspectionTest, ofWhatIsNoSnapshotIsItsError)
{
    fs::create_directory(m_dir.path() / "empty");
    EXPECT_EQ(inspect(m_dir.file("empty")).error().code, base::ErrorCode::FormatInvalid);
    EXPECT_EQ(inspect(m_dir.file("none")).error().code, base::ErrorCode::FileNotFound);
    tests::writeFile(m_dir.path() / "zero", "");
    EXPECT_NE(inspect(m_dir.file("zero")).error().message.find("empty"), std::string::npos);
}

TEST_F(InspectionTest, tellsOfBlocksThatCannotBeUsed)
{
    const std::string bad =
        tsdb::writtenBlock(tsdb::makeHistory(2, start + 7'200'000, 10, 15'000), m_dir.file("blocks"));
    fs::resize_file(bad + "/index", 20);
    const Inspection inspection = inspected(m_dir.file("blocks"));
    expectAllSamples(inspection);
    ASSERT_EQ(inspection.leftOut.size(), 1U);
    EXPECT_NE(inspection.leftOut[0].where.find(bad), std::string::npos);
    EXPECT_EQ(faultsOf(m_dir.file("blocks")).size(), 1U);
}

TEST_F(InspectionTest, verifiesWhateverItIs)
{
    EXPECT_TRUE(faultsOf(m_path).empty());
    EXPECT_TRUE(faultsOf(m_dir.file("blocks")).empty());
    const std::string file = tests::readFile(m_path);
    const std::string chunks = tests::readFile(m_block + "/chunks/000001");
    flip(m_path, static_cast<std::streamoff>(file.find(chunks) + chunks.size() / 2));
    flip(m_block + "/chunks/000001", static_cast<std::streamoff>(chunks.size() / 2));
    const auto archive = faultsOf(m_path);
    ASSERT_GE(archive.size(), 2U) << "by its SHA-256, and by Prometheus's own sum";
    EXPECT_NE(archive[0].where.find("a.zsnap!block/"), std::string::npos) << describe(archive[0]);
    EXPECT_NE(archive[1].where.find("chunks/000001, byte "), std::string::npos) << describe(archive[1]);
    const auto directory = faultsOf(m_dir.file("blocks"));
    ASSERT_FALSE(directory.empty());
    EXPECT_EQ(directory[0].where.find(m_block + "/chunks/000001, byte "), 0U) << describe(directory[0]);
}

TEST_F(InspectionTest, isCancelledWhenThatIsAsked)
{
    base::StopSource stop;
    stop.request_stop();
    for (const std::string &path : {m_path, m_dir.file("blocks")}) {
        const auto faults = verifySnapshot(path, stop.get_token());
        ASSERT_FALSE(faults) << path;
        EXPECT_EQ(faults.error().code, base::ErrorCode::Cancelled);
    }
}

TEST_F(InspectionTest, knowsASnapshotAmongWhatIsDropped)
{
    tests::writeFile(m_dir.path() / "board.json", "{}");
    tests::writeFile(m_dir.path() / "renamed.zsnap", "");
    fs::copy(m_path, m_dir.path() / "other");
    fs::create_directory(m_dir.path() / "boards");
    for (const std::string &path :
        {m_path, m_dir.file("other"), m_dir.file("renamed.zsnap"), m_block, m_dir.file("blocks")}) {
        EXPECT_TRUE(looksLikeSnapshot(path)) << path;
    }
    for (const std::string &path : {m_dir.file("board.json"), m_dir.file("boards"), m_dir.file("none")}) {
        EXPECT_FALSE(looksLikeSnapshot(path)) << path;
    }
}

} // namespace zumik::snapshot
