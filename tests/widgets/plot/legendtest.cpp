// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/support/samples.h"
#include "widgets/common/look.h"
#include "widgets/common/numbers.h"
#include "widgets/plot/legendview.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace zumik::widgets::plot {

namespace {

class Legends : public testing::Test {
protected:
    LegendTable tableOf(std::size_t count, std::vector<std::string> calcs)
    {
        std::vector<frame::Field> fields;
        for (std::size_t i = 0; i < count; ++i) {
            fields.push_back(tests::sampleField(
                "series " + std::to_string(i), [i](std::size_t) { return static_cast<double>((i * 7) % 10); },
                5));
        }
        m_data = tests::sampleData(std::move(fields));
        const auto series = zumik::plot::plottable(m_data.frames);
        dashboard::Legend options;
        options.mode = dashboard::Legend::Mode::Table;
        options.calcs = std::move(calcs);
        const common::Numbers numbers({});
        return makeLegend(series, std::vector<common::SeriesPaint>(series.size()), options, numbers);
    }

    common::Look m_look{common::Theme::Kind::Dark};
    board::PanelData m_data;
};

} // namespace

TEST_F(Legends, SortByACalcAndBackToTheOrderOfTheAnswer)
{
    LegendTable table = tableOf(4, {"last", "max"});
    table.sort(0, true);
    EXPECT_EQ(table.rows.front().series, 1) << "7 is the largest of 0, 7, 4, 1";
    table.sort(0, false);
    EXPECT_EQ(table.rows.front().series, 0);
    table.sort(-1, true);
    EXPECT_EQ(table.rows[3].series, 3);
}

TEST_F(Legends, PutRowsWithoutAValueLast)
{
    LegendTable table = tableOf(3, {"last"});
    table.rows[1].numbers[0] = base::absent();
    table.sort(0, true);
    EXPECT_EQ(table.rows.back().series, 1);
    table.sort(0, false);
    EXPECT_EQ(table.rows.back().series, 1);
}

TEST_F(Legends, ChooseAndAddWithTheMouse)
{
    LegendView view(&m_look);
    view.resize(300, 120);
    view.show();
    view.setTable(tableOf(3, {"last"}), true);
    QSignalSpy chosen(&view, &LegendView::seriesChosen);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, Qt::NoModifier, view.rowRect(1).center());
    QTest::mouseClick(view.viewport(), Qt::LeftButton, Qt::ControlModifier, view.rowRect(2).center());
    ASSERT_EQ(chosen.count(), 2);
    EXPECT_EQ(chosen[0][0].toULongLong(), 1U);
    EXPECT_FALSE(chosen[0][1].toBool());
    EXPECT_TRUE(chosen[1][1].toBool());
}

TEST_F(Legends, SortByAClickOnAHead)
{
    LegendView view(&m_look);
    view.resize(300, 120);
    view.show();
    view.setTable(tableOf(4, {"last"}), true);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, Qt::NoModifier, QPoint(290, 8));
    EXPECT_EQ(view.table().rows.front().series, 1);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, Qt::NoModifier, QPoint(290, 8));
    EXPECT_EQ(view.table().rows.front().series, 0);
}

TEST_F(Legends, GoRowByRowWithTheKeyboard)
{
    LegendView view(&m_look);
    view.resize(300, 120);
    view.show();
    view.setTable(tableOf(30, {"last"}), true);
    QSignalSpy chosen(&view, &LegendView::seriesChosen);
    for (int i = 0; i < 20; ++i) {
        QTest::keyClick(&view, Qt::Key_Down);
    }
    QTest::keyClick(&view, Qt::Key_Space);
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(chosen[0][0].toULongLong(), 20U);
    EXPECT_TRUE(view.viewport()->rect().contains(view.rowRect(20).center())) << "scrolls along";
    for (int i = 0; i < 40; ++i) {
        QTest::keyClick(&view, Qt::Key_Up);
    }
    EXPECT_EQ(view.verticalScrollBar()->value(), 0);
}

TEST_F(Legends, TakeTheRoomOfAScrollBarThatIsNoLongerNeeded)
{
    for (const bool shown : {true, false}) {
        LegendView view(&m_look);
        view.resize(300, 60);
        view.setVisible(shown);
        view.setTable(tableOf(10, {"last"}), true);
        EXPECT_TRUE(!shown || view.rowRect(0).width() < 300);
        view.resize(300, 400);
        view.show();
        EXPECT_EQ(view.rowRect(0).width(), 300) << (shown ? "shown" : "hidden before");
        view.setTable(tableOf(40, {"last"}), true);
        view.setTable(tableOf(10, {"last"}), true);
        EXPECT_EQ(view.rowRect(0).width(), 300) << (shown ? "shown" : "hidden before");
    }
}

TEST_F(Legends, FlowAsAListAndAskForTheHeightTheyNeed)
{
    LegendView view(&m_look);
    view.resize(300, 120);
    view.show();
    view.setTable(tableOf(9, {}), false);
    EXPECT_EQ(view.rowRect(0).top(), view.rowRect(1).top());
    EXPECT_GT(view.rowRect(8).top(), view.rowRect(0).top());
    EXPECT_EQ(view.heightFor(300), view.rowRect(8).bottom() + 1);
    EXPECT_GT(view.heightFor(100), view.heightFor(600));
}

TEST_F(Legends, DropColumnsBeforeTheNameHasNoRoom)
{
    LegendView view(&m_look);
    view.resize(90, 120);
    view.show();
    view.setTable(tableOf(3, {"last", "mean", "max"}), true);
    EXPECT_FALSE(view.grab().isNull());
    QTest::mouseClick(view.viewport(), Qt::LeftButton, Qt::NoModifier, QPoint(5, 5));
}

} // namespace zumik::widgets::plot
