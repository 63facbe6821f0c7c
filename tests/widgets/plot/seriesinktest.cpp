// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/seriesink.h"
#include "widgets/common/colors.h"
#include "widgets/common/theme.h"
#include "widgets/plot/linelayer.h"

#include <gtest/gtest.h>

namespace zumik::widgets::plot {

namespace {

using common::Theme;
using zumik::plot::Box;
using zumik::plot::SeriesShape;

constexpr Box plot{0, 0, 100, 100};

class Inks : public testing::Test {
protected:
    int alphaAt(const SeriesShape &shape, int row) const
    {
        return qAlpha(fillInk(shape, plot, QColor(Qt::red), m_layer, m_theme).at(row));
    }

    Theme m_theme = Theme::builtIn(Theme::Kind::Dark);
    LineLayer m_layer{plot, 1};
};

SeriesShape shapeOf(frame::Gradient gradient)
{
    SeriesShape shape;
    shape.fill = 0.8F;
    shape.gradient = gradient;
    return shape;
}

} // namespace

TEST_F(Inks, AreEvenWithoutGradient)
{
    EXPECT_EQ(alphaAt(shapeOf(frame::Gradient::None), 5), alphaAt(shapeOf(frame::Gradient::None), 95));
    EXPECT_NEAR(alphaAt(shapeOf(frame::Gradient::None), 5), 204, 1);
}

TEST_F(Inks, FadeDownwards)
{
    EXPECT_NEAR(alphaAt(shapeOf(frame::Gradient::Opacity), 0), 204, 2);
    EXPECT_NEAR(alphaAt(shapeOf(frame::Gradient::Opacity), 50), 102, 3);
    EXPECT_LT(alphaAt(shapeOf(frame::Gradient::Opacity), 99), 5);
}

TEST_F(Inks, TurnTheirHueAndStayAsStrong)
{
    const Ink ink = fillInk(shapeOf(frame::Gradient::Hue), plot, QColor(Qt::red), m_layer, m_theme);
    EXPECT_NE(ink.at(0), ink.at(99));
    EXPECT_EQ(qAlpha(ink.at(0)), qAlpha(ink.at(99)));
}

TEST_F(Inks, PaintEachHeightInTheColorOfItsThreshold)
{
    SeriesShape shape = shapeOf(frame::Gradient::Scheme);
    shape.stops = {
        {100, {frame::ValueColor::Kind::Named, "green"}}, {50, {frame::ValueColor::Kind::Named, "red"}}};
    const Ink ink = lineInk(shape, QColor(Qt::blue), m_layer, m_theme);
    EXPECT_EQ(ink.at(80), common::namedColor("green", m_theme, Qt::black).rgba());
    EXPECT_EQ(ink.at(20), common::namedColor("red", m_theme, Qt::black).rgba());
}

TEST_F(Inks, BlendBetweenTheStopsOfAContinuousScheme)
{
    SeriesShape shape = shapeOf(frame::Gradient::Scheme);
    shape.blends = true;
    shape.stops = {
        {100, {frame::ValueColor::Kind::Named, "#000000"}}, {0, {frame::ValueColor::Kind::Named, "#ffffff"}}};
    const Ink ink = lineInk(shape, QColor(Qt::blue), m_layer, m_theme);
    EXPECT_NEAR(qRed(ink.at(50)), 127, 3);
    EXPECT_GT(qRed(ink.at(2)), 245);
}

TEST_F(Inks, OfBarsAreNeverFainterThanStacksButFadeLikeFills)
{
    SeriesShape shape = shapeOf(frame::Gradient::None);
    shape.fill = 0;
    EXPECT_GT(qAlpha(barInk(shape, plot, QColor(Qt::red), m_layer, m_theme).at(0)), 100);
    EXPECT_FALSE(barEdge(shape, QColor(Qt::red)).isValid());
    shape.gradient = frame::Gradient::Opacity;
    const Ink ink = barInk(shape, plot, QColor(Qt::red), m_layer, m_theme);
    EXPECT_GT(qAlpha(ink.at(0)), 100);
    EXPECT_LT(qAlpha(ink.at(99)), 5);
    EXPECT_TRUE(barEdge(shape, QColor(Qt::red)).isValid()) << "a low bar would be lost";
}

} // namespace zumik::widgets::plot
