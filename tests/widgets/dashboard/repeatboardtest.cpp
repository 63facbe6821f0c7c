// SPDX-License-Identifier: GPL-3.0-or-later
// Boards with repeated panels and rows. With ZUMIK_SHOTS set to a folder, pictures of them are kept there for
// somebody to look at.
#include "tests/support/fakesource.h"
#include "tests/support/waitfor.h"
#include "widgets/common/look.h"
#include "widgets/common/zumikstyle.h"
#include "widgets/dashboard/boardview.h"
#include "widgets/dashboard/panelgrid.h"
#include "widgets/panels/panelview.h"
#include "widgets/panels/rowpanel.h"

#include "models/dashboard/reader.h"

#include <QApplication>
#include <QImage>
#include <QSignalSpy>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::widgets::dashboard {

namespace {

using testing::ElementsAre;
using testing::SizeIs;
using tests::waitUntil;

std::string panel(int id, const std::string &place, const std::string &more)
{
    return R"({"id": )" + std::to_string(id)
        + R"(, "type": "timeseries", "title": "Load of $node", "gridPos": )" + place
        + R"(, "targets": [{"refId": "A", "expr": "load{node=~\"$node\"}", "legendFormat": "{{name}}"}])"
        + more + "}";
}

const std::string byNode = R"(, "repeat": "node")";
const std::string wide = R"({"x": 0, "y": 0, "w": 24, "h": 6})";

class RepeatBoardTest : public testing::Test {
protected:
    RepeatBoardTest() { source.labels["node"] = {"n1", "n2", "n3"}; }

    std::unique_ptr<board::BoardRun> runOf(const std::string &panels) const
    {
        const std::string json = R"json({"title": "Nodes", "schemaVersion": 39, "panels": [)json" + panels
            + R"json(], "templating": {"list": [{"name": "node", "type": "query", "multi": true, "includeAll": true,
                "query": "label_values(node)", "current": {"value": "$__all"}},
                {"name": "Filters", "type": "adhoc", "filters": []}]}})json";
        return std::make_unique<board::BoardRun>(zumik::dashboard::readDashboard(json).value(),
            const_cast<tests::FakeSource &>(source), board::BoardOptions{std::chrono::seconds(15), {}});
    }

    void open(const std::string &panels, QSize size = {1000, 700})
    {
        run = runOf(panels);
        view = std::make_unique<BoardView>(*run, source, &look, "");
        view->resize(size);
        view->show();
        ASSERT_TRUE(settled([] {}));
    }

    template <typename Act> bool settled(Act act)
    {
        QSignalSpy finished(run.get(), &board::BoardRun::finished);
        act();
        return waitUntil([&] { return finished.count() > 0 && run->idle(); });
    }

    bool choose(const std::vector<std::string> &values)
    {
        return settled([&] { view->setVariable("node", values); });
    }

    std::vector<QRect> boxes() const
    {
        std::vector<QRect> all;
        for (const int id : view->grid()->panelIds()) {
            all.push_back(view->grid()->boxOf(id));
        }
        return all;
    }

    void keep(const char *name) const
    {
        if (const QByteArray folder = qgetenv("ZUMIK_SHOTS"); !folder.isEmpty()) {
            view->grab().save(
                QString::fromUtf8(folder) + QLatin1Char('/') + QLatin1String(name) + QStringLiteral(".png"));
        }
    }

    tests::FakeSource source;
    common::Look look{common::Theme::Kind::Dark};
    std::unique_ptr<board::BoardRun> run;
    std::unique_ptr<BoardView> view;
};

} // namespace

TEST_F(RepeatBoardTest, showsAPanelForEachValueSideBySide)
{
    open(panel(1, wide, byNode));
    const std::vector<int> ids = view->grid()->panelIds();
    ASSERT_THAT(ids, SizeIs(3));
    EXPECT_EQ(ids[0], 1);
    for (const int id : ids) {
        ASSERT_NE(view->panelView(id), nullptr);
        ASSERT_NE(view->panelView(id)->content(), nullptr);
        EXPECT_EQ(view->panelView(id)->content()->state, board::PanelData::State::Data);
        EXPECT_TRUE(view->panelView(id)->isVisible());
    }
    const std::vector<QRect> all = boxes();
    EXPECT_EQ(all[0].top(), all[2].top());
    EXPECT_EQ(all[2].right(), view->grid()->width() - 1);
    EXPECT_LT(source.asked.back().grid.count, 1000U); // as wide as the clone is
    keep("repeat-three");
}

