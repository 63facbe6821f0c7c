// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/number.h"
#include "models/plot/scenebuilder.h"
#include "tests/models/plot/plainwords.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace zumik::plot {

namespace {

const double gone = base::absent();

class Scenes : public testing::Test {
protected:
    frame::Field &add(std::vector<double> values, const std::string &unit = {})
    {
        frame::Field field;
        field.values = series::Column(std::move(values));
        field.config.unit = unit;
        m_fields.push_back(std::make_unique<frame::Field>(std::move(field)));
        return *m_fields.back();
    }

    /// Six hundred by three hundred pixels, a sample a minute.
    PlotScene build()
    {
        m_input.width = 600;
        m_input.height = 300;
        std::size_t longest = 1;
        for (const auto &field : m_fields) {
            const std::size_t count = field->numbers()->size();
            longest = std::max(longest, count);
            m_input.series.push_back({field.get(), {{}, std::chrono::minutes(1), count}, true});
        }
        if (m_input.range.length().count() == 0) {
            m_input.range = {{}, base::Time{} + std::chrono::minutes(longest - 1)};
        }
        return buildScene(m_input, {m_zone, m_times, m_numbers, m_measure});
    }

    PlotInput m_input;
    std::vector<std::unique_ptr<frame::Field>> m_fields;
    UtcOffsets m_zone;
    PlainTimes m_times;
    PlainNumbers m_numbers;
    SixPixels m_measure;
};

} // namespace

TEST_F(Scenes, KeepTheStandardMarginsUnlessLabelsNeedMore)
{
    add({1, 5, 9});
    const PlotScene scene = build();
    EXPECT_EQ(scene.plot, (Box{46, 8, 588, 280}));
    m_input.series.clear();
    m_fields[0]->config.unit = " tokens per second";
    EXPECT_GT(build().plot.left, 120);
}

