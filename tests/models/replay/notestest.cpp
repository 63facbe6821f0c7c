// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/notes.h"
#include "models/replay/noteskeeper.h"

#include "tests/support/tempdir.h"
#include "tests/support/waitfor.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace zumik::replay {

namespace {

std::string contentOf(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

Notes someNotes()
{
    Notes notes;
    addMark(notes, {{2000}, "second \"node\" \xC3\xA9"});
    addMark(notes, {{1000}, {}});
    notes.text = "line\nline";
    return notes;
}

class NotesKeeperTest : public testing::Test {
protected:
    bool settle(NotesKeeper &keeper)
    {
        return tests::waitUntil([&] { return keeper.settled(); });
    }

    tests::TempDir dir{"notes"};
    std::string path = dir.file("incident.zsnap.notes.json");
};

} // namespace

TEST(Notes, areReadAsTheyWereWritten)
{
    const Notes notes = someNotes();
    EXPECT_EQ(notes.marks.front().time, base::Time{1000});
    const auto read = readNotes(notesJson(notes));
    ASSERT_TRUE(read) << describe(read.error());
    EXPECT_EQ(read->notes, notes);
    EXPECT_EQ(read->leftOut, 0U);
}

TEST(Notes, haveOneMarkATime)
{
    Notes notes = someNotes();
    EXPECT_TRUE(addMark(notes, {{2000}, {}}));
    EXPECT_EQ(notes, someNotes());
    EXPECT_TRUE(addMark(notes, {{1000}, "named"}));
    EXPECT_EQ(notes.marks.size(), 2U);
    EXPECT_EQ(notes.marks.front().text, "named");
}

TEST(Notes, areReadAsFarAsTheyCanBe)
{
    const auto read = readNotes(R"({"later": 1, "notes": 7, "marks": [
        {"time": 5, "text": "a"}, {"text": "no time"}, 3, {"time": 1e300}, {"time": "x"}, {"time": 1, "text": 4}]})");
    ASSERT_TRUE(read) << describe(read.error());
    EXPECT_EQ(read->leftOut, 4U);
    EXPECT_EQ(read->notes, (Notes{{{{1}, {}}, {{5}, "a"}}, {}}));
}

TEST(Notes, thatAreNoneAreRefused)
{
    EXPECT_EQ(readNotes("").error().code, base::ErrorCode::JsonInvalid);
    EXPECT_EQ(readNotes("{\"marks\": [").error().code, base::ErrorCode::JsonInvalid);
    EXPECT_EQ(readNotes("[1]").error().code, base::ErrorCode::FormatInvalid);
}

TEST(Notes, areBounded)
{
    Notes notes;
    for (std::size_t i = 0; i < mostMarks; ++i) {
        ASSERT_TRUE(addMark(notes, {{static_cast<std::int64_t>(i)}, {}}));
    }
    EXPECT_FALSE(addMark(notes, {{-1}, {}}));
    EXPECT_TRUE(addMark(notes, {{5}, "there already"}));
    notes.marks.front().text = std::string(longestMark - 1, 'a') + "\xC3\xA9"; // cut within a character
    const auto read = readNotes(notesJson(notes));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->notes.marks.front().text, std::string(longestMark - 1, 'a'));
}

TEST(Notes, lieBesideTheRecording)
{
    EXPECT_EQ(notesFileOf("/a/incident.zsnap"), "/a/incident.zsnap.notes.json");
    EXPECT_EQ(notesFileOf("/a/data/"), "/a/data.notes.json");
}

