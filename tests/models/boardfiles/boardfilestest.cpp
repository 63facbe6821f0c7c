// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/boardfiles/boardfiles.h"

#include "tests/support/tempdir.h"
#include "tests/support/waitfor.h"

#include <gtest/gtest.h>

namespace zumik::boardfiles {

namespace {

using tests::waitUntil;

class BoardFilesTest : public testing::Test {
protected:
    BoardFilesTest()
    {
        QObject::connect(
            &files, &BoardFiles::fileChanged, &files, [this](const QString &p) { changed << p; });
        QObject::connect(&files, &BoardFiles::fileGone, &files, [this](const QString &p) { gone << p; });
        QObject::connect(
            &files, &BoardFiles::troubled, &files, [this](const base::Error &e) { errors.push_back(e); });
    }

    void write(const std::string &name, const std::string &title)
    {
        tests::writeFile(dir.file(name), R"({"title":")" + title + R"(","panels":[]})");
    }

    QString path(const std::string &name) const { return QString::fromStdString(dir.file(name)); }

    void watchFolder()
    {
        files.setFolders({QString::fromStdString(dir.path().string())});
        ASSERT_TRUE(waitUntil([this] { return files.settled(); }));
    }

    bool lists(const std::string &title) const
    {
        return std::any_of(files.entries().begin(), files.entries().end(),
            [&](const dashboard::CatalogEntry &entry) { return entry.title == title; });
    }

