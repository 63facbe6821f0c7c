// SPDX-License-Identifier: GPL-3.0-or-later
// Panels of a board as tables, and what is told of them.
#include "tests/support/fakesource.h"
#include "tests/support/waitfor.h"
#include "tests/widgets/dashboard/testboard.h"
#include "widgets/common/look.h"
#include "widgets/dashboard/boardview.h"
#include "widgets/dashboard/panelgrid.h"
#include "widgets/panels/panelheader.h"
#include "widgets/panels/tablemodel.h"
#include "widgets/panels/tablepanel.h"
#include "widgets/panels/tableview.h"
#include "widgets/panels/timeseriespanel.h"
#include "widgets/plot/timeseriesview.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QSignalSpy>
#include <QTimeZone>

#include <gtest/gtest.h>

namespace zumik::widgets::dashboard {

namespace {

using tests::waitUntil;
using namespace std::chrono_literals;

class TwinBoard : public testing::Test {
protected:
    void open(const tests::TestBoard &board)
    {
        m_run = std::make_unique<board::BoardRun>(board.make(), source, board::BoardOptions{15s, {}});
        view = std::make_unique<BoardView>(*m_run, source, &look);
        view->resize(1000, 700);
        view->show();
        view->activateWindow();
        ASSERT_TRUE(waitUntil([this] { return view->settled() && view->isActiveWindow(); }));
    }

    panels::TablePanel *table(int id) const
    {
        return qobject_cast<panels::TablePanel *>(view->panelView(id));
    }

    static void openMenuAt(QWidget *widget, QPoint place)
    {
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, widget->mapToGlobal(place));
        QCoreApplication::sendEvent(widget, &event);
    }

    tests::FakeSource source;
    common::Look look{common::Theme::Kind::Dark};
    std::unique_ptr<board::BoardRun> m_run;
    std::unique_ptr<BoardView> view;
};

} // namespace

TEST_F(TwinBoard, turnsAPanelIntoATableOfItsDataAndBack)
{
    open(tests::TestBoard().panel(1, 0, 0, 12, 8).panel(2, 12, 0, 12, 8));
    const QRect place = view->panelView(1)->geometry();
    const std::size_t asked = source.asked.size();
    view->grid()->toggleTwin(1);
    ASSERT_NE(table(1), nullptr);
    EXPECT_EQ(table(2), nullptr);
    EXPECT_EQ(table(1)->geometry(), place);
    EXPECT_TRUE(table(1)->isVisible());
    EXPECT_EQ(table(1)->model()->columnCount(), 3) << "time and two series";
    EXPECT_GT(table(1)->model()->rowCount(), 10);
    EXPECT_EQ(table(1)->accessibleName(), QStringLiteral("Panel 1"));
    view->grid()->toggleTwin(1);
    EXPECT_EQ(table(1), nullptr);
    EXPECT_NE(qobject_cast<panels::TimeSeriesPanel *>(view->panelView(1)), nullptr);
    EXPECT_EQ(source.asked.size(), asked) << "nothing is asked for what is known";
}

TEST_F(TwinBoard, staysATableWithNewerData)
{
    open(tests::TestBoard().panel(1, 0, 0, 12, 8));
    view->grid()->toggleTwin(1);
    source.seriesNames = {"one", "two", "three"};
    view->refresh();
    ASSERT_TRUE(waitUntil([this] { return view->settled(); }));
    ASSERT_NE(table(1), nullptr);
    EXPECT_EQ(table(1)->model()->columnCount(), 4);
}

TEST_F(TwinBoard, givesTheFocusOnOnlyWhereThePanelHadIt)
{
    open(tests::TestBoard().panel(1, 0, 0, 12, 8).panel(2, 12, 0, 12, 8));
    auto *const plot = static_cast<panels::TimeSeriesPanel *>(view->panelView(2))->view()->area();
    plot->setFocus(Qt::TabFocusReason);
    view->grid()->toggleTwin(1);
    EXPECT_EQ(QApplication::focusWidget(), plot);
    view->grid()->toggleTwin(2);
    const QWidget *const focus = QApplication::focusWidget();
    ASSERT_NE(focus, nullptr);
    EXPECT_TRUE(table(2)->isAncestorOf(focus));
}

TEST_F(TwinBoard, leavesTextsAndUnknownPanelsAlone)
{
    open(tests::TestBoard().text(1, "x", ""));
    const panels::PanelView *const before = view->panelView(1);
    view->grid()->toggleTwin(1);
    view->grid()->toggleTwin(77);
    EXPECT_EQ(view->panelView(1), before);
    EXPECT_FALSE(view->grid()->isTwin(1));
}

TEST_F(TwinBoard, tellsWhatAPanelShowsToWhoCantSeeIt)
{
    open(tests::TestBoard().panel(1, 0, 0, 12, 8));
    const QString told = view->panelView(1)->accessibleDescription();
    EXPECT_TRUE(told.startsWith(QStringLiteral("2 series from "))) << told.toStdString();
    EXPECT_TRUE(told.contains(QStringLiteral("highest")));
    view->grid()->toggleTwin(1);
    EXPECT_EQ(view->panelView(1)->accessibleDescription(), told);
    source.seriesNames = {"one"};
    view->refresh();
    ASSERT_TRUE(waitUntil([this] { return view->settled(); }));
    EXPECT_TRUE(view->panelView(1)->accessibleDescription().startsWith(QStringLiteral("1 series from ")));
}

TEST_F(TwinBoard, tellsItInAnotherZoneOnceThatShows)
{
    look.setZone(QTimeZone::utc());
    open(tests::TestBoard().panel(1, 0, 0, 12, 8));
    const QString before = view->panelView(1)->accessibleDescription();
    look.setZone(QTimeZone("Asia/Kathmandu"));
    EXPECT_NE(view->panelView(1)->accessibleDescription(), before);
}

TEST_F(TwinBoard, asksForAPanelsMenuByItsButtonAndByARightClickAnywhereInIt)
{
    open(tests::TestBoard().panel(1, 0, 0, 12, 8).panel(2, 12, 0, 12, 8));
    QSignalSpy menu(view->grid(), &PanelGrid::menuRequested);
    openMenuAt(static_cast<panels::TimeSeriesPanel *>(view->panelView(2))->view()->area(), {50, 50});
    ASSERT_EQ(menu.count(), 1);
    EXPECT_EQ(menu[0][0].toInt(), 2);
    openMenuAt(view->panelView(1)->header(), {5, 5});
    ASSERT_EQ(menu.count(), 2);
    EXPECT_EQ(menu[1][0].toInt(), 1);
    Q_EMIT view->panelView(2)->menuRequested(QPoint(3, 3));
    ASSERT_EQ(menu.count(), 3);
    EXPECT_EQ(menu[2][0].toInt(), 2);
}

TEST_F(TwinBoard, offersTheTableInTheHeaderOfWhatHasOne)
{
    open(tests::TestBoard().panel(1, 0, 0, 12, 8));
    Q_EMIT view->panelView(1)->tableRequested();
    EXPECT_TRUE(view->grid()->isTwin(1));
    Q_EMIT view->panelView(1)->tableRequested();
    EXPECT_FALSE(view->grid()->isTwin(1));
}

} // namespace zumik::widgets::dashboard
