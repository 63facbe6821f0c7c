// SPDX-License-Identifier: GPL-3.0-or-later
// What leaves the program is written whole or not at all, under a name that every file system takes.
#include "app/panelexport.h"

#include "app/wholefile.h"
#include "models/board/paneldata.h"
#include "tests/support/tempdir.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QIODevice>
#include <QTimeZone>

#include <gtest/gtest.h>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

namespace zumik::app {

namespace {

QStringList filesIn(const tests::TempDir &dir)
{
    return QDir(QString::fromStdString(dir.file(""))).entryList(QDir::Files | QDir::Hidden);
}

PanelExport tableOf(std::shared_ptr<const board::PanelData> data)
{
    PanelExport what{PanelExport::Form::Csv, {}, widgets::common::ZoneClock(QTimeZone::utc())};
    what.story.data = std::move(data);
    return what;
}

std::shared_ptr<const board::PanelData> manySeries(std::size_t series, std::size_t count)
{
    auto data = std::make_shared<board::PanelData>();
    frame::Frame frame;
    frame.grid = series::Grid{{0}, std::chrono::seconds(15), count};
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i) {
        values.push_back(1.0 / (double(i) + 3));
    }
    const series::Column column(std::move(values));
    for (std::size_t i = 0; i < series; ++i) {
        frame.fields.push_back({"series " + std::to_string(i), {}, column, {}});
    }
    data->frames.push_back(std::move(frame));
    return data;
}

} // namespace

TEST(WholeFile, isNamedSoThatEveryFileSystemTakesIt)
{
    const QString csv = QStringLiteral("csv");
    EXPECT_EQ(fileName(QStringLiteral("a/b\\c: <d>|?*\"e\""), QStringLiteral("03:00"), csv),
        QStringLiteral("a b c d e 03-00.csv"));
    EXPECT_EQ(fileName(QStringLiteral("..."), {}, csv), QStringLiteral("panel.csv"));
    EXPECT_EQ(fileName(QStringLiteral(".hidden"), QStringLiteral("x"), csv), QStringLiteral("hidden x.csv"));
    EXPECT_EQ(fileName(QStringLiteral("CON"), QStringLiteral("x"), csv), QStringLiteral("CON x.csv"));
    const QString wide = fileName(QString(200, QChar(0x65e5)), QStringLiteral("2025-11-20 03-00-00"), csv);
    EXPECT_LE(wide.toUtf8().size(), 200) << "names end at 255 bytes";
    EXPECT_TRUE(wide.endsWith(QStringLiteral("03-00-00.csv")));
}

TEST(WholeFile, keepsWhatIsThereWhenItCantBeMade)
{
    const tests::TempDir dir("whole");
    const QString path = QString::fromStdString(dir.file("a.txt"));
    const auto writes = [](const char *text, bool works) {
        return [text, works](QIODevice &device) {
            device.write(text);
            return works;
        };
    };
    ASSERT_TRUE(writeWhole(path, writes("first", true), "x"));
    const base::Status failed = writeWhole(path, writes("sec", false), "it can't be made");
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().code, base::ErrorCode::FileUnwritable);
    EXPECT_EQ(failed.error().message, "it can't be made");
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll(), "first");
    EXPECT_EQ(filesIn(dir).size(), 1);
}

#ifdef Q_OS_UNIX
/// As a full disk does it: the system takes a part and refuses the rest.
base::Status writeWithRoomFor(rlim_t bytes, const PanelExport &what, const QString &path)
{
    rlimit before{};
    EXPECT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
    auto *const handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit small = before;
    small.rlim_cur = bytes;
    EXPECT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
    const base::Status written = writeExport(what, path);
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    return written;
}

TEST(PanelExport, saysWhyTheDiskTookOnlyAPartAndLeavesNothing)
{
    const tests::TempDir dir("whole");
    const QString path = QString::fromStdString(dir.file("a.csv"));
    for (const std::size_t rows : {40U, 1000U}) { // 40: in a piece, which is the last
        const base::Status failed = writeWithRoomFor(20'000, tableOf(manySeries(50, rows)), path);
        ASSERT_FALSE(failed) << rows;
        EXPECT_EQ(failed.error().code, base::ErrorCode::FileUnwritable);
        EXPECT_NE(failed.error().message, "it can't be made") << "the system's own reason";
        EXPECT_TRUE(filesIn(dir).isEmpty()) << filesIn(dir).join(u' ').toStdString();
    }
}
#endif

TEST(PanelExport, ofMillionsOfNumbersIsNoTextForTheClipboardAndAFileAllTheSame)
{
    const tests::TempDir dir("export");
    const PanelExport what = tableOf(manySeries(1400, 1440));
    const auto text = textOf(what);
    ASSERT_FALSE(text);
    EXPECT_EQ(text.error().code, base::ErrorCode::TooLarge);
    const QString path = QString::fromStdString(dir.file("a.csv"));
    ASSERT_TRUE(writeExport(what, path));
    EXPECT_GT(QFileInfo(path).size(), qint64(1440) * 1400 * 10);
}

TEST(PanelExport, ofATableBeginsSoThatSpreadsheetsKnowItsLetters)
{
    const tests::TempDir dir("export");
    const QString path = QString::fromStdString(dir.file("a.csv"));
    ASSERT_TRUE(writeExport(tableOf(manySeries(1, 1)), path));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_TRUE(file.readAll().startsWith("\xEF\xBB\xBF#"));
    const auto text = textOf(tableOf(manySeries(1, 1)));
    ASSERT_TRUE(text);
    EXPECT_TRUE(text->startsWith("#")) << "a clipboard says what it holds";
}

} // namespace zumik::app
