// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/archive.h"

#include "models/snapshot/archivewriter.h"
#include "models/snapshot/documents.h"

#include "tests/models/snapshot/writtensnapshot.h"
#include "tests/support/tempdir.h"

#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <fstream>

#include <sys/resource.h>

namespace zumik::snapshot {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t start = 1'700'006'400'000; // a multiple of two hours
constexpr base::TimeRange ever{{INT64_MIN}, {INT64_MAX}};

std::size_t filesIn(const fs::path &directory)
{
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(directory), fs::directory_iterator()));
}

class ArchiveTest : public testing::Test {
protected:
    explicit ArchiveTest(int series = 5)
        : m_history(tsdb::makeHistory(series, start, 200, 15'000))
    {
        Manifest manifest;
        manifest.profile = "prod";
        manifest.created = {start};
        m_block = writtenSnapshot(m_history, m_dir.path().string(), m_path, manifest);
    }

    std::shared_ptr<const Archive> opened()
    {
        const auto archive = Archive::open(m_path);
        EXPECT_TRUE(archive) << describe(archive.error());
        return archive ? *archive : nullptr;
    }

    std::string entryName(const std::string &part) const
    {
        return "block/" + fs::path(m_block).filename().string() + '/' + part;
    }

    tests::TempDir m_dir{"archive"};
    std::string m_path = m_dir.file("a.zsnap");
    tsdb::History m_history;
    std::string m_block;
};

class LargeArchive : public ArchiveTest {
protected:
    LargeArchive()
        : ArchiveTest(400)
    {
    }
};

} // namespace

TEST_F(ArchiveTest, holdsWhatWasWritten)
{
    const auto archive = opened();
    EXPECT_EQ(archive->manifest().profile, "prod");
    EXPECT_EQ(*archive->read("dashboards/a.json"), boardText);
    EXPECT_EQ(*archive->read("notes.json"), notesText);
    const std::vector<std::string> names{entryName("meta.json"), entryName("index"),
        entryName("chunks/000001"), entryName("tombstones"), "dashboards/a.json", "notes.json",
        "manifest.json"};
    EXPECT_EQ(archive->names(), names);
    EXPECT_EQ(archive->manifest().entries.size(), names.size() - 1) << "all but the manifest itself";
    EXPECT_EQ(archive->manifest().entries[4].size, boardText.size());
    const auto missing = archive->read("rules.json");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, base::ErrorCode::FileNotFound);
    EXPECT_EQ(missing.error().where, m_path + "!rules.json");
}

TEST_F(ArchiveTest, hasItsBlocksReadInPlaceAlsoOnceItIsGone)
{
    auto archive = opened();
    const auto database = archive->blocks();
    archive.reset();
    ASSERT_TRUE(database) << describe(database.error());
    tsdb::expectSame(tsdb::readAll(**database), m_history);
    EXPECT_EQ((*database)->blocks()[0]->path(), m_path + "!block/" + fs::path(m_block).filename().string());
}

TEST_F(ArchiveTest, isTheSameFromMemory)
{
    const std::string file = tests::readFile(m_path);
    const auto archive =
        Archive::fromMemory({reinterpret_cast<const std::uint8_t *>(file.data()), file.size()}, "demo");
    ASSERT_TRUE(archive) << describe(archive.error());
    EXPECT_EQ((*archive)->path(), "demo");
    tsdb::expectSame(tsdb::readAll(**(*archive)->blocks()), m_history);
    EXPECT_TRUE((*archive)->verify({}).empty());
}

TEST_F(ArchiveTest, storesItsBlocksAndDeflatesTheRest)
{
    const std::string file = tests::readFile(m_path);
    for (const std::string part : {"index", "chunks/000001", "meta.json", "tombstones"}) {
        EXPECT_NE(file.find(tests::readFile(fs::path(m_block) / part)), std::string::npos) << part;
    }
    EXPECT_EQ(file.find(*opened()->read("manifest.json")), std::string::npos);
}

TEST_F(ArchiveTest, isVerifiedWithProgressToTheEnd)
{
    std::uint64_t last = 0;
    std::uint64_t whole = 0;
    EXPECT_TRUE(opened()
                    ->verify({},
                        [&](std::uint64_t done, std::uint64_t all) {
                            EXPECT_GE(done, last);
                            last = done;
                            whole = all;
                        })
                    .empty());
    EXPECT_GT(whole, fs::file_size(m_path));
    EXPECT_EQ(last, whole);
}

TEST_F(ArchiveTest, isNoLongerVerifiedOnceThatIsStopped)
{
    base::StopSource stop;
    std::uint64_t calls = 0;
    const auto faults = opened()->verify(stop.get_token(), [&](std::uint64_t, std::uint64_t) {
        ++calls;
        stop.request_stop();
    });
    EXPECT_EQ(calls, 1U);
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].code, base::ErrorCode::Cancelled);
}

