// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/record/joinblocks.h"

#include "models/tsdb/database.h"
#include "tests/models/tsdb/history.h"
#include "tests/support/tempdir.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace zumik::snapshot::record {

namespace {

constexpr std::int64_t start = 1'700'006'400'000;
constexpr std::int64_t step = 1000;

tsdb::History part(const tsdb::History &history, std::size_t from, std::size_t to)
{
    tsdb::History out;
    for (const auto &[labels, samples] : history) {
        series::Samples &some = out[labels];
        some.times.assign(samples.times.begin() + long(from), samples.times.begin() + long(to));
        some.values.assign(samples.values.begin() + long(from), samples.values.begin() + long(to));
    }
    return out;
}

class JoinBlocks : public testing::Test {
protected:
    /// Blocks of so many samples each.
    std::vector<std::string> cut(std::size_t each)
    {
        std::vector<std::string> blocks;
        for (std::size_t from = 0; from < count; from += each) {
            blocks.push_back(
                tsdb::writtenBlock(part(history, from, std::min(from + each, count)), dir.file("blocks")));
        }
        return blocks;
    }

    static constexpr std::size_t count = 1000;
    tests::TempDir dir{"join"};
    tsdb::History history = tsdb::makeHistory(9, start, count, step);
};

} // namespace

TEST_F(JoinBlocks, givesOneBlockOfAllSamples)
{
    const auto joined = joinBlocks(cut(300), dir.file("work"), dir.file("out"), {}, {});
    ASSERT_TRUE(joined.ok()) << describe(joined.error());
    const auto block = tsdb::Database::open(*joined);
    ASSERT_TRUE(block.ok());
    tsdb::expectSame(tsdb::readAll(**block), history);
}

TEST_F(JoinBlocks, givesTheSameInRoundsWhereNotAllFitAtOnce)
{
    JoinOptions options;
    options.mostSeries = 20;
    std::filesystem::create_directory(dir.file("work"));
    const auto joined = joinBlocks(cut(50), dir.file("work"), dir.file("out"), options, {});
    ASSERT_TRUE(joined.ok()) << describe(joined.error());
    const auto block = tsdb::Database::open(*joined);
    ASSERT_TRUE(block.ok());
    tsdb::expectSame(tsdb::readAll(**block), history);
    EXPECT_TRUE(std::filesystem::is_empty(dir.file("work"))) << "rounds are not taken away";
}

TEST_F(JoinBlocks, sortsSeriesByTheirNewLabels)
{
    JoinOptions options;
    int number = 100;
    options.rename = [&](const series::Labels &labels) {
        return base::Result(labels.with("__name__", "m" + std::to_string(--number)));
    };
    const auto joined = joinBlocks(cut(500), dir.file("work"), dir.file("out"), options, {});
    ASSERT_TRUE(joined.ok()) << describe(joined.error());
    const auto block = tsdb::Database::open(*joined);
    ASSERT_TRUE(block.ok());
    const tsdb::History found = tsdb::readAll(**block);
    EXPECT_EQ(found.size(), 9U);
    EXPECT_EQ(found.begin()->first.metricName(), "m91");
    EXPECT_TRUE(tsdb::sameBits(found.begin()->second.values, history.rbegin()->second.values));
}

TEST_F(JoinBlocks, stopsWhenItIsTold)
{
    base::StopSource stop;
    stop.request_stop();
    const auto joined = joinBlocks(cut(500), dir.file("work"), dir.file("out"), {}, stop.get_token());
    ASSERT_FALSE(joined.ok());
    EXPECT_EQ(joined.error().code, base::ErrorCode::Cancelled);
}

} // namespace zumik::snapshot::record
