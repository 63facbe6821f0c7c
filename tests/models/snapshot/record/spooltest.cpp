// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/record/spool.h"

#include "tests/support/tempdir.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace zumik::snapshot::record {

namespace {

class SpoolTest : public testing::Test {
protected:
    std::string writtenSlice(std::int64_t time)
    {
        SliceWriter writer(path + "/blocks");
        series::Samples samples;
        samples.times = {time};
        samples.values = {1};
        EXPECT_TRUE(writer.take(series::Labels{{"__name__", "a"}}, samples).ok());
        auto block = writer.finish();
        EXPECT_TRUE(block.ok());
        return block ? *block : std::string();
    }

    tests::TempDir dir{"spool"};
    std::string path = dir.file("x.partial");
};

} // namespace

TEST_F(SpoolTest, knowsItsSlicesAgain)
{
    auto spool = Spool::create(path, "the plan\n");
    ASSERT_TRUE(spool.ok());
    const std::string block = writtenSlice(5);
    ASSERT_TRUE((*spool)->add({3, {{-7}, {9}}, block, {1, 2, 3, 4}}).ok());
    ASSERT_TRUE((*spool)->add({0, {{10}, {20}}, {}, {}}).ok());
    const auto again = Spool::open(path);
    ASSERT_TRUE(again.ok()) << describe(again.error());
    EXPECT_EQ((*again)->plan(), "the plan\n");
    ASSERT_EQ((*again)->slices().size(), 2U);
    const SpooledSlice &first = (*again)->slices()[0];
    EXPECT_EQ(first.selection, 3U);
    EXPECT_EQ(first.range, (base::TimeRange{{-7}, {9}}));
    EXPECT_EQ(first.block, block);
    EXPECT_EQ(first.counts.bytes, 4U);
    EXPECT_TRUE((*again)->slices()[1].block.empty());
}

TEST_F(SpoolTest, forgetsALineThatWasCutShortAndItsBlock)
{
    auto spool = Spool::create(path, "");
    ASSERT_TRUE(spool.ok());
    const std::string kept = writtenSlice(1);
    const std::string cut = writtenSlice(2);
    ASSERT_TRUE((*spool)->add({0, {{0}, {1}}, kept, {}}).ok());
    ASSERT_TRUE((*spool)->add({0, {{2}, {3}}, cut, {}}).ok());
    const std::string journal = tests::readFile(path + "/journal");
    const std::size_t whole = journal.find('\n') + 1;
    for (std::size_t size = whole; size < journal.size(); ++size) {
        tests::writeFile(path + "/journal", journal.substr(0, size));
        const auto again = Spool::open(path);
        ASSERT_TRUE(again.ok()) << size;
        ASSERT_EQ((*again)->slices().size(), 1U) << size;
    }
    EXPECT_TRUE(std::filesystem::exists(path + "/blocks/" + kept));
    EXPECT_FALSE(std::filesystem::exists(path + "/blocks/" + cut));
    auto again = Spool::open(path);
    ASSERT_TRUE(again.ok());
    ASSERT_TRUE((*again)->add({0, {{2}, {3}}, {}, {}}).ok());
    EXPECT_EQ((*Spool::open(path))->slices().size(), 2U) << "the next line begins behind the last whole one";
}

TEST_F(SpoolTest, refusesAJournalThatIsNone)
{
    ASSERT_TRUE(Spool::create(path, "").ok());
    for (const char *line :
        {"\n", "x\n", "0 1 2 ../../etc 1 1 1 1\n", "0 1 2 - 1 1 1\n", "-1 1 2 - 1 1 1 1\n"}) {
        tests::writeFile(path + "/journal", line);
        const auto again = Spool::open(path);
        ASSERT_FALSE(again.ok()) << line;
        EXPECT_EQ(again.error().code, base::ErrorCode::FormatInvalid) << line;
    }
}

TEST_F(SpoolTest, refusesADirectoryThatIsNotItsOwn)
{
    EXPECT_EQ(Spool::open(path).error().code, base::ErrorCode::FileNotFound);
    std::filesystem::create_directory(path);
    tests::writeFile(path + "/plan", "something");
    EXPECT_EQ(Spool::open(path).error().code, base::ErrorCode::FormatInvalid);
}

} // namespace zumik::snapshot::record
