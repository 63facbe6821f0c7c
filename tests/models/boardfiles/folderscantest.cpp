// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/boardfiles/folderscan.h"

#include "tests/support/tempdir.h"

#include <QString>

#include <gtest/gtest.h>

namespace zumik::boardfiles {

namespace {

class FolderScanTest : public testing::Test {
protected:
    void write(const std::string &name, const std::string &title)
    {
        std::filesystem::create_directories(std::filesystem::path(dir.file(name)).parent_path());
        tests::writeFile(dir.file(name), R"({"title":")" + title + R"(","panels":[]})");
    }

    FolderScan scan(const ScanLimits &limits = {}) const
    {
        return scanFolder(QString::fromStdString(dir.path().string()), {}, {}, limits);
    }

    static std::vector<std::string> titles(const FolderScan &scan)
    {
        std::vector<std::string> all;
        for (const auto &[path, file] : scan.files) {
            for (const dashboard::CatalogEntry &entry : file->entries) {
                all.push_back(entry.title);
            }
        }
        return all;
    }

    tests::TempDir dir{"boards"};
};

TEST_F(FolderScanTest, foldersInFoldersAreNamedAfterTheirPath)
{
    write("a.json", "A");
    write("gpu/dcgm/b.json", "B");
    const FolderScan found = scan();
    EXPECT_EQ(titles(found), (std::vector<std::string>{"A", "B"}));
    const auto &last = std::prev(found.files.end())->second->entries.front();
    EXPECT_EQ(last.folder, dir.path().filename().string() + "/gpu/dcgm");
    EXPECT_EQ(last.place, dir.file("gpu/dcgm/b.json"));
    EXPECT_EQ(last.origin, dashboard::Origin::Folder);
}

TEST_F(FolderScanTest, whatIsNoDashboardIsPassedOver)
{
    write("a.json", "A");
    write(".git/b.json", "B");
    tests::writeFile(dir.file("package.json"), R"({"name":"x"})");
    tests::writeFile(dir.file("values.yaml"), "{{ helm }}");
    tests::writeFile(dir.file("readme.md"), "{}");
    const FolderScan found = scan();
    EXPECT_EQ(titles(found), std::vector<std::string>{"A"});
    for (const auto &[path, file] : found.files) {
        EXPECT_FALSE(file->trouble) << path.toStdString();
    }
}

TEST_F(FolderScanTest, brokenJsonIsATrouble)
{
    tests::writeFile(dir.file("a.json"), R"({"title":)");
    const FolderScan found = scan();
    ASSERT_EQ(found.files.size(), 1U);
    ASSERT_TRUE(found.files.begin()->second->trouble);
    EXPECT_EQ(found.files.begin()->second->trouble->code, base::ErrorCode::JsonInvalid);
}

TEST_F(FolderScanTest, isBounded)
{
    write("a.json", "A");
    write("b.json", "B");
    write("c/d/e.json", "E");
    EXPECT_FALSE(scan().cutShort);
    EXPECT_TRUE(scan({.files = 1}).cutShort);
    EXPECT_EQ(scan({.files = 1}).files.size(), 1U);
    EXPECT_TRUE(scan({.depth = 1}).cutShort);
    EXPECT_EQ(scan({.depth = 1}).files.size(), 2U);
    EXPECT_TRUE(scan({.looked = 2}).cutShort);
}

TEST_F(FolderScanTest, aLinkThatLeadsBackEnds)
{
    write("a.json", "A");
    std::filesystem::create_directory_symlink(dir.path(), dir.path() / "again");
    EXPECT_EQ(titles(scan()), std::vector<std::string>{"A"});
}

TEST_F(FolderScanTest, anUnchangedFileIsNotReadAgain)
{
    write("a.json", "A");
    const FolderScan first = scan();
    const FolderScan second = scanFolder(QString::fromStdString(dir.path().string()), first.files);
    EXPECT_EQ(first.files.begin()->second, second.files.begin()->second);
}

TEST_F(FolderScanTest, halfWrittenItKeepsWhatItWas)
{
    write("a.json", "A");
    const FolderScan first = scan();
    tests::writeFile(dir.file("a.json"), R"({"title":"Anew",)");
    const FolderScan second = scanFolder(QString::fromStdString(dir.path().string()), first.files);
    EXPECT_EQ(titles(second), std::vector<std::string>{"A"});
    EXPECT_TRUE(second.files.begin()->second->trouble);
}

TEST_F(FolderScanTest, aFolderThatIsNotThereSaysSo)
{
    const FolderScan found = scanFolder(QString::fromStdString(dir.file("none")), {});
    ASSERT_TRUE(found.error);
    EXPECT_EQ(found.error->code, base::ErrorCode::FileNotFound);
}

} // namespace

} // namespace zumik::boardfiles
