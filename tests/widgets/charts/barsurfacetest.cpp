// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/barsurface.h"

#include "tests/widgets/charts/figures.h"
#include "tests/widgets/support/hover.h"
#include "widgets/charts/barchartview.h"
#include "widgets/common/look.h"
#include "widgets/plot/legendview.h"

#include <QElapsedTimer>
#include <QFontMetricsF>
#include <QPointer>
#include <QTest>
#include <QtCharts/QBarSet>
#include <QtCharts/QChart>
#include <QtCharts/QStackedBarSeries>

#include <gtest/gtest.h>

namespace zumik::widgets::charts {

namespace {

class BarCharts : public testing::Test {
protected:
    BarCharts()
        : m_view(&m_look)
    {
        m_view.resize(500, 300);
    }

    void show(plot::BarFigure figure)
    {
        figure.legend.table = {};
        m_view.setFigure(figure);
        m_view.grab(); // lays out
    }

    BarSurface &surface() { return *m_view.surface(); }

    QPoint middleOf(std::size_t bar)
    {
        return surface().frame().rect(surface().figure().plan.bars[bar]).center().toPoint();
    }

    /// Every bar is drawn where the plan has it: inside in its paint, and nothing of it a little outside.
    void expectBarsInTheirPlaces()
    {
        const QImage image = m_view.grab().toImage();
        const plot::BarFigure &figure = surface().figure();
        for (std::size_t i = 0; i < figure.bars.size(); ++i) {
            const QRectF body = surface().frame().rect(figure.plan.bars[i]);
            const QColor color = figure.paints[figure.bars[i].paint].color;
            for (const QPointF corner :
                {body.topLeft() + QPointF(2, 2), body.bottomRight() - QPointF(2, 2)}) {
                EXPECT_EQ(image.pixelColor(corner.toPoint()), color) << i;
            }
            EXPECT_NE(image.pixelColor((body.topLeft() - QPointF(2, 2)).toPoint()), color) << i;
        }
    }

