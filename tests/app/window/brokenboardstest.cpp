// SPDX-License-Identifier: GPL-3.0-or-later
// Packs, folders and files that can't be read, and those that nobody wants listed any more.
#include "tests/app/window/mainwindowfixture.h"
#include "widgets/shell/actions.h"
#include "widgets/shell/messages.h"
#include "widgets/shell/palette.h"
#include "widgets/shell/sidebar.h"
#include "widgets/shell/sideitem.h"

#include <QLineEdit>
#include <QTest>

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

namespace zumik::app {

namespace {

using tests::waitUntil;
using widgets::shell::SideItem;

constexpr char mine[] = R"({"uid":"mine","title":"Mine","panels":[]})";
constexpr char other[] = R"({"uid":"other","title":"Other","panels":[]})";

class BrokenBoards : public MainWindowTest {
protected:
    ~BrokenBoards() override { qputenv("XDG_DATA_HOME", m_dataHome); }

    void write(const std::string &name, const std::string &content)
    {
        std::filesystem::create_directories(std::filesystem::path(dir.file(name)).parent_path());
        tests::writeFile(dir.file(name), content);
    }

    QString path(const std::string &name) const { return QString::fromStdString(dir.file(name)); }

    SideItem *line(const QString &name) const
    {
        const auto items = part<widgets::shell::SideBar>()->findChildren<SideItem *>();
        const auto found = std::find_if(
            items.begin(), items.end(), [&](const auto *item) { return item->accessibleName() == name; });
        return found == items.end() ? nullptr : *found;
    }

    bool told(const QString &part) const { return window->messages().asText().contains(part); }

    bool shows(const std::string &title) const
    {
        return window->board() != nullptr && window->board()->isVisible()
            && window->board()->run().dashboard().title == title;
    }

    /// A folder "boards" with Mine and Other, Mine on screen.
    void openFolder()
    {
        write("boards/mine.json", mine);
        write("boards/other.json", other);
        connectSession();
        window->openBoardFile(path("boards"));
        ASSERT_TRUE(waitUntil([&] { return line(QStringLiteral("Mine")) != nullptr; }));
        window->showBoard(path("boards/mine.json"));
        ASSERT_TRUE(waitUntil([&] { return shows("Mine"); }));
    }

    QByteArray m_dataHome = qgetenv("XDG_DATA_HOME");
};

TEST_F(BrokenBoards, aPackThatCantBeReadIsListedWithItsReasonAndTold)
{
    qputenv("XDG_DATA_HOME", QByteArray::fromStdString(dir.file("data")));
    const std::string pack = DashboardLibrary::ownPacks().toStdString() + "/mine";
    std::filesystem::create_directories(pack);
    tests::writeFile(pack + "/pack.yaml", "id: mine\ntitel: Mine\n");
    const DashboardLibrary own;
    window = std::make_unique<MainWindow>(own, &look);
    window->show();
    ASSERT_NE(line(QStringLiteral("mine/pack.yaml:2:1")), nullptr);
    EXPECT_NE(line(QStringLiteral("Can't be read")), nullptr);
    EXPECT_TRUE(line(QStringLiteral("mine/pack.yaml:2:1"))
                    ->accessibleDescription()
                    .contains(QStringLiteral("titel")));
    EXPECT_TRUE(told(QStringLiteral("A pack is left out"))) << window->messages().asText().toStdString();
    connectSession();
    line(QStringLiteral("mine/pack.yaml:2:1"))->click();
    EXPECT_EQ(window->page(), QStringLiteral("trouble"));
    window.reset(); // before its library
}

TEST_F(BrokenBoards, aFileOfAFolderIsListedWithItsReasonUntilItCanBeRead)
{
    write("boards/broken.json", R"({"title": "x", )");
    connectSession();
    window->openBoardFile(path("boards"));
    ASSERT_TRUE(waitUntil([&] { return line(QStringLiteral("boards/broken.json")) != nullptr; }));
    EXPECT_TRUE(
        line(QStringLiteral("boards/broken.json"))->accessibleDescription().contains(QStringLiteral("JSON")));
    write("boards/broken.json", mine);
    EXPECT_TRUE(waitUntil([&] {
        return line(QStringLiteral("boards/broken.json")) == nullptr
            && line(QStringLiteral("Mine")) != nullptr;
    }));
}

TEST_F(BrokenBoards, aFolderThatHasGoneIsListedAndCanBeForgotten)
{
    openFolder();
    std::filesystem::remove_all(dir.file("boards"));
    reopen();
    ASSERT_TRUE(waitUntil([&] { return line(QStringLiteral("boards")) != nullptr; }));
    QTest::keyClick(line(QStringLiteral("boards")), Qt::Key_Delete);
    EXPECT_TRUE(waitUntil([&] { return line(QStringLiteral("boards")) == nullptr; }));
    EXPECT_TRUE(window->catalog().places().folders.isEmpty());
}

TEST_F(BrokenBoards, aForgottenFolderStaysOnDiskAndItsBoardOnScreen)
{
    openFolder();
    QTest::keyClick(line(QStringLiteral("boards")), Qt::Key_Delete);
    EXPECT_TRUE(waitUntil([&] { return line(QStringLiteral("Mine")) == nullptr; }));
    EXPECT_TRUE(shows("Mine"));
    EXPECT_TRUE(told(QStringLiteral("is no longer listed")));
    EXPECT_TRUE(std::filesystem::exists(dir.file("boards/mine.json")));
    EXPECT_EQ(tests::readFile(dir.file("boards.json")).find(dir.file("boards") + "\""), std::string::npos);
    window->close();
    reopen();
    connectSession();
    EXPECT_FALSE(shows("Mine")) << "it was left";
    EXPECT_TRUE(window->catalog().places().files.isEmpty());
}

TEST_F(BrokenBoards, aFileIsForgottenByItsOwnLineOnly)
{
    write("mine.json", mine);
    write("other.json", other);
    connectSession();
    window->openBoardFile(path("mine.json"));
    ASSERT_TRUE(waitUntil([&] { return line(QStringLiteral("Mine")) != nullptr; }));
    window->openBoardFile(path("other.json"));
    ASSERT_TRUE(waitUntil([&] { return line(QStringLiteral("Other")) != nullptr; }));
    QTest::keyClick(line(QStringLiteral("Files")), Qt::Key_Delete);
    QTest::keyClick(line(QStringLiteral("Mine")), Qt::Key_Delete);
    EXPECT_TRUE(waitUntil([&] { return line(QStringLiteral("Mine")) == nullptr; }));
    EXPECT_NE(line(QStringLiteral("Other")), nullptr);
    EXPECT_EQ(window->catalog().places().files, QStringList(path("other.json")));
}

TEST_F(BrokenBoards, thePaletteForgetsAFolder)
{
    openFolder();
    window->actions().run(QStringLiteral("palette"));
    auto *const palette = part<widgets::shell::Palette>();
    auto *const field = palette->findChild<QLineEdit *>();
    ASSERT_TRUE(waitUntil([&] { return field->hasFocus(); }));
    QTest::keyClicks(field, QStringLiteral("forget folder"));
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_TRUE(waitUntil([&] { return line(QStringLiteral("Mine")) == nullptr; }));
    EXPECT_TRUE(window->catalog().places().folders.isEmpty());
}

} // namespace

} // namespace zumik::app
