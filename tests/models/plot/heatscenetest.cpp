// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/heatscene.h"

#include "models/plot/heatraster.h"
#include "tests/models/plot/plainwords.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace zumik::plot {

using testing::ElementsAre;
using testing::Gt;
using testing::Lt;

namespace {

/// Counts what is asked of it: work that must not grow with the cells.
class CountingNumbers final : public NumberFormat {
public:
    std::string value(double value, const frame::FieldConfig &config) const override
    {
        ++asked;
        return base::formatDouble(value) + config.unit;
    }

    std::vector<std::string> ticks(
        const std::vector<double> &values, const frame::FieldConfig & /*config*/) const override
    {
        asked += values.size();
        return std::vector<std::string>(values.size());
    }

    mutable std::size_t asked = 0;
};

class HeatScenes : public testing::Test {
protected:
    HeatScenes()
    {
        m_input.width = 600;
        m_input.height = 300;
        m_input.style.cellGap = 0;
        m_input.style.axis.unit = "s";
    }

    void add(const std::string &le, std::vector<double> values)
    {
        frame::Field field;
        field.name = le;
        field.labels = {{"le", le}};
        m_frame.grid = series::Grid{{60'000}, std::chrono::minutes(1), values.size()};
        field.values = series::Column(std::move(values));
        m_frame.fields.push_back(std::move(field));
    }

    void addThree()
    {
        add("1", {1, 0, 3, 0});
        add("5", {1, 4, 3, 2});
        add("+Inf", {11, 4, 3, 2});
    }

    HeatScene build()
    {
        m_input.sources = {{&m_frame, true}};
        if (m_input.range.length().count() == 0) {
            m_input.range = {{}, m_frame.grid->end()};
        }
        return buildHeatScene(m_input, {m_zone, m_times, m_numbers, m_measure});
    }

    Raster raster(const HeatScene &scene, double ratio = 1) const
    {
        Raster made;
        rasterize(scene, ratio, made);
        return made;
    }

    static std::uint32_t pixel(const Raster &raster, double x, double y)
    {
        const auto column = static_cast<std::size_t>(x * raster.width);
        const auto line = static_cast<std::size_t>(y * raster.height);
        return raster.pixels[line * static_cast<std::size_t>(raster.width) + column];
    }

    HeatInput m_input;
    frame::Frame m_frame;
    UtcOffsets m_zone;
    PlainTimes m_times;
    CountingNumbers m_numbers;
    SixPixels m_measure;
};

std::vector<std::string> labels(const HeatScene &scene)
{
    std::vector<std::string> result;
    for (const AxisTick &tick : scene.plane.axes[0].ticks) {
        result.push_back(tick.label);
    }
    return result;
}

} // namespace

TEST_F(HeatScenes, LabelTheBoundsOfTheirBuckets)
{
    addThree();
    const HeatScene scene = build();
    EXPECT_THAT(labels(scene), ElementsAre("0s", "1s", "5s", "+Inf"));
    const auto &ticks = scene.plane.axes[0].ticks;
    EXPECT_FLOAT_EQ(ticks[0].y, scene.plane.plot.bottom);
    EXPECT_FLOAT_EQ(ticks[3].y, scene.plane.plot.top);
    m_input.style.axis.reverse = true;
    EXPECT_FLOAT_EQ(build().plane.axes[0].ticks[0].y, scene.plane.plot.top);
}

TEST_F(HeatScenes, LeaveLabelsOutWhereTheyWouldTouch)
{
    for (int i = 1; i <= 100; ++i) {
        add(std::to_string(i), {1, 2});
    }
    const HeatScene scene = build();
    EXPECT_THAT(labels(scene).size(), Lt(20U));
    EXPECT_THAT(labels(scene).size(), Gt(10U));
}

TEST_F(HeatScenes, CutLongNamesAndTheirControlCharacters)
{
    add("1", {1});
    m_frame.fields[0].labels = {};
    m_frame.fields[0].name = "a\nname that would leave the cells no room at all";
    m_input.range = {{}, {60'000}};
    const HeatScene scene = build();
    EXPECT_THAT(labels(scene), ElementsAre("a name that would leave the …"));
}

TEST_F(HeatScenes, PutTheirAxisWhereTheDashboardWantsIt)
{
    addThree();
    m_input.style.axis.placement = frame::AxisPlacement::Right;
    const HeatScene right = build();
    EXPECT_TRUE(right.plane.axes[0].right);
    EXPECT_GT(right.plane.axes[0].edge, right.plane.plot.right);
    m_input.style.axis.placement = frame::AxisPlacement::Hidden;
    EXPECT_TRUE(build().plane.axes[0].ticks.empty());
}

TEST_F(HeatScenes, GiveTheEndsOfTheRangeTheEndsOfThePalette)
{
    addThree(); // 1 to 10; zeros are hidden
    const HeatScene scene = build();
    EXPECT_EQ(scene.colors.low(), 1);
    EXPECT_EQ(scene.colors.high(), 10);
    EXPECT_EQ(scene.colors.shadeOf(1), 1);
    EXPECT_EQ(scene.colors.shadeOf(10), 64);
    EXPECT_EQ(scene.colors.shadeOf(0), 0);
    EXPECT_EQ(scene.colors.shadeOf(std::nan("")), 0);
    EXPECT_EQ(scene.colors.shadeOf(5.5), 33); // floor(64 * 4.5 / 9)
    const Raster made = raster(scene);
    EXPECT_EQ(pixel(made, 0.1, 0.1), scene.colors.palette().back());
    EXPECT_EQ(pixel(made, 0.1, 0.9), scene.colors.palette().front());
    EXPECT_EQ(pixel(made, 0.3, 0.9), 0U);
}

TEST_F(HeatScenes, TakeTheLimitsOfTheDashboard)
{
    addThree();
    m_input.style.color.min = 2;
    m_input.style.color.max = 4;
    m_input.style.hideUpTo = std::nullopt;
    m_input.style.hideFrom = 10;
    const HeatScene scene = build();
    EXPECT_EQ(scene.colors.shadeOf(0), 1);
    EXPECT_EQ(scene.colors.shadeOf(9), 64);
    EXPECT_EQ(scene.colors.shadeOf(10), 0);
    ASSERT_EQ(scene.legend.size(), 5U);
    EXPECT_EQ(scene.legend.front().label, "2");
    EXPECT_EQ(scene.legend.back().label, "4");
}

TEST_F(HeatScenes, ColorByOpacityWithAnExponent)
{
    addThree();
    m_input.style.color.mode = frame::HeatColor::Mode::Opacity;
    m_input.style.color.steps = 5;
    m_input.paint.fill = 0xFF102030;
    EXPECT_THAT(build().colors.palette(),
        ElementsAre(0x00102030U, 0x80102030U, 0xB4102030U, 0xDD102030U, 0xFF102030U));
    m_input.style.color.scale = frame::HeatColor::Scale::Linear;
    EXPECT_EQ(build().colors.palette()[1], 0x40102030U);
}

TEST_F(HeatScenes, ColorByTheLogarithm)
{
    add("+Inf", {1, 10, 100});
    m_input.style.color.scale = frame::HeatColor::Scale::Log;
    const HeatScene scene = build();
    EXPECT_EQ(scene.colors.shadeOf(10), 33);
    EXPECT_DOUBLE_EQ(scene.colors.valueAt(0.5), 10);
}

TEST_F(HeatScenes, TellTheCellUnderThePointer)
{
    addThree();
    const HeatScene scene = build();
    const Box plot = scene.plane.plot;
    const auto hit = scene.at({plot.left + plot.width() * 0.4F, plot.top + plot.height() / 2});
    ASSERT_TRUE(hit);
    EXPECT_EQ(hit->column, 1U);
    EXPECT_EQ(hit->row, 1U);
    EXPECT_EQ(hit->bucket.low, 1);
    EXPECT_EQ(hit->bucket.high, 5);
    EXPECT_EQ(hit->value, 4);
    EXPECT_EQ(hit->times.start.ms, 60'000);
    EXPECT_EQ(hit->times.end.ms, 120'000);
    EXPECT_TRUE(hit->box.contains({plot.left + plot.width() * 0.4F, plot.top + plot.height() / 2}));
    EXPECT_EQ(scene.at({plot.left + 1, plot.top})->row, 2U);
    EXPECT_EQ(scene.at({plot.left + 1, plot.bottom})->row, 0U);
    EXPECT_FALSE(scene.at({plot.left - 5, plot.top}));
    EXPECT_FALSE(scene.cell(4, 0));
}

TEST_F(HeatScenes, LeaveOutRowsBeyondTheAxisLimits)
{
    addThree();
    m_input.style.axis.max = 5;
    const HeatScene scene = build();
    EXPECT_EQ(scene.endRow, 2U);
    EXPECT_EQ(scene.colors.high(), 4); // what isn't shown doesn't count
    EXPECT_THAT(labels(scene), ElementsAre("0s", "1s", "5s"));
}

TEST_F(HeatScenes, PartCellsByTheirGapWhereThereIsRoom)
{
    add("+Inf", {1, 1, 1, 1});
    m_input.style.cellGap = 2;
    const Raster apart = raster(build());
    const auto line = apart.pixels.begin() + static_cast<std::ptrdiff_t>(apart.width) * (apart.height / 2);
    EXPECT_EQ(std::count(line, line + apart.width, 0U), 3 * 2);
    EXPECT_EQ(std::count(line, line + apart.width / 2, 0U), 2 + 2);
    m_input.range = {{}, base::Time{} + std::chrono::hours(24)};
    const Raster tight = raster(build());
    const auto first = tight.pixels.begin() + static_cast<std::ptrdiff_t>(tight.width) * (tight.height / 2);
    EXPECT_NE(*first, 0U); // cells of less than a pixel are still there
}

TEST_F(HeatScenes, LeaveNoHolesBetweenCells)
{
    add("+Inf", std::vector<double>(181, 1));
    m_input.range = {{60'000}, m_frame.grid->end()};
    for (float width = 300; width < 900; width += 7) {
        m_input.width = width;
        const Raster made = raster(build());
        EXPECT_EQ(std::count(made.pixels.begin(), made.pixels.end(), 0U), 0) << width;
    }
}

TEST_F(HeatScenes, LoseNoStrongCellAmongManyInAPixel)
{
    std::vector<double> many(5000, 1);
    many[2501] = 1000;
    add("+Inf", many);
    const HeatScene scene = build();
    const Raster made = raster(scene);
    EXPECT_EQ(
        std::count(made.pixels.begin(), made.pixels.begin() + made.width, scene.colors.palette().back()), 1);
}

TEST_F(HeatScenes, StayWholeWithOneColumnOrOneValue)
{
    add("+Inf", {5});
    m_input.range = {{}, {60'000}};
    const HeatScene scene = build();
    EXPECT_EQ(scene.legend.size(), 1U);
    const Raster made = raster(scene, 2);
    EXPECT_EQ(made.width, static_cast<int>(std::lround(scene.plane.plot.width() * 2)));
    EXPECT_EQ(pixel(made, 0.5, 0.5), scene.colors.palette().front());
}

TEST_F(HeatScenes, SurviveHostileSizes)
{
    addThree();
    for (const auto &[width, height] :
        {std::pair{0.0F, 0.0F}, {1.0F, 1.0F}, {30.0F, 20.0F}, {4.0F, 5000.0F}}) {
        m_input.width = width;
        m_input.height = height;
        const HeatScene scene = build();
        raster(scene);
        scene.at({1, 1});
    }
    m_frame.fields.clear();
    const HeatScene empty = build();
    EXPECT_FALSE(empty.at({100, 100}));
    EXPECT_TRUE(empty.legend.empty());
    raster(empty);
}

TEST_F(HeatScenes, AskForNoWordsByTheCell)
{
    for (int row = 0; row < 1000; ++row) {
        add(std::to_string(row + 1), std::vector<double>(1000, row * row));
    }
    const HeatScene scene = build();
    EXPECT_EQ(scene.shades.size(), 1'000'000U);
    EXPECT_LT(m_numbers.asked, 50U);
    const Raster made = raster(scene);
    EXPECT_EQ(made.pixels.size(), static_cast<std::size_t>(made.width) * made.height);
}

TEST_F(HeatScenes, KeepTheirCellsInOtherPixels)
{
    addThree();
    const HeatScene scene = build();
    m_input.width = 900;
    m_input.sources.clear(); // not read again
    const HeatScene wider = rebuiltHeatScene(scene, m_input, {m_zone, m_times, m_numbers, m_measure});
    EXPECT_EQ(wider.cells.values.size(), scene.cells.values.size());
    EXPECT_GT(wider.plane.plot.width(), scene.plane.plot.width());
}

} // namespace zumik::plot
