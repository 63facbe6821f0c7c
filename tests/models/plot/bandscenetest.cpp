// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/bandscene.h"

#include "models/plot/bandraster.h"
#include "tests/models/plot/plainbands.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::plot {

using Mode = frame::ColorConfig::Mode;
using testing::ElementsAre;

namespace {

class BandScenes : public testing::Test {
protected:
    BandScenes()
    {
        m_input.width = 600;
        m_input.height = 228; // 200 for the plot
        m_input.left = 100;
        m_input.right = 0;
        m_input.rowHeight = 1;
        m_input.textHeight = 12;
    }

    BandScene build(std::vector<frame::Field> fields)
    {
        m_frame = onGrid(std::move(fields));
        m_input.frames = {&m_frame};
        if (m_input.range.length().count() == 0) {
            m_input.range = {m_frame.grid->start, m_frame.grid->end() + m_frame.grid->step};
        }
        return buildBandScene(m_input, words(), m_bands);
    }

    Words words() const { return {m_zone, m_times, m_numbers, m_measure}; }

    /// By shares of the plot.
    static Point inPlot(const BandScene &scene, float x, float y)
    {
        const Box &plot = scene.plane.plot;
        return {plot.left + x * plot.width(), plot.top + y * plot.height()};
    }

    static std::uint32_t pixel(const BandScene &scene, double x, double y, double ratio = 1)
    {
        Raster raster;
        rasterize(scene, ratio, raster);
        const auto column = static_cast<std::size_t>(x * raster.width);
        const auto line = static_cast<std::size_t>(y * raster.height);
        return raster.pixels[line * static_cast<std::size_t>(raster.width) + column];
    }

    static std::vector<std::string> names(const BandScene &scene)
    {
        std::vector<std::string> result;
        for (const AxisTick &tick : scene.plane.axes[0].ticks) {
            result.push_back(tick.label);
        }
        return result;
    }

    static std::vector<std::string> labels(const BandScene &scene)
    {
        std::vector<std::string> result;
        for (const BandLabel &label : scene.labels) {
            result.push_back(label.text);
        }
        return result;
    }

    BandInput m_input;
    frame::Frame m_frame;
    UtcOffsets m_zone;
    PlainTimes m_times;
    PlainNumbers m_numbers;
    SixPixels m_measure;
    PlainBands m_bands;
};

} // namespace

TEST_F(BandScenes, TheFirstRowIsOnTop)
{
    const BandScene scene = build({upDown("a", {1}), upDown("b", {0})});
    EXPECT_THAT(names(scene), ElementsAre("a", "b"));
    EXPECT_LT(scene.plane.axes[0].ticks[0].y, scene.plane.axes[0].ticks[1].y);
    EXPECT_EQ(pixel(scene, 0.5, 0.25), greenFill);
    EXPECT_EQ(pixel(scene, 0.5, 0.75), redFill);
}

