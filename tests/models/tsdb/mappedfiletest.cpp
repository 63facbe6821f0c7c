// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/mappedfile.h"

#include "models/tsdb/database.h"

#include "tests/models/tsdb/history.h"
#include "tests/support/tempdir.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>

namespace zumik::tsdb {

namespace fs = std::filesystem;

namespace {

constexpr base::TimeRange ever{{INT64_MIN}, {INT64_MAX}};

std::string textOf(const MappedFile &file)
{
    return {file.bytes().begin(), file.bytes().end()};
}

class MappedFileTest : public testing::Test {
protected:
    std::unique_ptr<MappedFile> opened(std::string_view content)
    {
        tests::writeFile(m_dir.path() / "file", content);
        auto file = MappedFile::open(m_dir.file("file"));
        EXPECT_TRUE(file) << describe(file.error());
        return std::move(*file);
    }

    tests::TempDir m_dir{"mapped"};
};

/// A block whose files stand behind each other in one file, at odd offsets.
class PackedBlock final : public BlockParts {
public:
    PackedBlock(const std::string &block, const std::string &packed)
    {
        std::string all = "x";
        for (const std::string part : {"meta.json", "index", "chunks/000001", "tombstones"}) {
            const std::string content = tests::readFile(fs::path(block) / part);
            m_places[part] = {all.size(), content.size()};
            all += content + "xx";
        }
        all.resize(all.size() | 1U);
        tests::writeFile(packed, all);
        m_file = *MappedFile::open(packed);
    }

    const std::string &path() const override { return m_path; }

    base::Result<std::unique_ptr<MappedFile>> open(const std::string &part) const override
    {
        const auto [offset, size] = m_places.at(part);
        return m_file->window(offset, size, m_path + '/' + part);
    }

    base::Result<std::vector<std::string>> chunkParts() const override
    {
        return std::vector<std::string>{"chunks/000001"};
    }

private:
    std::string m_path = "packed!block";
    std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> m_places;
    std::unique_ptr<MappedFile> m_file;
};

} // namespace

TEST_F(MappedFileTest, aWindowHoldsItsPartAloneAndOutlivesTheFileItIsOf)
{
    auto file = opened("0123456789");
    const auto window = file->window(3, 4, "file!part");
    const auto inner = window->window(1, 100, "file!part!inner");
    file.reset();
    EXPECT_EQ(textOf(*window), "3456");
    EXPECT_EQ(window->path(), "file!part");
    EXPECT_EQ(window->at(2).size(), 2U);
    EXPECT_TRUE(window->at(5).empty());
    EXPECT_EQ(textOf(*inner), "456");
    EXPECT_TRUE(window->whole());
}

TEST_F(MappedFileTest, aWindowBeyondTheEndIsAsLongAsTheFileGoes)
{
    const auto file = opened("0123456789");
    EXPECT_EQ(file->window(8, UINT64_MAX, "w")->size(), 2U);
    EXPECT_EQ(file->window(10, 1, "w")->size(), 0U);
    EXPECT_EQ(file->window(UINT64_MAX, UINT64_MAX, "w")->size(), 0U);
}

TEST_F(MappedFileTest, aWindowOfAFileThatShrinksReadsAsZerosAndIsNoLongerWhole)
{
    const auto file = opened(std::string(100'000, 'a'));
    const auto window = file->window(50'001, 100, "file!part");
    fs::resize_file(m_dir.path() / "file", 10'000);
    EXPECT_EQ(window->bytes()[50], 0);
    const base::Status whole = window->whole();
    ASSERT_FALSE(whole);
    EXPECT_EQ(whole.error().code, base::ErrorCode::FileUnreadable);
    EXPECT_EQ(whole.error().where, m_dir.file("file") + ", byte 10000");
}

TEST(MappedMemory, isAFileThatIsAlwaysWhole)
{
    static constexpr std::array<std::uint8_t, 3> bytes{'a', 'b', 'c'};
    const auto memory = MappedFile::ofMemory(bytes, "demo");
    EXPECT_EQ(textOf(*memory->window(1, 1, "demo!b")), "b");
    EXPECT_EQ(memory->path(), "demo");
    EXPECT_TRUE(memory->whole());
}

TEST_F(MappedFileTest, aBlockOfWindowsAnswersAsItsDirectoryDoes)
{
    const History history = makeHistory(20, 1'700'006'400'000, 300, 15'000);
    const std::string path = writtenBlock(history, m_dir.path().string());
    std::vector<std::unique_ptr<BlockParts>> blocks;
    blocks.push_back(std::make_unique<PackedBlock>(path, m_dir.file("packed")));
    const auto database = Database::open(blocks);
    blocks.clear();
    ASSERT_TRUE(database) << describe(database.error());
    expectSame(readAll(**database), history);
}

TEST_F(MappedFileTest, aBlockOfWindowsWhoseFileShrinksGivesAnErrorForWhatIsRead)
{
    const std::string path =
        writtenBlock(makeHistory(400, 1'700'006'400'000, 480, 15'000), m_dir.path().string());
    std::vector<std::unique_ptr<BlockParts>> blocks;
    blocks.push_back(std::make_unique<PackedBlock>(path, m_dir.file("packed")));
    const auto database = Database::open(blocks);
    ASSERT_TRUE(database) << describe(database.error());
    const auto set = (*database)->select({}, ever, {});
    ASSERT_TRUE(set);
    fs::resize_file(m_dir.path() / "packed", fs::file_size(m_dir.path() / "packed") / 2);
    series::Samples samples;
    for (const std::size_t i : {std::size_t{0}, (*set)->size() - 1}) {
        const base::Status read = (*set)->read(i, ever, samples);
        ASSERT_FALSE(read);
        EXPECT_NE(read.error().message.find("shorter"), std::string::npos) << describe(read.error());
    }
}

} // namespace zumik::tsdb
