// SPDX-License-Identifier: GPL-3.0-or-later
// What each format refuses, with the place and what was expected there.
#include "tests/models/exposition/reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::exposition {

using namespace std::string_view_literals;
using testing::ElementsAre;

struct Refusal {
    std::string_view body;
    std::string_view place; ///< "line:column"
    std::string_view expected; ///< what the message says behind "expected "
};

static void expectRefused(const std::vector<Refusal> &rows, Format format)
{
    for (const Refusal &row : rows) {
        const std::size_t colon = row.place.find(':');
        const std::string message = "line " + std::string(row.place.substr(0, colon)) + ", column "
            + std::string(row.place.substr(colon + 1)) + ": expected " + std::string(row.expected);
        Reader reader(row.body, format);
        auto entry = reader.next();
        while (entry && *entry != Entry::End) {
            entry = reader.next();
        }
        ASSERT_FALSE(entry.ok()) << row.body;
        EXPECT_EQ(entry.error().code, base::ErrorCode::FormatInvalid);
        EXPECT_EQ(entry.error().message, message) << row.body;
    }
}

TEST(TextErrors, nameThePlaceInASample)
{
    expectRefused(
        {
            {"a", "1:2", "a value, not the end of the text"},
            {"a\n", "1:2", "a value, not the end of the line"},
            {"a{b=\"c\"}\nd 1", "1:9", "a value, not the end of the line"},
            {"a{b=\"c\"}{d=\"e\"} 1", "1:9", "a value, not \"{d=\"e\"} 1\""},
            {" a 1", "1:1", "no blanks before a metric's name, not \" a 1\""},
            {"a 1\nb\n\t2", "2:2", "a value, not the end of the line"},
            {"-a 1", "1:1", "a metric's name, # or an empty line, not \"-a 1\""},
            {"a 1\r\n", "1:3", "a number that a double can hold, not \"1\\x0d\""},
            {"a true\n", "1:3", "a number that a double can hold, not \"true\""},
            {"a 0x10\n", "1:3", "a number that a double can hold, not \"0x10\""},
            {"a 1_2\n", "1:3", "a number that a double can hold, not \"1_2\""},
            {"a 1e999\n", "1:3", "a number that a double can hold, not \"1e999\""},
            {"a 1\0"sv, "1:4", "a time in milliseconds or the end of the line, not \"\\x00\""},
            {"a\0 1"sv, "1:2", "a value, not \"\\x00 1\""},
            {"a-b 1", "1:2", "a number that a double can hold, not \"-b 1\""},
            {"a 1{", "1:4", "a time in milliseconds or the end of the line, not \"{\""},
            {"a 1 -5", "1:5", "a time in milliseconds or the end of the line, not \"-5\""},
            {"a 1 99999999999999999999", "1:5",
                "a time in milliseconds or the end of the line, not \"99999999999999999999\""},
            {"a 1 5 6", "1:7", "the end of the line after the time, not \"6\""},
            {"a 1 5x", "1:6", "the end of the line after the time, not \"x\""},
            {"a 1 5 \0"sv, "1:7", "the end of the line after the time, not \"\\x00\""},
        },
        Format::Text);
}

TEST(TextErrors, nameThePlaceAmongLabels)
{
    expectRefused(
        {
            {"a{b='c'} 1\n", "1:5", "a label's value in double quotes, not \"'c'} 1\""},
            {"a{b=\n", "1:5", "a label's value in double quotes, not the end of the line"},
            {"a{b=\0\"x\"} 1"sv, "1:5", "a label's value in double quotes, not \"\\x00\"x\"} 1\""},
            {"a{b\0=\"x\"} 1"sv, "1:4", "= after a label's name, not \"\\x00=\"x\"} 1\""},
            {"a{\xff=\"x\"} 1", "1:3", "a label's name or }, not \"\xef\xbf\xbd=\"x\"} 1\""},
            {"a{b=\"x\xffy\"} 1", "1:7", "UTF-8, not \"\xef\xbf\xbdy\"} 1\""},
            {"a{\xc3\xa4=\"x\"} 1", "1:3", "a label's name or }, not \"\xc3\xa4=\"x\"} 1\""},
            {"a{b=\"\xc3\xa4\",9=\"x\"} 1", "1:9", "a label's name or }, not \"9=\"x\"} 1\""},
            {"a{=\"x\"} 0", "1:3", "a label's name or }, not \"=\"x\"} 0\""},
            {"a{,} 0", "1:3", "a label's name or }, not \",} 0\""},
            {"a{b=\"c\",,} 0", "1:9", "a label's name or }, not \",} 0\""},
            {"a{b} 0", "1:4", "= after a label's name, not \"} 0\""},
            {"a{b=\"c\"", "1:8", "a label's name or }, not the end of the text"},
            {"a{b=\"c\"\n} 1", "1:8", "a label's name or }, not the end of the line"},
            {"a{b=\"c", "1:7", "a closing double quote, not the end of the text"},
            {"a{b=\"c\\", "1:7", "a closing double quote, not \"\\\""},
            {"x 1\ny 2\na{b=\"c\\\"} 3\n", "4:1", "a closing double quote, not the end of the text"},
            {"a{b=\"1\",c=\"2\",b=\"3\"} 0", "1:15", "each label once, not \"b=\"3\"} 0\""},
            {"a{b=\"1\",\"b\"=\"3\"} 0", "1:9", "each label once, not \"\"b\"=\"3\"} 0\""},
            {"a{__name__=\"b\"} 0", "1:3", "each label once, not \"__name__=\"b\"} 0\""},
        },
        Format::Text);
}

