// SPDX-License-Identifier: GPL-3.0-or-later
// Boards that have more panels than views.
#include "tests/support/fakesource.h"
#include "tests/support/waitfor.h"
#include "tests/widgets/dashboard/testboard.h"
#include "tests/widgets/support/hover.h"
#include "widgets/common/look.h"
#include "widgets/dashboard/boardpicture.h"
#include "widgets/dashboard/boardview.h"
#include "widgets/dashboard/nearpanels.h"
#include "widgets/dashboard/panelgrid.h"
#include "widgets/panels/panelview.h"
#include "widgets/panels/timeseriespanel.h"
#include "widgets/plot/timeseriesview.h"

#include <QApplication>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace zumik::widgets::dashboard {

namespace {

using tests::FakeSource;
using tests::TestBoard;
using tests::waitUntil;
using namespace std::chrono_literals;

TestBoard many(int count)
{
    TestBoard board;
    for (int i = 0; i < count; ++i) {
        board.panel(i + 1, i % 2 * 12, i / 2 * 8, 12, 8);
    }
    return board;
}

class ManyPanels : public testing::Test {
protected:
    void open(int count, zumik::dashboard::PointerSharing sharing = {})
    {
        zumik::dashboard::Dashboard board = many(count).make();
        board.pointerSharing = sharing;
        run = std::make_unique<board::BoardRun>(std::move(board), source, board::BoardOptions{15s, {}});
        view = std::make_unique<BoardView>(*run, source, &look);
        view->resize(1000, 700);
        view->show();
        view->activateWindow();
        ASSERT_TRUE(settles() && waitUntil([this] { return view->isActiveWindow(); }));
    }

    bool settles() const
    {
        return waitUntil([this] { return view->settled(); });
    }

    QScrollBar *bar() const { return view->findChild<QScrollArea *>()->verticalScrollBar(); }

    bool scrollTo(int id) const
    {
        bar()->setValue(view->grid()->boxOf(id).top());
        return settles();
    }

    std::vector<int> made() const
    {
        std::vector<int> ids = view->grid()->panelIds();
        std::erase_if(ids, [this](int id) { return view->panelView(id) == nullptr; });
        return ids;
    }

    plot::PlotArea *area(int id) const
    {
        return qobject_cast<panels::TimeSeriesPanel *>(view->panelView(id))->view()->area();
    }

    bool askedFor(int id) const { return source.askedFor("metric_" + std::to_string(id) + "{"); }

