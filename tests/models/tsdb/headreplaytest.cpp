// SPDX-License-Identifier: GPL-3.0-or-later
// Data directories put together by hand: what of them counts.
#include "models/tsdb/headreplay.h"
#include "models/tsdb/database.h"

#include "tests/models/tsdb/handmadewal.h"
#include "tests/models/tsdb/history.h"
#include "tests/support/tempdir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <limits>
#include <thread>

namespace zumik::tsdb {

namespace fs = std::filesystem;

using testing::ElementsAre;
using testing::HasSubstr;

namespace {

constexpr std::int64_t start = 1'700'006'400'000; // a multiple of two hours
constexpr std::int64_t ever = std::numeric_limits<std::int64_t>::min();
const series::Labels up({{"__name__", "up"}, {"job", "a"}});
const series::Labels down({{"__name__", "down"}});

class HeadReplayTest : public testing::Test {
protected:
    void write(const std::string &file, const std::vector<std::string> &records)
    {
        HandmadeSegment segment;
        for (const std::string &each : records) {
            segment.add(each);
        }
        writeBytes(file, segment.bytes());
    }

    void writeBytes(const std::string &file, const std::string &bytes)
    {
        fs::create_directories((m_dir.path() / file).parent_path());
        tests::writeFile(m_dir.file(file), bytes);
    }

    HeadContents replayed(std::int64_t minTime = ever)
    {
        auto head = replayHead(path(), minTime);
        EXPECT_TRUE(head) << describe(head.error());
        return head ? std::move(*head) : HeadContents{};
    }

    /// The times of a series.
    static std::vector<std::int64_t> times(const series::Queryable &store, const series::Labels &labels)
    {
        return readAll(store)[labels].times;
    }

    std::string path() const { return m_dir.path().string(); }

