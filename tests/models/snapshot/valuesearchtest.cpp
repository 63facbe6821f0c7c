// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/valuesearch.h"

#include <gtest/gtest.h>

namespace zumik::snapshot {

namespace {

std::string replaced(const ValueSearch &search, std::string_view text)
{
    std::uint64_t found = 0;
    return search.replaced(text, found);
}

} // namespace

TEST(ValueSearch, findsWholeWordsOnly)
{
    ValueSearch search;
    search.add("acme", "X");
    EXPECT_EQ(replaced(search, "acme, (acme) acme_eu acme.example x-acme"), "X, (X) X_eu X.example x-X");
    EXPECT_EQ(replaced(search,
                  "acmes macme 1acme acme2 \xC3\xA4"
                  "acme"),
        "acmes macme 1acme acme2 \xC3\xA4"
        "acme");
}

TEST(ValueSearch, takesTheLongestOfSeveral)
{
    ValueSearch search;
    search.add("acme", "SHORT");
    search.add("acme-eu", "LONG");
    search.add("acme-eu-1:9100", "LONGEST");
    EXPECT_EQ(replaced(search, "acme-eu-1:9100 acme-eu-1 acme-us"), "LONGEST LONG-1 SHORT-us");
}

TEST(ValueSearch, overlooksCaseButPrefersTheWrittenOne)
{
    ValueSearch search;
    search.add("GPU-Node", "UPPER");
    search.add("gpu-node", "LOWER");
    EXPECT_EQ(replaced(search, "GPU-Node gpu-node Gpu-Node"), "UPPER LOWER UPPER");
}

TEST(ValueSearch, findsValuesAsOtherLanguagesWriteThem)
{
    ValueSearch search;
    search.add("a \"b\".c", "X");
    EXPECT_EQ(replaced(search, R"(?t=a%20%22b%22.c)"), "?t=X");
    EXPECT_EQ(replaced(search, R"({"t":"a \"b\".c"})"), R"({"t":"X"})");
    EXPECT_EQ(replaced(search, R"(^a "b"\.c$)"), "^X$");
    EXPECT_EQ(replaced(search, R"(t=~"a \"b\"\\.c")"), R"(t=~"X")");
}

TEST(ValueSearch, passesOverValuesThatWouldBeFoundEverywhere)
{
    ValueSearch search;
    for (const char *value : {"", "a", "ab", "0", "12345"}) {
        EXPECT_FALSE(ValueSearch::isSearchable(value)) << value;
        search.add(value, "X");
    }
    EXPECT_EQ(replaced(search, "a ab 0 12345"), "a ab 0 12345");
    EXPECT_TRUE(ValueSearch::isSearchable("abc"));
    EXPECT_TRUE(ValueSearch::isSearchable("123456"));
}

TEST(ValueSearch, countsPlacesAndNoReplacements)
{
    ValueSearch search;
    search.add("tenant", "tenant_name-1");
    search.keep("tenant_name-1");
    std::uint64_t found = 0;
    EXPECT_EQ(search.replaced("tenant tenant", found), "tenant_name-1 tenant_name-1");
    EXPECT_EQ(found, 2U);
    EXPECT_EQ(search.count("tenant_name-1 tenant_name-1"), 0U);
    EXPECT_EQ(search.count("tenant"), 1U);
}

} // namespace zumik::snapshot
