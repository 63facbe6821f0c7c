// SPDX-License-Identifier: GPL-3.0-or-later
// What boards of the window are compared with.
#include "tests/app/window/mainwindowfixture.h"

#include "models/board/baseline.h"
#include "widgets/controls/barbutton.h"
#include "widgets/shell/actions.h"
#include "widgets/shell/comparepopup.h"
#include "widgets/shell/sidebar.h"

#include <QTest>

namespace zumik::app {

namespace {

using namespace std::chrono_literals;
using widgets::controls::BarButton;

class CompareWindowTest : public MainWindowTest {
protected:
    void SetUp() override
    {
        MainWindowTest::SetUp();
        connectSession();
    }

    void compare(const char *action)
    {
        window->actions().run(QLatin1String(action));
        ASSERT_TRUE(tests::waitUntil([this] { return window->idle(); }));
    }

    bool offers(const char *action) const
    {
        return widgets::shell::Actions::isEnabled(*window->actions().find(QLatin1String(action)));
    }

    QString said() const
    {
        for (const BarButton *const button : window->findChildren<BarButton *>()) {
            if (button->accessibleName().startsWith(QStringLiteral("Compare: "))) {
                return button->label();
            }
        }
        return {};
    }

    /// Of the board that shows: panels with something to compare with.
    int comparedPanels() const
    {
        int count = 0;
        for (const int id : window->board()->grid()->panelIds()) {
            const auto data = window->board()->run().panelData(id);
            count += data && data->baseline ? 1 : 0;
        }
        return count;
    }
};

} // namespace

TEST_F(CompareWindowTest, isOffUntilSomebodyAsksForIt)
{
    EXPECT_EQ(said(), QStringLiteral("off"));
    EXPECT_EQ(comparedPanels(), 0);
    EXPECT_FALSE(offers("board.compare.off"));
}

TEST_F(CompareWindowTest, isChosenFromThePaletteAndTakenBack)
{
    compare("board.compare.1w");
    EXPECT_EQ(said(), QStringLiteral("1 w earlier"));
    EXPECT_GT(comparedPanels(), 0);
    EXPECT_EQ(window->board()->run().comparison(), 7 * 24h);
    EXPECT_TRUE(offers("board.compare.off"));
    compare("board.compare.off");
    EXPECT_EQ(said(), QStringLiteral("off"));
    EXPECT_EQ(comparedPanels(), 0);
}

TEST_F(CompareWindowTest, isOpenedByItsKey)
{
    QTest::keyClick(window.get(), Qt::Key_C);
    auto *const popup = part<widgets::shell::ComparePopup>();
    ASSERT_TRUE(tests::waitUntil([popup] { return popup->isVisible(); }));
    QTest::keyClick(popup, Qt::Key_Escape);
    EXPECT_FALSE(popup->isVisible());
}

TEST_F(CompareWindowTest, staysFromBoardToBoardAsTheTimeDoes)
{
    compare("board.compare.1d");
    window->showBoard(QStringLiteral("zumik-byoc"));
    ASSERT_TRUE(tests::waitUntil([this] { return window->idle() && comparedPanels() > 0; }));
    EXPECT_EQ(window->board()->run().comparison(), 24h);
    compare("board.compare.off");
    window->showBoard(QStringLiteral("zumik-api"));
    ASSERT_TRUE(tests::waitUntil([this] { return window->idle() && comparedPanels() == 0; }));
    EXPECT_FALSE(window->board()->run().comparison());
}

TEST_F(CompareWindowTest, comesBackWithTheBoardThatIsGoneBackTo)
{
    compare("board.compare.1d");
    window->showBoard(QStringLiteral("zumik-byoc"));
    ASSERT_TRUE(tests::waitUntil([this] { return window->idle() && comparedPanels() > 0; }));
    compare("board.compare.off");
    compare("boards.back");
    EXPECT_EQ(window->boardId(), QStringLiteral("zumik-api"));
    EXPECT_EQ(window->board()->run().comparison(), 24h);
    EXPECT_EQ(said(), QStringLiteral("1 d earlier"));
    compare("boards.forward");
    EXPECT_FALSE(window->board()->run().comparison());
    EXPECT_EQ(said(), QStringLiteral("off"));
}

TEST_F(CompareWindowTest, staysOverAnotherSessionOfTheSameProfile)
{
    compare("board.compare.1h");
    window->useSession(session);
    session.succeed();
    ASSERT_TRUE(tests::waitUntil([this] { return window->board() != nullptr && settled(); }));
    EXPECT_EQ(window->board()->run().comparison(), 1h);
    EXPECT_EQ(said(), QStringLiteral("1 h earlier"));
}

} // namespace zumik::app
