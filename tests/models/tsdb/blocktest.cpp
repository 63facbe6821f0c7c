// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks that promtool made.
#include "models/tsdb/block.h"
#include "models/tsdb/database.h"
#include "models/tsdb/verify.h"
#include "models/tsdb/xorencoder.h"

#include "tests/models/tsdb/history.h"
#include "tests/support/tempdir.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>

namespace zumik::tsdb {

namespace fs = std::filesystem;

namespace {

using series::Matcher;

constexpr std::int64_t start = 1'700'006'400'000; // a multiple of two hours

Matcher matcher(Matcher::Op op, const char *name, const char *value)
{
    return *Matcher::make(op, name, value);
}

class PromtoolBlocks : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_dir = new tests::TempDir("promtool");
        s_history = new History(makeHistory(60, start, 900, 15'000));
        promtoolBlocks(*s_history, s_dir->path().string());
        s_database = Database::open(s_dir->path().string())->release();
    }

    static void TearDownTestSuite()
    {
        delete s_database;
        delete s_history;
        delete s_dir;
    }

    /// What the matchers select, by trying each series.
    static History expected(const std::vector<Matcher> &matchers)
    {
        History some = *s_history;
        std::erase_if(some, [&](const auto &each) { return !matchesAll(matchers, each.first); });
        return some;
    }

    static const tests::TempDir *s_dir;
    static const History *s_history;
    static const Database *s_database;
};

const tests::TempDir *PromtoolBlocks::s_dir = nullptr;
const History *PromtoolBlocks::s_history = nullptr;
const Database *PromtoolBlocks::s_database = nullptr;

} // namespace

TEST_F(PromtoolBlocks, areReadToTheLastBit)
{
    EXPECT_EQ(s_database->blocks().size(), 2U);
    expectSame(readAll(*s_database), *s_history);
}

TEST_F(PromtoolBlocks, giveWhatMatchersSelect)
{
    using Op = Matcher::Op;
    const std::vector<std::vector<Matcher>> cases{
        {matcher(Op::Equal, "__name__", "metric_3")},
        {matcher(Op::Equal, "__name__", "no_such")},
        {matcher(Op::Equal, "no_such", "")},
        {matcher(Op::NotEqual, "job", "api")},
        {matcher(Op::Regex, "__name__", "metric_1|metric_2|none")},
        {matcher(Op::Regex, "instance", "10.0.0.[1-3].*"), matcher(Op::NotRegex, "job", "n.*")},
        {matcher(Op::NotRegex, "instance", ".*0:9100")},
        {matcher(Op::Regex, "no_such", ".*")},
        {matcher(Op::Regex, "no_such", ".+")},
        {matcher(Op::NotEqual, "no_such", "")},
        {matcher(Op::Equal, "job", "api"), matcher(Op::Equal, "__name__", "metric_0")},
    };
    for (const auto &matchers : cases) {
        SCOPED_TRACE(matchers.front().toString());
        expectSame(readAll(*s_database, matchers), expected(matchers));
    }
}

TEST_F(PromtoolBlocks, giveSamplesOfARangeWithBothEnds)
{
    const auto &[labels, samples] = *s_history->begin();
    // Within a chunk, over the end of a block, and one sample alone.
    for (const auto &[from, to] :
        {std::pair{100, 130}, std::pair{300, 700}, std::pair{481, 481}, std::pair{0, 899}}) {
        const base::TimeRange range{{samples.times[from]}, {samples.times[to]}};
        const History read = readAll(*s_database, {}, range);
        const auto &found = read.at(labels).times;
        EXPECT_EQ(
            found, (std::vector<std::int64_t>(samples.times.begin() + from, samples.times.begin() + to + 1)));
    }
    EXPECT_TRUE(readAll(*s_database, {}, {{start - 1000}, {start - 1}}).empty());
    EXPECT_TRUE(readAll(*s_database, {}, {{INT64_MAX - 1}, {INT64_MAX}}).empty());
}

TEST_F(PromtoolBlocks, areReadAgainIntoTheSameColumns)
{
    const auto set = s_database->select({}, {{INT64_MIN}, {INT64_MAX}}, {});
    series::Samples samples;
    for (int round = 0; round < 2; ++round) {
        for (std::size_t i = 0; i < (*set)->size(); ++i) {
            samples.histogramsSkipped = 99;
            ASSERT_TRUE((*set)->read(i, {{start + 60'000}, {start + 1'000'000}}, samples));
            EXPECT_EQ(samples.histogramsSkipped, 0U);
            ASSERT_TRUE((*set)->read(i, {{INT64_MIN}, {INT64_MAX}}, samples));
            EXPECT_EQ(samples.times, s_history->at((*set)->labels(i)).times);
        }
    }
}

TEST_F(PromtoolBlocks, nameTheirLabelsAndValues)
{
    EXPECT_EQ(*s_database->labelNames(), (std::vector<std::string>{"__name__", "instance", "job"}));
    EXPECT_EQ(*s_database->labelValues("job"), (std::vector<std::string>{"api", "node"}));
    EXPECT_EQ(s_database->labelValues("instance")->size(), 60U);
    EXPECT_TRUE(s_database->labelValues("no_such")->empty());
}

TEST_F(PromtoolBlocks, reachFromTheFirstSampleToTheLast)
{
    std::int64_t first = INT64_MAX;
    std::int64_t last = INT64_MIN;
    for (const auto &[labels, samples] : *s_history) {
        first = std::min(first, samples.times.front());
        last = std::max(last, samples.times.back());
    }
    ASSERT_TRUE(s_database->extent());
    EXPECT_EQ(*s_database->extent(), (base::TimeRange{{first}, {last}}));
}

TEST_F(PromtoolBlocks, areFoundSound)
{
    for (const auto &block : s_database->blocks()) {
        for (const base::Error &error : verify(*block)) {
            ADD_FAILURE() << describe(error);
        }
        EXPECT_EQ(block->meta().series, 60U);
    }
}

/// What the encoder writes is what Go's writes.
TEST_F(PromtoolBlocks, haveTheChunksThatTheEncoderWouldWrite)
{
    std::size_t compared = 0;
    for (const auto &block : s_database->blocks()) {
        const auto all = block->index().select({}, {});
        for (const KnownSeries *known : *all) {
            std::vector<ChunkMeta> metas;
            ASSERT_TRUE(SeriesEntry(known->entry).readChunks(known->chunksAt, metas));
            for (const ChunkMeta &meta : metas) {
                const auto chunk = block->chunks().at(meta.ref);
                series::Samples samples;
                ASSERT_TRUE(decodeChunk(chunk->encoding, chunk->data, samples));
                XorEncoder encoder;
                for (std::size_t i = 0; i < samples.times.size(); ++i) {
                    encoder.append(samples.times[i], samples.values[i]);
                }
                const Bytes again = encoder.bytes();
                // Go's writer leaves an empty byte behind where the last bit ends a byte.
                ASSERT_LE(again.size(), chunk->data.size());
                ASSERT_GE(again.size() + 1, chunk->data.size());
                ASSERT_TRUE(std::equal(again.begin(), again.end(), chunk->data.begin()));
                ++compared;
            }
        }
    }
    EXPECT_GT(compared, 400U);
}

TEST_F(PromtoolBlocks, stopWhenTheCallerNoLongerWants)
{
    base::StopSource stop;
    stop.request_stop();
    const auto set = s_database->select({}, {{0}, {INT64_MAX}}, stop.get_token());
    ASSERT_FALSE(set);
    EXPECT_EQ(set.error().code, base::ErrorCode::Cancelled);
}

TEST_F(PromtoolBlocks, mayBeOneBlockAlone)
{
    const auto one = Database::open(s_database->blocks()[0]->path());
    ASSERT_TRUE(one) << describe(one.error());
    EXPECT_EQ((*one)->blocks().size(), 1U);
    const History read = readAll(**one);
    EXPECT_EQ(read.size(), 60U);
    EXPECT_EQ(read.begin()->second.times.size(), 480U);
}

TEST_F(PromtoolBlocks, areKeptAliveByWhatWasSelected)
{
    auto database = Database::open(s_dir->path().string());
    auto set = (*database)->select({}, {{0}, {INT64_MAX}}, {});
    database->reset();
    series::Samples samples;
    ASSERT_TRUE((*set)->read(7, {{0}, {INT64_MAX}}, samples));
    EXPECT_EQ(samples.times, s_history->at((*set)->labels(7)).times);
}

TEST_F(PromtoolBlocks, thatAreHalfMadeOrHalfDeletedAreNotSeen)
{
    const tests::TempDir dir("half");
    fs::copy(s_dir->path(), dir.path(), fs::copy_options::recursive);
    const auto first = fs::path(s_database->blocks()[0]->path()).filename();
    const auto second = fs::path(s_database->blocks()[1]->path()).filename();
    fs::rename(dir.path() / first, dir.path() / (first.string() + ".tmp-for-creation"));
    fs::create_directories(dir.path() / (second.string() + ".tmp-for-deletion"));
    fs::create_directories(dir.path() / "wal");
    tests::writeFile(dir.file("lock"), "");
    const auto database = Database::open(dir.path().string());
    ASSERT_TRUE(database) << describe(database.error());
    ASSERT_EQ((*database)->blocks().size(), 1U);
    EXPECT_EQ(fs::path((*database)->blocks()[0]->path()).filename(), second);
}

TEST_F(PromtoolBlocks, thatWereCompactedIntoAnotherAreNotSeen)
{
    const tests::TempDir dir("parents");
    fs::copy(s_dir->path(), dir.path(), fs::copy_options::recursive);
    const BlockMeta &replaced = s_database->blocks()[0]->meta();
    const fs::path other = dir.path() / fs::path(s_database->blocks()[1]->path()).filename() / "meta.json";
    std::string json = tests::readFile(other);
    const std::size_t level = json.find("\"level\"");
    json.insert(
        level, "\"parents\": [{\"ulid\": \"" + replaced.ulid + "\", \"minTime\": 0, \"maxTime\": 1}], ");
    tests::writeFile(other, json);
    const auto database = Database::open(dir.path().string());
    ASSERT_TRUE(database) << describe(database.error());
    ASSERT_EQ((*database)->blocks().size(), 1U);
    EXPECT_NE((*database)->blocks()[0]->meta().ulid, replaced.ulid);
}

TEST(Database, thatIsNotThereIsAnErrorAndAnEmptyOneIsEmpty)
{
    const tests::TempDir dir("empty");
    const auto missing = Database::open(dir.file("none"));
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, base::ErrorCode::FileNotFound);
    const auto empty = Database::open(dir.path().string());
    ASSERT_TRUE(empty);
    EXPECT_FALSE((*empty)->extent());
    EXPECT_TRUE(readAll(**empty).empty());
    EXPECT_TRUE((*empty)->labelNames()->empty());
}

} // namespace zumik::tsdb
