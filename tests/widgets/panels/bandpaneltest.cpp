// SPDX-License-Identifier: GPL-3.0-or-later
// With ZUMIK_SHOTS set to a folder, pictures are kept there for somebody to look at.
#include "widgets/panels/bandpanel.h"
#include "tests/widgets/panels/bandsamples.h"
#include "tests/widgets/panels/shown.h"
#include "tests/widgets/support/hover.h"
#include "widgets/common/look.h"
#include "widgets/controls/barbutton.h"
#include "widgets/panels/pager.h"
#include "widgets/panels/panelfactory.h"
#include "widgets/panels/panelheader.h"
#include "widgets/plot/bandview.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace zumik::widgets::panels {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

namespace {

class BandPanels : public testing::Test {
protected:
    std::unique_ptr<BandPanel> make(const dashboard::PanelOptions &options, board::PanelData content)
    {
        PanelView *view = makePanel(tests::samplePanel("state-timeline", "Replicas", options), &m_look);
        std::unique_ptr<BandPanel> panel(dynamic_cast<BandPanel *>(view));
        if (panel) {
            panel->resize(600, 300);
            panel->setData(tests::shared(std::move(content)));
            panel->grab(); // lays it out
        }
        return panel;
    }

    common::Look m_look{common::Theme::Kind::Dark};
};

} // namespace

TEST_F(BandPanels, TellEachRowsStateAndSinceWhen)
{
    const auto view = make(dashboard::StateTimelineOptions{}, tests::sampleData(tests::replicas()));
    ASSERT_TRUE(view);
    EXPECT_THAT(shownOn(*view), Contains("zumik-byoc-replica-4: Down since 02:43:00"));
    EXPECT_THAT(shownOn(*view), Contains("Draining")) << "in the legend";
}

TEST_F(BandPanels, ShowOtherMarksAndTextsForOtherData)
{
    const auto view = make(dashboard::StateTimelineOptions{}, tests::sampleData(tests::replicas()));
    ASSERT_TRUE(view);
    const QImage picture = view->grab().toImage();
    const std::vector<std::string> before = shownOn(*view);
    std::vector<frame::Field> turned = tests::replicas();
    std::swap(turned[0].values, turned[4].values);
    view->setData(tests::shared(tests::sampleData(std::move(turned))));
    EXPECT_NE(shownOn(*view), before);
    EXPECT_NE(view->grab().toImage(), picture);
}

TEST_F(BandPanels, DrawStatusHistoriesWithTheirRamp)
{
    const auto view = make(dashboard::StatusHistoryOptions{}, tests::sampleData(tests::gpus(16, 60)));
    ASSERT_TRUE(view);
    EXPECT_TRUE(view->view()->area()->scene().history);
    EXPECT_THAT(shownOn(*view), Contains("from 0 % to 100 %"));
    EXPECT_THAT(shownOn(*view), Contains(StartsWith("byc_1/node-0 GPU 0: ")));
    EXPECT_THAT(shownOn(*view), Not(Contains(HasSubstr("since"))));
}

TEST_F(BandPanels, TakeTablesWithAColumnOfTimes)
{
    const auto view = make(dashboard::StateTimelineOptions{}, tests::rollouts());
    ASSERT_TRUE(view);
    EXPECT_THAT(shownOn(*view), Contains("phase: gone since 02:32:00"));
    EXPECT_THAT(shownOn(*view), Contains("zone: us-2 since 00:52:00")) << "merged";
}

TEST_F(BandPanels, SayThatThereIsNoTime)
{
    board::PanelData content = tests::rollouts();
    content.frames[0].fields.erase(content.frames[0].fields.begin());
    const auto view = make(dashboard::StateTimelineOptions{}, std::move(content));
    ASSERT_TRUE(view);
    EXPECT_TRUE(view->view()->area()->scene().cells.timeless);
    EXPECT_TRUE(view->view()->area()->scene().cells.rows.empty());
}