TEST_F(NotesKeeperTest, keepsWhatIsChangedAndFindsItAgain)
{
    {
        NotesKeeper keeper(path);
        keeper.read();
        ASSERT_TRUE(settle(keeper));
        EXPECT_FALSE(std::filesystem::exists(path));
        keeper.change(someNotes());
        Notes more = someNotes();
        more.text = "the last";
        keeper.change(more);
        EXPECT_EQ(keeper.notes().text, "the last");
        ASSERT_TRUE(settle(keeper));
    }
    NotesKeeper again(path);
    again.read();
    ASSERT_TRUE(settle(again));
    EXPECT_EQ(again.notes().text, "the last");
    EXPECT_EQ(again.notes().marks, someNotes().marks);
    int files = 0; // nothing is left of how it was written
    for ([[maybe_unused]] const auto &entry : std::filesystem::directory_iterator(dir.path())) {
        ++files;
    }
    EXPECT_EQ(files, 1);
}

TEST_F(NotesKeeperTest, beginsWithWhatTheRecordingHoldsUntilThereIsAFile)
{
    const std::string recorded = notesJson(someNotes());
    NotesKeeper keeper(path, recorded);
    keeper.read();
    ASSERT_TRUE(settle(keeper));
    EXPECT_EQ(keeper.notes(), someNotes());
    Notes less = someNotes();
    less.marks.clear();
    keeper.change(less);
    ASSERT_TRUE(settle(keeper));
    NotesKeeper again(path, recorded);
    again.read();
    ASSERT_TRUE(settle(again));
    EXPECT_EQ(again.notes(), less) << "the file's count, not the recording's";

    NotesKeeper nowhere(std::string(), recorded);
    nowhere.read();
    ASSERT_TRUE(settle(nowhere));
    EXPECT_EQ(nowhere.notes(), someNotes());
}

TEST_F(NotesKeeperTest, writesWhatWasChangedLastBeforeItGoes)
{
    {
        NotesKeeper keeper(path);
        keeper.change(someNotes());
        keeper.change({{}, "the last"});
    }
    EXPECT_TRUE(tests::waitUntil([&] {
        const auto read = loadNotes(path);
        return read && read->notes.text == "the last";
    }));
}

TEST_F(NotesKeeperTest, putsMarksMadeMeanwhileToThoseOfTheFile)
{
    ASSERT_TRUE(saveNotes(path, {{{{1000}, "old"}}, "text"}));
    NotesKeeper keeper(path);
    keeper.read();
    keeper.change({{{{3000}, "new"}}, {}});
    ASSERT_TRUE(settle(keeper));
    EXPECT_EQ(keeper.notes(), (Notes{{{{1000}, "old"}, {{3000}, "new"}}, "text"}));
    EXPECT_EQ(loadNotes(path)->notes, keeper.notes());
}

TEST_F(NotesKeeperTest, saysThatAFileIsBrokenAndNeverOverwritesIt)
{
    std::ofstream(path) << "{\"marks\": [{\"time\": 5";
    NotesKeeper keeper(path);
    std::vector<base::Error> failures;
    QObject::connect(
        &keeper, &NotesKeeper::failed, &keeper, [&](const base::Error &error) { failures.push_back(error); });
    keeper.read();
    ASSERT_TRUE(settle(keeper));
    ASSERT_EQ(failures.size(), 1U);
    EXPECT_EQ(failures[0].code, base::ErrorCode::JsonInvalid);
    EXPECT_EQ(failures[0].where, path);
    keeper.change(someNotes());
    ASSERT_TRUE(settle(keeper));
    EXPECT_EQ(loadNotes(path)->notes, someNotes());
    EXPECT_EQ(contentOf(path + ".unreadable"), "{\"marks\": [{\"time\": 5");
}

TEST_F(NotesKeeperTest, saysWhatCannotBeWritten)
{
    NotesKeeper keeper(dir.file("nowhere/notes.json"));
    std::vector<base::Error> failures;
    QObject::connect(
        &keeper, &NotesKeeper::failed, &keeper, [&](const base::Error &error) { failures.push_back(error); });
    keeper.change(someNotes());
    ASSERT_TRUE(settle(keeper));
    ASSERT_EQ(failures.size(), 1U);
    EXPECT_EQ(failures[0].code, base::ErrorCode::FileUnwritable);
    EXPECT_EQ(keeper.notes(), someNotes());
}

} // namespace zumik::replay
