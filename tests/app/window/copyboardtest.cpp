// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/copyboard.h"

#include "tests/support/tempdir.h"

#include <QDir>

#include <gtest/gtest.h>

namespace zumik::app {

namespace {

class CopyBoard : public testing::Test {
protected:
    QString path(const std::string &name) const { return QString::fromStdString(dir.file(name)); }

    tests::TempDir dir{"copy"};
};

TEST_F(CopyBoard, losesNothing)
{
    tests::writeFile(
        dir.file("a.json"), R"({"title":"A","panels":[],"unknown":{"x":[1.10,12345678901234567890]}})");
    ASSERT_TRUE(copyBoard(path("a.json"), path("b.json"), {}));
    const std::string copy = tests::readFile(dir.file("b.json"));
    EXPECT_NE(copy.find("12345678901234567890"), std::string::npos);
    EXPECT_NE(copy.find("1.10"), std::string::npos);
    EXPECT_EQ(QDir(QString::fromStdString(dir.path().string())).entryList(QDir::Files).size(), 2)
        << "nothing is left beside it";
}

TEST_F(CopyBoard, takesOneOutOfAFileOfSeveralAndNeverReplacesThat)
{
    const std::string map = R"({"kind":"ConfigMap","data":{"a.json":"{\"title\":\"A\",\"panels\":[]}"}})";
    tests::writeFile(dir.file("cm.json"), map);
    const QString place = path("cm.json") + QStringLiteral("#a.json");
    ASSERT_TRUE(copyBoard(place, path("b.json"), {}));
    EXPECT_NE(tests::readFile(dir.file("b.json")).find("\"A\""), std::string::npos);
    const base::Status replaced = copyBoard(place, path("cm.json"), {});
    ASSERT_FALSE(replaced);
    EXPECT_EQ(replaced.error().code, base::ErrorCode::FileUnwritable);
    EXPECT_EQ(tests::readFile(dir.file("cm.json")), map);
}

TEST_F(CopyBoard, whatCannotBeWrittenSaysSo)
{
    tests::writeFile(dir.file("a.json"), R"({"title":"A","panels":[]})");
    const base::Status written = copyBoard(path("a.json"), path("none/b.json"), {});
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, base::ErrorCode::FileUnwritable);
    EXPECT_FALSE(copyBoard(path("gone.json"), path("b.json"), {}));
}

} // namespace

} // namespace zumik::app
