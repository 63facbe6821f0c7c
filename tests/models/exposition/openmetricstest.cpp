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
        EXPECT_EQ(readOpenMetrics(row.body), row.read) << row.body;
    }
}

TEST(OpenMetrics, isReadEntryByEntry)
{
    EXPECT_THAT(readAll("# TYPE wait_seconds histogram\n"
                        "# UNIT wait_seconds seconds\n"
                        "# HELP wait_seconds A \\\"wait\\\" \\\\ and\\nmore\n"
                        "wait_seconds_bucket{le=\"0.1\"} 8 # {trace=\"abc\"} 0.06 1520879607.789\n"
                        "wait_seconds_bucket{le=\"+Inf\"} 17 1520879608\n"
                        "wait_seconds_count 17\n"
                        "wait_seconds_sum 3.5\n"
                        "wait_seconds_created 1520430000.123\n"
                        "# EOF\n",
                    Format::OpenMetrics),
        ElementsAre("TYPE wait_seconds histogram", "UNIT wait_seconds seconds",
            "HELP wait_seconds A \"wait\" \\ and\nmore",
            "wait_seconds_bucket{le=\"0.1\"} 8 # {trace=\"abc\"} 0.06 @1520879607789",
            "wait_seconds_bucket{le=\"+Inf\"} 17 @1520879608000", "wait_seconds_count 17",
            "wait_seconds_sum 3.5", "wait_seconds_created 1520430000.123"));
}

TEST(OpenMetrics, endsWithItsMark)
{
    EXPECT_THAT(readAll("# EOF\n", Format::OpenMetrics), IsEmpty());
    EXPECT_THAT(readAll("# EOF", Format::OpenMetrics), IsEmpty());
    EXPECT_THAT(readAll("a 1\n# EOF", Format::OpenMetrics), ElementsAre("a 1"));
    EXPECT_THAT(readAll("a 1\n# EOF\n\0\0"sv, Format::OpenMetrics), ElementsAre("a 1"));
}

TEST(OpenMetrics, hasEightTypes)
{
    for (const std::string_view type :
        {"counter", "gauge", "histogram", "gaugehistogram", "summary", "info", "stateset", "unknown"}) {
        EXPECT_EQ(readOpenMetrics("# TYPE a " + std::string(type) + '\n'), "TYPE a " + std::string(type));
    }
    const std::string body = "# TYPE a stateset\na{a=\"on\"} 1\n# TYPE b info\nb_info{v=\"1\"} 1\n# EOF";
    Reader reader(body, Format::OpenMetrics);
    ASSERT_TRUE(reader.next().ok());
    EXPECT_EQ(reader.metadata().type, MetricType::StateSet);
}

TEST(OpenMetrics, asksNothingAboutHowSamplesFitTheirFamily)
{
    EXPECT_THAT(readAll("# TYPE a counter\na 1\nother -1\na_created 5\n# EOF", Format::OpenMetrics),
        ElementsAre("TYPE a counter", "a 1", "other -1", "a_created 5"));
}

TEST(OpenMetrics, hasTimesInSecondsCutToMilliseconds)
{
    expectRows({
        {"a 1 5\n", "a 1 @5000"},
        {"a 1 5.0019\n", "a 1 @5001"},
        {"a 1 -1.5\n", "a 1 @-1500"},
        {"a 1 1.5e3\n", "a 1 @1500000"},
        {"a 1 1e30\n", "a 1 @-9223372036854775808"},
    });
}

TEST(OpenMetrics, hasExemplarsWithAndWithoutATime)
{
    expectRows({
        {"a_total 1 # {} 2\n", "a_total 1 # {} 2"},
        {"a_total 1 2 # {t=\"x\\\"y\"} 3 4.5\n", "a_total 1 @2000 # {t=\"x\\\"y\"} 3 @4500"},
        {"a_bucket{le=\"1\"} 1 # {a=\"b\",c=\"d\",} NaN\n", R"(a_bucket{le="1"} 1 # {a="b",c="d"} NaN)"},
        {"gauge 1 # {\"trace.id\"=\"b\"} 1\n", R"(gauge 1 # {trace.id="b"} 1)"},
    });
}

TEST(OpenMetrics, forgetsTheExemplarAndTimeOfTheSampleBefore)
{
    EXPECT_THAT(readAll("a_total 1 2 # {t=\"x\"} 3 4\nb_total 5\n# EOF", Format::OpenMetrics),
        ElementsAre("a_total 1 @2000 # {t=\"x\"} 3 @4000", "b_total 5"));
}

TEST(OpenMetrics, hasQuotedNames)
{
    expectRows({
        {"{\"my.metric\"} 1\n", "my.metric 1"},
        {"{x=\"1\",\"my.metric\",y=\"2\"} 1\n", R"(my.metric{x="1",y="2"} 1)"},
        {"# UNIT \"my.metric_s\" s\n", "UNIT my.metric_s s"},
    });
}

TEST(OpenMetrics, takesACommaAfterTheLastLabelAsNewerServersDo)
{
    expectRows({{"a{b=\"c\",} 1\n", R"(a{b="c"} 1)"}});
}

TEST(OpenMetrics, hasUnitsThatEndTheName)
{
    expectRows({{"# UNIT a_b_c b_c\n", "UNIT a_b_c b_c"}, {"# UNIT a \n", "UNIT a "}});
    EXPECT_EQ(readOpenMetrics("# UNIT ab b\n"),
        "line 1, column 11: expected the unit that the metric's name ends with, not \"b\"");
}

TEST(OpenMetrics, takesNulsInValuesAndHelpButNotInExemplars)
{
    EXPECT_EQ(readOpenMetrics("a{b=\"\0\"} 1\n"sv), "a{b=\"\0\"} 1"sv);
    EXPECT_EQ(readOpenMetrics("# HELP a x\0\n"sv), "HELP a x\0"sv);
    EXPECT_EQ(readOpenMetrics("a 1 # {b=\"\0\"} 1\n"sv),
        "line 1, column 11: expected a closing double quote, not \"\\x00\"} 1\"");
}

} // namespace zumik::exposition