    FakeSource source;
    common::Look look{common::Theme::Kind::Dark};
    std::unique_ptr<board::BoardRun> run;
    std::unique_ptr<BoardView> view;
};

TEST_F(ManyPanels, haveViewsWhereTheyShowAndNearby)
{
    open(1000);
    EXPECT_EQ(made().size(), usualBoard);
    EXPECT_EQ(view->panelView(1000), nullptr);
    EXPECT_FALSE(askedFor(1000));
    ASSERT_TRUE(scrollTo(999));
    ASSERT_NE(view->panelView(1000), nullptr);
    ASSERT_NE(view->panelView(1000)->content(), nullptr);
    EXPECT_TRUE(view->panelView(1000)->isVisible());
    EXPECT_EQ(view->panelView(1000)->geometry(), view->grid()->boxOf(1000));
}

TEST_F(ManyPanels, ofAUsualBoardAllHaveOne)
{
    open(60);
    EXPECT_EQ(made().size(), 60U);
}

TEST_F(ManyPanels, areFoundMadeByTheWheel)
{
    open(1000);
    ASSERT_TRUE(scrollTo(401));
    for (int notch = 0; notch < 5; ++notch) {
        bar()->setValue(bar()->value() + 120);
        const QRect part(0, bar()->value(), 900, 500);
        for (const int id : view->grid()->panelIds()) {
            EXPECT_TRUE(view->panelView(id) != nullptr || !view->grid()->boxOf(id).intersects(part)) << id;
        }
    }
}

TEST_F(ManyPanels, letViewsAndDataGoThatAreFarAwayAndComeBackWithNewData)
{
    open(1000);
    const auto enough = [this] {
        return made().size() <= mostKept;
    };
    for (const int id : {301, 501, 701, 901}) {
        ASSERT_TRUE(scrollTo(id));
        ASSERT_TRUE(waitUntil(enough)) << id;
    }
    EXPECT_EQ(view->panelView(1), nullptr);
    EXPECT_EQ(run->panelData(1), nullptr);
    source.asked.clear();
    ASSERT_TRUE(scrollTo(1));
    EXPECT_TRUE(askedFor(1));
    ASSERT_NE(view->panelView(1), nullptr);
    EXPECT_NE(view->panelView(1)->content(), nullptr);
}

TEST_F(ManyPanels, keepTheViewThatHasTheFocus)
{
    open(1000);
    area(2)->setFocus(Qt::TabFocusReason);
    for (const int id : {301, 501, 701, 901}) {
        ASSERT_TRUE(scrollTo(id));
        ASSERT_TRUE(waitUntil([this] { return made().size() <= mostKept; }));
    }
    ASSERT_NE(view->panelView(2), nullptr);
    EXPECT_TRUE(area(2)->hasFocus());
    EXPECT_EQ(view->grid()->panelAtHand(), 2);
    area(901)->setFocus(Qt::TabFocusReason);
    EXPECT_EQ(view->grid()->panelAtHand(), 901);
}

TEST_F(ManyPanels, areReadInTheirOrderWhateverWasMadeFirst)
{
    open(1000);
    ASSERT_TRUE(scrollTo(999));
    ASSERT_TRUE(scrollTo(501));
    const QObjectList siblings = view->grid()->children();
    std::vector<int> order;
    for (QObject *const child : siblings) {
        if (const auto *const panel = qobject_cast<panels::PanelView *>(child);
            panel != nullptr && view->panelView(panel->panel().id) == panel) {
            order.push_back(panel->panel().id);
        }
    }
    EXPECT_EQ(order, made());
    std::map<const QWidget *, int> areas;
    for (const int id : made()) {
        areas.emplace(area(id), id);
    }
    std::vector<int> stops;
    const QWidget *each = area(made().front());
    do {
        if (const auto stop = areas.find(each); stop != areas.end()) {
            stops.push_back(stop->second);
        }
        each = each->nextInFocusChain();
    } while (each != area(made().front()));
    EXPECT_EQ(stops, made());
}

TEST_F(ManyPanels, tabGoesToThePanelBelowThatCameLater)
{
    open(1000);
    ASSERT_TRUE(scrollTo(501));
    const auto tabs = [this](int from, Qt::Key key) {
        const panels::PanelView *const panel = view->panelView(from);
        for (int i = 0; i < 10 && panel->isAncestorOf(QApplication::focusWidget()); ++i) {
            QTest::keyClick(QApplication::focusWidget(), key);
        }
        return QApplication::focusWidget();
    };
    area(502)->setFocus(Qt::TabFocusReason);
    EXPECT_TRUE(view->panelView(503)->isAncestorOf(tabs(502, Qt::Key_Tab)));
    EXPECT_TRUE(view->panelView(502)->isAncestorOf(tabs(503, Qt::Key_Backtab)));
}

TEST_F(ManyPanels, showTheCrosshairThatIsThereWhenTheyAreMade)
{
    open(1000, zumik::dashboard::PointerSharing::Tooltip);
    ASSERT_TRUE(scrollTo(501));
    plot::PlotArea *const pointed = area(501);
    tests::hover(pointed, pointed->rect().center());
    ASSERT_TRUE(area(502)->sharedTooltip());
    ASSERT_TRUE(scrollTo(701));
    EXPECT_TRUE(area(701)->sharedTooltip());
}

TEST_F(ManyPanels, shareTheCrosshairAloneWhereTheDashboardWantsNoMore)
{
    open(4, zumik::dashboard::PointerSharing::None);
    const QImage before = area(2)->grab().toImage();
    tests::hover(area(1), area(1)->rect().center());
    EXPECT_FALSE(area(2)->sharedTooltip());
    EXPECT_NE(area(2)->grab().toImage(), before);
    EXPECT_TRUE(area(1)->tooltip());
}

TEST_F(ManyPanels, beginAtOneLeftEdgeInEachColumn)
{
    source.rangeAnswer = [](const source::RangeQuery &query) {
        const bool large = query.expression.find("metric_603{") != std::string::npos;
        std::vector<double> values(query.grid.count, 1);
        values.back() = large ? 123'456'789'012.0 : 2;
        series::Matrix matrix;
        matrix.grid = query.grid;
        matrix.series.push_back({{{"name", "x"}}, series::Column(std::move(values))});
        return matrix;
    };
    open(1000);
    const float usual = area(1)->scene().plot.left;
    ASSERT_TRUE(scrollTo(601));
    EXPECT_GT(area(603)->scene().plot.left, usual);
    EXPECT_EQ(area(601)->scene().plot.left, area(603)->scene().plot.left);
}

TEST_F(ManyPanels, areEmptyBoxesWithTheirTitlesUntilThereAreViews)
{
    board::BoardRun hidden(many(30).make(), source, board::BoardOptions{15s, {}});
    PanelGrid grid(hidden, &look);
    grid.layOut(900);
    QImage image(grid.size(), QImage::Format_RGB32);
    image.fill(look.theme().color("surface.window"));
    grid.render(&image, {}, {}, QWidget::DrawChildren);
    const QRect box = grid.boxOf(29);
    EXPECT_EQ(image.pixelColor(box.center()), look.theme().color("surface.panel"));
    const QRect title(box.left() + 8, box.top() + 4, 120, 24);
    EXPECT_NE(image.copy(title), image.copy(title.translated(0, 100)));
}

TEST_F(ManyPanels, areAllInThePictureOfTheWholeBoard)
{
    open(80);
    BoardPicture picture(view->run(), source, &look, {});
    QSignalSpy done(&picture, &BoardPicture::done);
    picture.start(1000, QStringLiteral("test"));
    ASSERT_TRUE(waitUntil([&] { return done.count() == 1; }));
    const auto image = done.front().front().value<QImage>();
    EXPECT_EQ(image.size(), QSize(1000, 40 * 8 * 38 - 8 + 44 + 12));
    EXPECT_TRUE(askedFor(80));
    EXPECT_EQ(run->panelData(80), nullptr) << "the board on the screen goes on as it was";
    const QImage last = image.copy(520, image.height() - 12 - 290, 460, 280);
    int colored = 0;
    for (int y = 0; y < last.height(); ++y) {
        for (int x = 0; x < last.width(); ++x) {
            colored += last.pixelColor(x, y).saturation() > 120 ? 1 : 0;
        }
    }
    EXPECT_GT(colored, 200) << "its lines are drawn";
}

TEST_F(ManyPanels, areNotAllAskedForWhenAPictureIsWanted)
{
    board::BoardRun hidden(many(1000).make(), source, board::BoardOptions{15s, {}});
    BoardView board(hidden, source, &look);
    board.prepareImage({800, 600});
    hidden.refresh();
    ASSERT_TRUE(waitUntil([&] { return hidden.idle(); }));
    EXPECT_TRUE(askedFor(500)) << "out of the picture, and told of";
    EXPECT_FALSE(askedFor(501));
}

TEST_F(ManyPanels, endInAPictureWhereMemoryWould)
{
    TestBoard tiny;
    for (int i = 0; i < 5000; ++i) {
        tiny.panel(i + 1, i % 24, i / 24, 1, 1);
    }
    const QSize size = wholeBoardSize(tiny.make(), {}, 1000);
    EXPECT_LE(size.height(), 16'000 + 56);
    const ImagePlan plan = planImage(size, 5000 / 24);
    EXPECT_TRUE(plan.cut);
    EXPECT_LE(size.height() / (plan.measures.rowHeight + plan.measures.gap) * 24, 1300);
    EXPECT_EQ(wholeBoardSize(many(2000).make(), {}, 1000).height(), 16'000 + 56);
}

} // namespace

} // namespace zumik::widgets::dashboard
