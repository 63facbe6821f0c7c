// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/earlier.h"

#include "models/base/number.h"
#include "models/plot/marks.h"
#include "tests/models/plot/plainwords.h"

#include <gtest/gtest.h>

#include <cmath>

namespace zumik::plot {

namespace {

const double gone = base::absent();

/// A plot of a sample a minute, now and before.
class Earlier : public testing::Test {
protected:
    static void add(std::vector<frame::Frame> &frames, const char *host, std::vector<double> values,
        const frame::SeriesStyle &style = {})
    {
        frame::Frame frame;
        frame.grid = series::Grid{{}, std::chrono::minutes(1), values.size()};
        frame::Field field;
        field.name = host;
        field.labels = series::Labels{{"host", host}};
        field.values = series::Column(std::move(values));
        field.config.style = style;
        frame.fields = {field};
        frames.push_back(frame);
    }

    PlotScene build()
    {
        m_input.series = plottable(m_now);
        m_earlier = earlierSeries(m_now, m_then);
        m_input.series.insert(m_input.series.end(), m_earlier->series.begin(), m_earlier->series.end());
        m_input.width = 600;
        m_input.height = 300;
        m_input.range = {{}, base::Time{} + std::chrono::minutes(9)};
        return buildScene(m_input, {m_zone, m_times, m_numbers, m_measure});
    }

    std::vector<frame::Frame> m_now;
    std::vector<frame::Frame> m_then;
    std::shared_ptr<const EarlierSeries> m_earlier;
    PlotInput m_input;
    UtcOffsets m_zone;
    PlainTimes m_times;
    PlainNumbers m_numbers;
    SixPixels m_measure;
};

} // namespace

TEST_F(Earlier, StandsBehindThinnerAndWithoutFill)
{
    frame::SeriesStyle filled;
    filled.fillOpacity = 20;
    filled.lineWidth = 2;
    filled.thresholds = frame::ThresholdStyle::Line;
    add(m_now, "a", {1, 2, 3}, filled);
    add(m_then, "a", {2, 3, 4}, filled);
    const PlotScene scene = build();
    ASSERT_EQ(scene.shapes.size(), 2U);
    EXPECT_EQ(scene.shapes[0].series, 1U) << "painted first";
    EXPECT_EQ(scene.shapes[0].fill, 0);
    EXPECT_LT(scene.shapes[0].width, 1);
    EXPECT_GT(scene.shapes[1].fill, 0);
    EXPECT_EQ(m_input.series[1].of, 0U);
    EXPECT_EQ(earlierOf(m_input.series, 0), 1U);
}

TEST_F(Earlier, IsOnTheSameAxisWhichReachesBoth)
{
    add(m_now, "a", {1, 2, 3});
    add(m_then, "a", {100, 200, 900});
    const PlotScene scene = build();
    ASSERT_EQ(scene.axes.size(), 1U);
    EXPECT_GE(scene.axes[0].area.scale.domain().high, 900);
}

TEST_F(Earlier, IsStackedOnItselfAndNeverOnWhatIsNow)
{
    frame::SeriesStyle stacked;
    stacked.stacking = frame::Stacking::Normal;
    add(m_now, "a", {1, 1}, stacked);
    add(m_now, "b", {2, 2}, stacked);
    add(m_then, "b", {20, 20}, stacked);
    add(m_then, "a", {10, 10}, stacked);
    const PlotScene scene = build();
    ASSERT_EQ(m_input.series.size(), 4U);
    EXPECT_EQ(scene.samples[1].drawnAt(0), 3) << "now's alone";
    EXPECT_EQ(scene.samples[2].drawnAt(0), 10) << "in the order of now's";
    EXPECT_EQ(scene.samples[3].drawnAt(0), 30);
}

TEST_F(Earlier, IsNoSignOfWhatIsNow)
{
    add(m_now, "a", {1, 2, 3, gone, gone, gone, gone, 4, gone, gone, gone});
    add(m_then, "a", std::vector<double>(11, 5));
    m_input.now = base::Time{} + std::chrono::minutes(30);
    m_input.range = {{}, base::Time{} + std::chrono::minutes(9)};
    build();
    EXPECT_EQ(commonGaps(m_input).size(), 1U) << "the gap is one, whatever was there before";
    m_input.range.end = base::Time{} + std::chrono::minutes(20);
    ASSERT_TRUE(staleTime(m_input));
    EXPECT_EQ(staleTime(m_input)->start, base::Time{} + std::chrono::minutes(7));
}

TEST_F(Earlier, IsNotPointedAtButWhatIsOnlyThereIs)
{
    add(m_now, "a", {1, 2, 3});
    add(m_then, "a", {2, 3, 4});
    add(m_then, "gone", {7, 8, 9});
    const PlotScene scene = build();
    const auto hits = scene.valuesAt(base::Time{} + std::chrono::minutes(1));
    ASSERT_EQ(hits.size(), 2U);
    EXPECT_EQ(hits[0].series, 0U);
    EXPECT_EQ(hits[1].value, 8);
    EXPECT_FALSE(m_input.series[hits[1].series].of);
    EXPECT_EQ(valueNear(m_input.series[1], base::Time{} + std::chrono::seconds(70)), 3);
    EXPECT_TRUE(std::isnan(valueNear(m_input.series[1], base::Time{} + std::chrono::minutes(30))));
}

TEST_F(Earlier, KeepsTheSideBelowZeroAndWhatIsHidden)
{
    frame::SeriesStyle below;
    below.negativeY = true;
    frame::SeriesStyle hidden;
    hidden.hideFromPlot = true;
    add(m_now, "a", {1, 1}, below);
    add(m_now, "b", {1, 1}, hidden);
    add(m_then, "a", {4, 4}, below);
    add(m_then, "b", {4, 4}, hidden);
    const PlotScene scene = build();
    EXPECT_EQ(scene.samples[2].drawnAt(0), -4);
    EXPECT_FALSE(m_input.series[3].visible);
    EXPECT_EQ(scene.shapes.size(), 2U);
}

TEST_F(Earlier, IsNothingWhereNothingWas)
{
    add(m_now, "a", {1, 2, 3});
    EXPECT_EQ(build().shapes.size(), 1U);
    EXPECT_FALSE(earlierOf(m_input.series, 0));
}

} // namespace zumik::plot
