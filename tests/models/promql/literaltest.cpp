// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/numberliteral.h"
#include "models/promql/stringliteral.h"
#include "models/promql/utf8.h"

#include <gtest/gtest.h>

namespace zumik::promql {

using namespace std::chrono_literals;

TEST(Literals, ofStringsAreResolvedAsGoDoes)
{
    EXPECT_EQ(unquoted(R"("a\"b\\c\n")"), "a\"b\\c\n");
    EXPECT_EQ(unquoted(R"('\a\b\f\r\t\v\'')"), "\a\b\f\r\t\v'");
    EXPECT_EQ(unquoted(R"('\x41\u00fc\101\U0001f600')"),
        "A\xc3\xbc"
        "A\xf0\x9f\x98\x80");
    EXPECT_EQ(unquoted(R"("\xff\377")"), "\xff\xff");
    EXPECT_EQ(unquoted("`\\n`"), "\\n");
    EXPECT_EQ(unquoted(R"('\q')"), "\\q") << "kept where Go would refuse it";
    EXPECT_EQ(unquoted(R"('\x4')"), "\\x4");
    EXPECT_EQ(unquoted(R"('\ud800')"), "\\ud800");
}

TEST(Literals, ofStringsEndAtTheirOwnQuote)
{
    EXPECT_EQ(scanString(R"("a'b" x)", 0).end, 5U);
    EXPECT_EQ(scanString(R"(x "\"" x)", 2).end, 6U);
    EXPECT_EQ(scanString("`a\n\\` x", 0).end, 5U);
    EXPECT_FALSE(scanString("\"a", 0).problem.empty());
}

TEST(Literals, areQuotedWithAllTheirBytes)
{
    EXPECT_EQ(quotedLiteral("a\"\\\n\x01\x7f\xff\xc3\xa4"), "\"a\\\"\\\\\\n\\x01\\x7f\\xff\xc3\xa4\"");
    EXPECT_EQ(quotedLiteral(std::string_view("\0", 1)), "\"\\x00\"");
    EXPECT_EQ(quotedLiteral("\xef\xbf\xbd"), "\"\\ufffd\"");
}

TEST(Literals, ofDurationsHaveStrictlyOrderedUnits)
{
    EXPECT_EQ(durationValue("1y2w3d4h5m6s7ms"), 24h * (365 + 2 * 7 + 3) + 4h + 5min + 6s + 7ms);
    EXPECT_EQ(durationValue("0s"), 0s);
    for (const char *text : {"", "0", "5", "1h1d", "1m1m", "1.5h", "-1h", "1", "h", "1H", "293y"}) {
        EXPECT_FALSE(durationValue(text)) << text;
    }
    EXPECT_EQ(durationValue("292y"), 24h * 365 * 292);
}

TEST(Literals, ofUtf8AreWholeCharacters)
{
    EXPECT_EQ(characterSize("a"), 1U);
    EXPECT_EQ(characterSize("\xc3\xa4x"), 2U);
    EXPECT_EQ(characterSize("\xe2\x82\xac"), 3U);
    EXPECT_EQ(characterSize("\xf4\x8f\xbf\xbf"), 4U);
    for (const char *text :
        {"", "\x80", "\xc3", "\xc3x", "\xc0\xaf", "\xc1\xbf", "\xe0\x9f\xbf", "\xed\xa0\x80",
            "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xe2\x82", "\xe2\x82x"}) {
        EXPECT_EQ(characterSize(text), 0U) << text;
    }
}

} // namespace zumik::promql
