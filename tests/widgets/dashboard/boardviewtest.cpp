// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dashboard/boardview.h"
#include "tests/support/fakesource.h"
#include "tests/support/waitfor.h"
#include "tests/widgets/dashboard/testboard.h"
#include "widgets/common/look.h"
#include "widgets/controls/choicepopup.h"
#include "widgets/dashboard/panelgrid.h"
#include "widgets/dashboard/timechoice.h"
#include "widgets/dashboard/variablepicker.h"
#include "widgets/panels/panelheader.h"
#include "widgets/panels/panelview.h"
#include "widgets/panels/rowpanel.h"
#include "widgets/panels/timeseriespanel.h"
#include "widgets/plot/timeseriesview.h"

#include <QAbstractButton>
#include <QEnterEvent>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>

namespace zumik::widgets::dashboard {

namespace {

using tests::FakeSource;
using tests::TestBoard;
using tests::waitUntil;
using namespace std::chrono_literals;

/// A board in a window, over a source in memory.
class BoardViewTest : public testing::Test {
protected:
    void open(const TestBoard &board, QSize size = {1000, 700})
    {
        m_run = std::make_unique<board::BoardRun>(board.make(), source, board::BoardOptions{15s, {}});
        view = std::make_unique<BoardView>(*m_run, source, &look);
        finished = std::make_unique<QSignalSpy>(m_run.get(), &board::BoardRun::finished);
        view->resize(size);
        view->show();
        view->activateWindow();
        ASSERT_TRUE(waitUntil([this] { return finished->count() >= 1 && view->isActiveWindow(); }));
    }

    /// Runs `act` and waits for the refresh that it causes.
    template <typename Act> bool refreshes(Act act)
    {
        const qsizetype before = finished->count();
        act();
        return waitUntil([&] { return finished->count() > before; });
    }

    bool askedFor(const std::string &part) const { return source.askedFor(part); }

