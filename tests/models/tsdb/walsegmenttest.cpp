// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/walsegment.h"

#include "models/tsdb/headchunkfile.h"
#include "models/tsdb/snappy.h"
#include "models/tsdb/walrecord.h"
#include "tests/models/tsdb/handmadewal.h"
#include "tests/support/tempdir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace zumik::tsdb {

using testing::ElementsAre;
using testing::HasSubstr;

namespace {

std::string textOf(Bytes bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

Bytes bytesOf(const std::string &text)
{
    return {reinterpret_cast<const std::uint8_t *>(text.data()), text.size()};
}

struct Reading {
    std::vector<std::string> records;
    bool torn = false;
    std::string error; ///< empty without one
};

class WalSegmentTest : public testing::Test {
protected:
    Reading read(const std::string &bytes)
    {
        tests::writeFile(m_path, bytes);
        return readFile();
    }

    Reading readFile()
    {
        const auto segment = WalSegment::open(m_path);
        EXPECT_TRUE(segment) << describe(segment.error());
        Reading reading;
        for (;;) {
            const auto step = (*segment)->next();
            if (!step) {
                reading.error = describe(step.error());
                EXPECT_THAT(step.error().where, HasSubstr(m_path + ", byte "));
                return reading;
            }
            if (*step != WalSegment::Step::Record) {
                reading.torn = *step == WalSegment::Step::Torn;
                return reading;
            }
            reading.records.push_back(textOf((*segment)->record()));
        }
    }

    /// In place: a file that is written anew goes to the disk at once on some file systems, which takes long.
    void patch(std::size_t at, char byte)
    {
        std::fstream stream(m_path, std::ios::in | std::ios::out | std::ios::binary);
        stream.seekp(static_cast<std::streamoff>(at));
        stream.put(byte);
    }

    tests::TempDir m_dir{"segment"};
    std::string m_path = m_dir.file("00000000");
};

/// Records of all lengths about the page's, so that they end and begin everywhere about its end.
std::vector<std::string> manyRecords()
{
    std::vector<std::string> records;
    for (std::size_t size = 1; size < 40; ++size) {
        records.emplace_back(size * 97, static_cast<char>('a' + size % 26));
    }
    records.emplace_back(32'768 - 7, 'P');
    records.emplace_back(100'000, 'Q');
    records.emplace_back(1, 'R');
    return records;
}

std::string segmentOf(const std::vector<std::string> &records)
{
    HandmadeSegment segment;
    for (const std::string &each : records) {
        segment.add(each);
    }
    return segment.bytes();
}

} // namespace

TEST_F(WalSegmentTest, givesRecordsThatLieAcrossPages)
{
    const auto records = manyRecords();
    const Reading reading = read(segmentOf(records));
    EXPECT_EQ(reading.records, records);
    EXPECT_FALSE(reading.torn);
    EXPECT_EQ(reading.error, "");
}

TEST_F(WalSegmentTest, unpacksSnappyAndRefusesZstdWithAWayOut)
{
    HandmadeSegment segment;
    const std::string large(70'000, 'x');
    segment.add(packSnappy("small"), 8);
    segment.add(packSnappy(large), 8);
    segment.add("plain");
    EXPECT_THAT(read(segment.bytes()).records, ElementsAre("small", large, "plain"));
    segment.add("zstd", 16);
    const Reading reading = read(segment.bytes());
    EXPECT_EQ(reading.records.size(), 3U);
    EXPECT_THAT(reading.error, HasSubstr("format_unsupported"));
    EXPECT_THAT(reading.error, HasSubstr("--storage.tsdb.wal-compression-type=snappy"));
}

TEST_F(WalSegmentTest, passesOverAPageThatWasNotFilled)
{
    HandmadeSegment segment;
    segment.add("before");
    segment.fillPage();
    segment.add("behind");
    EXPECT_THAT(read(segment.bytes()).records, ElementsAre("before", "behind"));
    segment.fillPage();
    EXPECT_THAT(read(segment.bytes()).records, ElementsAre("before", "behind"));
    EXPECT_THAT(read("").records, ElementsAre());
}

/// What a reader sees while a writer is at it, or after it was stopped.
TEST_F(WalSegmentTest, cutAnywhereGivesTheRecordsBeforeAndNoError)
{
    std::vector<std::string> records{"one", std::string(300, 'b'), std::string(33'000, 'c'), "last"};
    const std::string whole = segmentOf(records);
    std::size_t most = 0;
    tests::writeFile(m_path, whole);
    for (std::size_t size = whole.size(); size-- > 0;) {
        std::filesystem::resize_file(m_path, size);
        const Reading reading = readFile();
        EXPECT_EQ(reading.error, "") << size;
        most = std::max(most, reading.records.size());
        ASSERT_LE(reading.records.size(), 3U) << size;
        EXPECT_TRUE(std::equal(reading.records.begin(), reading.records.end(), records.begin())) << size;
    }
    EXPECT_EQ(most, 3U);
    EXPECT_TRUE(read(whole.substr(0, whole.size() - 1)).torn);
    EXPECT_FALSE(read(whole).torn);
}

TEST_F(WalSegmentTest, withAnyByteChangedGivesRecordsThatWereThereOrAnError)
{
    const std::vector<std::string> records{"one", std::string(40, 'b'), std::string(33'000, 'c'), "last"};
    const std::string whole = segmentOf(records);
    tests::writeFile(m_path, whole);
    for (std::size_t at = 0; at < whole.size(); at += at < 100 || at > 32'700 ? 1 : 51) {
        patch(at, static_cast<char>(whole[at] ^ 0x21));
        const Reading reading = readFile();
        patch(at, whole[at]);
        EXPECT_FALSE(reading.error.empty() && reading.records == records) << at;
        ASSERT_LT(reading.records.size(), 4U) << at;
        EXPECT_TRUE(std::equal(reading.records.begin(), reading.records.end(), records.begin())) << at;
    }
}

TEST_F(WalSegmentTest, saysWhatIsWrongInTheMiddle)
{
    HandmadeSegment segment;
    segment.add("one");
    segment.add("two");
    segment.add("three");
    std::string bytes = segment.bytes();
    bytes[17] = 'X';
    EXPECT_THAT(read(bytes).error, HasSubstr("the checksum of a fragment is wrong"));
    EXPECT_THAT(read(bytes).error, HasSubstr("byte 10"));
    EXPECT_THAT(read(segment.bytes() + std::string(3, '\0') + "x").error, HasSubstr("should be empty"));
    HandmadeSegment middle;
    middle.add(std::string(33'000, 'x'));
    EXPECT_THAT(read(middle.bytes().substr(32'768)).error, HasSubstr("don't follow each other"));
}

TEST_F(WalSegmentTest, thatIsNotThereIsNotFound)
{
    const auto none = WalSegment::open(m_dir.file("none"));
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, base::ErrorCode::FileNotFound);
}

TEST(WalRecord, samplesOfBothKindsAreReadAlike)
{
    const std::vector<HandmadeSample> samples{{7, 1'700'000'000'000, 1.5}, {3, 1'699'999'999'000, -0.0},
        {9'000'000'000, 1'700'000'060'000, 7}, {9'000'000'001, -5, 1e300}, {8, 0, 2}};
    for (const std::string &record : {samplesRecord(samples), samplesWithStartsRecord(samples)}) {
        std::vector<WalSample> read;
        ASSERT_TRUE(decodeSamples(bytesOf(record), read));
        ASSERT_EQ(read.size(), samples.size());
        for (std::size_t i = 0; i < samples.size(); ++i) {
            EXPECT_EQ(read[i].ref, samples[i].ref) << i;
            EXPECT_EQ(read[i].time, samples[i].time) << i;
            EXPECT_EQ(read[i].value, samples[i].value) << i;
        }
        for (std::size_t size = record.size() - 1; size > record.size() - 8; --size) {
            EXPECT_FALSE(decodeSamples(bytesOf(record.substr(0, size)), read)) << size;
        }
    }
}

TEST(WalRecord, histogramsOfAllKindsAreCountedToTheLast)
{
    for (const std::uint8_t type : std::initializer_list<std::uint8_t>{7, 8, 9, 10}) {
        std::vector<WalSample> read;
        const std::string record = histogramRecord(type, 5, 1000);
        ASSERT_TRUE(decodeHistograms(bytesOf(record), read)) << int(type);
        ASSERT_EQ(read.size(), 2U) << int(type);
        EXPECT_EQ(read[1].ref, 5U);
        EXPECT_EQ(read[1].time, 2000);
        EXPECT_FALSE(decodeHistograms(bytesOf(record.substr(0, record.size() - 1)), read)) << int(type);
    }
}

TEST(WalRecord, thatClaimsMoreThanItHasIsRefused)
{
    std::vector<WalSeries> series;
    std::string record = seriesRecord(1, {{"__name__", "up"}});
    ASSERT_TRUE(decodeSeries(bytesOf(record), series));
    EXPECT_EQ(series[0].labels.metricName(), "up");
    record.replace(9, 1, "\xff\xff\xff\xff\xff\xff\xff\xff\x01");
    EXPECT_FALSE(decodeSeries(bytesOf(record), series));
    std::vector<WalTombstone> stones;
    EXPECT_FALSE(decodeTombstones(bytesOf(record), stones));
    EXPECT_FALSE(decodeSeries({}, series));
}

TEST(HeadChunkFile, givesItsChunksUpToTheZeros)
{
    const std::string file = headChunkFile(
        {{1, 10, 20, 1, xorChunk({{10, 1}, {20, 2}})}, {2, 5, 30, 0x81, xorChunk({{5, 1}, {30, 2}})}});
    const auto parsed = HeadChunkFile::parse(bytesOf(file), "file");
    ASSERT_TRUE(parsed) << describe(parsed.error());
    const auto &chunks = (*parsed)->chunks();
    ASSERT_EQ(chunks.size(), 2U);
    EXPECT_FALSE((*parsed)->fault());
    EXPECT_EQ(chunks[0].series, 1U);
    EXPECT_EQ(chunks[0].maxTime, 20);
    EXPECT_FALSE(chunks[0].outOfOrder);
    EXPECT_TRUE(chunks[1].outOfOrder);
    EXPECT_EQ(chunks[1].encoding, Encoding::Xor);
}

TEST(HeadChunkFile, cutOrChangedAnywhereGivesTheChunksBefore)
{
    const std::string file = headChunkFile(
        {{1, 10, 20, 1, xorChunk({{10, 1}, {20, 2}})}, {2, 5, 30, 1, xorChunk({{5, 1}, {30, 2}})}}, 0);
    for (std::size_t size = 8; size < file.size(); ++size) {
        const auto parsed = HeadChunkFile::parse(bytesOf(file.substr(0, size)), "file");
        ASSERT_TRUE(parsed);
        EXPECT_LT((*parsed)->chunks().size(), 2U) << size;
        std::string changed = file;
        changed[size] = static_cast<char>(changed[size] ^ 4);
        const auto other = HeadChunkFile::parse(bytesOf(changed), "file");
        ASSERT_TRUE(other);
        EXPECT_LT((*other)->chunks().size(), 2U) << size;
        ASSERT_TRUE((*other)->fault()) << size;
        EXPECT_THAT((*other)->fault()->where, HasSubstr("file, byte "));
    }
    EXPECT_FALSE(HeadChunkFile::parse(bytesOf("no such file"), "file"));
    std::string later = file;
    later[4] = 2;
    EXPECT_EQ(HeadChunkFile::parse(bytesOf(later), "file").error().code, base::ErrorCode::FormatUnsupported);
}

} // namespace zumik::tsdb
