// SPDX-License-Identifier: GPL-3.0-or-later
// Boards that a person brings: files, folders, what is dropped, what changes on disk.
#include "models/dashboard/reader.h"
#include "tests/app/window/mainwindowfixture.h"
#include "tests/app/window/readydialogs.h"
#include "widgets/shell/actions.h"
#include "widgets/shell/messages.h"
#include "widgets/shell/sidebar.h"
#include "widgets/shell/sideitem.h"

#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QTest>
#include <QUrl>

#include <gtest/gtest.h>

namespace zumik::app {

namespace {

using tests::waitUntil;

constexpr char mine[] =
    R"({"uid":"mine","title":"Mine","tags":["t"],"panels":[{"id":1,"type":"timeseries","title":"P",
    "gridPos":{"x":0,"y":0,"w":24,"h":8},"targets":[{"refId":"A","expr":"up{node=\"$node\"}"}]}],
    "templating":{"list":[{"name":"node","type":"custom","query":"a,b,c","current":{"text":"a","value":"a"}}]}})";

class BoardSources : public MainWindowTest {
protected:
    void SetUp() override
    {
        MainWindowTest::SetUp();
        auto own = std::make_unique<ReadyDialogs>();
        dialogs = own.get();
        window->setFileDialogs(std::move(own));
    }

    QString write(const std::string &name, const std::string &content)
    {
        tests::writeFile(dir.file(name), content);
        return QString::fromStdString(dir.file(name));
    }

    void run(const char *action) { window->actions().run(QLatin1String(action)); }

    bool shows(const std::string &title) const
    {
        return window->board() != nullptr && window->board()->isVisible()
            && window->board()->run().dashboard().title == title;
    }

    bool lists(const QString &title) const
    {
        const auto items = part<widgets::shell::SideBar>()->findChildren<widgets::shell::SideItem *>();
        return std::any_of(
            items.begin(), items.end(), [&](const auto *item) { return item->accessibleName() == title; });
    }

    bool told(const QString &part) const { return window->messages().asText().contains(part); }

    /// Opened by its action, and shown.
    QString openMine()
    {
        connectSession();
        const QString path = write("mine.json", mine);
        dialogs->answer = path;
        run("boards.openFile");
        EXPECT_TRUE(waitUntil([&] { return shows("Mine"); }));
        return path;
    }

    ReadyDialogs *dialogs = nullptr;
};

TEST_F(BoardSources, aFileThatIsOpenedShowsAndIsListed)
{
    const QString path = openMine();
    EXPECT_EQ(window->boardId(), path);
    EXPECT_TRUE(waitUntil([&] { return lists(QStringLiteral("Mine")); }));
    EXPECT_TRUE(window->windowTitle().startsWith(QStringLiteral("Mine")));
}

TEST_F(BoardSources, filesAndFoldersAreRemembered)
{
    openMine();
    std::filesystem::create_directories(dir.file("more"));
    write("more/other.json", R"({"uid":"other","title":"Other one","panels":[]})");
    dialogs->answer = QString::fromStdString(dir.file("more"));
    run("boards.addFolder");
    ASSERT_TRUE(waitUntil([&] { return lists(QStringLiteral("Other one")); }));
    reopen();
    EXPECT_TRUE(
        waitUntil([&] { return lists(QStringLiteral("Mine")) && lists(QStringLiteral("Other one")); }));
    EXPECT_EQ(window->catalog().places().recent.value(0), QString::fromStdString(dir.file("mine.json")));
}