TEST_F(LargeArchive, thatIsCutWhileItIsOpenGivesErrors)
{
    const auto archive = opened();
    const auto database = archive->blocks();
    ASSERT_TRUE(database);
    const auto set = (*database)->select({}, ever, {});
    ASSERT_TRUE(set);
    fs::resize_file(m_path, 8192);
    series::Samples samples;
    const base::Status read = (*set)->read((*set)->size() - 1, ever, samples);
    const auto text = archive->read("notes.json");
    const auto faults = archive->verify({});
    ASSERT_FALSE(read);
    ASSERT_FALSE(text);
    ASSERT_EQ(faults.size(), 1U);
    for (const base::Error &error : {read.error(), text.error(), faults[0]}) {
        EXPECT_EQ(error.code, base::ErrorCode::FileUnreadable);
        EXPECT_NE(error.message.find("shorter"), std::string::npos) << describe(error);
        EXPECT_EQ(error.where, m_path + ", byte 8192");
    }
}

TEST_F(ArchiveTest, thatIsMissingIsNotFound)
{
    EXPECT_EQ(Archive::open(m_dir.file("none")).error().code, base::ErrorCode::FileNotFound);
    EXPECT_EQ(Archive::open(m_dir.path().string()).error().code, base::ErrorCode::FileUnreadable);
}

TEST_F(ArchiveTest, isReplacedAllAtOnceAndLeavesNothingWhenUnfinished)
{
    const std::string before = tests::readFile(m_path);
    const std::size_t files = filesIn(m_dir.path());
    {
        const auto writer = ArchiveWriter::create(m_path);
        ASSERT_TRUE(writer);
        EXPECT_TRUE((*writer)->addText("notes.json", "{}"));
        EXPECT_EQ(filesIn(m_dir.path()), files + 1);
    }
    EXPECT_EQ(filesIn(m_dir.path()), files);
    EXPECT_EQ(tests::readFile(m_path), before);
    const auto writer = ArchiveWriter::create(m_path);
    ASSERT_TRUE((*writer)->finish(Manifest()));
    EXPECT_EQ(filesIn(m_dir.path()), files);
    EXPECT_EQ(opened()->names(), std::vector<std::string>{"manifest.json"});
}

TEST_F(ArchiveTest, takesNoNameThatAnEntryMustNotHave)
{
    const auto writer = ArchiveWriter::create(m_dir.file("b.zsnap"));
    ASSERT_TRUE((*writer)->addText("notes.json", "{}"));
    for (const std::string name :
        {"notes.json", "", "/a", "../a", "a/../b", "a//b", "a/", "a\\b", "C:a", "a\nb", "./a"}) {
        const base::Status added = (*writer)->addText(name, "{}");
        ASSERT_FALSE(added) << name;
        EXPECT_EQ(added.error().code, base::ErrorCode::InvalidArgument) << name;
    }
    EXPECT_FALSE((*writer)->addText(std::string("a\0b", 3), "{}"));
    EXPECT_EQ((*writer)->addBlock(m_dir.path().string()).error().code, base::ErrorCode::InvalidArgument);
}

TEST_F(ArchiveTest, isNotWrittenWithoutAllPartsOfABlock)
{
    const auto writer = ArchiveWriter::create(m_dir.file("b.zsnap"));
    fs::remove(m_block + "/index");
    const base::Status added = (*writer)->addBlock(m_block);
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().code, base::ErrorCode::FileNotFound);
    EXPECT_EQ(added.error().where, m_block + "/index");
}

TEST_F(LargeArchive, saysThatTheDiskIsFullWhereverThatHappensAndLeavesNothing)
{
    const std::string target = m_dir.file("b.zsnap");
    const std::size_t files = filesIn(m_dir.path());
    const auto whole = static_cast<rlim_t>(fs::file_size(m_path));
    rlimit before{};
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
    auto *const handler = std::signal(SIGXFSZ, SIG_IGN);
    int refused = 0;
    for (rlim_t room = 0; room < whole; room += rlim_t{64} << 10) {
        rlimit small = before;
        small.rlim_cur = room;
        ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
        base::Status written = base::Done{};
        {
            const auto writer = ArchiveWriter::create(target);
            written = writer ? (*writer)->addBlock(m_block) : writer.error();
            written = written ? (*writer)->finish(Manifest()) : written;
        }
        setrlimit(RLIMIT_FSIZE, &before);
        ASSERT_FALSE(written) << room;
        EXPECT_EQ(written.error().code, base::ErrorCode::FileUnwritable) << describe(written.error());
        EXPECT_EQ(written.error().where, target);
        EXPECT_EQ(filesIn(m_dir.path()), files) << room;
        ++refused;
    }
    std::signal(SIGXFSZ, handler);
    EXPECT_GT(refused, 5);
}

TEST_F(ArchiveTest, saysWhereItCannotBeWritten)
{
    const auto writer = ArchiveWriter::create(m_dir.file("none/b.zsnap"));
    ASSERT_FALSE(writer);
    EXPECT_EQ(writer.error().code, base::ErrorCode::FileUnwritable);
    EXPECT_EQ(writer.error().where, m_dir.file("none/b.zsnap"));
}

} // namespace zumik::snapshot
