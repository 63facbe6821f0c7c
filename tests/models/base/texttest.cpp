// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/text.h"

#include <gtest/gtest.h>

namespace zumik::base {

TEST(Text, isTrimmedAndSplit)
{
    EXPECT_EQ(trimmed(" \ta b\r\n"), "a b");
    EXPECT_EQ(trimmed("  "), "");
    EXPECT_EQ(split("a,,b", ','), (std::vector<std::string_view>{"a", "", "b"}));
    EXPECT_EQ(split("", ','), (std::vector<std::string_view>{""}));
}

TEST(Text, isQuotedAsPrometheusQuotesLabelValues)
{
    EXPECT_EQ(quoted("a\"b\\c\nd"), "\"a\\\"b\\\\c\\nd\"");
    EXPECT_EQ(quoted(""), "\"\"");
}

TEST(Text, thatWouldRewriteItsSurroundingsIsEscaped)
{
    EXPECT_EQ(printable("a\x1b[31mb"), "a\\x1b[31mb");
    EXPECT_EQ(printable("x\xe2\x80\xaey"), "x\\u{202e}y");
    EXPECT_EQ(printable("line\nline"), "line\\x0aline");
    EXPECT_EQ(printable("gr\xc3\xbc\xc3\x9f"), "gr\xc3\xbc\xc3\x9f");
}

TEST(Text, thatIsNotUtf8IsReplacedByteForByte)
{
    EXPECT_EQ(printable("a\xff\xc3"), "a\xef\xbf\xbd\xef\xbf\xbd");
    EXPECT_EQ(printable("\xc0\x80"), "\xef\xbf\xbd\xef\xbf\xbd");
}

} // namespace zumik::base