TEST_F(BoardSources, aFileIsDropped)
{
    connectSession();
    QMimeData data;
    data.setUrls(
        {QUrl::fromLocalFile(write("mine.json", mine)), QUrl(QStringLiteral("https://example.com/x.json"))});
    QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(window.get(), &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent drop(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(window.get(), &drop);
    EXPECT_TRUE(waitUntil([&] { return shows("Mine"); }));
}

TEST_F(BoardSources, aBrokenFileIsToldAndTheBoardStays)
{
    connectSession();
    const QString before = window->boardId();
    dialogs->answer = write("broken.json", R"({"title": "x", )");
    run("boards.openFile");
    EXPECT_TRUE(waitUntil([&] { return told(QStringLiteral("broken.json")); }));
    EXPECT_EQ(window->boardId(), before);
    EXPECT_TRUE(window->board()->isVisible());
}

TEST_F(BoardSources, ofRulesTheExpressionsAreDrawnAndNoMoreIsPromised)
{
    connectSession();
    dialogs->answer = write("rules.yaml",
        "groups:\n- name: a\n  rules:\n  - {alert: Hot, expr: up == 0}\n- name: b\n  rules: []\n");
    run("boards.openFile");
    ASSERT_TRUE(waitUntil([&] { return shows("rules"); }));
    EXPECT_TRUE(told(QStringLiteral("rules.yaml holds rules of Prometheus (groups: 2)")));
    EXPECT_EQ(window->board()->run().dashboard().panels.back().title, "Hot");
    dialogs->answer = write("none.yaml", "groups:\n- name: a\n  rules: []\n");
    run("boards.openFile");
    EXPECT_TRUE(waitUntil([&] {
        return told(QStringLiteral("none.yaml holds groups of rules (1), and no"));
    })) << window->messages().asText().toStdString();
}

TEST_F(BoardSources, aChangedFileIsReadAgainWithChoicesAndTimeKept)
{
    openMine();
    window->board()->setVariable("node", {"c"});
    window->board()->setTime({"now-42m", "now"});
    std::string other = mine;
    other.replace(other.find("\"Mine\""), 6, "\"Mine, changed\"");
    write("mine.json", other);
    ASSERT_TRUE(waitUntil([&] { return shows("Mine, changed"); }));
    EXPECT_EQ(window->board()->run().variable("node")->chosen, std::vector<std::string>{"c"});
    EXPECT_EQ(window->board()->run().time().from, "now-42m");
    EXPECT_TRUE(told(QStringLiteral("was read again")));
}

TEST_F(BoardSources, halfWrittenTheOldBoardStaysUntilItIsWhole)
{
    openMine();
    std::string other = mine;
    other.replace(other.find("\"Mine\""), 6, "\"Whole\"");
    write("mine.json", other.substr(0, 60));
    ASSERT_TRUE(waitUntil([&] { return told(QStringLiteral("is shown as it was")); }));
    EXPECT_TRUE(shows("Mine"));
    write("mine.json", other);
    EXPECT_TRUE(waitUntil([&] { return shows("Whole"); }));
}

TEST_F(BoardSources, aDeletedFileIsToldAndItsBoardStays)
{
    openMine();
    ASSERT_TRUE(waitUntil([&] { return lists(QStringLiteral("Mine")); }));
    std::filesystem::remove(dir.file("mine.json"));
    EXPECT_TRUE(waitUntil([&] { return told(QStringLiteral("was deleted")); }));
    EXPECT_TRUE(shows("Mine"));
}

TEST_F(BoardSources, aUidOfAPackIsToldWhenAFileHasItToo)
{
    connectSession();
    const std::string uid = library.packs().front().dashboards.front().id;
    dialogs->answer = write("twin.json", R"({"uid":")" + uid + R"(","title":"Twin","panels":[]})");
    run("boards.openFile");
    EXPECT_TRUE(waitUntil([&] { return told(QStringLiteral("have the same uid")); }));
    EXPECT_TRUE(waitUntil([&] { return lists(QStringLiteral("Twin")); }));
}

TEST_F(BoardSources, theSearchNarrowsTheListAndReturnOpens)
{
    openMine();
    connectSession();
    window->showBoard(QString::fromStdString(library.packs().front().dashboards.front().id));
    ASSERT_TRUE(waitUntil([&] { return lists(QStringLiteral("Mine")) && !shows("Mine"); }));
    run("boards.search");
    auto *const field = named<QLineEdit>(QStringLiteral("Search boards"));
    ASSERT_TRUE(waitUntil([&] { return field->hasFocus(); }));
    QTest::keyClicks(field, QStringLiteral("mine"));
    EXPECT_TRUE(lists(QStringLiteral("Mine")));
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_TRUE(waitUntil([&] { return shows("Mine"); }));
}

TEST_F(BoardSources, aCopyHasTheTimeAndChoicesOnlyWhenAsked)
{
    openMine();
    window->board()->setVariable("node", {"b"});
    window->board()->setTime({"now-42m", "now"});
    dialogs->answer = QString::fromStdString(dir.file("copy.json"));
    run("board.copy");
    ASSERT_TRUE(waitUntil([&] { return told(QStringLiteral("Saved a copy")); }));
    EXPECT_EQ(dialogs->suggested, QStringLiteral("mine.json"));
    EXPECT_EQ(tests::readFile(dir.file("copy.json")).find("now-42m"), std::string::npos);
    dialogs->answer = QString::fromStdString(dir.file("shown.json"));
    run("board.copyAsShown");
    ASSERT_TRUE(waitUntil([&] { return std::filesystem::exists(dir.file("shown.json")); }));
    const auto copy = dashboard::readDashboard(tests::readFile(dir.file("shown.json")));
    ASSERT_TRUE(copy);
    EXPECT_EQ(copy->from, "now-42m");
    EXPECT_EQ(copy->variables.front().current, std::vector<std::string>{"b"});
}

} // namespace

} // namespace zumik::app