TEST_F(Scenes, MapTimeToPixelsAndBack)
{
    add({1, 2, 3, 4, 5});
    const PlotScene scene = build();
    EXPECT_FLOAT_EQ(scene.xOf({}), scene.plot.left);
    EXPECT_EQ(scene.timeAt(scene.plot.left), base::Time{});
    EXPECT_EQ(scene.timeAt(scene.plot.right), scene.range.end);
    EXPECT_EQ(scene.timeAt(-1000), base::Time{});
    EXPECT_EQ(scene.timeAt(scene.xOf({60'000})).ms, 60'000);
}

TEST_F(Scenes, HaveAnAxisForEachUnitTheSecondOnTheRight)
{
    add({1, 2, 3}, "s");
    add({100, 200, 300}, "bytes");
    add({2, 3, 4}, "s");
    const PlotScene scene = build();
    ASSERT_EQ(scene.axes.size(), 2);
    EXPECT_FALSE(scene.axes[0].right);
    EXPECT_TRUE(scene.axes[1].right);
    EXPECT_EQ(scene.shapes[2].axis, 0);
    EXPECT_LT(scene.plot.right, 588);
    EXPECT_LT(scene.axes[0].area.scale.domain().high, 10);
}

TEST_F(Scenes, DrawHiddenSeriesNowhere)
{
    add({1, 2, 3});
    add({1000, 2000, 3000});
    build();
    m_input.series[1].visible = false;
    const PlotScene scene = buildScene(m_input, {m_zone, m_times, m_numbers, m_measure});
    EXPECT_EQ(scene.shapes.size(), 1);
    EXPECT_LE(scene.axes[0].area.scale.domain().high, 4);
    EXPECT_EQ(scene.valuesAt({60'000}).size(), 1);
}

TEST_F(Scenes, FindTheNearestSampleAndAllValuesAtATime)
{
    add({10, 20, 30});
    add({50, 60, gone});
    const PlotScene scene = build();
    const std::vector<Hit> both = scene.valuesAt({65'000});
    ASSERT_EQ(both.size(), 2);
    EXPECT_EQ(both[0].value, 20);
    EXPECT_EQ(both[1].time.ms, 60'000);
    EXPECT_EQ(scene.valuesAt({120'000}).size(), 1) << "a gap has no value";
    const Hit &high = both[1];
    EXPECT_EQ(scene.nearest({high.at.x + 3, high.at.y + 2}, 10)->series, 1);
    EXPECT_FALSE(scene.nearest({high.at.x, high.at.y - 40}, 10));
    EXPECT_EQ(scene.snapped({65'000}).ms, 60'000);
}

TEST_F(Scenes, ReadStackedSeriesByTheirOwnValueAtTheirDrawnHeight)
{
    add({10, 10}).config.style.stacking = frame::Stacking::Normal;
    add({30, 30}).config.style.stacking = frame::Stacking::Normal;
    const PlotScene scene = build();
    const std::vector<Hit> hits = scene.valuesAt({});
    EXPECT_EQ(hits[1].value, 30);
    EXPECT_FLOAT_EQ(hits[1].at.y, scene.axes[0].area.y(40));
    EXPECT_TRUE(scene.shapes[1].stacked);
    EXPECT_GE(scene.axes[0].area.scale.domain().high, 40);
}

TEST_F(Scenes, StackGroupsApartAndNegativesBelowZero)
{
    add({10, 10}).config.style.stacking = frame::Stacking::Normal;
    add({5, 5}).config.style.stacking = frame::Stacking::Normal;
    m_fields[1]->config.style.negativeY = true;
    add({7, 7}).config.style.stacking = frame::Stacking::Normal;
    m_fields[2]->config.style.stackGroup = "B";
    const PlotScene scene = build();
    EXPECT_FLOAT_EQ(scene.valuesAt({})[1].at.y, scene.axes[0].area.y(-5));
    EXPECT_EQ(scene.valuesAt({})[1].value, 5) << "the value stays what it is";
    EXPECT_FLOAT_EQ(scene.valuesAt({})[2].at.y, scene.axes[0].area.y(7));
    EXPECT_TRUE(scene.axes[0].zero);
}

TEST_F(Scenes, InPercentEndAtAHundredPercent)
{
    add({1, 1}, "s").config.style.stacking = frame::Stacking::Percent;
    add({3, 3}, "s").config.style.stacking = frame::Stacking::Percent;
    const PlotScene scene = build();
    EXPECT_EQ(scene.axes[0].area.scale.domain().high, 100);
    EXPECT_EQ(scene.axes[0].ticks.back().label, "100percent");
}

TEST_F(Scenes, HatchTimesInWhichNobodyHasASample)
{
    add({1, 1, gone, gone, gone, 1, 1, 1});
    add({2, 2, gone, gone, gone, 2, gone, 2});
    const PlotScene scene = build();
    ASSERT_EQ(scene.gaps.size(), 1);
    EXPECT_FLOAT_EQ(scene.gaps[0].left, scene.xOf({60'000}));
    EXPECT_FLOAT_EQ(scene.gaps[0].right, scene.xOf({300'000}));
}

TEST_F(Scenes, DontHatchWhatOneSeriesStillCoversOrWhatIsJoined)
{
    add({1, gone, gone, gone, 1});
    add({1, 1, 1, 1, 1});
    EXPECT_TRUE(build().gaps.empty());
    m_fields.pop_back();
    m_fields[0]->config.style.spanNulls = true;
    m_input.series.clear();
    EXPECT_TRUE(build().gaps.empty());
}

TEST_F(Scenes, MarkStaleDataUpToNowAndTheFutureBeyond)
{
    add({1, 1, 1, gone, gone, gone, gone, gone, gone, gone});
    m_input.now = base::Time{420'000};
    const PlotScene scene = build();
    ASSERT_TRUE(scene.stale && scene.future);
    EXPECT_FLOAT_EQ(scene.stale->left, scene.xOf({120'000}));
    EXPECT_FLOAT_EQ(scene.stale->right, scene.xOf({420'000}));
    EXPECT_FLOAT_EQ(scene.future->right, scene.plot.right);
}

TEST_F(Scenes, AreNotStaleWhileTheLastSamplesAreYoung)
{
    add({1, 1, 1, gone});
    m_input.now = base::Time{180'000};
    EXPECT_FALSE(build().stale);
}

TEST_F(Scenes, DrawThresholdsAsLinesAndAreas)
{
    frame::FieldConfig &config = add({10, 70}).config;
    config.thresholds.steps = {
        {-std::numeric_limits<double>::infinity(), "green"}, {50, "orange"}, {90, "red"}};
    config.style.thresholds = frame::ThresholdStyle::LineAndArea;
    const PlotScene scene = build();
    ASSERT_EQ(scene.thresholds.size(), 2);
    EXPECT_EQ(scene.thresholds[0].color, "orange");
    EXPECT_EQ(scene.thresholds[0].label, "50");
    EXPECT_FLOAT_EQ(scene.thresholds[0].until, scene.axes[0].area.y(90));
    EXPECT_FLOAT_EQ(scene.thresholds[1].until, scene.plot.top);
    EXPECT_GE(scene.axes[0].area.scale.domain().high, 90) << "a limit near the data is in the picture";
}

TEST_F(Scenes, TakePercentageThresholdsOfTheFieldsRange)
{
    frame::FieldConfig &config = add({10, 70}).config;
    config.min = 0;
    config.max = 200;
    config.thresholds.mode = frame::Thresholds::Mode::Percentage;
    config.thresholds.steps = {{-std::numeric_limits<double>::infinity(), "green"}, {25, "red"}};
    config.style.thresholds = frame::ThresholdStyle::Line;
    const PlotScene scene = build();
    ASSERT_EQ(scene.thresholds.size(), 1);
    EXPECT_EQ(scene.thresholds[0].label, "50");
    EXPECT_FALSE(scene.thresholds[0].area);
}

TEST_F(Scenes, NeverLetTimeLabelsOverlapOrLeaveThePicture)
{
    add(std::vector<double>(3000, 1.0));
    const PlotScene scene = build();
    float end = -1;
    std::size_t labels = 0;
    for (const XTick &tick : scene.times) {
        if (!tick.label.empty()) {
            EXPECT_GT(tick.labelLeft, end);
            end = tick.labelLeft + 6 * static_cast<float>(tick.label.size());
            ++labels;
        }
    }
    EXPECT_LE(end, 600);
    EXPECT_GE(labels, 3);
}

TEST_F(Scenes, OfNothingOneSampleOrAllNaNHaveAxesAndNoLine)
{
    EXPECT_EQ(build().axes.size(), 1);
    add({std::nan(""), std::nan(""), std::nan("")});
    add({5});
    const PlotScene scene = build();
    EXPECT_TRUE(scene.shapes[0].trace.points.empty());
    EXPECT_TRUE(scene.shapes[0].trace.dots.empty());
    EXPECT_EQ(scene.shapes[1].trace.dots.size(), 1);
    EXPECT_GE(scene.axes[0].ticks.size(), 2);
}

TEST_F(Scenes, SurviveHugeAndTinyValuesAndNoRoom)
{
    add({1e308, -1e308, 5e-324, 0});
    m_input.width = 3;
    for (const float size : {0.0F, 1.0F, 30.0F}) {
        m_input.series.clear();
        build();
        m_input.width = size;
        m_input.height = size;
        const PlotScene scene = buildScene(m_input, {m_zone, m_times, m_numbers, m_measure});
        EXPECT_GT(scene.plot.width(), 0);
        EXPECT_TRUE(std::isfinite(scene.plot.left));
    }
}

TEST_F(Scenes, ZoomOnlyToARangeWorthTheName)
{
    add({1, 2, 3, 4, 5});
    const PlotScene scene = build();
    EXPECT_FALSE(scene.rangeBetween(100, 102));
    const auto range = scene.rangeBetween(scene.xOf({120'000}), scene.xOf({60'000}));
    ASSERT_TRUE(range);
    EXPECT_EQ(range->start.ms, 60'000);
    EXPECT_EQ(range->end.ms, 120'000);
    EXPECT_EQ(scene.rangeBetween(-500, 5000)->end, scene.range.end);
}

TEST_F(Scenes, LendTheirPlaneToAnotherRange)
{
    add({1, 5, 9, 5, 1});
    const PlotScene scene = build();
    const base::TimeRange later{{60'000}, {180'000}};
    const PlotScene plane = planeAt(scene, later, {m_zone, m_times, m_numbers, m_measure});
    EXPECT_EQ(plane.range, later);
    EXPECT_EQ(plane.plot, scene.plot);
    EXPECT_TRUE(plane.shapes.empty());
    EXPECT_EQ(plane.timeAt(plane.plot.left), later.start);
    ASSERT_EQ(plane.axes.size(), scene.axes.size());
    EXPECT_EQ(plane.axes[0].area.x(later.end), plane.plot.right);
    EXPECT_EQ(plane.axes[0].ticks.size(), scene.axes[0].ticks.size());
    const auto hits = plane.valuesAt({120'000});
    ASSERT_EQ(hits.size(), 1U);
    EXPECT_EQ(hits[0].value, 9);
    EXPECT_EQ(hits[0].at, (Point{plane.xOf({120'000}), scene.axes[0].area.y(9)}));
    ASSERT_FALSE(plane.times.empty());
    for (const XTick &tick : plane.times) {
        EXPECT_GE(tick.tick.time, later.start);
        EXPECT_LE(tick.tick.time, later.end);
    }
}

TEST_F(Scenes, DrawBarsFromZero)
{
    add({1, 2, gone, 4}).config.style.draw = frame::DrawStyle::Bars;
    const PlotScene scene = build();
    ASSERT_EQ(scene.shapes[0].bars.size(), 3);
    EXPECT_FLOAT_EQ(scene.shapes[0].bars[0].bottom, scene.axes[0].area.y(0));
    EXPECT_GE(scene.shapes[0].bars[0].width(), 2);
}

TEST_F(Scenes, OfASparklineStartAtZeroAndHaveNoLabels)
{
    add({90, 91, 90});
    m_input.bare = true;
    m_input.left = m_input.right = m_input.top = m_input.bottom = 0;
    const PlotScene scene = build();
    EXPECT_EQ(scene.plot, (Box{0, 0, 600, 300}));
    EXPECT_EQ(scene.axes[0].area.scale.domain().low, 0);
    EXPECT_TRUE(scene.times.empty());
}

} // namespace zumik::plot
