// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/rewrite.h"

#include "models/snapshot/archive.h"
#include "models/snapshot/archivewriter.h"

#include "tests/models/snapshot/writtensnapshot.h"
#include "tests/support/tempdir.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace zumik::snapshot {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t start = 1'700'006'400'000; // a multiple of two hours

class RewriteTest : public testing::Test {
protected:
    RewriteTest()
    {
        Manifest manifest;
        manifest.profile = "prod";
        manifest.created = {start};
        m_block = writtenSnapshot(m_history, m_dir.path().string(), m_path, manifest);
    }

    std::shared_ptr<const Archive> opened() const
    {
        auto archive = Archive::open(m_path);
        EXPECT_TRUE(archive) << describe(archive.error());
        return archive ? *archive : nullptr;
    }

    std::size_t files() const
    {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(m_dir.path()), fs::directory_iterator()));
    }

    tests::TempDir m_dir{"rewrite"};
    std::string m_path = m_dir.file("a.zsnap");
    tsdb::History m_history = tsdb::makeHistory(5, start, 200, 15'000);
    std::string m_block;
};

} // namespace

TEST_F(RewriteTest, putsTheTextInPlaceAndLeavesTheRestAsItWas)
{
    const auto before = opened();
    const std::size_t there = files();
    ASSERT_TRUE(rewriteText(*before, "notes.json", R"({"marks": [], "notes": "the switch"})"));
    const auto after = opened();
    EXPECT_EQ(*after->read("notes.json"), R"({"marks": [], "notes": "the switch"})");
    EXPECT_EQ(*after->read("dashboards/a.json"), *before->read("dashboards/a.json"));
    EXPECT_EQ(after->names().size(), before->names().size());
    EXPECT_EQ(after->manifest().profile, "prod");
    EXPECT_TRUE(after->verify({}).empty());
    const auto blocks = after->blocks();
    ASSERT_TRUE(blocks) << describe(blocks.error());
    tsdb::expectSame(tsdb::readAll(**blocks), m_history);
    EXPECT_EQ(files(), there);
    // Who has it open reads on what was.
    tsdb::expectSame(tsdb::readAll(**before->blocks()), m_history);
}

TEST_F(RewriteTest, addsAnEntryThatWasNotThere)
{
    ASSERT_TRUE(rewriteText(*opened(), "annotations.json", "[]"));
    const auto after = opened();
    EXPECT_EQ(*after->read("annotations.json"), "[]");
    EXPECT_TRUE(after->verify({}).empty());
}

TEST_F(RewriteTest, leavesAllAsItWasWhereItCannotBeWritten)
{
    const auto archive = opened();
    const auto size = fs::file_size(m_path);
    const std::size_t there = files();
    EXPECT_FALSE(rewriteText(*archive, "../out", "text"));
    EXPECT_EQ(fs::file_size(m_path), size);
    EXPECT_EQ(files(), there);
    EXPECT_TRUE(opened()->verify({}).empty());
}

} // namespace zumik::snapshot
