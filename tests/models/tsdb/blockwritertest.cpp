// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/blockwriter.h"
#include "models/tsdb/database.h"
#include "models/tsdb/verify.h"

#include "models/base/number.h"
#include "tests/models/tsdb/history.h"
#include "tests/support/process.h"
#include "tests/support/tempdir.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <limits>

namespace zumik::tsdb {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t start = 1'700'006'400'000; // a multiple of two hours

std::uintmax_t bytesIn(const fs::path &directory)
{
    std::uintmax_t bytes = 0;
    for (const auto &entry : fs::recursive_directory_iterator(directory)) {
        bytes += entry.is_regular_file() ? entry.file_size() : 0;
    }
    return bytes;
}

std::vector<std::string> entriesOf(const fs::path &directory)
{
    std::vector<std::string> names;
    for (const auto &entry : fs::directory_iterator(directory)) {
        names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

TEST(BlockWriter, writesWhatIsReadBackToTheLastBit)
{
    const tests::TempDir dir("written");
    History history = makeHistory(300, start, 500, 15'000);
    auto &odd = history[series::Labels({{"__name__", "odd"}, {"text", "\"\\\n\xF0\x9F\x90\x8B {}"}})];
    odd.times = {start - 1, start, start + 1, start + 7'000'000};
    odd.values = {base::absent(), std::bit_cast<double>(0x7ff8000000000abcULL), -0.0,
        std::numeric_limits<double>::denorm_min()};
    const std::string path = writtenBlock(history, dir.path().string());
    for (const base::Error &error : verify(path)) {
        ADD_FAILURE() << describe(error);
    }
    const auto database = Database::open(dir.path().string());
    ASSERT_TRUE(database) << describe(database.error());
    expectSame(readAll(**database), history);
}

TEST(BlockWriter, writesTheFilesThatABlockHas)
{
    const tests::TempDir dir("written");
    const std::string path = writtenBlock(makeHistory(3, start, 250, 15'000), dir.path().string());
    EXPECT_EQ(entriesOf(dir.path()), std::vector{fs::path(path).filename().string()});
    EXPECT_EQ(entriesOf(path), (std::vector<std::string>{"chunks", "index", "meta.json", "tombstones"}));
    EXPECT_EQ(fs::file_size(path + "/tombstones"), 9U);
    const auto meta = readMeta(BlockDirectory(path));
    ASSERT_TRUE(meta);
    EXPECT_EQ(meta->ulid, fs::path(path).filename());
    EXPECT_EQ(meta->sources, std::vector{meta->ulid});
    EXPECT_EQ(meta->level, 1);
    EXPECT_EQ(meta->samples, 750U);
    EXPECT_EQ(meta->series, 3U);
    EXPECT_EQ(meta->chunks, 9U);
    EXPECT_EQ(meta->minTime, start);
    EXPECT_GT(meta->maxTime, start + 249 * 15'000);
}

TEST(BlockWriter, isTakenByPromtoolAndNoLargerThanItsOwnBlock)
{
    const tests::TempDir ours("ours");
    const tests::TempDir theirs("theirs");
    const History history = makeHistory(200, start, 479, 15'000);
    const std::string path = writtenBlock(history, ours.path().string());
    const std::string other = promtoolBlock(history, theirs.path().string());
    const std::string report = tests::runOrThrow({.program = "promtool",
        .arguments = {"tsdb", "analyze", ours.path().string(), fs::path(path).filename().string()}});
    EXPECT_NE(report.find("Series: 200"), std::string::npos) << report;
    const auto size = static_cast<double>(bytesIn(path));
    const auto reference = static_cast<double>(bytesIn(other));
    EXPECT_LE(size, 1.02 * reference) << size << " for " << reference;
}

TEST(BlockWriter, takesSamplesInPieces)
{
    const tests::TempDir dir("pieces");
    const History history = makeHistory(2, start, 400, 15'000);
    const auto writer = BlockWriter::create(dir.path().string());
    for (const auto &[labels, samples] : history) {
        ASSERT_TRUE((*writer)->beginSeries(labels));
        for (std::size_t at = 0, piece = 1; at < samples.times.size(); at += piece, ++piece) {
            const std::size_t size = std::min(piece, samples.times.size() - at);
            ASSERT_TRUE((*writer)->append(
                std::span(samples.times).subspan(at, size), std::span(samples.values).subspan(at, size)));
        }
    }
    ASSERT_TRUE((*writer)->finish());
    expectSame(readAll(**Database::open(dir.path().string())), history);
}

TEST(BlockWriter, beginsAnotherFileOfChunksWhenOneIsFull)
{
    const tests::TempDir dir("segments");
    const History history = makeHistory(30, start, 480, 15'000);
    const auto writer = BlockWriter::create(dir.path().string(), {.segmentSize = 2000});
    for (const auto &[labels, samples] : history) {
        ASSERT_TRUE((*writer)->beginSeries(labels));
        ASSERT_TRUE((*writer)->append(samples.times, samples.values));
    }
    const auto path = (*writer)->finish();
    ASSERT_TRUE(path);
    EXPECT_GT(entriesOf(*path + "/chunks").size(), 5U);
    for (const auto &entry : fs::directory_iterator(*path + "/chunks")) {
        EXPECT_LE(entry.file_size(), 2000U);
    }
    EXPECT_TRUE(verify(*path).empty());
    expectSame(readAll(**Database::open(*path)), history);
}

TEST(BlockWriter, leavesOutSeriesWithoutSamples)
{
    const tests::TempDir dir("none");
    const auto writer = BlockWriter::create(dir.path().string());
    ASSERT_TRUE((*writer)->beginSeries({{"a", "1"}}));
    ASSERT_TRUE((*writer)->beginSeries({{"a", "2"}}));
    ASSERT_TRUE((*writer)->append(std::vector<std::int64_t>{5}, std::vector<double>{1}));
    ASSERT_TRUE((*writer)->beginSeries({{"a", "3"}}));
    const auto path = (*writer)->finish();
    ASSERT_TRUE(path);
    EXPECT_EQ(readAll(**Database::open(*path)).size(), 1U);
}

TEST(BlockWriter, refusesWhatIsOutOfOrder)
{
    const tests::TempDir dir("order");
    const auto fails = [&](auto &&use) {
        const auto writer = BlockWriter::create(dir.path().string());
        const base::Status status = use(**writer);
        ASSERT_FALSE(status);
        EXPECT_EQ(status.error().code, base::ErrorCode::InvalidArgument);
    };
    const std::vector<double> two{1, 2};
    fails([&](BlockWriter &writer) { return writer.append(std::vector<std::int64_t>{1, 2}, two); });
    fails([&](BlockWriter &writer) { return writer.beginSeries({}); });
    fails([&](BlockWriter &writer) {
        (void)writer.beginSeries({{"a", "2"}});
        return writer.beginSeries({{"a", "2"}});
    });
    fails([&](BlockWriter &writer) {
        (void)writer.beginSeries({{"a", "2"}});
        return writer.append(std::vector<std::int64_t>{2, 2}, two);
    });
    fails([&](BlockWriter &writer) {
        (void)writer.beginSeries({{"a", "2"}});
        std::vector<std::int64_t> times(BlockWriter::samplesPerChunk);
        for (std::size_t i = 0; i < times.size(); ++i) {
            times[i] = static_cast<std::int64_t>(i);
        }
        EXPECT_TRUE(writer.append(times, std::vector<double>(times.size())));
        return writer.append(std::vector<std::int64_t>{119}, std::vector<double>{0}); // of the next chunk
    });
    fails([&](BlockWriter &writer) {
        (void)writer.beginSeries({{"a", "2"}});
        return writer.append(std::vector<std::int64_t>{INT64_MAX}, std::vector<double>{0});
    });
    fails([&](BlockWriter &writer) {
        const auto path = writer.finish();
        return path ? base::Status(base::Done{}) : path.error();
    });
    EXPECT_TRUE(entriesOf(dir.path()).empty()) << "what wasn't finished is gone";
}

TEST(BlockWriter, showsNoBlockBeforeItIsFinished)
{
    const tests::TempDir dir("unfinished");
    const auto writer = BlockWriter::create(dir.path().string());
    ASSERT_TRUE((*writer)->beginSeries({{"a", "1"}}));
    ASSERT_TRUE((*writer)->append(std::vector<std::int64_t>{5}, std::vector<double>{1}));
    ASSERT_EQ(entriesOf(dir.path()).size(), 1U);
    EXPECT_TRUE(entriesOf(dir.path())[0].ends_with(".tmp-for-creation"));
    EXPECT_TRUE((*Database::open(dir.path().string()))->blocks().empty());
}

TEST(BlockWriter, thatCanNotWriteSaysWhere)
{
    const tests::TempDir dir("unwritable");
    tests::writeFile(dir.file("file"), "");
    const auto writer = BlockWriter::create(dir.file("file"));
    ASSERT_FALSE(writer);
    EXPECT_EQ(writer.error().code, base::ErrorCode::FileUnwritable);
    EXPECT_NE(writer.error().where.find(dir.file("file")), std::string::npos);
}

} // namespace zumik::tsdb