    FakeSource source;
    common::Look look{common::Theme::Kind::Dark};
    std::unique_ptr<board::BoardRun> m_run;
    std::unique_ptr<BoardView> view;
    std::unique_ptr<QSignalSpy> finished;
};

TestBoard twoPanels()
{
    return TestBoard().panel(1, 0, 0, 12, 8).panel(2, 12, 0, 12, 8);
}

TEST_F(BoardViewTest, asksAsSoonAsItShowsAndGivesEveryPanelItsData)
{
    open(twoPanels());
    EXPECT_EQ(source.asked.size(), 2U);
    for (const int id : {1, 2}) {
        ASSERT_NE(view->panelView(id)->content(), nullptr);
        EXPECT_EQ(view->panelView(id)->content()->state, board::PanelData::State::Data);
    }
}

TEST_F(BoardViewTest, fillsTheWidthThatItHas)
{
    open(twoPanels());
    for (const int width : {1000, 700, 1600}) {
        view->resize(width, 700);
        EXPECT_TRUE(waitUntil([&] { return view->grid()->boxOf(2).right() == view->grid()->width() - 1; }));
        EXPECT_EQ(view->grid()->width(), width - 24);
    }
}

TEST_F(BoardViewTest, widerPanelsAskForFinerSteps)
{
    open(TestBoard().panel(1, 0, 0, 24, 8), {700, 600});
    const base::Duration coarse = source.asked.back().grid.step;
    view->resize(2400, 600);
    ASSERT_TRUE(refreshes([this] { view->refresh(); }));
    EXPECT_LT(source.asked.back().grid.step, coarse);
}

TEST_F(BoardViewTest, fillsVariablesIntoTextsAndDescriptions)
{
    source.labels = {{"cluster", {"byc_1", "byc_2"}}};
    TestBoard board = TestBoard().clusters(true).text(1, "Nodes of **$cluster**", "About $cluster");
    open(board);
    view->setVariable("cluster", {"byc_2"});
    ASSERT_TRUE(waitUntil([this] {
        return view->panelView(1)->shownTexts() == QStringList{QStringLiteral("Nodes of byc_2")};
    }));
    EXPECT_EQ(view->panelView(1)->header()->description(), QStringLiteral("About byc_2"));
}

TEST_F(BoardViewTest, ofABoardOfManyCollapsedRowsOnlyWhatShowsIsAskedFor)
{
    TestBoard many = TestBoard().panel(1, 0, 0, 12, 4).panel(2, 12, 0, 12, 4);
    for (int row = 0; row < 20; ++row) {
        TestBoard inside;
        for (int i = 0; i < 10; ++i) {
            inside.panel(1000 + row * 10 + i, i % 2 * 12, 5 + row + i / 2 * 8, 12, 8);
        }
        many.row(100 + row, 4 + row, inside.panelsJson());
    }
    open(many);
    EXPECT_EQ(source.asked.size(), 2U) << "of 202 panels";
    EXPECT_TRUE(askedFor("metric_1{"));
    EXPECT_EQ(view->panelView(1000), nullptr) << "no widget is made for what nobody sees";
}

TEST_F(BoardViewTest, panelsThatAreScrolledAwayAreAskedForWhenTheyComeIntoView)
{
    open(TestBoard().panel(1, 0, 0, 24, 10).panel(2, 0, 10, 24, 40).panel(3, 0, 50, 24, 10), {1000, 500});
    EXPECT_TRUE(askedFor("metric_1"));
    EXPECT_FALSE(askedFor("metric_3"));
    EXPECT_EQ(view->panelView(3)->content(), nullptr);
    auto *const scroll = view->findChild<QScrollArea *>();
    ASSERT_TRUE(
        refreshes([&] { scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum()); }));
    EXPECT_TRUE(askedFor("metric_3"));
    EXPECT_NE(view->panelView(3)->content(), nullptr);
}

TEST_F(BoardViewTest, aRowFoldsAndOpensByAClickAndItsPanelsAreNotAskedForWhileFolded)
{
    open(TestBoard().row(10, 0).panel(1, 0, 1, 24, 6).row(20, 7).panel(2, 0, 8, 24, 6));
    auto *const row = qobject_cast<panels::RowPanel *>(view->panelView(10));
    ASSERT_NE(row, nullptr);
    const int before = view->grid()->boxOf(2).top();
    QTest::mouseClick(row, Qt::LeftButton, {}, QPoint(10, row->height() / 2));
    EXPECT_TRUE(waitUntil([&] { return view->grid()->boxOf(2).top() < before; }));
    EXPECT_FALSE(view->panelView(1)->isVisible());
    source.asked.clear();
    ASSERT_TRUE(refreshes([this] { view->refresh(); }));
    EXPECT_FALSE(askedFor("metric_1"));
    EXPECT_TRUE(askedFor("metric_2"));
}

TEST_F(BoardViewTest, aRowSavedAsFoldedAsksForItsPanelsOnceItIsOpened)
{
    const QString inside = QStringLiteral(R"json({"id":1,"type":"timeseries","title":"Inside",
        "gridPos":{"x":0,"y":1,"w":24,"h":6},"targets":[{"refId":"A","expr":"metric_1"}]})json");
    open(TestBoard().row(10, 0, inside).panel(2, 0, 1, 24, 6));
    EXPECT_FALSE(askedFor("metric_1"));
    EXPECT_EQ(view->panelView(1), nullptr);
    ASSERT_TRUE(refreshes([this] { qobject_cast<panels::RowPanel *>(view->panelView(10))->toggled(false); }));
    EXPECT_TRUE(askedFor("metric_1"));
}

TEST_F(BoardViewTest, movingTheRangeIsForTheWholeBoard)
{
    open(twoPanels());
    const QSignalSpy changed(view.get(), &BoardView::timeChanged);
    const auto range = [this] {
        return *resolved(view->run().time(), source.present);
    };
    ASSERT_TRUE(refreshes([this] { view->goEarlier(); }));
    EXPECT_EQ(range(), (base::TimeRange{source.present - 9h, source.present - 3h}));
    ASSERT_TRUE(refreshes([this] { view->goLater(); }));
    EXPECT_EQ(view->run().time(), lastOf(6h));
    ASSERT_TRUE(refreshes([this] { view->zoomOut(); }));
    EXPECT_EQ(view->run().time(), lastOf(12h));
    EXPECT_EQ(changed.count(), 3);
    EXPECT_EQ(view->panelView(1)->content()->range.length(), 12h);
    EXPECT_EQ(view->panelView(2)->content()->range.length(), 12h);
}

TEST_F(BoardViewTest, aRefreshAsksAllThatShowAgain)
{
    open(twoPanels());
    const std::size_t before = source.asked.size();
    ASSERT_TRUE(refreshes([this] { view->refresh(); }));
    EXPECT_EQ(source.asked.size(), before + 2);
}

