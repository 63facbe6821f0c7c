// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settings/boardplaces.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace zumik::settings {

namespace {

class BoardPlacesTest : public testing::Test {
protected:
    void write(const QByteArray &text)
    {
        QFile file(name);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    QTemporaryDir dir;
    QString name = dir.filePath(QStringLiteral("boards.json"));
};

TEST_F(BoardPlacesTest, areReadAsTheyWereWritten)
{
    BoardPlaces places;
    places.addFolder(QStringLiteral("/a"));
    places.addFile(QStringLiteral("/b.json"));
    places.addFile(QStringLiteral("/c.json"));
    places.noteOpened(QStringLiteral("zumik-api"));
    ASSERT_TRUE(writeBoardPlaces(name, places));
    const auto read = readBoardPlaces(name);
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, places);
    EXPECT_EQ(read->files, (QStringList{QStringLiteral("/c.json"), QStringLiteral("/b.json")}));
}

TEST_F(BoardPlacesTest, theLastOpenedIsFirstAndNoneStandsTwice)
{
    BoardPlaces places;
    for (int i = 0; i < 100; ++i) {
        places.noteOpened(QString::number(i % 50));
    }
    EXPECT_EQ(places.recent.size(), BoardPlaces::mostRecent);
    EXPECT_EQ(places.recent.front(), QStringLiteral("49"));
    places.noteOpened(QStringLiteral("45"));
    EXPECT_EQ(places.recent.front(), QStringLiteral("45"));
    EXPECT_EQ(places.recent.count(QStringLiteral("45")), 1);
}

TEST_F(BoardPlacesTest, noFileIsNoPlacesAndABrokenOneIsAnError)
{
    EXPECT_EQ(*readBoardPlaces(name), BoardPlaces());
    write("{");
    EXPECT_EQ(readBoardPlaces(name).error().code, base::ErrorCode::JsonInvalid);
    write("[]");
    EXPECT_EQ(readBoardPlaces(name).error().code, base::ErrorCode::FormatInvalid);
    write(R"({"folders": [1, "", "/a", "/a"], "files": {}, "new": 1})");
    EXPECT_EQ(readBoardPlaces(name)->folders, QStringList{QStringLiteral("/a")});
}

} // namespace

} // namespace zumik::settings
