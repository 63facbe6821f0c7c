// SPDX-License-Identifier: GPL-3.0-or-later
// From board to board: links, back and forward.
#include "widgets/dashboard/boardlinks.h"
#include "app/boardhistory.h"
#include "tests/app/window/mainwindowfixture.h"
#include "widgets/panels/linkpopup.h"
#include "widgets/shell/actions.h"
#include "widgets/shell/messages.h"

#include <QAbstractButton>
#include <QTest>

#include <gtest/gtest.h>

namespace zumik::app {

namespace {

using tests::waitUntil;

class BoardLinksTest : public MainWindowTest {
protected:
    void SetUp() override
    {
        MainWindowTest::SetUp();
        write("one.json", R"({"uid":"one","title":"One","tags":["nav"],"panels":[],"links":[
            {"type":"dashboards","title":"More","tags":["nav"],"keepTime":true,"includeVars":true},
            {"type":"dashboards","title":"None","tags":["nowhere"]}],
            "templating":{"list":[{"name":"node","type":"custom","query":"a,b,c","current":{"text":"b","value":"b"}}]}})");
        write("two.json", R"({"uid":"two","title":"Two","tags":["nav"],"panels":[],
            "templating":{"list":[{"name":"node","type":"custom","query":"a,b,c","current":{"text":"a","value":"a"}}]}})");
        window->openBoardFile(QString::fromStdString(dir.path().string()));
        connectSession();
        ASSERT_TRUE(waitUntil([&] { return window->catalog().boards().byUid("two") != nullptr; }));
    }

    void write(const std::string &name, const std::string &content)
    {
        tests::writeFile(dir.file(name), content);
    }

    bool shows(const std::string &title) const
    {
        return window->board() != nullptr && window->board()->isVisible()
            && window->board()->run().dashboard().title == title;
    }

    void show(const std::string &file)
    {
        window->showBoard(QString::fromStdString(dir.file(file)));
        ASSERT_TRUE(waitUntil([&] { return window->boardId() == QString::fromStdString(dir.file(file)); }));
    }

    std::vector<std::string> node() const { return window->board()->run().variable("node")->chosen; }

    void run(const char *action) { window->actions().run(QLatin1String(action)); }
};

TEST_F(BoardLinksTest, aLinkOpensTheBoardWithItsTimeAndVariables)
{
    show("one.json");
    window->followDashboard(QStringLiteral("/d/two/slug?var-node=c&from=now-17m&to=now"));
    ASSERT_TRUE(waitUntil([&] { return shows("Two"); }));
    EXPECT_EQ(node(), std::vector<std::string>{"c"});
    EXPECT_EQ(window->board()->run().time().from, "now-17m");
}

TEST_F(BoardLinksTest, anUnknownUidIsSaid)
{
    show("one.json");
    window->followDashboard(QStringLiteral("/d/three"));
    EXPECT_TRUE(shows("One"));
    ASSERT_NE(window->messages().latest(), nullptr);
    EXPECT_TRUE(window->messages().latest()->text.contains(QStringLiteral("three")));
}

TEST_F(BoardLinksTest, aTimeThatIsNoneIsSaidAndTheBoardOpens)
{
    show("one.json");
    window->followDashboard(QStringLiteral("/d/two?from=soon&to=now"));
    ASSERT_TRUE(waitUntil([&] { return shows("Two"); }));
    EXPECT_TRUE(window->messages().latest()->text.contains(QStringLiteral("soon")));
}

TEST_F(BoardLinksTest, backAndForwardBringTimeAndChoicesAlong)
{
    show("one.json");
    window->board()->setTime({"now-3h", "now"});
    window->followDashboard(QStringLiteral("/d/two?var-node=c&from=now-17m&to=now"));
    ASSERT_TRUE(waitUntil([&] { return shows("Two"); }));
    window->followDashboard(QStringLiteral("/d/two?var-node=b"));
    ASSERT_TRUE(waitUntil([&] { return node() == std::vector<std::string>{"b"}; }));
    QTest::keyClick(window.get(), Qt::Key_Left, Qt::AltModifier);
    ASSERT_TRUE(waitUntil([&] { return node() == std::vector<std::string>{"c"}; }));
    run("boards.back");
    ASSERT_TRUE(waitUntil([&] { return shows("One"); }));
    EXPECT_EQ(window->board()->run().time().from, "now-3h");
    QTest::mouseClick(window->board(), Qt::ForwardButton);
    ASSERT_TRUE(waitUntil([&] { return shows("Two"); }));
    EXPECT_EQ(window->board()->run().time().from, "now-17m");
}

TEST_F(BoardLinksTest, tagsLeadToAllBoardsThatCarryThemButItself)
{
    show("one.json");
    auto *const links = window->board()->findChild<widgets::dashboard::BoardLinks *>();
    ASSERT_NE(links, nullptr);
    links->findChild<QAbstractButton *>()->click();
    const auto &shown = links->popup()->links();
    ASSERT_EQ(shown.size(), 2U);
    EXPECT_EQ(shown[0].title, QStringLiteral("More: Two"));
    EXPECT_NE(shown[1].target.detail.find("nowhere"), std::string::npos);
    links->popup()->open(1);
    EXPECT_TRUE(shows("One"));
    links->popup()->open(0);
    ASSERT_TRUE(waitUntil([&] { return shows("Two"); }));
    EXPECT_EQ(node(), std::vector<std::string>{"b"}) << "includeVars";
}

TEST(BoardHistory, goingOnForgetsWhatWasAhead)
{
    BoardHistory history;
    history.leave({QStringLiteral("a"), std::nullopt});
    history.leave({QStringLiteral("b"), std::nullopt});
    EXPECT_EQ(history.back({QStringLiteral("c"), std::nullopt}).id, QStringLiteral("b"));
    EXPECT_TRUE(history.hasForward());
    history.leave({QStringLiteral("b"), std::nullopt});
    EXPECT_FALSE(history.hasForward());
    EXPECT_EQ(history.back({QStringLiteral("d"), std::nullopt}).id, QStringLiteral("b"));
    EXPECT_EQ(history.back({QStringLiteral("b"), std::nullopt}).id, QStringLiteral("a"));
    EXPECT_EQ(history.forward({QStringLiteral("a"), std::nullopt}).id, QStringLiteral("b"));
}

TEST(BoardHistory, isBounded)
{
    BoardHistory history;
    for (int i = 0; i < 200; ++i) {
        history.leave({QString::number(i), std::nullopt});
    }
    std::size_t count = 0;
    for (; history.hasBack(); ++count) {
        history.back({QStringLiteral("x"), std::nullopt});
    }
    EXPECT_EQ(count, BoardHistory::most);
}

} // namespace

} // namespace zumik::app