TEST(TextErrors, nameThePlaceOfQuotedNames)
{
    expectRefused(
        {
            {"{a=\"ok\"} 1", "1:1", "a metric's name, not \"{a=\"ok\"} 1\""},
            {"{} 1", "1:1", "a metric's name, not \"{} 1\""},
            {"{a} 1", "1:3", "= after a label's name, not \"} 1\""},
            {"{\"\"} 1", "1:2", "a label's name or }, not \"\"\"} 1\""},
            {"a{\"b\"} 1", "1:3", "one metric's name, not \"\"b\"} 1\""},
            {"{\"a\",\"b\"} 1", "1:6", "one metric's name, not \"\"b\"} 1\""},
            {"{\"a\" b=\"c\"} 1", "1:6", "= after a label's name, not \"b=\"c\"} 1\""},
            {"{\"a\", \"b = \"c\"}", "1:13", "= after a label's name, not \"c\"}\""},
            {"{\"a\xff\"} 1", "1:4", "UTF-8, not \"\xef\xbf\xbd\"} 1\""},
            {"{\"a\0\"} 1"sv, "1:4", "a closing double quote, not \"\\x00\"} 1\""},
        },
        Format::Text);
}

TEST(TextErrors, nameThePlaceInMetadata)
{
    expectRefused(
        {
            {"# TYPE #\n", "1:8", "a metric's name after TYPE, not \"#\""},
            {"# HELP \n", "1:8", "a metric's name after HELP, not the end of the line"},
            {"# HELP 1a x\n", "1:8", "a metric's name after HELP, not \"1a x\""},
            {"# HELP \"\" x\n", "1:8", "a metric's name, not \"\"\" x\""},
            {"# HELP \"a x\n", "2:1", "a closing double quote, not the end of the text"},
            {"# HELP a x\xff\n", "1:11", "UTF-8, not \"\xef\xbf\xbd\""},
            {"# HELP a\0x\n"sv, "1:9", "a blank after the name, not \"\\x00x\""},
            {"# TYPE a\n", "1:9",
                "one of the types counter, gauge, histogram, summary or untyped, not the end of the line"},
            {"# TYPE a  counter\n", "1:10",
                "one of the types counter, gauge, histogram, summary or untyped, not \" counter\""},
            {"# TYPE a counter \n", "1:10",
                "one of the types counter, gauge, histogram, summary or untyped, not \"counter \""},
            {"# TYPE a info\n", "1:10",
                "one of the types counter, gauge, histogram, summary or untyped, not \"info\""},
            {"# TYPE a counter\r\n", "1:10",
                "one of the types counter, gauge, histogram, summary or untyped, not \"counter\\x0d\""},
        },
        Format::Text);
}

TEST(OpenMetricsErrors, nameThePlaceWhereTheEndIsMissingOrIsNone)
{
    expectRefused(
        {
            {"", "1:1", "# EOF, not the end of the text"},
            {"a 1", "1:4", "# EOF at the end, not the end of the text"},
            {"a 1\n", "2:1", "# EOF, not the end of the text"},
            {"a_total 1 # {b=\"c\"} 4", "1:22", "# EOF at the end, not the end of the text"},
            {"# HELP a b", "1:11", "# EOF at the end, not the end of the text"},
            {"# EOF\na 1", "2:1", "nothing behind # EOF, not \"a 1\""},
            {"# EOF\n\n", "2:1", "nothing behind # EOF, not the end of the line"},
            {"# EOFa 1", "1:6", "nothing behind # EOF, not \"a 1\""},
            {"# EOF \n", "1:6", "nothing behind # EOF, not \" \""},
        },
        Format::OpenMetrics);
}