TEST_F(BandScenes, TellTheStateAtAPoint)
{
    const BandScene scene = build({upDown("a", {1, 1, 0, 0})});
    const auto hit = scene.at(inPlot(scene, 0.3F, 0.5F));
    ASSERT_TRUE(hit);
    EXPECT_EQ(hit->row, 0U);
    EXPECT_EQ(hit->cell, 0U);
    EXPECT_EQ(hit->end, 2U);
    EXPECT_EQ(hit->times, (base::TimeRange{{0}, {120'000}}));
    EXPECT_EQ(scene.cells.textAt(hit->row, hit->cell, m_bands), "Up");
    EXPECT_EQ(hit->box.left, scene.plane.plot.left);
    EXPECT_FALSE(scene.at({1, 1}));
}

TEST_F(BandScenes, TellThatARowHasNoState)
{
    const BandScene scene = build({upDown("a", {1, base::absent()})});
    const auto hit = scene.at(inPlot(scene, 0.75F, 0.5F));
    ASSERT_TRUE(hit);
    EXPECT_EQ(hit->mark, 0);
    EXPECT_EQ(pixel(scene, 0.75, 0.5), 0U);
}

TEST_F(BandScenes, ClipStatesToTheRange)
{
    m_input.range = {{60'000}, {180'000}};
    const BandScene scene = build({upDown("a", {1, 1, 1, 1})});
    EXPECT_EQ(scene.at(inPlot(scene, 0.5F, 0.5F))->times, m_input.range);
}

TEST_F(BandScenes, WriteTextsThatFit)
{
    const BandScene scene =
        build({upDown("a", {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0})});
    EXPECT_THAT(labels(scene), ElementsAre("Up")) << "25 px are not enough for Down";
}

TEST_F(BandScenes, WriteWhatFitsOfATextThatIsAlwaysWanted)
{
    m_input.show = BandText::Always;
    const BandScene scene = build({upDown("a", {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0})});
    EXPECT_THAT(labels(scene), ElementsAre("Up", "Down"));
    frame::Field field = upDown("a", {1, 1, 1, 1, 1, 1, 1, 1, 1, 0});
    field.config.mappings[1].text = "Unreachable";
    m_input.range = {};
    EXPECT_THAT(labels(build({field})), ElementsAre("Up", "Unre…"));
}

TEST_F(BandScenes, WriteNothingThatIsNotWantedOrTooLow)
{
    m_input.show = BandText::Never;
    EXPECT_TRUE(build({upDown("a", {1})}).labels.empty());
    m_input.show = BandText::Auto;
    m_input.height = 38; // 10 for the row
    EXPECT_TRUE(build({upDown("a", {1})}).labels.empty());
}

TEST_F(BandScenes, AlignTexts)
{
    const auto left = [&](BandAlign align) {
        m_input.align = align;
        return build({upDown("a", {1})}).labels.at(0).left;
    };
    EXPECT_EQ(left(BandAlign::Left), 104);
    EXPECT_EQ(left(BandAlign::Center), 344);
    EXPECT_EQ(left(BandAlign::Right), 584);
}

TEST_F(BandScenes, GiveRowsTheirShareOfTheirRoom)
{
    m_input.rowHeight = 0.5;
    const BandScene scene = build({upDown("a", {1})});
    EXPECT_EQ(scene.edgesOf(0), (std::pair{58.0F, 158.0F}));
    EXPECT_EQ(pixel(scene, 0.5, 0.1), 0U);
    EXPECT_EQ(pixel(scene, 0.5, 0.5), greenFill);
}

TEST_F(BandScenes, GiveColumnsTheirShareOfAStep)
{
    m_input.style.history = true;
    m_input.columnWidth = 0.5;
    m_input.range = {{-30'000}, {90'000}};
    const BandScene scene = build({upDown("a", {1, 0})});
    EXPECT_EQ(pixel(scene, 0.25, 0.5), greenFill);
    EXPECT_EQ(pixel(scene, 0.75, 0.5), redFill);
    EXPECT_EQ(pixel(scene, 0.5, 0.5), 0U) << "between the two";
    EXPECT_EQ(scene.timesOf(0, 0), (base::TimeRange{{-15'000}, {15'000}}));
}

TEST_F(BandScenes, DrawEdgesAroundStatesThatHaveRoom)
{
    frame::Field field = upDown("a", {1});
    field.config.style.lineWidth = 2;
    const BandScene scene = build({field});
    const frame::Argb edge = m_bands.paint({{frame::ValueColor::Kind::Named, "green", 0}, 0, 100}).edge;
    EXPECT_EQ(pixel(scene, 0.5, 0), edge);
    EXPECT_EQ(pixel(scene, 0, 0.5), edge);
    EXPECT_EQ(pixel(scene, 0.999, 0.5), edge);
    EXPECT_EQ(pixel(scene, 0.5, 0.5), greenFill);
}

TEST_F(BandScenes, NeverLoseTheWorstOfRowsInOnePixel)
{
    std::vector<frame::Field> fields(1000, upDown("fine", {1, 1}));
    fields[501] = upDown("broken", {1, 0});
    const BandScene scene = build(std::move(fields));
    EXPECT_EQ(pixel(scene, 0.75, 0.5), redFill);
    EXPECT_EQ(pixel(scene, 0.25, 0.5), greenFill);
    EXPECT_EQ(pixel(scene, 0.75, 0.4), greenFill);
    const auto hit = scene.at(inPlot(scene, 0.75F, 0.501F));
    ASSERT_TRUE(hit);
    EXPECT_EQ(m_frame.fields[hit->row].name, "broken") << "the pointer tells what is seen";
}

TEST_F(BandScenes, NeverLoseTheWorstOfSamplesInOnePixel)
{
    for (const std::size_t rows : {1U, 200U}) {
        std::vector<double> values(50'000, 1);
        values[25'000] = 0;
        const BandScene scene = build(std::vector<frame::Field>(rows, upDown("a", values)));
        Raster raster;
        rasterize(scene, 1, raster);
        EXPECT_EQ(std::count(raster.pixels.begin(), raster.pixels.begin() + raster.width, redFill), 1)
            << rows << " rows";
    }
}

TEST_F(BandScenes, KeepTheirLinesForAnotherRangeAndForNothingElse)
{
    const auto fresh = [](const BandScene &scene) {
        Raster raster;
        rasterize(scene, 1, raster);
        return raster.pixels;
    };
    BandLines lines;
    const auto kept = [&lines](const BandScene &scene) {
        Raster raster;
        rasterize(scene, 1, raster, lines);
        return raster.pixels;
    };
    std::vector<frame::Field> fields(1000, upDown("fine", {1, 1, 1, 1}));
    fields[501] = upDown("broken", {1, 0, 1, 1});
    const BandScene scene = build(fields);
    EXPECT_EQ(kept(scene), fresh(scene));
    const BandMark *marks = lines.marks.data();
    m_input.range = {{60'000}, {180'000}};
    const BandScene part = rebuiltBandScene(scene, m_input, words(), m_bands);
    EXPECT_EQ(kept(part), fresh(part));
    EXPECT_EQ(lines.marks.data(), marks);
    fields[10] = upDown("broken too", {0, 0, 0, 0});
    const BandScene other = build(fields);
    EXPECT_EQ(kept(other), fresh(other)) << "other cells";
    m_input.height = 150;
    const BandScene lower = rebuiltBandScene(other, m_input, words(), m_bands);
    EXPECT_EQ(kept(lower), fresh(lower)) << "another height";
}

TEST_F(BandScenes, ThinNamesThatWouldTouchAndCutLongOnes)
{
    std::vector<frame::Field> fields;
    for (int i = 0; i < 100; ++i) {
        fields.push_back(upDown("node-" + std::to_string(i) + std::string(60, 'x') + "end", {1}));
    }
    const BandScene scene = build(std::move(fields));
    EXPECT_EQ(names(scene).size(), 12U) << "200 px, 18 for each";
    EXPECT_THAT(names(scene)[0], testing::StartsWith("node-0"));
    EXPECT_THAT(names(scene)[0], testing::EndsWith("xend"));
    EXPECT_THAT(names(scene)[0], testing::HasSubstr("…"));
    EXPECT_LT(scene.plane.plot.left, 200);
}

TEST_F(BandScenes, LeaveNamesOutWhereTheAxisIsHidden)
{
    frame::Field field = upDown("a", {1});
    field.config.style.axis = frame::AxisPlacement::Hidden;
    EXPECT_TRUE(names(build({field})).empty());
}

TEST_F(BandScenes, SayWhatARampsColorsStandFor)
{
    const BandScene scene = build({numbers("a", {0, 50, 100}, Mode::Continuous)});
    ASSERT_EQ(scene.rampTicks.size(), 5U);
    EXPECT_EQ(scene.rampTicks.front().label, "0");
    EXPECT_EQ(scene.rampTicks.back().label, "100");
    EXPECT_EQ(scene.rampColors.size(), BandPalette::rampSteps);
    EXPECT_TRUE(build({upDown("a", {1})}).rampTicks.empty());
}

TEST_F(BandScenes, KeepTheirCellsForAnotherRange)
{
    const BandScene whole = build({upDown("a", {1, 1, 0, 0})});
    m_bands.asked = 0;
    m_input.range = {{120'000}, {240'000}};
    m_input.show = BandText::Never;
    const BandScene part = rebuiltBandScene(whole, m_input, words(), m_bands);
    EXPECT_EQ(m_bands.asked, 0U);
    EXPECT_EQ(pixel(part, 0.1, 0.5), redFill);
    EXPECT_EQ(pixel(whole, 0.1, 0.5), greenFill);
}

TEST_F(BandScenes, MarkTheFutureAndWhatIsStale)
{
    m_input.range = {{0}, {60 * 60'000}};
    m_input.now = base::Time{50 * 60'000};
    const BandScene scene = build({upDown("a", std::vector<double>(20, 1))});
    ASSERT_TRUE(scene.plane.stale);
    EXPECT_NEAR(scene.plane.stale->left, scene.plane.xOf({19 * 60'000}), 0.5F);
    ASSERT_TRUE(scene.plane.future);
    EXPECT_NEAR(scene.plane.future->left, scene.plane.xOf(*m_input.now), 0.5F);
}

TEST_F(BandScenes, AreAsFreshAsTheirFreshestRow)
{
    m_input.range = {{0}, {20 * 60'000}};
    m_input.now = base::Time{20 * 60'000};
    std::vector<double> dead(20, base::absent());
    dead[0] = 1;
    const auto fresh = upDown("fresh", std::vector<double>(20, 1));
    EXPECT_FALSE(build({upDown("dead", dead), fresh}).plane.stale);
    EXPECT_FALSE(build({fresh, upDown("dead", dead)}).plane.stale);
    EXPECT_TRUE(build({upDown("dead", dead), upDown("dead too", dead)}).plane.stale);
}

TEST_F(BandScenes, NeverLoseTheWorstWhereTheSidesCutSamplesOff)
{
    // A sliver of the tenth sample is left of the eleventh: it shares the first pixel.
    m_input.range = {{11 * 60'000 - 100}, {40 * 60'000}};
    for (const std::size_t broken : {10U, 11U}) {
        std::vector<double> values(50, 1);
        values[broken] = 0;
        const BandScene scene = build(std::vector<frame::Field>(200, upDown("a", values)));
        EXPECT_EQ(pixel(scene, 0, 0.5), redFill) << broken;
        EXPECT_EQ(pixel(scene, 0.1, 0.5), greenFill) << broken;
    }
}

TEST_F(BandScenes, DrawTwiceAsFineOnDenseScreens)
{
    const BandScene scene = build({upDown("a", {1, 0})});
    Raster raster;
    rasterize(scene, 2, raster);
    EXPECT_EQ(raster.width, 1000);
    EXPECT_EQ(raster.height, 400);
}

TEST_F(BandScenes, SurviveHavingNothingOrNoRoom)
{
    m_input.range = {{0}, {60'000}};
    Raster raster;
    rasterize(buildBandScene(m_input, words(), m_bands), 1, raster);
    m_input.width = 0;
    m_input.height = 0;
    const BandScene scene = build({upDown("a", {1})});
    rasterize(scene, 1, raster);
    EXPECT_FALSE(scene.at({500, 500}));
    build({upDown("", {1})}); // a row without name, and no room for it
}

TEST_F(BandScenes, MarkCommonGapsOverAllRowsAndARowsOwnInItsRow)
{
    const double no = base::absent();
    const BandScene scene =
        build({upDown("a", {1, no, no, no, no, 1, 1}), upDown("b", {1, no, no, 1, 1, 1, 1})});
    ASSERT_EQ(scene.plane.gaps.size(), 2U);
    const Box &common = scene.plane.gaps[0];
    const Box &own = scene.plane.gaps[1];
    EXPECT_EQ(common.height(), scene.plane.plot.height());
    EXPECT_FLOAT_EQ(common.left, scene.plane.xOf({60'000}));
    EXPECT_FLOAT_EQ(common.right, own.left) << "what is common is not marked twice";
    EXPECT_FLOAT_EQ(own.right, scene.plane.xOf({300'000}));
    EXPECT_EQ(own.bottom, scene.edgesOf(0).second);
}

TEST_F(BandScenes, LeaveGapsOfRowsUnmarkedWhereRowsTouch)
{
    const double no = base::absent();
    std::vector<frame::Field> rows(60, upDown("a", {1, no, no, no, 1}));
    rows.push_back(upDown("b", {1, 1, 1, 1, 1}));
    EXPECT_TRUE(build(rows).plane.gaps.empty());
}

} // namespace zumik::plot
