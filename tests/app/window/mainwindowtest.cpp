// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"
#include "tests/app/window/mainwindowfixture.h"
#include "tests/app/window/readydialogs.h"
#include "widgets/connect/connectionpage.h"
#include "widgets/dashboard/timechoice.h"
#include "widgets/dashboard/variablepicker.h"
#include "widgets/shell/firstpage.h"
#include "widgets/shell/modeband.h"
#include "widgets/shell/sidebar.h"
#include "widgets/shell/sideitem.h"
#include "widgets/shell/statusbar.h"
#include "widgets/shell/topbar.h"
#include "widgets/shell/wayin.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace zumik::app {

namespace {

using tests::waitUntil;
using Phase = session::ConnectionState::Phase;
using namespace std::chrono_literals;

const base::Error refused{base::ErrorCode::ConnectionRefused, "refused", "localhost:9090"};

TEST_F(MainWindowTest, startsWithTheWaysInAndNothingElse)
{
    EXPECT_TRUE(part<widgets::shell::FirstPage>()->isVisible());
    EXPECT_FALSE(part<widgets::shell::TopBar>()->isVisible());
    EXPECT_FALSE(part<widgets::shell::SideBar>()->isVisible());
    EXPECT_FALSE(part<widgets::shell::ModeBand>()->isVisible());
    EXPECT_EQ(window->windowTitle(), QStringLiteral("Zumik Console"));
}

TEST_F(MainWindowTest, aSavedProfileIsChosenByItsNumber)
{
    window->setSavedProfiles({QStringLiteral("prod"), QStringLiteral("eu")});
    const auto cards = window->findChildren<widgets::shell::WayIn *>();
    ASSERT_EQ(cards.size(), 6);
    ASSERT_TRUE(waitUntil([&] { return cards[1]->isVisible(); }));
    const QSignalSpy chosen(window.get(), &MainWindow::profileChosen);
    QTest::keyClick(window.get(), Qt::Key_2);
    ASSERT_TRUE(waitUntil([&] { return chosen.count() == 1; }));
    EXPECT_EQ(chosen.front().front().toString(), QStringLiteral("eu"));
}

TEST_F(MainWindowTest, aSnapshotIsChosenAmongFilesAndTheDemoByItsNumber)
{
    auto dialogs = std::make_unique<ReadyDialogs>();
    dialogs->answer = QStringLiteral("/night.zsnap");
    window->setFileDialogs(std::move(dialogs));
    const auto cards = window->findChildren<widgets::shell::WayIn *>();
    ASSERT_TRUE(waitUntil([&] { return !cards.empty() && cards[0]->isVisible(); }));
    const QSignalSpy chosen(window.get(), &MainWindow::snapshotChosen);
    QTest::keyClick(window.get(), Qt::Key_2);
    ASSERT_TRUE(waitUntil([&] { return chosen.count() == 1; }));
    EXPECT_EQ(chosen[0][0].toString(), QStringLiteral("/night.zsnap"));
    QTest::keyClick(window.get(), Qt::Key_3);
    ASSERT_TRUE(waitUntil([&] { return chosen.count() == 2; }));
    EXPECT_EQ(chosen[1][0].toString(), demoSnapshot);
}

TEST_F(MainWindowTest, theWayInIsToldLegByLeg)
{
    window->useSession(session);
    auto *const page = part<widgets::connect::ConnectionPage>();
    EXPECT_TRUE(page->isVisible());
    session.go(Phase::Authenticating);
    const auto *const row = named<widgets::connect::LegRow>(QStringLiteral("Log in"));
    ASSERT_NE(row, nullptr);
    EXPECT_EQ(row->accessibleDescription(), QStringLiteral("logging in"));
    EXPECT_EQ(window->board(), nullptr);
}

TEST_F(MainWindowTest, aFailureIsASentenceAndCanBeTriedAgain)
{
    window->useSession(session);
    session.fail(refused);
    ASSERT_TRUE(waitUntil([this] { return window->connection()->mode() == Connection::Mode::Refused; }));
    QPushButton *retry = nullptr;
    for (QPushButton *const button :
        part<widgets::connect::ConnectionPage>()->findChildren<QPushButton *>()) {
        retry = button->text() == QStringLiteral("Retry") ? button : retry;
    }
    ASSERT_NE(retry, nullptr);
    ASSERT_TRUE(retry->isVisible());
    QTest::mouseClick(retry, Qt::LeftButton);
    EXPECT_EQ(session.opened, 2);
}

TEST_F(MainWindowTest, onceConnectedItShowsTheFirstBoardWithItsBars)
{
    connectSession();
    EXPECT_TRUE(window->board()->isVisible());
    EXPECT_TRUE(part<widgets::shell::SideBar>()->isVisible());
    EXPECT_TRUE(window->windowTitle().contains(QStringLiteral("prod")));
    EXPECT_FALSE(window->windowTitle().contains(QStringLiteral("localhost")));
    EXPECT_TRUE(waitUntil(
        [this] { return part<widgets::shell::StatusBar>()->text().contains(QStringLiteral("data as of")); }));
}

TEST_F(MainWindowTest, theSideBarSwitchesBoardsAndTheTimeStays)
{
    connectSession();
    const QString first = window->boardId();
    window->board()->setTime(widgets::dashboard::lastOf(1h));
    QPointer<widgets::shell::SideItem> other;
    for (widgets::shell::SideItem *const item : window->findChildren<widgets::shell::SideItem *>()) {
        if (item->isCheckable() && !item->isChecked()) {
            other = item;
        }
    }
    ASSERT_FALSE(other.isNull());
    QTest::mouseClick(other, Qt::LeftButton);
    ASSERT_NE(window->boardId(), first);
    EXPECT_EQ(window->board()->run().time(), widgets::dashboard::lastOf(1h));
    EXPECT_TRUE(other->isChecked());
}

TEST_F(MainWindowTest, theClusterPickerOfTheBoardStandsInTheTopBar)
{
    connectSession();
    window->showBoard(QStringLiteral("zumik-byoc"));
    auto *const picker = window->board()->scopePicker();
    ASSERT_NE(picker, nullptr);
    EXPECT_TRUE(part<widgets::shell::TopBar>()->isAncestorOf(picker));
    EXPECT_TRUE(waitUntil([&] { return picker->shown() == QStringLiteral("byc_1"); }));
    window->showBoard(QStringLiteral("zumik-api"));
    EXPECT_FALSE(picker->isVisible());
    window->showBoard(QStringLiteral("zumik-byoc"));
    EXPECT_TRUE(picker->isVisible());
}

TEST_F(MainWindowTest, aLostConnectionDimsTheBoardAndSaysSoUntilItIsBack)
{
    connectSession();
    const auto ids = window->board()->grid()->panelIds();
    const auto before = window->board()->panelView(ids.front())->content();
    session.fake.failure = refused;
    window->board()->refresh();
    auto *const band = part<widgets::shell::ModeBand>();
    ASSERT_TRUE(waitUntil([&] { return band->isVisible(); }));
    EXPECT_TRUE(band->text().startsWith(QStringLiteral("DISCONNECTED")));
    EXPECT_TRUE(band->text().contains(QStringLiteral("Showing data of")));
    EXPECT_EQ(window->board()->panelView(ids.front())->content(), before);

    session.fake.failure.reset();
    QTest::mouseClick(band->findChild<QPushButton *>(), Qt::LeftButton);
    session.succeed();
    ASSERT_TRUE(waitUntil([&] { return !band->isVisible() && settled(); }));
    EXPECT_NE(window->board()->panelView(ids.front())->content(), before);
}

TEST_F(MainWindowTest, theBoardIsAskedAgainByItself)
{
    connectSession();
    const QSignalSpy refreshed(window->board(), &widgets::dashboard::BoardView::refreshed);
    window->setRefreshInterval(1s);
    EXPECT_EQ(window->refreshInterval(), 15s); // never faster than it is scraped
    auto *const timer = window->findChild<QTimer *>(QStringLiteral("refresh"));
    ASSERT_NE(timer, nullptr);
    EXPECT_EQ(timer->intervalAsDuration(), 15s);
    timer->start(1);
    ASSERT_TRUE(waitUntil([&] { return refreshed.count() >= 2; }));
    window->setRefreshInterval(0s);
    EXPECT_FALSE(timer->isActive());
}

TEST_F(MainWindowTest, aRangeInThePastIsNotAskedAgainByItself)
{
    connectSession();
    auto *const timer = window->findChild<QTimer *>(QStringLiteral("refresh"));
    window->board()->goEarlier();
    ASSERT_TRUE(waitUntil([this] { return settled(); }));
    const std::size_t before = session.fake.asked.size();
    QSignalSpy ticks(timer, &QTimer::timeout);
    timer->start(1);
    ASSERT_TRUE(waitUntil([&] { return ticks.count() >= 3; }));
    EXPECT_EQ(session.fake.asked.size(), before);
}

TEST_F(MainWindowTest, tOpensTheTimesAndATypedRangeCounts)
{
    connectSession();
    QTest::keyClick(window.get(), Qt::Key_T);
    auto *const from = named<QLineEdit>(QStringLiteral("From"));
    auto *const to = named<QLineEdit>(QStringLiteral("To"));
    ASSERT_NE(from, nullptr);
    ASSERT_TRUE(waitUntil([&] { return from->isVisible(); }));
    from->setText(QStringLiteral("nonsense"));
    QTest::keyClick(from, Qt::Key_Return);
    EXPECT_TRUE(from->isVisible());
    from->setText(QStringLiteral("2025-11-20 01:00"));
    to->setText(QStringLiteral("2025-11-20 02:00"));
    QTest::keyClick(to, Qt::Key_Return);
    EXPECT_FALSE(from->isVisible());
    const auto range = *widgets::dashboard::resolved(window->board()->run().time(), session.fake.present);
    EXPECT_EQ(range.length(), 1h);
}

TEST_F(MainWindowTest, aNarrowWindowFoldsTheSideBar)
{
    connectSession();
    auto *const side = part<widgets::shell::SideBar>();
    window->resize(1440, 900);
    EXPECT_TRUE(waitUntil([&] { return !side->folded(); }));
    window->resize(1000, 700);
    EXPECT_TRUE(waitUntil([&] { return side->folded() && side->width() == 44; }));
}

TEST_F(MainWindowTest, everythingThatCanBeFocusedHasANameAndIsLargeEnoughToHit)
{
    connectSession();
    window->showBoard(QStringLiteral("zumik-byoc"));
    for (const QAbstractButton *const button : window->findChildren<QAbstractButton *>()) {
        if (button->isVisible() && button->focusPolicy() != Qt::NoFocus) {
            EXPECT_FALSE(button->accessibleName().isEmpty() && button->text().isEmpty())
                << button->metaObject()->className();
            EXPECT_GE(button->width(), 24) << button->accessibleName().toStdString();
            EXPECT_GE(button->height(), 24) << button->accessibleName().toStdString();
        }
    }
}

TEST_F(MainWindowTest, remembersItsPlaceAndItsBoard)
{
    connectSession();
    window->showBoard(QStringLiteral("zumik-byoc"));
    window->resize(1200, 777);
    window->setRefreshInterval(60s);
    window->close();
    reopen();
    EXPECT_EQ(window->height(), 777);
    EXPECT_EQ(window->boardId(), QStringLiteral("zumik-byoc"));
    EXPECT_EQ(window->refreshInterval(), 60s);
}

TEST_F(MainWindowTest, anotherThemeReachesEverything)
{
    connectSession();
    look.setTheme(widgets::common::Theme::Kind::Light);
    const QColor chrome = look.theme().color("surface.chrome");
    const QImage picture = window->grab().toImage();
    EXPECT_EQ(picture.pixelColor(window->width() / 2, 2), chrome);
    EXPECT_EQ(picture.pixelColor(3, window->height() - 3), chrome);
}

TEST_F(MainWindowTest, goesAwayWhileItConnects)
{
    window->useSession(session);
    session.go(Phase::Connecting);
    window.reset();
    session.succeed();
}

} // namespace

} // namespace zumik::app
