// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/colors.h"
#include "widgets/common/theme.h"

#include <gtest/gtest.h>

namespace zumik::widgets::common {

namespace {

const Theme &dark()
{
    static const Theme theme = Theme::builtIn(Theme::Kind::Dark);
    return theme;
}

QColor named(std::string_view name)
{
    return namedColor(name, dark(), Qt::magenta);
}

} // namespace

TEST(NamedColors, OfDashboardsBecomeTokens)
{
    EXPECT_EQ(named("green"), dark().color("status.ok.fg"));
    EXPECT_EQ(named("red"), dark().color("status.critical.fg"));
    EXPECT_NE(named("semi-dark-red"), named("red"));
    EXPECT_NE(named("super-light-blue"), named("blue"));
    EXPECT_EQ(named("transparent").alpha(), 0);
}

TEST(NamedColors, ReadHexAndFunctions)
{
    EXPECT_EQ(named("#3B84DA"), QColor(0x3b, 0x84, 0xda));
    EXPECT_EQ(named("#3B84DA80").alpha(), 0x80);
    EXPECT_EQ(named("rgb(1, 2, 3)"), QColor(1, 2, 3));
    EXPECT_NEAR(named("rgba(1, 2, 3, 0.5)").alphaF(), 0.5, 0.01);
}

TEST(NamedColors, FallBackOnNonsense)
{
    const std::string huge(1'000'000, 'r');
    for (const std::string &text :
        {std::string("frob"), std::string("#12"), std::string("rgb("), std::string(), huge}) {
        EXPECT_EQ(named(text), QColor(Qt::magenta)) << text.substr(0, 20);
    }
}

TEST(Palette, RepeatsDashedFromTheThirteenthAndDottedFromTheTwentyFifth)
{
    EXPECT_TRUE(palettePaint(11, dark()).dash.empty());
    EXPECT_EQ(palettePaint(12, dark()).dash, (std::vector<double>{6, 3}));
    EXPECT_EQ(palettePaint(24, dark()).dash, (std::vector<double>{2, 3}));
    EXPECT_EQ(palettePaint(12, dark()).color, palettePaint(0, dark()).color);
}

TEST(SeriesPaint, IsTheDashboardsFixedColorWhereItNamesOne)
{
    frame::FieldConfig config;
    config.color.mode = frame::ColorConfig::Mode::Fixed;
    config.color.fixed = "#010203";
    EXPECT_EQ(seriesPaint(config, 4, {}, dark()).color, QColor(1, 2, 3));
    config.color.fixed = "nonsense";
    EXPECT_EQ(seriesPaint(config, 4, {}, dark()).color, dark().series()[4]);
}

TEST(Ink, ContrastsWithItsGround)
{
    EXPECT_EQ(inkOn(dark().sequential(1)), QColor(Qt::black));
    EXPECT_EQ(inkOn(dark().sequential(0)), QColor(Qt::white));
}

} // namespace zumik::widgets::common