TEST(OpenMetricsErrors, nameLinesThatBeginWrongly)
{
    const std::string_view line = "a metric's name, # HELP, # TYPE, # UNIT or # EOF, not ";
    const auto row = [&](std::string_view body, std::string_view place, const std::string &found) {
        const std::string expected = std::string(line) + found;
        expectRefused({{body, place, expected}}, Format::OpenMetrics);
    };
    row("\n", "1:1", "the end of the line");
    row("a 1\n\n# EOF", "2:1", "the end of the line");
    row(" a 1\n# EOF", "1:1", "\" a 1\"");
    row("9\n# EOF", "1:1", "\"9\"");
    row("#EOF\n", "1:1", "\"#EOF\"");
    row("#\tTYPE c counter\n", "1:1", "\"#\\x09TYPE c counter\"");
    row("#  TYPE c counter\n", "1:1", "\"#  TYPE c counter\"");
    row("# comment\n# EOF", "1:1", "\"# comment\"");
    row("# TYPE\n# EOF", "1:1", "\"# TYPE\"");
    row("\0"sv, "1:1", "\"\\x00\"");
}

TEST(OpenMetricsErrors, nameThePlaceInASample)
{
    expectRefused(
        {
            {"a\n# EOF", "1:2", "a space and a value, not the end of the line"},
            {"a\t1\n# EOF", "1:2", "a space and a value, not \"\\x091\""},
            {"a  1\n# EOF", "1:3", "a value, not \" 1\""},
            {"a \n# EOF", "1:3", "a value, not the end of the line"},
            {"a {b=\"c\"} 1\n# EOF", "1:3", "a number that a double can hold, not \"{b=\"c\"} 1\""},
            {"a{b=\"c\"}1\n# EOF", "1:9", "a space and a value, not \"1\""},
            {"a 1\t2\n# EOF", "1:3", "a number that a double can hold, not \"1\\x092\""},
            {"a 1 \n# EOF", "1:5", "a time in seconds, not the end of the line"},
            {"a 1  2\n# EOF", "1:5", "a time in seconds, not \" 2\""},
            {"a 1 1z\n# EOF", "1:5", "a time in seconds, not \"1z\""},
            {"a 1 NaN\n# EOF", "1:5", "a time in seconds, not \"NaN\""},
            {"a 1 -Inf\n# EOF", "1:5", "a time in seconds, not \"-Inf\""},
            {"a 1 1e999\n# EOF", "1:5", "a time in seconds, not \"1e999\""},
            {"a 1 2 \n# EOF", "1:6", "an exemplar or the end of the line, not \" \""},
            {"a 1 2 3\n# EOF", "1:6", "an exemplar or the end of the line, not \" 3\""},
            {"a 1 2", "1:6", "an exemplar or the end of the line, not the end of the text"},
            {"a 1\0\n# EOF"sv, "1:4", "a time in seconds, not \"\\x00\""},
        },
        Format::OpenMetrics);
}

TEST(OpenMetricsErrors, nameThePlaceAmongLabels)
{
    expectRefused(
        {
            {"a{b=\"c\"d=\"e\"} 1\n", "1:8", "a comma or }, not \"d=\"e\"} 1\""},
            {"a{ b=\"c\"} 1\n", "1:3", "a label's name or }, not \" b=\"c\"} 1\""},
            {"a{b =\"c\"} 1\n", "1:4", "= after a label's name, not \" =\"c\"} 1\""},
            {"a{b= \"c\"} 1\n", "1:5", "a label's value in double quotes, not \" \"c\"} 1\""},
            {"a{b=\"c\" } 1\n", "1:8", "a comma or }, not \" } 1\""},
            {"a{b=\"c\", d=\"e\"} 1\n", "1:9", "a label's name or }, not \" d=\"e\"} 1\""},
            {"a{b=\"c\nd\"} 1\n", "1:7", "a closing double quote, not the end of the line"},
            {"a{b=\"\xff\"} 1\n", "1:6", "UTF-8, not \"\xef\xbf\xbd\"} 1\""},
            {"{\"a\"b=\"c\"} 1\n", "1:5", "= after a label's name, not \"b=\"c\"} 1\""},
            {"{b=\"c\",} 1\n", "1:1", "a metric's name, not \"{b=\"c\",} 1\""},
            {"a{b=\"1\",b=\"2\"} 1\n", "1:9", "each label once, not \"b=\"2\"} 1\""},
        },
        Format::OpenMetrics);
}

