// SPDX-License-Identifier: GPL-3.0-or-later
// Against a real Prometheus: what it wrote is read as it answers, and what we wrote it serves.
#include "models/tsdb/block.h"
#include "models/tsdb/database.h"
#include "models/tsdb/verify.h"

#include "models/base/number.h"
#include "tests/models/tsdb/history.h"
#include "tests/models/tsdb/served.h"
#include "tests/stack/servers/promapi.h"
#include "tests/stack/servers/prometheus.h"
#include "tests/support/net.h"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <random>

namespace zumik::tsdb {

namespace {

constexpr std::int64_t start = 1'700'006'400'000; // a multiple of two hours
constexpr std::int64_t hours = 3'600'000;

void expectAsAnswered(const series::Queryable &store, const tests::Prometheus &prometheus)
{
    const base::TimeRange range{{start - hours}, {start + 8 * hours}};
    const History theirs = asked(prometheus, range.start.ms, range.end.ms);
    EXPECT_FALSE(theirs.empty());
    expectSame(answered(readAll(store, {}, range)), answered(theirs));
}

std::string posted(const tests::Prometheus &prometheus, const std::string &path)
{
    return tests::http({.port = prometheus.port(), .path = "/api/v1/admin/tsdb/" + path, .method = "POST"})
        .body;
}

History withOddValues(History history)
{
    auto &values = history.begin()->second.values;
    values[10] = base::absent();
    values[11] = std::numeric_limits<double>::quiet_NaN();
    values[12] = std::numeric_limits<double>::infinity();
    values[13] = -std::numeric_limits<double>::infinity();
    values[14] = -0.0;
    values[15] = std::bit_cast<double>(0x7ff8000000000abcULL);
    return history;
}

std::string snapshotOf(const tests::Prometheus &prometheus)
{
    const std::string answer = posted(prometheus, "snapshot");
    simdjson::dom::parser parser;
    const simdjson::dom::element root = parser.parse(answer);
    return prometheus.dataDir() + "/snapshots/" + std::string(root["data"]["name"].get_string().value());
}

} // namespace

TEST(Prometheus, hasItsSnapshotReadToTheLastBit)
{
    const History history = withOddValues(makeHistory(40, start, 1200, 15'000));
    const tests::Prometheus prometheus;
    writeRemotely(history, prometheus, start, start + 8 * hours);
    const auto database = Database::open(snapshotOf(prometheus));
    ASSERT_TRUE(database) << describe(database.error());
    expectSame(readAll(**database), history);
    expectAsAnswered(**database, prometheus);
    for (const auto &block : (*database)->blocks()) {
        for (const base::Error &error : verify(*block)) {
            ADD_FAILURE() << describe(error);
        }
    }
}

TEST(Prometheus, servesWhatTheWriterWrote)
{
    const tests::TempDir dir("served");
    const History history = withOddValues(makeHistory(50, start, 1000, 15'000));
    writtenBlock(history, dir.path().string());
    const tests::Prometheus prometheus({.dataDir = dir.path().string()});
    expectSame(answered(asked(prometheus, start - hours, start + 8 * hours)), answered(history));
    const tests::PromApi api(prometheus.port());
    EXPECT_EQ(api.value("count({job=\"api\"})", static_cast<double>(start) / 1000 + 600), 17);
    EXPECT_NE(api.get("label/job/values").find(R"(["api","node"])"), std::string::npos);
    EXPECT_EQ(prometheus.log().find("level=error"), std::string::npos) << prometheus.log();
}

TEST(Prometheus, hasItsDeletionsApplied)
{
    const tests::TempDir dir("deleted");
    const History history = makeHistory(20, start, 900, 15'000);
    promtoolBlocks(history, dir.path().string());
    const tests::Prometheus prometheus({.dataDir = dir.path().string()});
    posted(prometheus, "delete_series?match[]=metric_1&start=1700007000&end=1700008000.5");
    posted(prometheus, "delete_series?match[]=metric_1&start=1700007990&end=1700009000");
    posted(prometheus, "delete_series?match[]=metric_2");
    posted(prometheus, "delete_series?match[]=metric_3&start=1700006400&end=1700006400");
    const auto database = Database::open(dir.path().string());
    ASSERT_TRUE(database) << describe(database.error());
    EXPECT_FALSE((*database)->blocks().front()->tombstones().empty());
    const History read = readAll(**database);
    EXPECT_LT(read.size(), history.size());
    expectAsAnswered(**database, prometheus);
}

/// Each series is in some of the blocks, begins and ends where it likes, and has other values in each: whose
/// values come out says which block was chosen for each time.
TEST(Prometheus, choosesTheSameSampleWhereBlocksOverlap)
{
    const unsigned seed = std::random_device()();
    SCOPED_TRACE(seed);
    std::mt19937_64 random(seed);
    const tests::TempDir dir("overlapping");
    for (int block = 0; block < 4; ++block) {
        History history;
        for (int number = 0; number < 40; ++number) {
            if (random() % 4 == 0) {
                continue;
            }
            auto &samples = history[series::Labels({{"__name__", "m"}, {"n", std::to_string(number)}})];
            const std::size_t from = number < 10 ? 0 : random() % 300;
            const std::size_t to = number < 10 ? 400 : from + 1 + random() % 300;
            for (std::size_t i = from; i < to; ++i) {
                if (number < 20 || random() % 3 != 0) {
                    samples.times.push_back(start + static_cast<std::int64_t>(i) * 15'000);
                    samples.values.push_back(block * 1000 + static_cast<double>(i));
                }
            }
        }
        std::erase_if(history, [](const auto &each) { return each.second.times.empty(); });
        writtenBlock(history, dir.path().string());
    }
    const auto database = Database::open(dir.path().string());
    ASSERT_TRUE(database) << describe(database.error());
    EXPECT_EQ((*database)->blocks().size(), 4U);
    const tests::Prometheus prometheus({.dataDir = dir.path().string()});
    expectAsAnswered(**database, prometheus);
}

} // namespace zumik::tsdb
