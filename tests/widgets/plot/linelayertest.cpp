// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/linelayer.h"

#include <gtest/gtest.h>

#include <cmath>
#include <deque>
#include <limits>
#include <memory>

namespace zumik::widgets::plot {

namespace {

using zumik::plot::Point;

constexpr zumik::plot::Box box{0, 0, 100, 60};

/// How much ink is in a column, in fully covered pixels.
double inkOf(const QImage &image, int x)
{
    double ink = 0;
    for (int y = 0; y < image.height(); ++y) {
        ink += qAlpha(image.pixel(x, y)) / 255.0;
    }
    return ink;
}

std::vector<Point> flat(float y, float step)
{
    std::vector<Point> line;
    for (float x = 0; x <= 100; x += step) {
        line.push_back({x, y});
    }
    return line;
}

/// A layer draws lines later.
const std::vector<Point> &kept(std::vector<Point> line)
{
    static std::deque<std::vector<Point>> all;
    return all.emplace_back(std::move(line));
}

} // namespace

TEST(LineLayers, DrawFlatLinesAsThickAsAsked)
{
    for (const float step : {20.0F, 0.5F}) { // sparse and dense lines are drawn in different ways
        LineLayer layer(box, 1);
        layer.stroke(kept(flat(30.2F, step)), 1.5, QColor(Qt::red));
        EXPECT_NEAR(inkOf(layer.image(), 50), 1.5, 0.3) << step;
        EXPECT_EQ(qAlpha(layer.image().pixel(50, 20)), 0);
        EXPECT_GT(qRed(layer.image().pixel(50, 30)), 200);
    }
}

TEST(LineLayers, CoverASpikeUpToItsTip)
{
    std::vector<Point> line = flat(50, 0.7F);
    line[70].y = 5;
    LineLayer layer(box, 1);
    layer.stroke(line, 1.5, QColor(Qt::red));
    const int x = static_cast<int>(line[70].x);
    for (int y = 6; y < 50; ++y) {
        const int ink = qAlpha(layer.image().pixel(x - 1, y)) + qAlpha(layer.image().pixel(x, y))
            + qAlpha(layer.image().pixel(x + 1, y));
        EXPECT_GT(ink, 100) << y;
    }
    EXPECT_EQ(qAlpha(layer.image().pixel(x, 2)), 0) << "and not beyond";
}

TEST(LineLayers, KeepTranslucentLinesEvenWherePiecesMeet)
{
    LineLayer layer(box, 1);
    layer.stroke(kept(flat(30.5F, 10)), 3, QColor(255, 0, 0, 100));
    for (int x = 2; x < 98; ++x) {
        EXPECT_NEAR(qAlpha(layer.image().pixel(x, 30)), 100, 2) << x;
    }
}

TEST(LineLayers, DashByTheLengthsGiven)
{
    LineLayer layer(box, 1);
    layer.stroke(kept(flat(30.5F, 25)), 1.5, QColor(Qt::red), {10, 10});
    EXPECT_GT(qAlpha(layer.image().pixel(5, 30)), 200);
    EXPECT_EQ(qAlpha(layer.image().pixel(15, 30)), 0);
    EXPECT_GT(qAlpha(layer.image().pixel(25, 30)), 200);
}

TEST(LineLayers, FillDownToALevelOrToTheBases)
{
    LineLayer layer(box, 1);
    layer.fill(kept(flat(20, 10)), {}, 40, QColor(0, 255, 0, 128));
    EXPECT_NEAR(inkOf(layer.image(), 50), 20 * 128 / 255.0, 0.2);
    LineLayer stack(box, 1);
    const std::vector<Point> top = flat(20, 10);
    const std::vector<float> bases(top.size(), 25);
    stack.fill(top, bases, 60, QColor(Qt::green));
    EXPECT_NEAR(inkOf(stack.image(), 50), 5, 0.1);
}

TEST(LineLayers, ScaleWithTheDevice)
{
    LineLayer layer(box, 2);
    layer.stroke(kept(flat(30, 20)), 1.5, QColor(Qt::red));
    EXPECT_EQ(layer.image().width(), 200);
    EXPECT_NEAR(inkOf(layer.image(), 100), 3, 0.4);
}

TEST(LineLayers, SurviveLinesOutsideVerticalAndEndless)
{
    const float infinity = std::numeric_limits<float>::infinity();
    LineLayer layer(box, 1);
    layer.stroke(kept(std::vector<Point>{}), 1.5, QColor(Qt::red));
    layer.stroke(kept(std::vector<Point>{{-500, -500}, {500, -400}}), 1.5, QColor(Qt::red));
    layer.stroke(kept(std::vector<Point>{{50, -3000}, {50, 3000}}), 1.5, QColor(Qt::red));
    layer.stroke(kept(std::vector<Point>{{0, 0}, {0, 0}}), 1.5, QColor(Qt::red));
    layer.stroke(
        kept(std::vector<Point>{{10, infinity}, {20, 5}, {30, std::nanf("")}}), 1.5, QColor(Qt::red));
    layer.stroke(kept(std::vector<Point>{{0, -4000}, {100, 4000}}), 1.5, QColor(Qt::red), {0, 0});
    layer.fill(kept(std::vector<Point>{{-50, -3000}, {500, 3000}}), {}, 1e6F, QColor(Qt::red));
    EXPECT_GT(qAlpha(layer.image().pixel(50, 30)), 200);
}

TEST(LineLayers, DrawEachRowInItsInk)
{
    LineLayer layer(box, 1);
    std::vector<QColor> rows(60, QColor(Qt::blue));
    std::fill(rows.begin(), rows.begin() + 30, QColor(Qt::red));
    layer.fill(kept(flat(10, 20)), {}, 50, Ink(rows));
    layer.stroke(kept(flat(20, 20)), 3, Ink(rows));
    EXPECT_EQ(layer.image().pixelColor(50, 20), QColor(Qt::red));
    EXPECT_EQ(layer.image().pixelColor(50, 15), QColor(Qt::red));
    EXPECT_EQ(layer.image().pixelColor(50, 40), QColor(Qt::blue));
    EXPECT_EQ(layer.rows(), 60);
    EXPECT_FLOAT_EQ(layer.yOf(10), 10.5F);
}

TEST(LineLayers, AreTheSameWhetherOneThreadDrawsThemOrMany)
{
    const auto layerOf = [](std::size_t copies) {
        auto layer = std::make_unique<LineLayer>(box, 3);
        for (std::size_t i = 0; i < copies; ++i) { // many points are drawn on every core
            layer->stroke(kept(std::vector<Point>(2000, Point{-10, -10})), 1.5, QColor(Qt::red));
        }
        layer->fill(kept(flat(35, 0.4F)), {}, 50, QColor(0, 255, 0, 100));
        layer->stroke(kept(flat(20, 0.4F)), 1.5, QColor(Qt::red));
        layer->stroke(kept(flat(25, 9)), 1.5, QColor(Qt::blue), {6, 3});
        layer->stroke(kept(flat(30, 9)), 1.5, QColor(Qt::blue));
        return layer;
    };
    EXPECT_EQ(layerOf(1)->image(), layerOf(50)->image());
}

} // namespace zumik::widgets::plot
