// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/look.h"
#include "widgets/controls/barbutton.h"
#include "widgets/shell/firstpage.h"
#include "widgets/shell/modeband.h"
#include "widgets/shell/sidebar.h"
#include "widgets/shell/sideitem.h"
#include "widgets/shell/statusbar.h"
#include "widgets/shell/topbar.h"
#include "widgets/shell/wayin.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>

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

TEST_F(ShellTest, dataOfAnotherDayHasItsDate)
{
    StatusBar bar(&look);
    bar.setDataTime(now - 50h, now);
    EXPECT_TRUE(bar.text().contains(QStringLiteral("18 Nov")));
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
    band.showMode(QStringLiteral("DISCONNECTED"), hostile, QStringLiteral("Retry"));
    EXPECT_EQ(band.text(), QStringLiteral("DISCONNECTED ") + hostile);
    for (const QLabel *const label : band.findChildren<QLabel *>()) {
        EXPECT_EQ(label->textFormat(), Qt::PlainText);
    }
    QTest::mouseClick(band.findChild<QAbstractButton *>(), Qt::LeftButton);
    EXPECT_EQ(action.count(), 1);
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

TEST_F(ShellTest, aPackFoldsItsBoards)
{
    SideBar bar(&look);
    bar.setBoards(threeBoards());
    bar.show();
    EXPECT_TRUE(itemOf(bar, QStringLiteral("A board"))->isVisible());
    QTest::mouseClick(itemOf(bar, QStringLiteral("Zumik")), Qt::LeftButton);
    EXPECT_FALSE(itemOf(bar, QStringLiteral("A board"))->isVisible());
    EXPECT_TRUE(itemOf(bar, QStringLiteral("C board"))->isVisible());
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
    EXPECT_EQ(visible(), 7);
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