TEST_F(BoardViewTest, draggingOverOnePlotZoomsAllPanels)
{
    open(twoPanels());
    auto *const area = qobject_cast<panels::TimeSeriesPanel *>(view->panelView(1))->view()->area();
    ASSERT_TRUE(refreshes([&] {
        const int y = area->height() / 2;
        QTest::mousePress(area, Qt::LeftButton, {}, QPoint(area->width() / 2, y));
        QTest::mouseMove(area, QPoint(area->width() / 2 + 40, y));
        QTest::mouseMove(area, QPoint(area->width() - 40, y));
        QTest::mouseRelease(area, Qt::LeftButton, {}, QPoint(area->width() - 40, y));
    }));
    const auto range = *resolved(view->run().time(), source.present);
    EXPECT_LT(range.length(), 6h);
    EXPECT_GT(range.start, source.present - 6h);
    EXPECT_LT(range.end, source.present);
    EXPECT_LT(view->panelView(2)->content()->range.length(), 6h);
}

TEST_F(BoardViewTest, aTimeThatCantBeReadChangesNothing)
{
    open(twoPanels());
    const board::BoardTime before = view->run().time();
    EXPECT_FALSE(view->setTime({"never", "now"}));
    EXPECT_EQ(view->run().time(), before);
}

TEST_F(BoardViewTest, onePanelAloneAndAllAgain)
{
    open(twoPanels());
    ASSERT_TRUE(refreshes([this] { view->toggleSolo(); }));
    ASSERT_EQ(view->soloPanel(), 1);
    EXPECT_FALSE(view->panelView(2)->isVisible());
    EXPECT_GT(view->panelView(1)->width(), 900);
    source.asked.clear();
    ASSERT_TRUE(refreshes([this] { view->refresh(); }));
    EXPECT_FALSE(askedFor("metric_2"));
    ASSERT_TRUE(refreshes([this] { view->toggleSolo(); }));
    EXPECT_FALSE(view->soloPanel());
    EXPECT_TRUE(view->panelView(2)->isVisible());
    EXPECT_LT(view->panelView(1)->width(), 600);
}

TEST_F(BoardViewTest, theHeadersButtonShowsThePanelAloneAndAllAgain)
{
    open(twoPanels());
    panels::PanelView *const second = view->panelView(2);
    QEnterEvent enter(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5));
    QCoreApplication::sendEvent(second, &enter);
    EXPECT_TRUE(second->header()->buttons().fullScreen);
    ASSERT_TRUE(refreshes([&] { Q_EMIT second->header()->fullScreenClicked(); }));
    EXPECT_EQ(view->soloPanel(), 2);
    EXPECT_FALSE(view->panelView(1)->isVisible());
    ASSERT_TRUE(refreshes([&] { Q_EMIT second->header()->fullScreenClicked(); }));
    EXPECT_FALSE(view->soloPanel());
    EXPECT_TRUE(view->panelView(1)->isVisible());
}

TEST_F(BoardViewTest, anotherClusterIsAskedForAtOnce)
{
    source.labels["cluster"] = {"byc_1", "byc_2"};
    open(twoPanels().clusters(false));
    ASSERT_NE(view->scopePicker(), nullptr);
    EXPECT_EQ(view->scopePicker()->shown(), QStringLiteral("byc_1"));
    source.asked.clear();
    ASSERT_TRUE(refreshes([this] { view->setVariable("cluster", {"byc_2"}); }));
    EXPECT_TRUE(askedFor("byc_2"));
    EXPECT_FALSE(askedFor("byc_1"));
    EXPECT_EQ(view->scopePicker()->shown(), QStringLiteral("byc_2"));
}

TEST_F(BoardViewTest, aLongListOfValuesIsSearchedWithTheKeyboard)
{
    for (int i = 100; i < 400; ++i) {
        source.labels["cluster"].push_back("byc_" + std::to_string(i));
    }
    open(twoPanels().clusters(false));
    VariablePicker *const picker = view->scopePicker();
    picker->show();
    QTest::mouseClick(picker->findChild<QAbstractButton *>(), Qt::LeftButton);
    controls::ChoicePopup *const popup = picker->popup();
    ASSERT_TRUE(waitUntil([&] { return popup->isVisible(); }));
    ASSERT_TRUE(refreshes([&] {
        auto *const search = popup->findChild<QLineEdit *>();
        QTest::keyClicks(search, QStringLiteral("_217"));
        QTest::keyClick(search, Qt::Key_Return);
    }));
    EXPECT_FALSE(popup->isVisible());
    EXPECT_EQ(picker->shown(), QStringLiteral("byc_217"));
}

