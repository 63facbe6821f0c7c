// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/seriesdescription.h"

#include "models/base/number.h"
#include "tests/promqltest/gonumber.h"

#include <gmock/gmock.h>

#include <cmath>

namespace zumik::promqltest {

namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<double> valuesOf(const std::string &line)
{
    const auto series = parseSeries(line);
    std::vector<double> values;
    if (!series) {
        ADD_FAILURE() << line << ": " << series.error().message;
        return values;
    }
    for (const Point &point : series->points) {
        EXPECT_EQ(point.kind, Point::Kind::Float);
        values.push_back(point.value);
    }
    return values;
}

std::string labelsOf(const std::string &line)
{
    const auto series = parseSeries(line);
    return series ? series->labels.toString() : series.error().message;
}

std::string errorOf(const std::string &line)
{
    const auto series = parseSeries(line);
    return series ? "no error" : series.error().message;
}

std::string kindsOf(const std::string &line)
{
    std::string kinds;
    const auto series = parseSeries(line);
    for (const Point &point : series.value().points) {
        kinds += point.kind == Point::Kind::Absent ? '_' : point.kind == Point::Kind::Float ? 'f' : 'h';
    }
    return kinds;
}

} // namespace

TEST(SeriesDescription, NamesAndLabelsAreReadInEveryForm)
{
    EXPECT_EQ(labelsOf("up 1"), "up");
    EXPECT_EQ(labelsOf("a:b_c{} 1"), "a:b_c");
    EXPECT_EQ(labelsOf("{} 1"), "{}");
    EXPECT_EQ(labelsOf(R"(up{job="a",instance='b',z=`c`,} 1)"), R"(up{instance="b", job="a", z="c"})");
    EXPECT_EQ(labelsOf(R"({__name__="up", job = "a"} 1)"), R"(up{job="a"})");
    EXPECT_EQ(labelsOf(R"({"my.metric", "my label"="x"} 1)"), R"({"my.metric", "my label"="x"})");
    EXPECT_EQ(labelsOf(R"(up{a="q\"\n"} 1)"), R"(up{a="q\"\n"})");
    EXPECT_EQ(labelsOf("sum{by=\"x\"}"), R"(sum{by="x"})");
}

TEST(SeriesDescription, NumbersAreGos)
{
    EXPECT_THAT(valuesOf("m 1 -2 +3 .5 1e3 1.5e-2"), ElementsAre(1, -2, 3, 0.5, 1000, 0.015));
    EXPECT_THAT(valuesOf("m Inf +Inf -inf"), ElementsAre(INFINITY, INFINITY, -INFINITY));
    EXPECT_TRUE(std::isnan(valuesOf("m NaN").front()));
    EXPECT_THAT(valuesOf("m 010"), ElementsAre(8));
    EXPECT_TRUE(std::signbit(valuesOf("m -0.0").front()));
}

TEST(SeriesDescription, CountsRepeatAndAddUp)
{
    EXPECT_THAT(valuesOf("m 5x2"), ElementsAre(5, 5, 5));
    EXPECT_THAT(valuesOf("m 1+2x3 10"), ElementsAre(1, 3, 5, 7, 10));
    EXPECT_THAT(valuesOf("m 1-2x2"), ElementsAre(1, -1, -3));
    EXPECT_THAT(valuesOf("m 0x2"), ElementsAre(0, 0, 0)) << "not a hexadecimal number";
    EXPECT_THAT(valuesOf("m Infx1"), ElementsAre(INFINITY, INFINITY));
    EXPECT_THAT(valuesOf("m 0+0.1x3"), ElementsAre(0, 0.1, 0.1 + 0.1, 0.1 + 0.1 + 0.1));
}

TEST(SeriesDescription, PlacesMayBeEmptyStaleOrHistograms)
{
    EXPECT_EQ(kindsOf("m _ 1 _x3 2"), "_f___f");
    EXPECT_EQ(kindsOf("m {{schema:1 sum:3 buckets:[1 2]}} 1 {{}}x2"), "hfhhh");
    EXPECT_EQ(kindsOf("m {{count:1}}+{{count:2}}x1"), "hh");
    EXPECT_TRUE(base::isAbsent(valuesOf("m stale").front()));
    EXPECT_TRUE(base::isAbsent(valuesOf("m stalex2").back()));
    EXPECT_EQ(kindsOf("m"), "");
    EXPECT_EQ(kindsOf("m \t 1\t\t2"), "ff");
}

TEST(SeriesDescription, AnErrorTellsTheColumnAndWhatWasExpected)
{
    EXPECT_EQ(errorOf("= 1"), "column 1: expected a metric or {");
    EXPECT_EQ(errorOf("up{job}"), "column 7: expected =");
    EXPECT_EQ(errorOf("up{job=a} 1"), "column 8: expected a quoted value");
    EXPECT_THAT(errorOf("up{job=\"a} 1"), HasSubstr("column 8: expected a string"));
    EXPECT_EQ(errorOf("up{a=\"b\" c=\"d\"}"), "column 10: expected , or }");
    EXPECT_EQ(errorOf("up 1 oops"), "column 6: expected a value, _, stale or {{");
    EXPECT_EQ(errorOf("up 1x"), "column 6: expected a count");
    EXPECT_EQ(errorOf("up 1+2"), "column 7: expected a number, x and a count");
    EXPECT_EQ(errorOf("up 1,2"), "column 5: expected a space before the next value");
    EXPECT_THAT(errorOf("up {{count:1"), HasSubstr("expected {{ and }}"));
    EXPECT_THAT(errorOf("up 1x99999999999"), HasSubstr("expected a count"));
}

TEST(GoNumber, TakesIntegersOfEveryBaseAndFloats)
{
    EXPECT_EQ(parseGoNumber("0x1F"), 31);
    EXPECT_EQ(parseGoNumber("-0b11"), -3);
    EXPECT_EQ(parseGoNumber("0o17"), 15);
    EXPECT_EQ(parseGoNumber("0755"), 493);
    EXPECT_EQ(parseGoNumber("1_000"), 1000);
    EXPECT_EQ(parseGoNumber("0899"), 899) << "no octal number, but a float";
    EXPECT_EQ(parseGoNumber("+2.5e3"), 2500);
    EXPECT_FALSE(parseGoNumber("up 1"));
    EXPECT_FALSE(parseGoNumber("1 2"));
    EXPECT_FALSE(parseGoNumber(""));
}

} // namespace zumik::promqltest
