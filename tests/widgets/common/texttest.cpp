// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/text.h"

#include <gtest/gtest.h>

#include <string>

namespace zumik::widgets::common {

TEST(PlainText, SpellsOutControlsAndDirectionOverrides)
{
    EXPECT_EQ(plain("a\x1b[31mb\nc"), QStringLiteral("a\\x1b[31mb\\x0ac"));
    EXPECT_EQ(plain("x\xe2\x80\xaey"), QStringLiteral("x\\u{202e}y"));
    EXPECT_EQ(plain("<img src=x>"), QStringLiteral("<img src=x>"));
    EXPECT_EQ(plain("\xff"), QString(QChar(0xfffd)));
}

TEST(PlainText, CutsAMegabyteInTheMiddleAtWholeCharacters)
{
    std::string text(1'000'000, 'a');
    for (std::size_t i = 0; i + 1 < 2000; i += 2) {
        text.replace(i, 2, "\xc3\xa9");
    }
    text += "end";
    const QString shown = plain(text, 101);
    EXPECT_LE(shown.size(), 102);
    EXPECT_TRUE(shown.endsWith(QLatin1String("end")));
    EXPECT_TRUE(shown.contains(QChar(0x2026)));
    EXPECT_FALSE(shown.contains(QChar(0xfffd)));
}

TEST(PlainText, KeepsLinesWhereLinesAreWanted)
{
    EXPECT_EQ(plainLines("a\r\nb\x07"), QStringLiteral("a\nb\\x07"));
    EXPECT_EQ(plainLines(std::string(100, 'x'), 10).size(), 11);
}

} // namespace zumik::widgets::common