TEST_F(BoardViewTest, severalValuesAreAskedForTogetherWhenTheListCloses)
{
    source.labels["cluster"] = {"a", "b", "c"};
    open(twoPanels().clusters(true));
    VariablePicker *const picker = view->scopePicker();
    picker->show();
    QTest::mouseClick(picker->findChild<QAbstractButton *>(), Qt::LeftButton);
    controls::ChoicePopup *const popup = picker->popup();
    ASSERT_TRUE(waitUntil([&] { return popup->isVisible(); }));
    source.asked.clear();
    popup->choose(1);
    popup->choose(2);
    EXPECT_TRUE(popup->isVisible());
    EXPECT_TRUE(source.asked.empty());
    ASSERT_TRUE(refreshes([&] { QTest::keyClick(popup, Qt::Key_Escape); }));
    EXPECT_TRUE(askedFor("(a|b)"));
}

TEST_F(BoardViewTest, hostileValuesAreShownPlainAndAskedForWhole)
{
    const std::string hostile = "<img src=x onerror=\"1\">\x1b[31m\xe2\x80\xae"
                                "&R";
    source.labels["cluster"] = {hostile, std::string(1'000'000, 'x'), "plain"};
    open(twoPanels().clusters(false));
    ASSERT_TRUE(refreshes([&] { view->setVariable("cluster", {hostile}); }));
    const QString shown = view->scopePicker()->shown();
    EXPECT_TRUE(shown.contains(QStringLiteral("<img")));
    EXPECT_FALSE(shown.contains(QChar(0x1b)));
    EXPECT_FALSE(shown.contains(QChar(0x202e)));
    ASSERT_TRUE(refreshes([&] { view->setVariable("cluster", {std::string(1'000'000, 'x')}); }));
    EXPECT_LT(view->scopePicker()->shown().size(), 1000);
    EXPECT_LT(view->scopePicker()->sizeHint().width(), 600);
    EXPECT_TRUE(askedFor(std::string(1000, 'x')));
}

