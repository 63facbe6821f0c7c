// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/piesurface.h"

#include "tests/widgets/charts/figures.h"
#include "tests/widgets/support/hover.h"
#include "widgets/charts/piechartview.h"
#include "widgets/common/look.h"
#include "widgets/plot/legendview.h"

#include <QTest>
#include <QtCharts/QChart>
#include <QtCharts/QPieSeries>

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace zumik::widgets::charts {

namespace {

class PieCharts : public testing::Test {
protected:
    PieCharts()
        : m_view(&m_look)
    {
        m_view.resize(300, 300);
    }

    void show(plot::PieFigure figure)
    {
        figure.legend.table = {};
        m_view.setFigure(figure);
        m_view.grab(); // lays out
    }

    PieSurface &surface() { return *m_view.surface(); }

    /// In the middle of a slice's ring at so much of the circle.
    QPoint at(double turn, double radius = 0.8) const
    {
        const QRectF circle = m_view.surface()->circle();
        const double angle = turn * 2 * std::numbers::pi;
        return (circle.center() + QPointF(std::sin(angle), -std::cos(angle)) * radius * circle.width() / 2)
            .toPoint();
    }

    QColor colorAt(QPoint point) { return m_view.grab().toImage().pixelColor(point); }

    common::Look m_look{common::Theme::Kind::Dark};
    PieChartView m_view;
};

} // namespace

TEST_F(PieCharts, DrawEachSliceWhereItsShareLies)
{
    show(pieFigure({1, 1, 2}));
    EXPECT_EQ(colorAt(at(0.125)), paint(0).color);
    EXPECT_EQ(colorAt(at(0.375)), paint(1).color);
    EXPECT_EQ(colorAt(at(0.75)), paint(2).color);
    show(pieFigure({1, 3, 0}));
    EXPECT_EQ(colorAt(at(0.75)), paint(1).color) << "the values were replaced";
}

TEST_F(PieCharts, DonutsHaveAHole)
{
    plot::PieFigure figure = pieFigure({1, 1});
    figure.donut = true;
    show(figure);
    EXPECT_EQ(colorAt(at(0.25, 0.3)), m_look.theme().color("surface.panel"));
    EXPECT_EQ(colorAt(at(0.25, 0.8)), paint(0).color);
}

TEST_F(PieCharts, KeepTheirSeriesAndHandItNoText)
{
    plot::PieFigure figure = pieFigure({1, 2});
    figure.slices[0].name = QStringLiteral("<b>bold</b>");
    show(figure);
    auto *const series = surface().chart()->series().constFirst();
    show(pieFigure({1, 2, 3, 4}));
    ASSERT_EQ(surface().chart()->series().size(), 1);
    EXPECT_EQ(surface().chart()->series().constFirst(), series);
    const auto slices = qobject_cast<QPieSeries *>(series)->slices();
    EXPECT_EQ(slices.size(), 4);
    for (const QPieSlice *slice : slices) {
        EXPECT_TRUE(slice->label().isEmpty()) << "Qt Charts would take it for HTML";
    }
}

TEST_F(PieCharts, TellTheSliceUnderThePointer)
{
    show(pieFigure({1, 1, 2}));
    tests::hover(surface().viewport(), at(0.375));
    EXPECT_EQ(surface().current(), 1U);
    tests::hover(surface().viewport(), QPoint(2, 2));
    EXPECT_EQ(surface().current(), std::nullopt);
}

TEST_F(PieCharts, GoFromSliceToSliceByKeys)
{
    show(pieFigure({1, 1, 2}));
    QTest::keyClick(&surface(), Qt::Key_Right);
    EXPECT_EQ(surface().current(), 0U);
    QTest::keyClick(&surface(), Qt::Key_Left);
    EXPECT_EQ(surface().current(), 2U) << "round and round";
    show(pieFigure({1}));
    EXPECT_EQ(surface().current(), std::nullopt) << "that slice has gone";
    QTest::keyClick(&surface(), Qt::Key_Down);
    QTest::keyClick(&surface(), Qt::Key_Escape);
    EXPECT_EQ(surface().current(), std::nullopt);
}

TEST_F(PieCharts, ShowATooltipAsWideAsAsked)
{
    plot::PieFigure figure = pieFigure({1, 1, 2});
    show(figure);
    const QImage without = m_view.grab().toImage();
    surface().setCurrent(1);
    const QImage single = m_view.grab().toImage();
    EXPECT_NE(single, without);
    figure.tooltip.mode = dashboard::Tooltip::Mode::Multi;
    show(figure);
    EXPECT_NE(m_view.grab().toImage(), single);
}

TEST_F(PieCharts, WriteOnSlicesThatHaveRoom)
{
    plot::PieFigure figure = pieFigure({10, 10});
    show(figure);
    const QImage bare = m_view.grab().toImage();
    figure.slices[0].label = {QStringLiteral("name"), QStringLiteral("50 %")};
    show(figure);
    EXPECT_NE(m_view.grab().toImage(), bare);
    plot::PieFigure thin = pieFigure({1000, 1});
    show(thin);
    const QImage small = m_view.grab().toImage();
    thin.slices[1].label = {QStringLiteral("name")};
    show(thin);
    EXPECT_EQ(m_view.grab().toImage(), small);
}

TEST_F(PieCharts, WriteNumbersWholeOrNotAtAll)
{
    plot::PieFigure figure = pieFigure({10, 10});
    show(figure);
    const QImage bare = m_view.grab().toImage();
    const QString wide = QStringLiteral("1").repeated(400);
    figure.slices[0].label = {wide};
    show(figure);
    EXPECT_EQ(m_view.grab().toImage(), bare);
    figure.slices[0].name = wide;
    show(figure);
    EXPECT_NE(m_view.grab().toImage(), bare) << "a name is shortened";
}

TEST_F(PieCharts, DimTheOthersOfALegendEntry)
{
    show(pieFigure({1, 1}));
    surface().setHighlighted(0);
    EXPECT_EQ(colorAt(at(0.25)), paint(0).color);
    EXPECT_NE(colorAt(at(0.75)), paint(1).color);
    surface().setHighlighted(std::nullopt);
    EXPECT_EQ(colorAt(at(0.75)), paint(1).color);
}

TEST_F(PieCharts, StripeWhatRepeatsAColor)
{
    plot::PieFigure figure = pieFigure({1, 1});
    figure.slices[1].paint = figure.slices[0].paint;
    show(figure);
    const QImage same = m_view.grab().toImage();
    figure.slices[1].paint.dash = {6, 3};
    show(figure);
    EXPECT_NE(m_view.grab().toImage(), same);
}

TEST_F(PieCharts, OfNothingSaySo)
{
    plot::PieFigure figure;
    figure.empty = QStringLiteral("No values");
    show(figure);
    const QImage said = m_view.grab().toImage();
    figure.empty.clear();
    show(figure);
    EXPECT_NE(m_view.grab().toImage(), said);
    show(pieFigure({0, -1}));
    EXPECT_EQ(surface().current(), std::nullopt);
}

TEST_F(PieCharts, PutTheLegendWhereItIsAskedFor)
{
    plot::PieFigure figure = pieFigure({1, 2});
    figure.legend.options.placement = dashboard::Legend::Placement::Right;
    m_view.setFigure(figure);
    EXPECT_GT(m_view.legend()->x(), m_view.surface()->width() - 1);
    figure.legend.options.placement = dashboard::Legend::Placement::Bottom;
    m_view.setFigure(figure);
    EXPECT_GE(m_view.legend()->y(), m_view.surface()->height());
}

} // namespace zumik::widgets::charts
