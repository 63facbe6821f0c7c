// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/exposition/reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::exposition {

using namespace std::string_view_literals;
using testing::ElementsAre;
using testing::IsEmpty;

struct Row {
    std::string_view body;
    std::string_view read;
};

static void expectRows(const std::vector<Row> &rows)
{
    for (const Row &row : rows) {
        EXPECT_EQ(readText(row.body), row.read) << row.body;
    }
}

TEST(Text, isReadEntryByEntry)
{
    EXPECT_THAT(readAll("# HELP up Whether it \\\\ is\\nup \\\"so\\\"\n"
                        "# TYPE up gauge\n"
                        "up{job=\"a\",instance=\"b:1\"} 1\n"
                        "\n"
                        "# a comment\n"
                        "down 0 1500",
                    Format::Text),
        ElementsAre("HELP up Whether it \\ is\nup \\\"so\\\"", "TYPE up gauge",
            "up{job=\"a\",instance=\"b:1\"} 1", "down 0 @1500"));
}

TEST(Text, mayBeEmpty)
{
    for (const std::string_view body :
        {""sv, "\n"sv, " \t\n\n  "sv, "#"sv, "# EOF\n"sv, std::string_view()}) {
        EXPECT_THAT(readAll(body, Format::Text), IsEmpty()) << body;
    }
}

TEST(Text, hasNamesOfLettersDigitsAndUnderscoresAndColonsForMetrics)
{
    expectRows(
        {{"a_1:b 1", "a_1:b 1"}, {":a 1", ":a 1"}, {"_ 1", "_ 1"}, {"Z{_9A=\"\"} 1", "Z{_9A=\"\"} 1"}});
    EXPECT_EQ(
        readText("9a 1"), "line 1, column 1: expected a metric's name, # or an empty line, not \"9a 1\"");
    EXPECT_EQ(
        readText("a{b:c=\"\"} 1"), "line 1, column 4: expected = after a label's name, not \":c=\"\"} 1\"");
}

TEST(Text, takesBlanksBetweenAllOfASamplesParts)
{
    expectRows({
        {"a\t{ b\t= \"c\" , d = \"e\" , }\t 1 \t 2 \t\n", R"(a{b="c",d="e"} 1 @2)"},
        {"a  1  \n", "a 1"},
        {"a{} 1", "a 1"},
        {"a { } 1", "a 1"},
    });
}

TEST(Text, needsNoBlankNorCommaWherePrometheusNeedsNone)
{
    expectRows({
        {R"(a{b="c"}7)", R"(a{b="c"} 7)"},
        {"a+1", "a 1"},
        {"a-.5 6", "a -0.5 @6"},
        {R"(a{b="c"d="e" f="g",}1)", R"(a{b="c",d="e",f="g"} 1)"},
    });
}

TEST(Text, resolvesEscapesAndKeepsTheBackslashOfOthers)
{
    expectRows({
        {R"(a{b="\"\\\n"} 1)", "a{b=\"\\\"\\\\\\n\"} 1"},
        {R"(a{b="\q\\q"} 1)", R"(a{b="\\q\\q"} 1)"},
        {R"(a{b="plain but longer than a word \" here",c="\\"} 1)",
            R"(a{b="plain but longer than a word \" here",c="\\"} 1)"},
    });
    EXPECT_THAT(readAll("# HELP a \\x\\", Format::Text), ElementsAre("HELP a \\x\\"));
}

TEST(Text, hasValuesOfSeveralLinesAsPrometheusReadsThem)
{
    EXPECT_EQ(readText("a{b=\"x\ny\"} 1"), "a{b=\"x\\ny\"} 1");
    EXPECT_EQ(readText("a{b=\"x\\\ny\"} 1"), "line 1, column 7: expected a closing double quote, not \"\\\"");
}

TEST(Text, takesNulsInValuesAndHelp)
{
    EXPECT_EQ(readText("a{b=\"\0x\0\"} 1"sv), "a{b=\"\0x\0\"} 1"sv);
    EXPECT_EQ(readText("a{b=\"\\\0\"\"} 1"sv), "a{b=\"\\\\\0\\\"\"} 1"sv)
        << "a NUL doesn't part a backslash from a quote";
    EXPECT_EQ(readText("# HELP a x\0y"sv), "HELP a x\0y"sv);
}