TEST(OpenMetricsErrors, nameThePlaceInAnExemplar)
{
    expectRefused(
        {
            {"a 1 # {aa=bb}\n", "1:11", "a label's value in double quotes, not \"bb}\""},
            {"a 1 # {aa=\"bb\"}\n", "1:16", "a space and a value, not the end of the line"},
            {"a 1 # {aa=\"bb\"} \n", "1:17", "a value, not the end of the line"},
            {"a 1 # {bb}\n", "1:10", "= after a label's name, not \"}\""},
            {"a 1 # {\"bb\"} 1\n", "1:12", "= after a label's name, not \"} 1\""},
            {"a 1 # {aa=\"bb\",,cc=\"dd\"} 1\n", "1:16", "a label's name or }, not \",cc=\"dd\"} 1\""},
            {"a 1 # {aa=\"b\",aa=\"c\"} 1\n", "1:15", "each label once, not \"aa=\"c\"} 1\""},
            {"a 1 # {aa=\"bb\"} 1_2\n", "1:17", "a number that a double can hold, not \"1_2\""},
            {"a 1 # {\"a\nb\"=\"bb\"} 1\n", "1:10", "a closing double quote, not the end of the line"},
            {"a 1 # {} 4 NaN\n", "1:12", "a time in seconds, not \"NaN\""},
            {"a 1 # {} 4 5 6\n", "1:13", "the end of the line after the exemplar, not \" 6\""},
            {"a 1 # {} 4 5", "1:13", "the end of the line after the exemplar, not the end of the text"},
            {"a 1 # x\n", "1:5", "a time in seconds, not \"# x\""},
            {"a 1 2 #\n", "1:6", "an exemplar or the end of the line, not \" #\""},
        },
        Format::OpenMetrics);
}

TEST(OpenMetricsErrors, nameThePlaceInMetadata)
{
    const std::string_view types = "one of the types counter, gauge, histogram, gaugehistogram, summary, "
                                   "info, stateset or unknown, not ";
    const std::string untyped = std::string(types) + "\"untyped\"";
    const std::string blank = std::string(types) + "\" counter\"";
    expectRefused(
        {
            {"# TYPE u untyped\n", "1:10", untyped},
            {"# TYPE u  counter\n", "1:10", blank},
            {"# TYPE \n", "1:8", "a metric's name after TYPE, not the end of the line"},
            {"# TYPE m\n", "1:9", "a space after the name, not the end of the line"},
            {"# HELP m\n", "1:9", "a space after the name, not the end of the line"},
            {"# HELP m-n x\n", "1:9", "a space after the name, not \"-n x\""},
            {"# HELP m \xe4\n", "1:10", "UTF-8, not \"\xef\xbf\xbd\""},
            {"# UNIT metric suffix\n", "1:15", "the unit that the metric's name ends with, not \"suffix\""},
            {"# UNIT metricsuffix suffix\n", "1:21",
                "the unit that the metric's name ends with, not \"suffix\""},
            {"# UNIT suffix suffix\n", "1:15", "the unit that the metric's name ends with, not \"suffix\""},
        },
        Format::OpenMetrics);
}

TEST(Errors, countCharactersAndCutTheExcerpt)
{
    EXPECT_EQ(readText("a{b=\"\xc3\xa4\xe2\x82\xac\",!} 1"),
        "line 1, column 10: expected a label's name or }, not \"!} 1\"");
    EXPECT_EQ(readText("a 1 " + std::string(100, 'x')),
        "line 1, column 5: expected a time in milliseconds or the end of the line, not \""
            + std::string(40, 'x') + "...\"");
    EXPECT_EQ(readText("a 1 " + std::string(39, 'x') + "\xe2\x82\xac tail"),
        "line 1, column 5: expected a time in milliseconds or the end of the line, not \""
            + std::string(39, 'x') + "\xe2\x82\xac...\"");
    EXPECT_EQ(readText("a 1 \x1b[31m\xe2\x80\xae"),
        "line 1, column 5: expected a time in milliseconds or the end of the line, not "
        "\"\\x1b[31m\\u{202e}\"");
}

TEST(Errors, comeAfterTheSamplesBeforeThemAndAgainWheneverAsked)
{
    EXPECT_THAT(readAll("a 1\nb 2\nc x\nd 4", Format::Text),
        ElementsAre("a 1", "b 2", "line 3, column 3: expected a number that a double can hold, not \"x\""));
    Reader reader("a 1\nb\nc 3\n", Format::Text);
    ASSERT_TRUE(reader.next().ok());
    const auto first = reader.next();
    const auto second = reader.next();
    ASSERT_FALSE(first.ok() || second.ok());
    EXPECT_EQ(first.error(), second.error());
}

TEST(Errors, areNotMadeOfTheEndHoweverOftenItIsAskedFor)
{
    for (const Format format : {Format::Text, Format::OpenMetrics}) {
        Reader reader("# EOF\n", format);
        for (int i = 0; i < 3; ++i) {
            const auto entry = reader.next();
            ASSERT_TRUE(entry.ok());
            EXPECT_EQ(*entry, Entry::End);
        }
    }
}

} // namespace zumik::exposition
