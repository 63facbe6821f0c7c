// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/exposition/reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::exposition {

using testing::ElementsAre;

static base::ErrorCode codeOf(std::string_view body, const Limits &limits)
{
    Reader reader(body, Format::OpenMetrics, limits);
    auto entry = reader.next();
    while (entry && *entry != Entry::End) {
        entry = reader.next();
    }
    return entry ? base::ErrorCode::Internal : entry.error().code;
}

TEST(Limits, holdForTheNumberOfSamples)
{
    const std::string_view body = "# HELP a x\na 1\nb 2\n";
    EXPECT_THAT(readAll(body, Format::Text, {.samples = 2}), ElementsAre("HELP a x", "a 1", "b 2"));
    EXPECT_THAT(readAll(body, Format::Text, {.samples = 1}),
        ElementsAre("HELP a x", "a 1", "line 3, column 1: expected at most 1 samples, not \"b 2\""));
    EXPECT_EQ(codeOf("a 1\n# EOF", {.samples = 0}), base::ErrorCode::TooLarge);
}

TEST(Limits, holdForTheLabelsOfASampleOrExemplar)
{
    const std::string_view body = "a{b=\"1\",c=\"2\"} 1\n";
    EXPECT_THAT(readAll(body, Format::Text, {.labels = 2}), ElementsAre(R"(a{b="1",c="2"} 1)"));
    EXPECT_THAT(readAll(body, Format::Text, {.labels = 1}),
        ElementsAre("line 1, column 9: expected at most 1 labels, not \"c=\"2\"} 1\""));
    EXPECT_EQ(codeOf("a 1 # {b=\"1\",c=\"2\"} 1\n# EOF", {.labels = 1}), base::ErrorCode::TooLarge);
}

TEST(Limits, holdForTheBytesOfNamesAndValues)
{
    for (const std::string_view body : {"abcd 1\n# EOF", "a{abcd=\"\"} 1\n# EOF", "a{b=\"abcd\"} 1\n# EOF",
             "a{\"abcd\"=\"\"} 1\n# EOF", "{\"abcd\"} 1\n# EOF", "a 1 # {b=\"abcd\"} 1\n# EOF",
             "# HELP abcd x\n# EOF", "# HELP \"abcd\" x\n# EOF", "a{b=\"\\n\\n\"} 1\n# EOF"}) {
        EXPECT_EQ(codeOf(body, {.labelBytes = 3}), base::ErrorCode::TooLarge) << body;
        EXPECT_EQ(codeOf(body, {.labelBytes = 4}), base::ErrorCode::Internal) << body;
    }
    EXPECT_THAT(readAll("abcd 1", Format::Text, {.labelBytes = 3}),
        ElementsAre("line 1, column 1: expected at most 3 bytes in a name or value, not \"abcd 1\""));
}

TEST(Limits, holdForTheBytesOfALine)
{
    EXPECT_THAT(readAll("a 10\nb 100\n", Format::Text, {.lineBytes = 4}),
        ElementsAre("a 10", "line 2, column 1: expected at most 4 bytes in a line, not \"b 100\""));
    EXPECT_THAT(readAll("# xy\n# xyz\n", Format::Text, {.lineBytes = 4}),
        ElementsAre("line 2, column 1: expected at most 4 bytes in a line, not \"# xyz\""));
    EXPECT_THAT(readAll("a 10\nb 100", Format::Text, {.lineBytes = 5}), ElementsAre("a 10", "b 100"));
}

TEST(Limits, areNotNeededAgainstALineOfManyLabels)
{
    std::string body = "a{";
    for (int i = 0; i < 200'000; ++i) {
        body += 'l' + std::to_string(i) + "=\"\",";
    }
    EXPECT_EQ(codeOf(body + "} 1\n# EOF", {}), base::ErrorCode::Internal);
    EXPECT_THAT(readAll(body + "l7=\"\"} 1", Format::Text),
        ElementsAre(testing::StartsWith("line 1, column 2: expected each label once, not \"{l0=")));
}

} // namespace zumik::exposition