TEST_F(BandPanels, PassOnCrosshairAndZoom)
{
    const auto view = make(dashboard::StateTimelineOptions{}, tests::sampleData(tests::replicas()));
    ASSERT_TRUE(view);
    QSignalSpy moved(view.get(), &PanelView::crosshairMoved);
    QSignalSpy zoomed(view.get(), &PanelView::zoomRequested);
    QWidget *area = view->view()->area();
    tests::hover(area, area->rect().center());
    EXPECT_EQ(moved.size(), 1);
    QTest::mousePress(area, Qt::LeftButton, {}, area->rect().center());
    QTest::mouseRelease(area, Qt::LeftButton, {}, area->rect().center() + QPoint(80, 0));
    EXPECT_EQ(zoomed.size(), 1);
}

TEST_F(BandPanels, AlignTheirLeftMargins)
{
    const auto view = make(dashboard::StateTimelineOptions{}, tests::sampleData(tests::replicas()));
    ASSERT_TRUE(view);
    EXPECT_GT(view->neededLeftMargin(), 46);
    view->setLeftMargin(250);
    EXPECT_EQ(view->view()->area()->scene().plane.plot.left, 250);
}

namespace {

struct Shot {
    dashboard::PanelOptions options;
    board::PanelData content;
    bool pointer = false;
};

std::vector<Shot> shots()
{
    std::vector<frame::Field> judged;
    for (unsigned i = 0; i < 4; ++i) {
        judged.push_back(tests::sampleField("queue " + std::to_string(i), tests::wave(20, 25, i), 61));
        frame::FieldConfig &config = judged.back().config;
        config.color.mode = frame::ColorConfig::Mode::Thresholds;
        config.thresholds.steps = {
            {-std::numeric_limits<double>::infinity(), "green"}, {20, "orange"}, {35, "red"}};
    }
    dashboard::StateTimelineOptions atRight;
    atRight.legend.placement = dashboard::Legend::Placement::Right;
    atRight.align = dashboard::StateTimelineOptions::Align::Center;
    dashboard::StateTimelineOptions multi;
    multi.tooltip.mode = dashboard::Tooltip::Mode::Multi;
    std::vector<Shot> all;
    all.push_back({dashboard::StateTimelineOptions{}, tests::sampleData(tests::replicas()), true});
    all.push_back({atRight, tests::sampleData(tests::replicas())});
    all.push_back({multi, tests::sampleData(judged), true});
    all.push_back({dashboard::StatusHistoryOptions{}, tests::sampleData(judged)});
    all.push_back({dashboard::StateTimelineOptions{}, tests::rollouts()});
    all.push_back({dashboard::StatusHistoryOptions{}, tests::sampleData(tests::gpus(8, 20)), true});
    all.push_back({dashboard::StatusHistoryOptions{}, tests::sampleData(tests::gpus(64, 181))});
    all.push_back({dashboard::StatusHistoryOptions{}, tests::sampleData(tests::gpus(2000, 181)), true});
    return all;
}

} // namespace

TEST_F(BandPanels, CanBeLookedAt)
{
    for (const auto kind : {common::Theme::Kind::Dark, common::Theme::Kind::Light}) {
        const common::Look look(kind);
        QApplication::setPalette(look.theme().palette());
        for (const QSize size : {QSize(400, 260), QSize(230, 150), QSize(900, 420)}) {
            const std::vector<Shot> all = shots();
            QImage wall((size.width() + 8) * 2 + 8, (size.height() + 8) * 4 + 8, QImage::Format_RGB32);
            wall.fill(look.theme().color("surface.window"));
            QPainter painter(&wall);
            for (std::size_t i = 0; i < all.size(); ++i) {
                const std::unique_ptr<PanelView> view(
                    makePanel(tests::samplePanel("state-timeline", "States", all[i].options), &look));
                view->resize(size);
                view->setData(tests::shared(all[i].content));
                view->grab();
                if (auto *bands = dynamic_cast<BandPanel *>(view.get()); bands && all[i].pointer) {
                    QWidget *area = bands->view()->area();
                    tests::hover(area, QPoint(area->width() * 7 / 10, area->height() / 2));
                }
                const QImage picture = view->grab().toImage();
                EXPECT_FALSE(picture.isNull());
                painter.drawImage(8 + static_cast<int>(i % 2) * (size.width() + 8),
                    8 + static_cast<int>(i / 2) * (size.height() + 8), picture);
            }
            painter.end();
            if (const QString folder = qEnvironmentVariable("ZUMIK_SHOTS"); !folder.isEmpty()) {
                EXPECT_TRUE(wall.save(QStringLiteral("%1/bands-%2-%3.png")
                                          .arg(folder)
                                          .arg(static_cast<int>(kind))
                                          .arg(size.width())));
            }
        }
    }
}

