// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/code.h"

#include <gtest/gtest.h>

namespace zumik::tests {

TEST(Code, isWhatStandsOutsideOfCommentsAndLiterals)
{
    EXPECT_EQ(codeOnly("a // tr(\nb"), "a       \nb");
    EXPECT_EQ(codeOnly("a /* x\ny */ b"), "a     \n     b");
    EXPECT_EQ(codeOnly(R"(f("tr(\"", 'q');)"), "f(       ,    );");
    EXPECT_EQ(codeOnly("R\"x(a)\" // \"\n)x\" b"), "            \n    b");
    EXPECT_EQ(codeOnly("1'000'000 tr("), "1'000'000 tr(");
    EXPECT_EQ(codeOnly("\"open\nnext"), "     \nnext");
}

TEST(Code, findsWordsNotPartsOfWords)
{
    EXPECT_EQ(lineOf("str(x)\nattr(y)\n  tr(z)", "tr("), 3);
    EXPECT_EQ(lineOf("Foo::tr(z)", "tr("), 1);
    EXPECT_EQ(lineOf("ptr(z)", "tr("), 0);
}

TEST(Code, findsIncludesWithTheirLines)
{
    const auto found = includesOf(
        "#include \"a/b.h\"\n// #include <no>\n#  include <QString> // why\n/*\n#include <no>\n*/\n");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].path, "a/b.h");
    EXPECT_FALSE(found[0].angled);
    EXPECT_EQ(found[1].path, "QString");
    EXPECT_TRUE(found[1].angled);
    EXPECT_EQ(found[1].line, 3);
}

} // namespace zumik::tests