    tests::TempDir dir{"boards"};
    BoardFiles files;
    QStringList changed;
    QStringList gone;
    std::vector<base::Error> errors;
};

TEST_F(BoardFilesTest, whatIsBrokenIsKnownWithItsReasonUntilItIsWhole)
{
    tests::writeFile(dir.file("a.json"), R"({"title": "A", )");
    watchFolder();
    ASSERT_EQ(files.broken().size(), 1U);
    EXPECT_EQ(files.broken()[0].path, path("a.json"));
    EXPECT_EQ(files.broken()[0].root, QString::fromStdString(dir.path().string()));
    EXPECT_EQ(files.broken()[0].error.code, base::ErrorCode::JsonInvalid);
    write("a.json", "A");
    EXPECT_TRUE(waitUntil([this] { return files.broken().empty() && lists("A"); }));
}

TEST_F(BoardFilesTest, whatBreaksIsNewsAlsoWhereNoBoardComesOrGoes)
{
    write("a.json", "A");
    watchFolder();
    int news = 0;
    QObject::connect(&files, &BoardFiles::changed, &files, [&] { ++news; });
    tests::writeFile(dir.file("a.json"), R"({"title": "A", )");
    EXPECT_TRUE(waitUntil([&] { return !files.broken().empty(); }));
    EXPECT_TRUE(lists("A")) << "as it was last";
    EXPECT_EQ(news, 1);
}

TEST_F(BoardFilesTest, aNamedFileThatIsGoneOrNoDashboardIsBroken)
{
    tests::writeFile(dir.file("a.yaml"), "a: [b\n");
    files.setFiles({path("a.yaml"), path("gone.json")});
    files.setFolders({path("nowhere")});
    ASSERT_TRUE(waitUntil([this] { return files.settled() && files.broken().size() == 3; }));
    EXPECT_EQ(files.broken()[0].error.code, base::ErrorCode::FileNotFound);
    EXPECT_EQ(files.broken()[1].error.code, base::ErrorCode::FormatInvalid);
    EXPECT_EQ(files.broken()[2].path, path("gone.json"));
}

TEST_F(BoardFilesTest, aNewFileJoinsTheFoldersBoards)
{
    write("a.json", "A");
    watchFolder();
    EXPECT_TRUE(lists("A"));
    write("b.json", "B");
    EXPECT_TRUE(waitUntil([this] { return lists("B"); }, 5000));
    EXPECT_TRUE(changed.isEmpty());
}

TEST_F(BoardFilesTest, aFileThatChangesIsToldAndListedAnew)
{
    write("a.json", "A");
    watchFolder();
    write("a.json", "Another title");
    EXPECT_TRUE(
        waitUntil([this] { return lists("Another title") && changed.contains(path("a.json")); }, 5000));
}

TEST_F(BoardFilesTest, aReplacedFileIsWatchedAgain)
{
    write("a.json", "A");
    files.setFiles({path("a.json")});
    ASSERT_TRUE(waitUntil([this] { return files.settled(); }));
    for (const std::string title : {"First", "Second one"}) {
        write("new.tmp", title);
        std::filesystem::rename(dir.file("new.tmp"), dir.file("a.json"));
        ASSERT_TRUE(waitUntil([&] { return lists(title); }, 5000)) << title;
    }
}

TEST_F(BoardFilesTest, aFileThatGoesIsToldAndSoIsItsReturn)
{
    write("a.json", "A");
    watchFolder();
    std::filesystem::remove(dir.file("a.json"));
    ASSERT_TRUE(waitUntil([this] { return gone.contains(path("a.json")); }, 5000));
    EXPECT_FALSE(lists("A"));
    write("a.json", "A");
    EXPECT_TRUE(waitUntil([this] { return changed.contains(path("a.json")); }, 5000));
}

TEST_F(BoardFilesTest, aFolderThatIsNoLongerAskedForHasNotGone)
{
    write("a.json", "A");
    watchFolder();
    files.setFolders({});
    ASSERT_TRUE(waitUntil([this] { return files.settled() && files.entries().empty(); }));
    EXPECT_TRUE(gone.isEmpty());
}

TEST_F(BoardFilesTest, aTroubleIsToldOnce)
{
    tests::writeFile(dir.file("a.json"), "{");
    watchFolder();
    files.rescan();
    ASSERT_TRUE(waitUntil([this] { return files.settled(); }));
    EXPECT_EQ(errors.size(), 1U);
}

TEST_F(BoardFilesTest, theUsualLookFindsWhatNobodyTold)
{
    write("a.json", "A");
    files.setInterval(50);
    files.setFiles({path("a.json"), path("b.json")}); // b is not there, so nothing watches it
    ASSERT_TRUE(waitUntil([this] { return lists("A"); }));
    write("b.json", "B");
    EXPECT_TRUE(waitUntil([this] { return lists("B"); }, 5000));
}

TEST_F(BoardFilesTest, loadsABoardOutOfAFileOfSeveral)
{
    tests::writeFile(dir.file("cm.yaml"),
        "kind: ConfigMap\ndata:\n  a.json: '{\"title\":\"A\",\"panels\":[]}'\n  b.json: "
        "'{\"title\":\"B\",\"panels\":[]}'\n");
    const auto load = [this](const QString &place) {
        return tests::ask<LoadedFile>(
            [&](auto stop, auto to, auto answer) { files.load(place, stop, to, answer); });
    };
    const auto second = load(path("cm.yaml") + QStringLiteral("#b.json"));
    ASSERT_TRUE(second);
    EXPECT_EQ(second->dashboard->title, "B");
    EXPECT_EQ(second->boards, 2U);
    const auto first = load(path("cm.yaml"));
    ASSERT_TRUE(first);
    EXPECT_EQ(first->place, dir.file("cm.yaml") + "#a.json");
    const auto none = load(path("cm.yaml") + QStringLiteral("#c.json"));
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, base::ErrorCode::InvalidArgument);
}

TEST_F(BoardFilesTest, aFileWhoseNameHasANumberSignIsAFile)
{
    write("a#b.json", "A");
    EXPECT_EQ(pathOf(path("a#b.json")), path("a#b.json"));
    EXPECT_EQ(pathOf(path("c.yaml#b.json")), path("c.yaml"));
    ASSERT_TRUE(loadFile(path("a#b.json")));
}

TEST_F(BoardFilesTest, rulesAreNoDashboard)
{
    tests::writeFile(dir.file("r.yaml"), "groups:\n- name: a\n  rules: []\n");
    const auto file = loadFile(path("r.yaml"));
    ASSERT_TRUE(file);
    EXPECT_FALSE(file->dashboard);
    EXPECT_EQ(file->ruleGroups, 1U);
}

} // namespace

} // namespace zumik::boardfiles