TEST_F(BandPanels, SayInTheHeaderThatTimeIsMissing)
{
    const auto missing = [](std::size_t at) {
        return at > 60 && at < 75 ? base::absent() : 1.0;
    };
    const auto view = make(dashboard::StateTimelineOptions{},
        tests::sampleData({tests::replica("a", missing), tests::replica("b", missing)}));
    ASSERT_TRUE(view);
    const auto badges = [&] {
        QStringList all;
        for (const Badge &badge : view->header()->badges()) {
            all << badge.text;
        }
        return all.join(QLatin1Char(' ')).toStdString();
    };
    EXPECT_THAT(badges(), HasSubstr("missing"));
    view->setData(tests::shared(tests::sampleData(tests::replicas())));
    EXPECT_THAT(badges(), Not(HasSubstr("missing"))) << "one row's is no gap of all";
}

TEST_F(BandPanels, HatchWhatIsMissing)
{
    const auto missing = [](std::size_t at) {
        return at > 60 && at < 120 ? base::absent() : 1.0;
    };
    const auto view =
        make(dashboard::StateTimelineOptions{}, tests::sampleData({tests::replica("a", missing)}));
    ASSERT_TRUE(view);
    const zumik::plot::BandScene &scene = view->view()->area()->scene();
    ASSERT_EQ(scene.plane.gaps.size(), 1U);
    const zumik::plot::Box box = scene.plane.gaps[0];
    const QImage image = view->view()->area()->grab().toImage();
    std::set<QRgb> colors;
    for (int x = static_cast<int>(box.left) + 2; x < static_cast<int>(box.right) - 2; ++x) {
        colors.insert(image.pixel(x, static_cast<int>(box.top + box.height() / 2)));
    }
    EXPECT_GT(colors.size(), 2U);
}

TEST_F(BandPanels, TurnPagesOfRows)
{
    dashboard::StateTimelineOptions options;
    options.perPage = 4;
    const auto view = make(options, tests::sampleData(tests::replicas()));
    ASSERT_TRUE(view);
    ASSERT_TRUE(view->pager()->isVisibleTo(view.get()));
    EXPECT_THAT(shownOn(*view), Contains("1 to 4 of 6 rows"));
    EXPECT_THAT(shownOn(*view), Not(Contains(StartsWith("zumik-byoc-replica-4"))));
    EXPECT_FALSE(view->pager()->back()->isEnabled());
    if (const QString folder = qEnvironmentVariable("ZUMIK_SHOTS"); !folder.isEmpty()) {
        EXPECT_TRUE(view->grab().save(folder + QStringLiteral("/bands-page.png")));
    }
    view->pager()->forward()->click();
    EXPECT_THAT(shownOn(*view), Contains("5 to 6 of 6 rows"));
    EXPECT_THAT(shownOn(*view), Contains("zumik-byoc-replica-4: Down since 02:43:00"));
    EXPECT_FALSE(view->pager()->forward()->isEnabled());
    std::vector<frame::Field> fewer = tests::replicas();
    fewer.resize(3);
    view->setData(tests::shared(tests::sampleData(std::move(fewer))));
    EXPECT_THAT(shownOn(*view), Contains(StartsWith("zumik-byoc-replica-0"))) << "the page had gone";
    EXPECT_FALSE(view->pager()->isVisibleTo(view.get()));
}

TEST_F(BandPanels, ShowAllRowsWhereNoPageIsAskedFor)
{
    const auto view = make(dashboard::StateTimelineOptions{}, tests::sampleData(tests::replicas()));
    ASSERT_TRUE(view);
    EXPECT_FALSE(view->pager()->isVisibleTo(view.get()));
    EXPECT_EQ(view->view()->area()->scene().cells.rows.size(), 6U);
}

} // namespace zumik::widgets::panels
