// SPDX-License-Identifier: GPL-3.0-or-later
// The data directory of a real Prometheus, read while it runs and after it ended: the answers are its own.
#include "models/tsdb/database.h"
#include "models/tsdb/datadirectory.h"
#include "models/tsdb/waldirectory.h"

#include "tests/models/tsdb/history.h"
#include "tests/models/tsdb/served.h"
#include "tests/stack/servers/promapi.h"
#include "tests/support/net.h"
#include "tests/support/wait.h"

#include <gtest/gtest.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <thread>

namespace zumik::tsdb {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t start = 1'700'006'400'000; // a multiple of two hours
constexpr std::int64_t hours = 3'600'000;
constexpr base::TimeRange all{{start - hours}, {start + 20 * hours}};

History readDirectory(const std::string &path, base::TimeRange range = all)
{
    const auto database = Database::open(path);
    if (!database) {
        ADD_FAILURE() << describe(database.error());
        return {};
    }
    return readAll(**database, {}, range);
}

void expectAsServed(const tests::Prometheus &prometheus)
{
    const History ours = readDirectory(prometheus.dataDir());
    EXPECT_FALSE(ours.empty());
    expectSame(answered(ours), answered(asked(prometheus, all.start.ms, all.end.ms)));
}

bool hasFile(const std::string &directory)
{
    std::error_code none;
    return fs::is_directory(directory, none) && !fs::is_empty(directory, none);
}

bool hasBlock(const tests::Prometheus &prometheus)
{
    const auto directory = listDataDirectory(prometheus.dataDir());
    return directory && !directory->blocks.empty();
}

bool hasCheckpoint(const tests::Prometheus &prometheus)
{
    return !listDataDirectory(prometheus.dataDir())->checkpoints.empty();
}

/// Each time it has made a block of its newest samples it begins another segment.
std::uint64_t lastSegment(const tests::Prometheus &prometheus)
{
    const auto segments = numberedFiles(prometheus.dataDir() + "/wal");
    return segments && !segments->empty() ? segments->rbegin()->first : 0;
}

/// Two hours at a time, each of which makes it write a block.
void writeAndWaitForBlocks(
    const History &history, const tests::Prometheus &prometheus, std::int64_t from, std::int64_t to)
{
    for (; from < to; from += 2 * hours) {
        const std::uint64_t before = lastSegment(prometheus);
        writeRemotely(history, prometheus, from, from + 2 * hours);
        (void)tests::waitFor([&] { return lastSegment(prometheus) > before; }, std::chrono::seconds(3));
    }
}

/// Some series are there all the time, some end, some come again after hours.
History changingHistory()
{
    History history = makeHistory(30, start, 1200, 15'000);
    int number = 0;
    for (auto &[labels, samples] : history) {
        const int kind = number++ % 5;
        series::Samples kept;
        for (std::size_t i = 0; i < samples.times.size(); ++i) {
            const std::int64_t since = samples.times[i] - start;
            const bool gone = (kind == 1 && since > hours)
                || (kind == 2 && since > hours && since < 4 * hours) || (kind == 3 && since < 4 * hours);
            if (!gone) {
                kept.times.push_back(samples.times[i]);
                kept.values.push_back(samples.values[i]);
            }
        }
        samples = std::move(kept);
    }
    return history;
}

} // namespace

TEST(DataDirectory, answersAsTheRunningServerAtEachMoment)
{
    const History history = changingHistory();
    const tests::Prometheus prometheus;
    for (std::int64_t from = start; from < start + 5 * hours; from += hours / 2) {
        writeRemotely(history, prometheus, from, from + hours / 2);
        expectAsServed(prometheus);
    }
    ASSERT_TRUE(tests::waitFor([&] { return hasBlock(prometheus); }, std::chrono::seconds(30)));
    expectAsServed(prometheus);
    expectSame(readDirectory(prometheus.dataDir()), history);
}

TEST(DataDirectory, answersAsBeforeAfterTheServerWasKilled)
{
    const History history = changingHistory();
    tests::Prometheus prometheus;
    writeRemotely(history, prometheus, start, start + 5 * hours);
    ::kill(prometheus.pid(), SIGKILL);
    prometheus.stop();
    expectSame(readDirectory(prometheus.dataDir()), history);
    prometheus.restart();
    expectAsServed(prometheus);
}

TEST(DataDirectory, answersAsBeforeAfterTheServerEndedAndCameAgain)
{
    const History history = changingHistory();
    tests::Prometheus prometheus;
    writeRemotely(history, prometheus, start, start + 4 * hours);
    prometheus.stop();
    EXPECT_TRUE(hasFile(prometheus.dataDir() + "/chunks_head"));
    prometheus.restart();
    expectAsServed(prometheus);
    writeRemotely(history, prometheus, start + 4 * hours, start + 8 * hours);
    expectAsServed(prometheus);
    prometheus.stop();
    expectSame(readDirectory(prometheus.dataDir()), history);
}

TEST(DataDirectory, hasDeletionsApplied)
{
    const History history = makeHistory(20, start, 300, 15'000);
    const tests::Prometheus prometheus;
    writeRemotely(history, prometheus, start, start + 2 * hours);
    for (const char *query : {"match[]=metric_1&start=1700007000&end=1700008000.5", "match[]=metric_2"}) {
        tests::http({.port = prometheus.port(),
            .path = std::string("/api/v1/admin/tsdb/delete_series?") + query,
            .method = "POST"});
    }
    EXPECT_LT(readDirectory(prometheus.dataDir()).size(), history.size());
    expectAsServed(prometheus);
}

TEST(DataDirectory, hasSamplesThatCameLate)
{
    const History history = makeHistory(10, start, 400, 15'000);
    tests::Prometheus prometheus({.sections = "storage:\n  tsdb:\n    out_of_order_time_window: 2h\n"});
    writeRemotely(history, prometheus, start + hours, start + 2 * hours);
    writeRemotely(history, prometheus, start + hours / 2, start + hours);
    EXPECT_TRUE(hasFile(prometheus.dataDir() + "/wbl"));
    expectAsServed(prometheus);
    writeRemotely(history, prometheus, start, start + hours / 2);
    expectAsServed(prometheus);
    prometheus.stop();
    expectSame(readDirectory(prometheus.dataDir()), history);
    prometheus.restart();
    expectAsServed(prometheus);
}

TEST(DataDirectory, ofAServerThatScrapesAgreesUpToTheLastRecord)
{
    tests::Prometheus prometheus({.scrapeInterval = "200ms"});
    prometheus.setScrapeConfigs(tests::staticJob("self", prometheus.port()));
    ASSERT_TRUE(tests::PromApi(prometheus.port()).waitFor("count_over_time(up[1m]) > 3"));
    for (int i = 0; i < 5; ++i) {
        const auto database = Database::open(prometheus.dataDir());
        ASSERT_TRUE(database) << describe(database.error());
        const auto extent = (*database)->extent();
        ASSERT_TRUE(extent);
        const History ours = readAll(**database, {}, *extent);
        EXPECT_GT(ours.size(), 100U);
        expectSame(answered(ours), answered(asked(prometheus, extent->start.ms, extent->end.ms)));
    }
}

/// Blocks are made of what was in the log, larger ones of smaller ones, and those go: what is open stays.
TEST(DataDirectory, keepsWhatItHadWhileTheServerCompactsBehindIt)
{
    const History history = makeHistory(10, start, 20 * 120, 30'000);
    const tests::Prometheus prometheus;
    writeAndWaitForBlocks(history, prometheus, start, start + 6 * hours);
    const auto database = Database::open(prometheus.dataDir());
    ASSERT_TRUE(database) << describe(database.error());
    const History before = readAll(**database);
    const auto blocks = listDataDirectory(prometheus.dataDir())->blocks;
    ASSERT_FALSE(blocks.empty());
    writeAndWaitForBlocks(history, prometheus, start + 6 * hours, start + 20 * hours);
    ASSERT_TRUE(tests::waitFor([&] { return !fs::exists(blocks.front()); }));
    expectSame(readAll(**database), before);
    expectSame(readDirectory(prometheus.dataDir()), history);
}

/// Each moment's samples are the first ones of each series: none is missing between others, while the server
/// makes blocks and checkpoints.
TEST(DataDirectory, isWholeWheneverItIsOpenedWhileTheServerWrites)
{
    const History history = makeHistory(20, start, 18 * 120, 30'000);
    const tests::Prometheus prometheus;
    writeRemotely(history, prometheus, start, start + 3 * hours);
    std::atomic<bool> done{false};
    std::thread writer([&] {
        writeAndWaitForBlocks(history, prometheus, start + 3 * hours, start + 19 * hours);
        done = true;
    });
    int opened = 0;
    bool last = false;
    while (!last) {
        last = done;
        const auto database = Database::open(prometheus.dataDir());
        if (!database) { // it says so, if the server was quicker each time
            ASSERT_FALSE(last) << describe(database.error());
            ASSERT_EQ(database.error().code, base::ErrorCode::FileUnreadable) << describe(database.error());
            continue;
        }
        const History ours = readAll(**database, {}, all);
        for (const auto &[labels, samples] : ours) {
            const auto &expected = history.at(labels);
            ASSERT_LE(samples.times.size(), expected.times.size());
            ASSERT_TRUE(std::equal(samples.times.begin(), samples.times.end(), expected.times.begin()))
                << labels.toString();
        }
        ++opened;
    }
    writer.join();
    EXPECT_GT(opened, 3);
    EXPECT_TRUE(hasBlock(prometheus));
    EXPECT_TRUE(hasCheckpoint(prometheus));
    expectSame(readDirectory(prometheus.dataDir()), history);
    expectAsServed(prometheus);
}

} // namespace zumik::tsdb