    tests::TempDir m_dir{"replay"};
};

} // namespace

TEST_F(HeadReplayTest, readsTheCheckpointAndTheSegmentsSince)
{
    write("wal/checkpoint.00000002/00000000", {seriesRecord(1, up), samplesRecord({{1, 10, 1}})});
    write("wal/checkpoint.00000001/00000000", {seriesRecord(9, down), samplesRecord({{9, 1, 1}})});
    write("wal/checkpoint.00000003.tmp/00000000", {samplesRecord({{1, 11, 1}})});
    write("wal/00000002", {samplesRecord({{1, 12, 1}})});
    write("wal/00000003", {samplesRecord({{1, 20, 2}})});
    write("wal/00000004", {samplesRecord({{1, 30, 3}})});
    const HeadContents head = replayed();
    EXPECT_THAT(times(*head.inOrder, up), ElementsAre(10, 20, 30));
    EXPECT_EQ(head.inOrder->seriesCount(), 1U);
    EXPECT_TRUE(head.faults.empty());
}

TEST_F(HeadReplayTest, takesEachSampleOnceAndInOrder)
{
    write("wal/00000000",
        {seriesRecord(1, up), samplesRecord({{1, 10, 1}, {1, 20, 2}}), samplesRecord({{1, 20, 9}}),
            samplesRecord({{1, 15, 9}, {7, 30, 9}}), samplesRecord({{1, 30, 3}})});
    const HeadContents head = replayed();
    EXPECT_THAT(times(*head.inOrder, up), ElementsAre(10, 20, 30));
    EXPECT_THAT(readAll(*head.inOrder)[up].values, ElementsAre(1, 2, 3));
}

TEST_F(HeadReplayTest, passesOverSamplesThatAreInBlocks)
{
    write("wal/00000000",
        {seriesRecord(1, up), seriesRecord(2, down), samplesRecord({{1, 10, 1}, {2, 10, 2}, {1, 20, 2}})});
    const HeadContents head = replayed(15);
    EXPECT_THAT(times(*head.inOrder, up), ElementsAre(20));
    EXPECT_EQ(head.inOrder->seriesCount(), 1U);
}

TEST_F(HeadReplayTest, takesFullChunksBeforeTheSamplesOfTheLog)
{
    writeBytes("chunks_head/000001",
        headChunkFile({{1, 10, 20, 1, xorChunk({{10, 1}, {20, 2}})},
            {3, 10, 20, 1, xorChunk({{10, 9}, {20, 9}})}, {1, 25, 30, 1, xorChunk({{25, 3}, {30, 4}})}}));
    write("wal/00000000", {seriesRecord(1, up), samplesRecord({{1, 20, 9}, {1, 30, 9}, {1, 40, 5}})});
    const HeadContents head = replayed();
    EXPECT_THAT(times(*head.inOrder, up), ElementsAre(10, 20, 25, 30, 40));
    EXPECT_THAT(readAll(*head.inOrder)[up].values, ElementsAre(1, 2, 3, 4, 5));
    EXPECT_EQ(head.inOrder->seriesCount(), 1U); // ref 3 has no series
    EXPECT_THAT(times(*replayed(22).inOrder, up), ElementsAre(25, 30, 40));
}

TEST_F(HeadReplayTest, goesOnWithASeriesThatCameAgain)
{
    writeBytes("chunks_head/000001", headChunkFile({{5, 50, 60, 1, xorChunk({{50, 5}, {60, 6}})}}));
    write("wal/00000000",
        {seriesRecord(1, up), samplesRecord({{1, 10, 1}}), seriesRecord(5, up),
            samplesRecord({{5, 60, 9}, {5, 70, 7}}), samplesRecord({{1, 80, 8}})});
    EXPECT_THAT(times(*replayed().inOrder, up), ElementsAre(10, 50, 60, 70, 80));
}

TEST_F(HeadReplayTest, appliesDeletions)
{
    write("wal/00000000",
        {seriesRecord(1, up), samplesRecord({{1, 10, 1}, {1, 20, 2}, {1, 30, 3}, {1, 40, 4}}),
            tombstoneRecord(1, 15, 20), tombstoneRecord(1, 20, 30), tombstoneRecord(8, 0, 99)});
    EXPECT_THAT(times(*replayed().inOrder, up), ElementsAre(10, 40));
    write("wal/00000001",
        {tombstoneRecord(1, ever, std::numeric_limits<std::int64_t>::max()), samplesRecord({{1, 50, 5}})});
    EXPECT_THAT(times(*replayed().inOrder, up), ElementsAre(50));
}

TEST_F(HeadReplayTest, countsHistograms)
{
    writeBytes("chunks_head/000001", headChunkFile({{1, 1000, 2000, 2, std::string("\0\2rest", 6)}}));
    write("wal/00000000",
        {seriesRecord(1, up), histogramRecord(7, 1, 2000), histogramRecord(8, 1, 5000),
            samplesRecord({{1, 9000, 1}})});
    const auto history = readAll(*replayed().inOrder);
    EXPECT_EQ(history.at(up).histogramsSkipped, 5U); // 2 of the chunk, 3000, 5000 and 6000
    EXPECT_THAT(history.at(up).times, ElementsAre(9000));
}

TEST_F(HeadReplayTest, sortsWhatCameLate)
{
    writeBytes("chunks_head/000001", headChunkFile({{1, 5, 15, 0x81, xorChunk({{5, 1}, {15, 3}})}}));
    write("wal/00000000", {seriesRecord(1, up), samplesRecord({{1, 40, 9}})});
    write("wbl/00000000", {samplesRecord({{1, 30, 4}, {1, 15, 3}, {1, 7, 2}}), std::string("\x05mark", 5)});
    const HeadContents head = replayed(35);
    EXPECT_THAT(times(*head.outOfOrder, up), ElementsAre(5, 7, 15, 30));
    EXPECT_THAT(times(*head.inOrder, up), ElementsAre(40));
    const auto database = Database::open(path());
    ASSERT_TRUE(database) << describe(database.error());
    EXPECT_THAT(times(**database, up), ElementsAre(5, 7, 15, 30, 40));
}

TEST_F(HeadReplayTest, stopsAtDamageAndSaysWhere)
{
    HandmadeSegment segment;
    segment.add(seriesRecord(1, up));
    segment.add(samplesRecord({{1, 10, 1}}));
    const std::size_t damagedAt = segment.bytes().size();
    segment.add(samplesRecord({{1, 20, 2}}));
    std::string bytes = segment.bytes();
    bytes[damagedAt + 10] = '!';
    writeBytes("wal/00000000", bytes + segment.bytes());
    write("wal/00000001", {samplesRecord({{1, 30, 3}})});
    const HeadContents head = replayed();
    EXPECT_THAT(times(*head.inOrder, up), ElementsAre(10));
    ASSERT_EQ(head.faults.size(), 1U);
    EXPECT_EQ(head.faults[0].where, m_dir.file("wal/00000000") + ", byte " + std::to_string(damagedAt));
    const auto lenient = Database::open(path(), Database::Mode::Lenient);
    ASSERT_TRUE(lenient);
    EXPECT_EQ((*lenient)->newerLeftOut().size(), 1U);
    EXPECT_TRUE((*lenient)->leftOut().empty());
    EXPECT_FALSE(Database::open(path()));
}

TEST_F(HeadReplayTest, takesACutEndForTheEndAndACutMiddleForDamage)
{
    HandmadeSegment segment;
    segment.add(seriesRecord(1, up));
    segment.add(samplesRecord({{1, 10, 1}}));
    segment.add(samplesRecord({{1, 20, 2}}));
    const std::string cut = segment.bytes().substr(0, segment.bytes().size() - 3);
    writeBytes("wal/00000000", cut);
    EXPECT_TRUE(replayed().faults.empty());
    EXPECT_THAT(times(*replayed().inOrder, up), ElementsAre(10));
    write("wal/00000001", {samplesRecord({{1, 30, 3}})});
    const HeadContents head = replayed();
    EXPECT_THAT(times(*head.inOrder, up), ElementsAre(10));
    ASSERT_EQ(head.faults.size(), 1U);
    EXPECT_THAT(head.faults[0].message, HasSubstr("cut short"));
}

TEST_F(HeadReplayTest, tellsOfAMissingSegmentAndOfABadRecord)
{
    write("wal/00000000", {seriesRecord(1, up), samplesRecord({{1, 10, 1}})});
    write("wal/00000002", {samplesRecord({{1, 30, 3}})});
    ASSERT_EQ(replayed().faults.size(), 1U);
    EXPECT_THAT(replayed().faults[0].message, HasSubstr("missing"));
    write("wal/00000001", {"\x02nonsense"});
    ASSERT_EQ(replayed().faults.size(), 1U);
    EXPECT_THAT(replayed().faults[0].message, HasSubstr("a record that can't be read"));
    write("wal/00000001", {"\x63 of a later version"});
    EXPECT_TRUE(replayed().faults.empty());
    EXPECT_THAT(times(*replayed().inOrder, up), ElementsAre(10, 30));
}

TEST_F(HeadReplayTest, tellsOfBadHeadChunksAndGoesOnByTheLog)
{
    const std::string good = headChunkFile({{1, 10, 20, 1, xorChunk({{10, 1}, {20, 2}})}}, 0);
    writeBytes("chunks_head/000001", good.substr(0, good.size() - 1));
    writeBytes("chunks_head/000002", "no head chunks");
    write("wal/00000000", {seriesRecord(1, up), samplesRecord({{1, 10, 1}, {1, 20, 2}})});
    const HeadContents head = replayed();
    EXPECT_THAT(times(*head.inOrder, up), ElementsAre(10, 20));
    EXPECT_EQ(head.faults.size(), 2U);
}

TEST_F(HeadReplayTest, joinsBlocksAndWhatIsNoneYet)
{
    History history = makeHistory(4, start, 300, 15'000);
    writtenBlock(history, path());
    const series::Labels labels = history.begin()->first;
    const std::int64_t newest = start + 7'200'000;
    history[labels].times.push_back(newest);
    history[labels].values.push_back(42);
    history[down].times = {newest + 5};
    history[down].values = {1};
    write("wal/00000000",
        {seriesRecord(1, labels), seriesRecord(2, down),
            samplesRecord({{1, start + 100, 99}, {1, newest, 42}, {2, newest + 5, 1}})});
    const auto database = Database::open(path());
    ASSERT_TRUE(database) << describe(database.error());
    expectSame(readAll(**database), history);
    EXPECT_EQ((*database)->extent()->end.ms, newest + 5);
    EXPECT_THAT((*database)->labelValues("__name__").value(), testing::Contains("down"));
    EXPECT_THAT((*database)->labelNames().value(), testing::Contains("instance"));
}

/// A compaction again and again: a block comes, and those that it was made of go. Whoever opens has all of
/// the samples, or is told that the directory changed.
TEST_F(HeadReplayTest, isOpenedAsAWholeWhileBlocksComeAndGo)
{
    const History history = makeHistory(3, start, 200, 15'000);
    const std::string first = writtenBlock(history, path());
    const std::string spare = path() + "/spare";
    fs::copy(first, spare, fs::copy_options::recursive);
    std::atomic<bool> done{false};
    std::thread compactor([&, from = first]() mutable {
        for (int round = 100'000; !done; ++round) {
            const std::string to =
                path() + "/01HF0000000000000000" + std::to_string(round); // of 26 characters
            fs::rename(spare, to);
            fs::rename(from, spare);
            from = to;
        }
    });
    int whole = 0;
    for (int i = 0; i < 300; ++i) {
        const auto database = Database::open(path(), Database::Mode::Lenient);
        EXPECT_TRUE(database || database.error().code == base::ErrorCode::FileUnreadable);
        if (database && (*database)->leftOut().empty()) {
            whole += readAll(**database).size() == history.size() ? 1 : 1'000'000;
        }
    }
    done = true;
    compactor.join();
    EXPECT_GT(whole, 0);
    EXPECT_LE(whole, 300) << "some were opened with a part only";
}

} // namespace zumik::tsdb