TEST_F(RepeatBoardTest, makesThemAnewWhenOtherValuesAreChosen)
{
    open(panel(1, wide, byNode));
    const int third = view->grid()->panelIds()[2];
    panels::PanelView *const kept = view->panelView(third);
    ASSERT_TRUE(choose({"n1", "n3"}));
    EXPECT_THAT(view->grid()->panelIds(), ElementsAre(1, third));
    EXPECT_EQ(view->panelView(third), kept); // it stands for the same
    EXPECT_EQ(boxes()[1].width(), boxes()[0].width());
    panels::PanelView *const first = view->panelView(1);
    ASSERT_TRUE(choose({"n2"}));
    EXPECT_THAT(view->grid()->panelIds(), ElementsAre(1));
    EXPECT_NE(view->panelView(1), first); // now it is n2's
    EXPECT_EQ(view->panelView(1)->content()->state, board::PanelData::State::Data);
    ASSERT_TRUE(choose({"$__all"}));
    EXPECT_THAT(view->grid()->panelIds(), SizeIs(3));
}

TEST_F(RepeatBoardTest, repeatsRowsThatOpenAndCloseOnTheirOwn)
{
    open(R"({"id": 9, "type": "row", "title": "Node $node", "gridPos": {"y": 0}, "repeat": "node"},)"
            + panel(1, R"({"x": 0, "y": 1, "w": 12, "h": 6})", "") + ","
            + panel(2, R"({"x": 12, "y": 1, "w": 12, "h": 6})", ""),
        {1000, 900});
    EXPECT_THAT(view->grid()->panelIds(), SizeIs(6));
    const auto rows = view->findChildren<panels::RowPanel *>();
    ASSERT_EQ(rows.size(), 3);
    keep("repeat-rows");
    const int height = view->grid()->height();
    Q_EMIT rows[1]->toggled(true);
    EXPECT_LT(view->grid()->height(), height);
    EXPECT_THAT(view->grid()->panelIds(), SizeIs(4));
    ASSERT_TRUE(choose({"n1", "n2"}));
    EXPECT_THAT(view->grid()->panelIds(), SizeIs(2)); // the second is still closed
}

TEST_F(RepeatBoardTest, keepsClonedRowsClosedAsTheFileHasThem)
{
    open(
        R"({"id": 9, "type": "row", "title": "Node $node", "gridPos": {"y": 0}, "repeat": "node", "collapsed": true,
        "panels": [)"
        + panel(1, R"({"x": 0, "y": 1, "w": 12, "h": 6})", "") + "]}");
    EXPECT_THAT(view->findChildren<panels::RowPanel *>(), SizeIs(3));
    EXPECT_THAT(view->grid()->panelIds(), SizeIs(0));
    EXPECT_TRUE(source.asked.empty());
}

TEST_F(RepeatBoardTest, drawsAllOfThemIntoAPictureThatWasAskedForBefore)
{
    run = runOf(panel(1, wide, byNode));
    view = std::make_unique<BoardView>(*run, source, &look, "");
    view->prepareImage({1200, 500});
    ASSERT_TRUE(settled([this] { run->refresh(); }));
    QImage image(1200, 500, QImage::Format_ARGB32_Premultiplied);
    view->renderTo(image, QStringLiteral("test"));
    EXPECT_THAT(view->grid()->panelIds(), SizeIs(3));
    EXPECT_LT(source.asked.back().grid.count, 500U); // a third of the width
    for (const int id : view->grid()->panelIds()) {
        EXPECT_TRUE(view->panelView(id)->content());
        EXPECT_EQ(view->grid()->boxOf(id).height(), boxes()[0].height());
    }
    if (const QByteArray folder = qgetenv("ZUMIK_SHOTS"); !folder.isEmpty()) {
        image.save(QString::fromUtf8(folder) + QStringLiteral("/repeat-picture.png"));
    }
}

TEST_F(RepeatBoardTest, asksAgainForAPanelThatComesIntoViewAfterAVariable)
{
    std::string panels = panel(1, R"({"x": 0, "y": 0, "w": 24, "h": 12})", "");
    panels += "," + panel(2, R"({"x": 0, "y": 12, "w": 24, "h": 12})", "");
    open(panels, {1000, 1100});
    ASSERT_NE(view->panelView(2)->content(), nullptr);
    view->resize(1000, 320);
    ASSERT_TRUE(waitUntil([this] { return view->settled(); }));
    ASSERT_TRUE(choose({"n2"}));
    view->resize(1000, 1100);
    ASSERT_TRUE(waitUntil([this] { return !run->isOutdated(2); }));
    EXPECT_EQ(source.asked.back().expression, "load{node=~\"n2\"}");
}

TEST_F(RepeatBoardTest, goesOnWhenThePanelThatIsAloneIsGone)
{
    open(panel(1, wide, byNode));
    const int third = view->grid()->panelIds()[2];
    ASSERT_TRUE(settled([&] { view->setSoloPanel(third); }));
    ASSERT_TRUE(choose({"n1", "n2"}));
    EXPECT_FALSE(view->soloPanel());
    EXPECT_THAT(view->grid()->panelIds(), SizeIs(2));
}

} // namespace zumik::widgets::dashboard
