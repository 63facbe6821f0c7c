// SPDX-License-Identifier: GPL-3.0-or-later
// What the options of a time series make of its shapes and axes.
#include "models/base/number.h"
#include "models/plot/scenebuilder.h"
#include "tests/models/plot/plainwords.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <memory>

namespace zumik::plot {

namespace {

class Shapes : public testing::Test {
protected:
    frame::FieldConfig &add(std::vector<double> values, const std::string &name = {})
    {
        frame::Field field;
        field.name = name;
        field.values = series::Column(std::move(values));
        m_fields.push_back(std::make_unique<frame::Field>(std::move(field)));
        return m_fields.back()->config;
    }

    /// 642 by 300 pixels of plot, a sample a minute: 100 px apart with seven samples.
    PlotScene build()
    {
        PlotInput input;
        input.width = 700;
        input.height = 328;
        input.left = 50;
        input.right = 50;
        input.range = {{}, base::Time{} + std::chrono::minutes(6)};
        for (const auto &field : m_fields) {
            input.series.push_back(
                {field.get(), {{}, std::chrono::minutes(1), field->numbers()->size()}, true});
        }
        return buildScene(input, {m_zone, m_times, m_numbers, m_measure});
    }

    std::vector<std::unique_ptr<frame::Field>> m_fields;
    UtcOffsets m_zone;
    PlainTimes m_times;
    PlainNumbers m_numbers;
    SixPixels m_measure;
};

} // namespace

TEST_F(Shapes, BarsStandAroundTheirSampleOrBeforeOrAfterIt)
{
    frame::SeriesStyle &style = add({1, 2, 3, 4, 5, 6, 7}).style;
    style.draw = frame::DrawStyle::Bars;
    style.barWidth = 0.5;
    const auto box = [this] {
        return build().shapes[0].bars[2];
    };
    EXPECT_NEAR(box().left, 225, 0.1);
    EXPECT_NEAR(box().right, 275, 0.1);
    style.barAlignment = -1;
    EXPECT_NEAR(box().right, 250, 0.1);
    style.barAlignment = 1;
    EXPECT_NEAR(box().left, 250, 0.1);
    style.barMaxWidth = 8;
    EXPECT_NEAR(box().width(), 8, 0.1);
}

TEST_F(Shapes, PileUpByTheSideOfZeroTheyBeginOn)
{
    add({4, 4, 4}).style.stacking = frame::Stacking::Normal;
    add({-3, -3, -3}).style.stacking = frame::Stacking::Normal;
    add({2, 2, 2}).style.stacking = frame::Stacking::Normal;
    const PlotScene scene = build();
    EXPECT_EQ(scene.samples[1].drawnAt(0), -3);
    EXPECT_EQ(scene.samples[2].drawnAt(0), 6);
}

TEST_F(Shapes, OfDifferentDrawingDoNotPileUp)
{
    add({4, 4, 4}).style.stacking = frame::Stacking::Normal;
    frame::SeriesStyle &bars = add({2, 2, 2}).style;
    bars.stacking = frame::Stacking::Normal;
    bars.draw = frame::DrawStyle::Bars;
    EXPECT_EQ(build().samples[1].drawnAt(0), 2);
}

TEST_F(Shapes, AreFilledDownToTheSeriesTheyName)
{
    add({9, 9, 9}, "high").style.fillBelowTo = "low";
    add({2, base::absent(), 2}, "low");
    const PlotScene scene = build();
    const SeriesShape &shape = scene.shapes[0];
    ASSERT_EQ(shape.trace.bases.size(), 3);
    const Area &area = scene.axes[0].area;
    EXPECT_FLOAT_EQ(shape.trace.bases[0], area.y(2));
    EXPECT_FLOAT_EQ(shape.trace.bases[1], area.y(9)) << "nothing lies below a gap";
    EXPECT_NEAR(shape.fill, 0.35, 1e-6);
    m_fields[0]->config.style.fillOpacity = 10;
    EXPECT_NEAR(build().shapes[0].fill, 0.1, 1e-6);
}

TEST_F(Shapes, AreCutWhereTheDashboardSaysThatTooMuchTimePasses)
{
    frame::SeriesStyle &style = add({1, 2, base::absent(), 4, 5}).style;
    style.spanNulls = true;
    EXPECT_EQ(build().shapes[0].trace.runs.size(), 1);
    style.gapAfter = std::chrono::seconds(90);
    EXPECT_EQ(build().shapes[0].trace.runs.size(), 2);
    style.gapAfter = std::chrono::seconds(30);
    EXPECT_EQ(build().shapes[0].trace.dots.size(), 4) << "no two samples are near enough";
}

TEST_F(Shapes, OfASchemeHaveAStopForEachThreshold)
{
    frame::FieldConfig &config = add({0, 50, 100});
    config.style.gradient = frame::Gradient::Scheme;
    config.color.mode = frame::ColorConfig::Mode::Thresholds;
    config.thresholds.steps = {{-std::numeric_limits<double>::infinity(), "green"}, {50, "red"}};
    const PlotScene scene = build();
    const SeriesShape &shape = scene.shapes[0];
    ASSERT_EQ(shape.stops.size(), 2);
    EXPECT_FLOAT_EQ(shape.stops[0].y, scene.plot.bottom);
    EXPECT_FLOAT_EQ(shape.stops[1].y, scene.axes[0].area.y(50));
    EXPECT_EQ(shape.stops[1].color.name, "red");
    EXPECT_FALSE(shape.blends);
}

TEST_F(Shapes, OfAContinuousSchemeBlendOverTheValuesOfTheirAxis)
{
    frame::FieldConfig &config = add({0, 10, 20});
    config.style.gradient = frame::Gradient::Scheme;
    config.color.mode = frame::ColorConfig::Mode::Continuous;
    config.color.scheme = "continuous-GrYlRd";
    add({0, 10, 80});
    const PlotScene scene = build();
    const SeriesShape &shape = scene.shapes[0];
    EXPECT_TRUE(shape.blends);
    EXPECT_FLOAT_EQ(shape.stops.back().y, scene.axes[0].area.y(80));
    EXPECT_EQ(shape.stops.back().color.position, 1);
    config.max = 40;
    EXPECT_FLOAT_EQ(build().shapes[0].stops.back().y, scene.plot.top);
}

TEST_F(Shapes, OfOneColorHaveNoScheme)
{
    frame::FieldConfig &config = add({0, 10, 20});
    config.style.gradient = frame::Gradient::Scheme;
    config.color.mode = frame::ColorConfig::Mode::Fixed;
    EXPECT_EQ(build().shapes[0].gradient, frame::Gradient::None);
}

TEST_F(Shapes, KnowTheirPointSize)
{
    add({1, 2, 3}).style.pointSize = 9;
    EXPECT_EQ(build().shapes[0].pointSize, 9);
}

TEST_F(Shapes, OfTitledAxesLeaveRoomForTheTitle)
{
    frame::FieldConfig &config = add({1, 5, 9});
    const float without = build().neededLeft;
    config.style.axisLabel = "tokens";
    const PlotScene scene = build();
    EXPECT_EQ(scene.neededLeft, without + 16);
    ASSERT_TRUE(scene.axes[0].titleAt);
    EXPECT_LT(*scene.axes[0].titleAt, scene.axes[0].edge);
    config.style.axisLabel = std::string(80, 'x');
    EXPECT_FALSE(build().axes[0].titleAt) << "longer than the plot is high";
}

TEST_F(Shapes, HaveGridLinesOfTheFirstAxisUnlessTheDashboardSaysOtherwise)
{
    add({1, 2, 3});
    frame::FieldConfig &second = add({1, 2, 3});
    second.unit = "s";
    EXPECT_TRUE(build().axes[0].gridLines);
    EXPECT_FALSE(build().axes[1].gridLines);
    second.style.gridLines = true;
    m_fields[0]->config.style.gridLines = false;
    EXPECT_FALSE(build().axes[0].gridLines);
    EXPECT_TRUE(build().axes[1].gridLines);
}

TEST_F(Shapes, LendTheirColorToTheAxisThatAsks)
{
    add({1, 2, 3});
    frame::FieldConfig &second = add({1, 2, 3});
    second.unit = "s";
    second.style.axisColored = true;
    EXPECT_FALSE(build().axes[0].colored);
    EXPECT_EQ(build().axes[1].colored, 1);
}

TEST_F(Shapes, OnACenteredAxisHaveZeroInTheMiddle)
{
    add({-3, 1, 8}).style.centeredZero = true;
    const Domain domain = build().axes[0].area.scale.domain();
    EXPECT_EQ(domain.low, -domain.high);
    EXPECT_GE(domain.high, 8);
}

TEST_F(Shapes, OnASymmetricLogarithmGoBelowZero)
{
    frame::SeriesStyle &style = add({-1000, 0, 100}).style;
    style.logBase = 10;
    style.linearThreshold = 1;
    const PlotScene scene = build();
    EXPECT_EQ(scene.shapes[0].trace.points.size(), 3) << "nothing is left out";
    EXPECT_LE(scene.axes[0].area.scale.domain().low, -1000);
}

} // namespace zumik::plot