TEST(Text, endsWithANulThatBeginsALineOrAComment)
{
    for (const std::string_view tail :
        {"\0 garbage {"sv, "#x\0y\nb 2 3 4"sv, "# \0y\nb 2 3 4"sv, " \0{"sv, "#\0\n{"sv}) {
        EXPECT_THAT(readAll("a 1\n" + std::string(tail), Format::Text), ElementsAre("a 1"));
    }
    EXPECT_THAT(readAll("a 1\n# x\0y\nb 2"sv, Format::Text), ElementsAre("a 1", "b 2"));
}

TEST(Text, hasQuotedNamesOfTheNewerFormat)
{
    expectRows({
        {R"({"my.metric"} 1)", "my.metric 1"},
        {R"( { "my.metric" , x = "1" , } 2 3)", R"(my.metric{x="1"} 2 @3)"},
        {R"({x="1","my.metric"} 2)", R"(my.metric{x="1"} 2)"},
        {R"({"a\"b\\\n","l l"="1"} 2)", "a\"b\\\n{l l=\"1\"} 2"},
        {R"(plain{"quoted.label"="1"} 2)", R"(plain{quoted.label="1"} 2)"},
        {"{\"\xc3\xa4\"} 1", "\xc3\xa4 1"},
    });
    EXPECT_THAT(readAll("# TYPE \"my.metric\" counter\n# HELP \"my.metric\" x", Format::Text),
        ElementsAre("TYPE my.metric counter", "HELP my.metric x"));
}

TEST(Text, knowsHelpAndTypeByTheBlanksAroundThem)
{
    EXPECT_THAT(readAll("#  \tHELP \t a  x \n"
                        "# HELP a\n"
                        "# HELP a \t \n"
                        "# HELP\n"
                        "#HELP a b\n"
                        "# HELPa b\n"
                        "# TYPEa counter\n"
                        "# help a b\n"
                        " # HELP b-c d\n"
                        "# TYPE\n",
                    Format::Text),
        ElementsAre("HELP a  x ", "HELP a ", "HELP a ", "HELP b c d"));
}

TEST(Text, hasFiveTypes)
{
    for (const std::string_view type : {"counter", "gauge", "histogram", "summary", "untyped"}) {
        EXPECT_EQ(readText("# TYPE a " + std::string(type)), "TYPE a " + std::string(type));
    }
    Reader reader("# TYPE a untyped\n# TYPE b histogram", Format::Text);
    ASSERT_TRUE(reader.next().ok());
    EXPECT_EQ(reader.metadata().type, MetricType::Unknown);
    ASSERT_TRUE(reader.next().ok());
    EXPECT_EQ(reader.metadata().type, MetricType::Histogram);
}

TEST(Text, hasNoExemplarsAndNoEndMark)
{
    EXPECT_EQ(readText("a_total 1 # {b=\"c\"} 1"),
        "line 1, column 11: expected a time in milliseconds or the end of the line, not \"# {b=\"c\"} 1\"");
    EXPECT_THAT(readAll("# EOF\na 1", Format::Text), ElementsAre("a 1"));
}

TEST(Text, isReadInPlaceWhereNothingIsEscaped)
{
    const std::string body = R"(metric{label="value",escaped="\\"} 1)";
    Reader reader(body, Format::Text);
    ASSERT_TRUE(reader.next().ok());
    const auto inside = [&](std::string_view text) {
        return text.data() >= body.data() && text.data() + text.size() <= body.data() + body.size();
    };
    EXPECT_TRUE(inside(reader.sample().name));
    EXPECT_TRUE(inside(reader.sample().labels[0].name));
    EXPECT_TRUE(inside(reader.sample().labels[0].value));
    EXPECT_FALSE(inside(reader.sample().labels[1].value));
}

TEST(Text, keepsAllResolvedTextsOfASampleUntilTheNextOne)
{
    std::string body = "a{";
    std::string expected = "a{";
    for (int i = 0; i < 100; ++i) {
        const std::string name = (i > 0 ? ",l" : "l") + std::to_string(i);
        body += name + "=\"\\\\" + std::to_string(i) + '"';
        expected += name + "=\"\\\\" + std::to_string(i) + '"';
    }
    EXPECT_EQ(readText(body + "} 1"), expected + "} 1");
}

TEST(Sample, makesASetOfLabelsWithTheName)
{
    Reader reader("a{z=\"1\",b=\"\"} 1", Format::Text);
    ASSERT_TRUE(reader.next().ok());
    EXPECT_EQ(labelsOf(reader.sample()), (series::Labels{{"__name__", "a"}, {"z", "1"}}));
}

} // namespace zumik::exposition
