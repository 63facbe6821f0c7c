// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/colorschemes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::frame {

TEST(ColorSchemes, BeginAndEndWithTheirOwnColors)
{
    const auto light = schemeColors("Oranges", 64, false, false);
    ASSERT_EQ(light.size(), 64U);
    EXPECT_EQ(light.front(), 0xFFFFF5EBU);
    EXPECT_EQ(light.back(), 0xFF7F2704U);
    EXPECT_EQ(schemeColors("Viridis", 10, true, false).front(), 0xFF440154U);
    EXPECT_EQ(schemeColors("Viridis", 10, true, false)[5], 0xFF1F9E89U);
}

TEST(ColorSchemes, AreTurnedWhereTheirQuietEndWouldShine)
{
    EXPECT_EQ(schemeColors("Oranges", 8, true, false).front(), 0xFF7F2704U);
    EXPECT_EQ(schemeColors("Viridis", 8, false, false).front(), 0xFFFDE725U);
    EXPECT_EQ(schemeColors("Spectral", 8, true, false).front(), 0xFF5E4FA2U);
    EXPECT_EQ(schemeColors("Spectral", 8, false, false).front(), 0xFF5E4FA2U);
    EXPECT_EQ(schemeColors("Oranges", 8, true, true).front(), 0xFFFFF5EBU);
}

TEST(ColorSchemes, JoinTheirClassesByASpline)
{
    // In the middle of nine classes: a sixth of both neighbors of the fifth, four of itself.
    const Argb middle = schemeColors("Greys", 3, false, false)[1];
    EXPECT_EQ(middle & 0xFFU, static_cast<Argb>((0xBD + 4 * 0x96 + 0x73 + 3) / 6));
}

TEST(ColorSchemes, AreSpectralWhereUnknownAndNeverLessThanTwoColors)
{
    EXPECT_EQ(schemeColors("Nonsense", 9, true, false), schemeColors("Spectral", 9, true, false));
    EXPECT_EQ(schemeColors("Blues", -5, false, false).size(), 2U);
    EXPECT_FALSE(isColorScheme("Nonsense"));
    for (const char *id :
        {"BrBG", "Oranges", "Turbo", "Cividis", "Magma", "Cubehelix", "YlOrRd", "Sinebow"}) {
        EXPECT_TRUE(isColorScheme(id)) << id;
    }
}

TEST(ColorSchemes, AreFoundInOldNames)
{
    EXPECT_EQ(colorSchemeIn("interpolateOranges"), "Oranges");
    EXPECT_EQ(colorSchemeIn("interpolateYlGnBu"), "YlGnBu");
    EXPECT_EQ(colorSchemeIn("b4ff00"), "");
}

} // namespace zumik::frame