    common::Look m_look{common::Theme::Kind::Dark};
    BarChartView m_view;
    Bars m_bars;
};

zumik::plot::BarLayout stacking(frame::Stacking how)
{
    zumik::plot::BarLayout layout;
    layout.stacking = how;
    return layout;
}

} // namespace

TEST_F(BarCharts, DrawBarsWhereThePlanHasThem)
{
    show(m_bars.figure({{4, 9, 7}}));
    expectBarsInTheirPlaces();
    show(m_bars.figure({{4, 9}, {8, 3}}));
    expectBarsInTheirPlaces();
    show(m_bars.figure({{4, 9, 2}, {8, 3, 5}, {6, 6, 6}}));
    expectBarsInTheirPlaces();
}

TEST_F(BarCharts, DrawValuesBelowZeroDownwards)
{
    show(m_bars.figure({{40, -30, 20}}));
    expectBarsInTheirPlaces();
    EXPECT_GT(middleOf(1).y(), middleOf(0).y());
}

TEST_F(BarCharts, PileUpAsPlanned)
{
    show(m_bars.figure({{4, -9, 2}, {8, -3, 5}}, stacking(frame::Stacking::Normal)));
    expectBarsInTheirPlaces();
    show(m_bars.figure({{4, 9, 2}, {8, 3, 5}}, stacking(frame::Stacking::Percent)));
    expectBarsInTheirPlaces();
}

TEST_F(BarCharts, LieWithTheFirstPlaceOnTop)
{
    plot::BarFigure figure = m_bars.figure({{4, 9, 7}, {1, 2, 3}});
    figure.orientation = dashboard::Orientation::Horizontal;
    show(figure);
    EXPECT_TRUE(surface().frame().horizontal);
    expectBarsInTheirPlaces();
    EXPECT_LT(middleOf(0).y(), middleOf(2).y());
}

TEST_F(BarCharts, LieByThemselvesInWhatIsHigherThanWide)
{
    show(m_bars.figure({{4, 9, 7}}));
    EXPECT_FALSE(surface().frame().horizontal);
    m_view.resize(250, 400);
    m_view.grab();
    EXPECT_TRUE(surface().frame().horizontal);
    expectBarsInTheirPlaces();
}

TEST_F(BarCharts, ColorEachBarOfASeriesByItself)
{
    plot::BarFigure figure = m_bars.figure({{4, 9, 7}, {5, 5, 5}});
    for (std::size_t i = 0; i < figure.bars.size(); ++i) {
        figure.bars[i].paint = i % 3;
    }
    show(figure);
    expectBarsInTheirPlaces();
}

TEST_F(BarCharts, KeepTheirSeriesWhenOnlyValuesChange)
{
    show(m_bars.figure({{4, 9}, {8, 3}}));
    std::vector<QPointer<QAbstractSeries>> before;
    for (QAbstractSeries *series : surface().chart()->series()) {
        before.emplace_back(series);
    }
    show(m_bars.figure({{1, 2, 3}, {3, 2, 1}}));
    expectBarsInTheirPlaces();
    for (const auto &series : before) {
        ASSERT_FALSE(series.isNull());
        for (const QBarSet *set : qobject_cast<QStackedBarSeries *>(series)->barSets()) {
            EXPECT_TRUE(set->label().isEmpty()) << "Qt Charts would take it for HTML";
        }
    }
}

TEST_F(BarCharts, TellTheBarUnderThePointerOrAboveIt)
{
    show(m_bars.figure({{4, 9, 7}}));
    tests::hover(surface().viewport(), middleOf(2));
    EXPECT_EQ(surface().current(), 2U);
    tests::hover(surface().viewport(), QPoint(middleOf(0).x(), int(surface().frame().plot.top()) + 3));
    EXPECT_EQ(surface().current(), 0U);
    tests::hover(surface().viewport(), QPoint(1, 1));
    EXPECT_EQ(surface().current(), std::nullopt);
    QTest::keyClick(&surface(), Qt::Key_Left);
    EXPECT_EQ(surface().current(), 2U);
}

TEST_F(BarCharts, ShowTheWholePlaceInAMultiTooltip)
{
    plot::BarFigure figure = m_bars.figure({{4, 9}, {8, 3}});
    show(figure);
    surface().setCurrent(0);
    const QImage single = m_view.grab().toImage();
    figure.tooltip.mode = dashboard::Tooltip::Mode::Multi;
    show(figure);
    const QImage multi = m_view.grab().toImage();
    EXPECT_NE(multi, single);
    figure.tooltip.sort = dashboard::Tooltip::Sort::Descending;
    show(figure);
    EXPECT_NE(m_view.grab().toImage(), multi);
    figure.tooltip.mode = dashboard::Tooltip::Mode::None;
    show(figure);
    EXPECT_NE(m_view.grab().toImage(), single);
}

TEST_F(BarCharts, WriteValuesWhereAllHaveRoomOrAlways)
{
    const auto differs = [this](std::size_t places, dashboard::ShowValue how) {
        plot::BarFigure figure = m_bars.figure({std::vector<double>(places, 123456)});
        show(figure);
        const QImage bare = m_view.grab().toImage();
        figure.showValue = how;
        show(figure);
        return m_view.grab().toImage() != bare;
    };
    EXPECT_TRUE(differs(3, dashboard::ShowValue::Auto));
    EXPECT_FALSE(differs(60, dashboard::ShowValue::Auto));
    EXPECT_TRUE(differs(60, dashboard::ShowValue::Always));
}

TEST_F(BarCharts, ThinTheNamesOfManyPlaces)
{
    const QFontMetricsF metrics(m_look.fonts().font("axis"));
    show(m_bars.figure({std::vector<double>(3, 1)}));
    EXPECT_EQ(placeStep(surface().figure(), surface().frame(), metrics), 1);
    show(m_bars.figure({std::vector<double>(300, 1)}));
    const int step = placeStep(surface().figure(), surface().frame(), metrics);
    EXPECT_GT(step, 20);
    EXPECT_LT(step, 150);
    plot::BarFigure turned = m_bars.figure({std::vector<double>(300, 1)});
    turned.labelRotation = 90;
    show(turned);
    EXPECT_LT(placeStep(surface().figure(), surface().frame(), metrics), step);
    EXPECT_GT(surface().frame().placeRoom, 2 * metrics.height()) << "room for turned names";
}

TEST_F(BarCharts, LoseNoBarThatIsThinnerThanAPixel)
{
    show(m_bars.figure({std::vector<double>(1000, 1)}));
    const QImage image = m_view.grab().toImage();
    const QRectF plot = surface().frame().plot;
    const int y = int(plot.bottom()) - 3;
    for (int x = int(plot.left()) + 1; x < int(plot.right()) - 1; ++x) {
        ASSERT_EQ(image.pixelColor(x, y), paint(0).color) << x;
    }
}

TEST_F(BarCharts, DimTheOthersOfALegendEntry)
{
    show(m_bars.figure({{5}, {5}}));
    surface().setHighlighted(1);
    const QImage image = m_view.grab().toImage();
    EXPECT_EQ(image.pixelColor(middleOf(1)), paint(1).color);
    EXPECT_NE(image.pixelColor(middleOf(0)), paint(0).color);
}

TEST_F(BarCharts, KeepTheLegendAsItWasSorted)
{
    plot::BarFigure figure = m_bars.figure({{5}, {6}});
    for (std::size_t i = 0; i < 2; ++i) {
        figure.legend.table.rows[i].values = {QString::number(i)};
        figure.legend.table.rows[i].numbers = {double(i)};
    }
    figure.legend.table.columns = {QStringLiteral("max")};
    m_view.setFigure(figure);
    EXPECT_EQ(m_view.legend()->table().rows[0].series, 0U);
    Q_EMIT m_view.legend()->sortChanged(0, true);
    m_view.setFigure(figure);
    EXPECT_EQ(m_view.legend()->table().rows[0].series, 1U);
}

TEST_F(BarCharts, FollowTheTheme)
{
    show(m_bars.figure({{5}}));
    const QImage dark = m_view.grab().toImage();
    m_look.setTheme(common::Theme::Kind::Light);
    EXPECT_EQ(m_view.grab().toImage().pixelColor(1, 1), m_look.theme().color("surface.panel"));
    EXPECT_NE(m_view.grab().toImage(), dark);
}

TEST_F(BarCharts, AreQuickWithManyBars)
{
    show(m_bars.figure({std::vector<double>(1000, 1), std::vector<double>(1000, 2)}));
    m_view.grab();
    QElapsedTimer timer;
    timer.start();
    show(m_bars.figure({std::vector<double>(1000, 3), std::vector<double>(1000, 1)}));
    m_view.grab();
    EXPECT_LT(timer.elapsed(), 1000);
    RecordProperty("ms", static_cast<int>(timer.elapsed()));
}

TEST_F(BarCharts, DrawLimitsOverBarsAndTintWhatLiesBeyond)
{
    const QColor red(200, 0, 0);
    for (const auto orientation : {dashboard::Orientation::Vertical, dashboard::Orientation::Horizontal}) {
        plot::BarFigure figure = m_bars.figure({{9, 1}});
        figure.orientation = orientation;
        show(figure);
        const QImage before = m_view.grab().toImage();
        figure.limits = {{0.5, 1, true, true, red, QStringLiteral("critical 5")}};
        show(figure);
        const QImage after = m_view.grab().toImage();
        std::size_t strong = 0;
        for (double along = 0.001; along < 1; along += 0.002) {
            const QPoint at = surface().frame().at(along, 0.5).toPoint();
            for (const QPoint beside : {QPoint(), QPoint(-1, -1)}) {
                const QColor pixel = after.pixelColor(at + beside);
                strong += pixel.red() > 150 && pixel.green() < 60 ? 1U : 0U;
            }
        }
        EXPECT_GT(strong, 200U) << "dashes, most of the way";
        const QPoint beyond = surface().frame().at(0.8, 0.7).toPoint();
        const QPoint below = surface().frame().at(0.8, 0.4).toPoint();
        EXPECT_GT(after.pixelColor(beyond).red(), before.pixelColor(beyond).red());
        EXPECT_EQ(after.pixel(below), before.pixel(below));
    }
}

TEST_F(BarCharts, NameALimitOverTheValuesOfBars)
{
    const auto imageWith = [&](dashboard::ShowValue values) {
        plot::BarFigure figure = m_bars.figure({std::vector<double>(16, 9)});
        figure.showValue = values;
        figure.limits = {{0.9, 1, true, false, QColor(200, 0, 0), QStringLiteral("critical 9")}};
        show(figure);
        return m_view.grab().toImage();
    };
    const QImage without = imageWith(dashboard::ShowValue::Never);
    const QImage with = imageWith(dashboard::ShowValue::Always);
    const QPoint corner = surface().frame().at(0, 0.9).toPoint() + QPoint(8, -14);
    int farthest = 0;
    for (int y = 0; y < 12; ++y) {
        for (int x = 0; x < 55; ++x) {
            const QPoint at = corner + QPoint(x, y);
            farthest = std::max(
                farthest, std::abs(with.pixelColor(at).lightness() - without.pixelColor(at).lightness()));
        }
    }
    EXPECT_NE(with, without);
    EXPECT_LT(farthest, 60) << "nothing is written over the limit's name";
}

} // namespace zumik::widgets::charts
