// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/look.h"
#include "widgets/controls/barbutton.h"
#include "widgets/controls/words.h"
#include "widgets/shell/firstpage.h"
#include "widgets/shell/messagepopup.h"
#include "widgets/shell/messages.h"
#include "widgets/shell/modeband.h"
#include "widgets/shell/monthview.h"
#include "widgets/shell/sidebar.h"
#include "widgets/shell/sideitem.h"
#include "widgets/shell/statusbar.h"
#include "widgets/shell/timepopup.h"
#include "widgets/shell/topbar.h"
#include "widgets/shell/wayin.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

#include <gtest/gtest.h>

#include <limits>

namespace zumik::widgets::shell {

namespace {

using namespace std::chrono_literals;

constexpr base::Time now{1'763'607'600'000}; // 2025-11-20T03:00:00Z
const QString hostile = QStringLiteral("<b>bold</b> & <img src=x>");

struct ShellTest : testing::Test {
    common::Look look{common::Theme::Kind::Dark};
};

TEST_F(ShellTest, theStatusBarSaysWhatIsKnownAndNothingElse)
{
    StatusBar bar(&look);
    EXPECT_EQ(bar.text(), QStringLiteral("no data yet"));
    bar.setDataTime(now - 4s, now);
    bar.setQueries(18, 96.4);
    bar.setTunnelRate(1234);
    EXPECT_EQ(
        bar.text(), QStringLiteral("data as of 02:59:56 UTC (4 s ago) 18 queries, 96 ms tunnel 1.2 kB/s"));
    bar.setTunnelRate(std::nullopt);
    EXPECT_FALSE(bar.text().contains(QStringLiteral("tunnel")));
}

TEST_F(ShellTest, theStatusBarSaysWhatHoldsQueriesBack)
{
    StatusBar bar(&look);
    source::SendState state{.sent = 74, .budget = 600};
    bar.setAsking(state);
    EXPECT_EQ(bar.text(), QStringLiteral("no data yet"));
    state.holds = source::SendState::Holds::ServerAsked;
    state.resumesIn = 3200ms;
    bar.setAsking(state);
    EXPECT_EQ(bar.text(), QStringLiteral("no data yet the server is busy: next query in 4 s"));
    state.holds = source::SendState::Holds::Budget;
    bar.setAsking(state);
    EXPECT_TRUE(bar.text().endsWith(QStringLiteral("used up: next one in 4 s"))) << bar.text().toStdString();
    state.holds = source::SendState::Holds::Way;
    state.waiting = 12;
    bar.setAsking(state);
    EXPECT_TRUE(bar.text().endsWith(QStringLiteral("12 queries wait for the connection")));
}

TEST_F(ShellTest, theStatusBarSaysThatAClockIsWrongFromTwoSecondsOn)
{
    StatusBar bar(&look);
    bar.setClockDifference(1900ms);
    EXPECT_EQ(bar.text(), QStringLiteral("no data yet"));
    bar.setClockDifference(5s);
    EXPECT_TRUE(bar.text().endsWith(QStringLiteral("this computer's clock is 5 s behind")));
    bar.setClockDifference(-90s);
    EXPECT_TRUE(bar.text().endsWith(QStringLiteral("ahead")));
}

TEST_F(ShellTest, anOpenDoorStandsInTheStatusBarWithAButtonThatClosesIt)
{
    StatusBar bar(&look);
    QSignalSpy asked(&bar, &StatusBar::closeDoorRequested);
    bar.setDoor(QStringLiteral("open door: 127.0.0.1:40123"));
    bar.show();
    EXPECT_TRUE(bar.text().endsWith(QStringLiteral("open door: 127.0.0.1:40123")));
    auto *const shut = bar.findChildren<controls::BarButton *>().back();
    EXPECT_EQ(shut->accessibleName(), QStringLiteral("Close the door"));
    QTest::mouseClick(shut, Qt::LeftButton);
    EXPECT_EQ(asked.size(), 1);
    bar.setDoor({});
    EXPECT_FALSE(shut->isVisible());
    EXPECT_EQ(bar.text(), QStringLiteral("no data yet"));
}

TEST_F(ShellTest, aHeadingIsForgottenByDeleteWhereAPersonAddedIt)
{
    SideBar bar(&look);
    QSignalSpy forgotten(&bar, &SideBar::forgetRequested);
    bar.setBoards({{QStringLiteral("Zumik"), QStringLiteral("a"), QStringLiteral("A")},
        {QStringLiteral("mine"), QStringLiteral("b"), QStringLiteral("B"), {}, {}, QStringLiteral("/mine")}});
    bar.show();
    for (SideItem *const item : bar.findChildren<SideItem *>()) {
        QTest::keyClick(item, Qt::Key_Delete);
    }
    ASSERT_EQ(forgotten.size(), 1);
    EXPECT_EQ(forgotten[0][0].toString(), QStringLiteral("/mine"));
}

TEST_F(ShellTest, anotherZoneIsSeenAtOnce)
{
    StatusBar bar(&look);
    bar.setDataTime(now - 4s, now);
    look.setZone(QTimeZone("Europe/Berlin"));
    EXPECT_TRUE(bar.text().startsWith(QStringLiteral("data as of 03:59:56 CET"))) << bar.text().toStdString();
}

TEST_F(ShellTest, theLatestMessageStandsInTheStatusBarAndOpensTheList)
{
    StatusBar bar(&look);
    Messages messages;
    const QAbstractItemModelTester tester(&messages, QAbstractItemModelTester::FailureReportingMode::Fatal);
    bar.setMessages(messages);
    bar.resize(1200, 24);
    bar.show();
    auto *const button = bar.findChild<controls::BarButton *>();
    EXPECT_FALSE(button->isVisible());
    messages.add({now, common::Status::Critical, hostile, QStringLiteral("connection_refused: x")});
    messages.add({now + 1s, common::Status::Critical, hostile, QStringLiteral("connection_refused: x")});
    messages.add({now + 2s, common::Status::Ok, QStringLiteral("Connected again.")});
    EXPECT_EQ(button->label(), QStringLiteral("Connected again."));
    ASSERT_EQ(messages.rowCount(), 2);
    EXPECT_EQ(messages.index(1).data(Messages::TimesRole).toInt(), 2);
    QTest::mouseClick(button, Qt::LeftButton);
    auto *const popup = bar.findChild<MessagePopup *>();
    ASSERT_TRUE(popup->isVisible());
    QTest::mouseClick(popup->findChild<QPushButton *>(), Qt::LeftButton);
    const QString copied = QApplication::clipboard()->text();
    EXPECT_TRUE(copied.startsWith(QStringLiteral("2025-11-20T03:00:02Z Connected again.")))
        << copied.toStdString();
    EXPECT_TRUE(copied.contains(QStringLiteral("connection_refused: x")));
}

TEST(Messages, areBounded)
{
    Messages messages;
    for (int i = 0; i < Messages::most + 5; ++i) {
        messages.add({now, common::Status::Info, QString::number(i)});
    }
    EXPECT_EQ(messages.rowCount(), Messages::most);
    EXPECT_EQ(messages.latest()->text, QString::number(Messages::most + 4));
}

TEST_F(ShellTest, pastedEndsGoToBothFieldsAndAreReadInTheZoneThatShows)
{
    look.setZone(QTimeZone("Europe/Berlin"));
    TimePopup popup(&look);
    popup.setTime({"now-6h", "now"}, now);
    popup.show();
    const QList<QLineEdit *> fields = popup.findChildren<QLineEdit *>();
    ASSERT_EQ(fields.size(), 2);
    fields[0]->selectAll();
    QApplication::clipboard()->setText(
        QStringLiteral("https://g.example/d/x?from=1763600400000&to=1763604000000"));
    QTest::keyClick(fields[0], Qt::Key_V, Qt::ControlModifier);
    EXPECT_EQ(fields[0]->text(), QStringLiteral("2025-11-20 02:00:00"));
    EXPECT_EQ(fields[1]->text(), QStringLiteral("2025-11-20 03:00:00"));
    const QSignalSpy chosen(&popup, &TimePopup::chosen);
    QTest::keyClick(fields[0], Qt::Key_Return);
    ASSERT_EQ(chosen.count(), 1);
    const auto time = chosen.front().front().value<board::BoardTime>();
    EXPECT_EQ(time.from, "2025-11-20T01:00:00Z");
    EXPECT_EQ(time.to, "2025-11-20T02:00:00Z");
}

TEST_F(ShellTest, typedEndsWaitForReturn)
{
    TimePopup popup(&look);
    popup.setTime({"now-6h", "now"}, now);
    popup.show();
    const QList<QLineEdit *> fields = popup.findChildren<QLineEdit *>();
    fields[1]->selectAll();
    QTest::keyClicks(fields[1], QStringLiteral("now-3h to now-15m"));
    EXPECT_EQ(fields[1]->text(), QStringLiteral("now-3h to now-15m"));
    const QSignalSpy chosen(&popup, &TimePopup::chosen);
    QTest::keyClick(fields[1], Qt::Key_Return);
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(chosen.front().front().value<board::BoardTime>(), (board::BoardTime{"now-3h", "now-15m"}));
}

TEST_F(ShellTest, aRangeOverTheChangeOfTheClocksSaysSo)
{
    look.setZone(QTimeZone("Europe/Berlin"));
    TopBar bar(&look);
    bar.setTime({"2025-10-25T12:00:00Z", "2025-10-26T12:00:00Z"}, now);
    bool named = false;
    for (const auto *const button : bar.findChildren<controls::BarButton *>()) {
        named = named || button->label() == QStringLiteral("CEST to CET");
    }
    EXPECT_TRUE(named);
}

TEST_F(ShellTest, daysOfTheCalendarAreRanges)
{
    TimePopup popup(&look);
    popup.setTime({"now-6h", "now"}, now);
    auto *const month = popup.findChild<MonthView *>();
    EXPECT_EQ(month->month(), QDate(2025, 11, 1));
    const auto pick = [&](int day) {
        for (QPushButton *const button : month->findChildren<QPushButton *>()) {
            if (button->isEnabled() && button->text() == QString::number(day)) {
                QTest::mouseClick(button, Qt::LeftButton);
            }
        }
    };
    const QList<QLineEdit *> fields = popup.findChildren<QLineEdit *>();
    pick(17);
    EXPECT_EQ(fields[0]->text(), QStringLiteral("2025-11-17 00:00"));
    EXPECT_EQ(fields[1]->text(), QStringLiteral("2025-11-18 00:00"));
    pick(12);
    EXPECT_EQ(fields[0]->text(), QStringLiteral("2025-11-12 00:00"));
    EXPECT_EQ(fields[1]->text(), QStringLiteral("2025-11-18 00:00"));
}

TEST_F(ShellTest, dataOfAnotherDayHasItsDate)
{
    StatusBar bar(&look);
    bar.setDataTime(now - 50h, now);
    EXPECT_TRUE(bar.text().contains(QStringLiteral("18 Nov")));
}

TEST_F(ShellTest, ofARecordingTheReplayedTimeIsTold)
{
    StatusBar bar(&look);
    bar.setReplay(true);
    bar.setDataTime(now - 9min, now);
    const QString time = look.clock().clockTime(now) + QLatin1Char(' ') + look.clock().zoneName(now);
    EXPECT_EQ(bar.text(), QStringLiteral("replayed time ") + time + QStringLiteral(" (newest data 9 m old)"));
    bar.setQueries(18, 21);
    EXPECT_TRUE(bar.text().endsWith(QStringLiteral("18 queries, 21 ms, evaluated here")));
    bar.setDataTime(now - 15s, now);
    EXPECT_FALSE(bar.text().contains(QLatin1Char('('))) << bar.text().toStdString();
}

TEST_F(ShellTest, ratesHaveTheUnitThatFits)
{
    EXPECT_EQ(rateText(0), QStringLiteral("0 B/s"));
    EXPECT_EQ(rateText(830), QStringLiteral("830 B/s"));
    EXPECT_EQ(rateText(250'000), QStringLiteral("250 kB/s"));
    EXPECT_EQ(rateText(3.4e6), QStringLiteral("3.4 MB/s"));
    EXPECT_EQ(rateText(std::numeric_limits<double>::quiet_NaN()), QStringLiteral("0 B/s"));
}

TEST_F(ShellTest, theBandTellsItsTextPlainAndOffersItsAction)
{
    ModeBand band(&look);
    const QSignalSpy action(&band, &ModeBand::actionTriggered);
    band.showMode(
        ModeBand::Kind::Disconnected, QStringLiteral("DISCONNECTED"), hostile, QStringLiteral("Retry"));
    EXPECT_EQ(band.text(), QStringLiteral("DISCONNECTED ") + hostile);
    for (const QLabel *const label : band.findChildren<QLabel *>()) {
        EXPECT_EQ(label->textFormat(), Qt::PlainText);
    }
    QTest::mouseClick(band.findChild<QAbstractButton *>(), Qt::LeftButton);
    EXPECT_EQ(action.count(), 1);
    const QPoint somewhere = band.rect().center();
    const QColor usual = band.grab().toImage().pixelColor(somewhere);
    band.showMode(ModeBand::Kind::Replay, QStringLiteral("REPLAY"), {}, {});
    EXPECT_EQ(band.grab().toImage().pixelColor(somewhere), look.theme().color("mode.replay.band"));
    EXPECT_NE(usual, look.theme().color("mode.replay.band"));
}

std::vector<BoardEntry> threeBoards()
{
    return {{QStringLiteral("Zumik"), QStringLiteral("a"), QStringLiteral("A board")},
        {QStringLiteral("Zumik"), QStringLiteral("b"), QStringLiteral("B board")},
        {QStringLiteral("Other"), QStringLiteral("c"), QStringLiteral("C board")}};
}

SideItem *itemOf(const SideBar &bar, const QString &label)
{
    for (SideItem *const item : bar.findChildren<SideItem *>()) {
        if (item->accessibleName() == label) {
            return item;
        }
    }
    return nullptr;
}

bool lists(const SideBar &bar, const QString &label)
{
    const SideItem *const item = itemOf(bar, label);
    return item != nullptr && item->isVisible();
}

TEST_F(ShellTest, aPackFoldsItsBoards)
{
    SideBar bar(&look);
    bar.setBoards(threeBoards());
    bar.show();
    bar.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&bar));
    EXPECT_TRUE(lists(bar, QStringLiteral("A board")));
    QTest::mouseClick(itemOf(bar, QStringLiteral("Zumik")), Qt::LeftButton);
    EXPECT_FALSE(lists(bar, QStringLiteral("A board")));
    EXPECT_TRUE(lists(bar, QStringLiteral("C board")));
    itemOf(bar, QStringLiteral("Zumik"))->setFocus();
    ASSERT_TRUE(itemOf(bar, QStringLiteral("Zumik"))->hasFocus());
    QTest::keyClick(itemOf(bar, QStringLiteral("Zumik")), Qt::Key_Space);
    EXPECT_TRUE(lists(bar, QStringLiteral("A board")));
    EXPECT_TRUE(itemOf(bar, QStringLiteral("Zumik"))->hasFocus()) << "the keys stay where they were";
}

/// 40 folders of 50 boards each, the last of the last one can't be opened.
std::vector<BoardEntry> manyFolders()
{
    std::vector<BoardEntry> boards;
    for (int i = 0; i < 2000; ++i) {
        boards.push_back(
            {QStringLiteral("Folder %1").arg(i / 50), QString::number(i), QStringLiteral("Board %1").arg(i)});
    }
    boards.back().trouble = QStringLiteral("no JSON");
    return boards;
}

TEST_F(ShellTest, manyFoldersBeginClosedButTheOnesThatMatter)
{
    SideBar bar(&look);
    bar.setBoards(manyFolders());
    bar.show();
    bar.activateWindow();
    EXPECT_TRUE(lists(bar, QStringLiteral("Board 0")));
    EXPECT_FALSE(lists(bar, QStringLiteral("Board 500")));
    EXPECT_TRUE(lists(bar, QStringLiteral("Board 1999"))) << "it says why it can't be opened";
    EXPECT_LT(bar.findChildren<SideItem *>().size(), 250);
    bar.setCurrent(QStringLiteral("500"));
    EXPECT_TRUE(lists(bar, QStringLiteral("Board 500"))) << "it is on screen";
    QTest::mouseClick(itemOf(bar, QStringLiteral("Folder 20")), Qt::LeftButton);
    EXPECT_TRUE(lists(bar, QStringLiteral("Board 1000")));
    QTest::mouseClick(itemOf(bar, QStringLiteral("Folder 20")), Qt::LeftButton);
    EXPECT_FALSE(lists(bar, QStringLiteral("Board 1000")));
}

TEST_F(ShellTest, theChosenBoardStaysChosenHoweverOftenItIsClicked)
{
    SideBar bar(&look);
    bar.setBoards(threeBoards());
    bar.setCurrent(QStringLiteral("b"));
    bar.show();
    const QSignalSpy chosen(&bar, &SideBar::boardChosen);
    SideItem *const item = itemOf(bar, QStringLiteral("B board"));
    QTest::mouseClick(item, Qt::LeftButton);
    QTest::mouseClick(item, Qt::LeftButton);
    EXPECT_TRUE(item->isChecked());
    EXPECT_EQ(chosen.count(), 2);
}

QString shownNote(const SideBar &bar)
{
    for (controls::Words *const words : bar.findChildren<controls::Words *>()) {
        if (words->isVisible()) {
            return words->text();
        }
    }
    return {};
}

std::vector<BoardEntry> manyBoards(int count)
{
    std::vector<BoardEntry> boards;
    for (int i = 0; i < count; ++i) {
        boards.push_back({QStringLiteral("Folder"), QString::number(i), QStringLiteral("Board %1").arg(i),
            i == 777 ? QStringLiteral("vllm") : QString()});
    }
    return boards;
}

TEST_F(ShellTest, aLongListIsBoundedAndSaysWhatIsLeft)
{
    SideBar bar(&look);
    bar.setBoards(manyBoards(2000));
    bar.show();
    EXPECT_TRUE(itemOf(bar, QStringLiteral("Board 49"))->isVisible());
    EXPECT_EQ(itemOf(bar, QStringLiteral("Board 50")), nullptr);
    EXPECT_EQ(shownNote(bar), QStringLiteral("+ 1950 more, type to narrow"));
}

TEST_F(ShellTest, ofTooManyFoldersTheRestIsToldByItsNumber)
{
    SideBar bar(&look);
    std::vector<BoardEntry> boards;
    for (int i = 0; i < 130; ++i) {
        const QString name = QStringLiteral("F%1").arg(i);
        boards.push_back({name, name, name + QStringLiteral(" board")});
    }
    bar.setBoards(boards);
    bar.show();
    EXPECT_EQ(shownNote(bar), QStringLiteral("+ 30 more, type to narrow"));
}

TEST_F(ShellTest, typingNarrowsTheListByTitleFolderAndTags)
{
    SideBar bar(&look);
    bar.setBoards(manyBoards(2000));
    bar.show();
    auto *const field = bar.findChild<QLineEdit *>();
    const QSignalSpy chosen(&bar, &SideBar::boardChosen);
    field->setText(QStringLiteral("vllm"));
    EXPECT_NE(itemOf(bar, QStringLiteral("Board 777")), nullptr);
    EXPECT_EQ(itemOf(bar, QStringLiteral("Board 1")), nullptr);
    QTest::keyClick(field, Qt::Key_Return);
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(chosen[0][0].toString(), QStringLiteral("777"));
    EXPECT_TRUE(field->text().isEmpty());
    field->setText(QStringLiteral("xyzzy"));
    EXPECT_EQ(shownNote(bar), QStringLiteral("No board has these letters"));
    QTest::keyClick(field, Qt::Key_Escape);
    EXPECT_NE(itemOf(bar, QStringLiteral("Board 1")), nullptr);
}

TEST_F(ShellTest, foldedTheSideBarIsAStrip)
{
    SideBar bar(&look);
    bar.setBoards(threeBoards());
    bar.show();
    bar.setFolded(true);
    EXPECT_EQ(bar.width(), 44);
    EXPECT_FALSE(itemOf(bar, QStringLiteral("A board"))->isVisible());
    EXPECT_TRUE(bar.findChild<controls::BarButton *>()->isVisible());
}

TEST_F(ShellTest, theFirstPageOffersItsWaysToKeysAndMouse)
{
    FirstPage page(&look);
    page.setWays({{QStringLiteral("one"), controls::Glyph::Server, hostile, hostile},
        {QStringLiteral("two"), controls::Glyph::File, QStringLiteral("Open"), {}}});
    page.resize(1000, 700);
    page.show();
    const QSignalSpy chosen(&page, &FirstPage::chosen);
    const auto cards = page.findChildren<WayIn *>();
    ASSERT_EQ(cards.size(), 2);
    EXPECT_EQ(cards[0]->accessibleName(), hostile);
    QTest::mouseClick(cards[1], Qt::LeftButton);
    QTest::keyClick(cards[0], Qt::Key_Return);
    QTest::keyClick(cards[0], Qt::Key_Space);
    ASSERT_GE(chosen.count(), 2);
    EXPECT_EQ(chosen[0].front().toString(), QStringLiteral("two"));
    EXPECT_EQ(chosen[1].front().toString(), QStringLiteral("one"));
}

TEST_F(ShellTest, theTopBarHidesTheControlsOfABoardThatIsNotThere)
{
    TopBar bar(&look);
    bar.setProfile(QStringLiteral("prod"));
    bar.resize(1400, 44);
    bar.show();
    const auto visible = [&] {
        int count = 0;
        for (const auto *const button : bar.findChildren<controls::BarButton *>()) {
            count += button->isVisible() ? 1 : 0;
        }
        return count;
    };
    EXPECT_EQ(visible(), 2);
    bar.setBoardControls(true);
    EXPECT_EQ(visible(), 9);
}

TEST_F(ShellTest, theTopBarNamesTheTimeAndTheIntervalForScreenReaders)
{
    TopBar bar(&look);
    bar.setTime({"now-6h", "now"}, now);
    bar.setRefresh(15s, {0s, 15s});
    QStringList names;
    for (const auto *const button : bar.findChildren<controls::BarButton *>()) {
        names << button->accessibleName();
    }
    EXPECT_TRUE(names.contains(QStringLiteral("Time range: last 6 h")));
    EXPECT_TRUE(names.contains(QStringLiteral("Refresh interval: 15 s")));
}

} // namespace

} // namespace zumik::widgets::shell