TEST_F(BoardViewTest, valuesThatAreNoOptionsCanBeTypedAndStandFirst)
{
    source.labels["cluster"] = {};
    for (int i = 0; i < 60'000; ++i) {
        source.labels["cluster"].push_back("byc_" + std::to_string(i));
    }
    open(TestBoard().clusters(true).panel(1, 0, 0, 24, 8));
    VariablePicker *const picker = view->scopePicker();
    picker->show();
    QTest::mouseClick(picker->findChild<QAbstractButton *>(), Qt::LeftButton);
    controls::ChoicePopup *const popup = picker->popup();
    const auto says = [popup](const QString &part) {
        const auto labels = popup->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
            [&](const QLabel *label) { return label->isVisible() && label->text().contains(part); });
    };
    EXPECT_TRUE(says(QLocale().toString(60'000)));
    QTest::keyClicks(popup->findChild<QLineEdit *>(), QStringLiteral("byc_x"));
    QTest::keyClick(popup->findChild<QLineEdit *>(), Qt::Key_Return);
    ASSERT_TRUE(refreshes([&] { popup->hide(); }));
    EXPECT_EQ(picker->shown(), QStringLiteral("byc_x"));
    EXPECT_TRUE(askedFor("byc_x"));
    QTest::mouseClick(picker->findChild<QAbstractButton *>(), Qt::LeftButton);
    EXPECT_EQ(
        popup->findChild<QListView *>()->model()->index(1, 0).data().toString(), QStringLiteral("byc_x"));
}

TEST_F(BoardViewTest, whatIsNotForChoosingHasNoPicker)
{
    open(twoPanels()
             .variable(QStringLiteral(R"json({"type":"constant","name":"c","query":"x"})json"))
             .variable(QStringLiteral(R"json({"type":"datasource","name":"ds","query":"prometheus"})json"))
             .variable(QStringLiteral(R"json({"type":"custom","name":"hidden","query":"a,b","hide":2})json"))
             .variable(QStringLiteral(R"json({"type":"custom","name":"shown","query":"a,b"})json")));
    const auto pickers = view->findChildren<VariablePicker *>();
    ASSERT_EQ(pickers.size(), 1);
    EXPECT_EQ(pickers.front()->name(), "shown");
    EXPECT_EQ(view->scopePicker(), nullptr);
}

TEST_F(BoardViewTest, oldDataStaysWhenTheServerCantBeReached)
{
    open(twoPanels());
    QSignalSpy outcomes(view.get(), &BoardView::refreshed);
    source.failure = base::Error{base::ErrorCode::ConnectionRefused, "refused", "http://localhost:9090"};
    ASSERT_TRUE(refreshes([this] { view->refresh(); }));
    EXPECT_EQ(view->panelView(1)->content()->state, board::PanelData::State::Data);
    ASSERT_EQ(outcomes.count(), 1);
    const auto lost = outcomes.front().front().value<BoardView::Outcome>();
    ASSERT_TRUE(lost.unreachable.has_value());
    EXPECT_EQ(lost.unreachable->code, base::ErrorCode::ConnectionRefused);
    EXPECT_TRUE(lost.youngestSample.has_value());

    source.failure.reset();
    ASSERT_TRUE(refreshes([this] { view->refresh(); }));
    EXPECT_FALSE(outcomes.back().front().value<BoardView::Outcome>().unreachable.has_value());
}

TEST_F(BoardViewTest, anErrorOfTheQuerysOwnIsShownOnThePanel)
{
    open(twoPanels());
    source.failure = base::Error{base::ErrorCode::QueryInvalid, "parse error", {}};
    ASSERT_TRUE(refreshes([this] { view->refresh(); }));
    EXPECT_EQ(view->panelView(1)->content()->state, board::PanelData::State::Error);
}

TEST_F(BoardViewTest, oldDataStaysWhileNewDataIsOnItsWay)
{
    open(twoPanels());
    const auto before = view->panelView(1)->content();
    source.holds = true;
    view->refresh();
    EXPECT_EQ(view->panelView(1)->content(), before);
    ASSERT_TRUE(refreshes([this] { source.release(); }));
    EXPECT_NE(view->panelView(1)->content(), before);
}

TEST_F(BoardViewTest, goesAwayInTheMiddleOfARefresh)
{
    open(twoPanels());
    source.holds = true;
    view->refresh();
    view.reset();
    m_run.reset();
    source.release();
    QTest::qWait(0);
}

// --- the picture

TEST_F(BoardViewTest, aPictureNeedsNoWindowAndHoldsEveryPanel)
{
    board::BoardRun run(TestBoard().panel(1, 0, 0, 24, 15).panel(2, 0, 15, 24, 15).make(), source,
        board::BoardOptions{15s, {}});
    BoardView hidden(run, source, &look);
    const QSignalSpy done(&run, &board::BoardRun::finished);
    hidden.prepareImage({1200, 800});
    run.refresh();
    ASSERT_TRUE(waitUntil([&] { return done.count() == 1; }));
    QImage image(1200, 800, QImage::Format_ARGB32_Premultiplied);
    hidden.renderTo(image, QStringLiteral("test source"));
    EXPECT_FALSE(hidden.isVisible());
    EXPECT_LE(hidden.grid()->boxOf(2).bottom(), 800);
    const QColor panel = look.theme().color("surface.panel");
    const QRect second = hidden.grid()->boxOf(2).translated(12, 44);
    EXPECT_EQ(image.pixelColor(second.left() + 5, second.bottom() - 3), panel);
}

TEST_F(BoardViewTest, aPictureOfOnePanelIsThatPanelAlone)
{
    board::BoardRun run(twoPanels().make(), source, board::BoardOptions{15s, {}});
    BoardView hidden(run, source, &look);
    hidden.setSoloPanel(2);
    const QSignalSpy done(&run, &board::BoardRun::finished);
    hidden.prepareImage({800, 400});
    run.refresh();
    ASSERT_TRUE(waitUntil([&] { return done.count() == 1; }));
    EXPECT_FALSE(askedFor("metric_1"));
    EXPECT_TRUE(askedFor("metric_2"));
    QImage image(800, 400, QImage::Format_ARGB32_Premultiplied);
    hidden.renderTo(image, {});
    EXPECT_EQ(hidden.panelView(2)->width(), 800 - 24);
}

} // namespace

} // namespace zumik::widgets::dashboard
